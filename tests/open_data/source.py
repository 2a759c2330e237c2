"""Test-only data sets: the open files of ../shared/data/world, which are re-shaped Parquet and not what their publishers issue.

Each is a statement over the columns of one file; the file becomes text first, as every data set of the project is read from text.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import duckdb

from interstate.errors import BadInput, UsageError
from interstate.model.tie import Coverage, Rule
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

PUBLISHED = date(2026, 9, 1)


class Open:
    """One re-shaped file: its columns, the statement that reads it, and what it covers."""

    name: ClassVar[str]
    doi: ClassVar[str] = ""
    terms: ClassVar[str] = "cc-by"
    citation: ClassVar[str]
    origin: ClassVar[str] = "../shared/data/world/README.md"
    licence: ClassVar[str] = "For tests."
    grouped: ClassVar[int] = 1
    incremental: ClassVar[bool] = False
    minimum: Minimum = Minimum()
    fast: ClassVar[bool] = False
    columns: ClassVar[str]
    unread: ClassVar[str] = ""
    select: ClassVar[str]
    covers: ClassVar[tuple[tuple[str, int | None, int | None, Rule, str], ...]] = ()
    """(layer, first year, last year, rule, kind), of all states."""

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        raise UsageError(f"{self.name} is read from a file: interstate data add {self.name} --file PATH")

    def files(self, path: Path) -> Iterator[Download]:
        yield Download(self.name, path, PUBLISHED, "1", sha256(path), terms=self.terms)

    def query(self, downloads: Sequence[Download]) -> str:
        """What is written as text: the file as it is."""
        (download,) = downloads
        return f"SELECT * FROM '{download.path}'"

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        text = place / "table.csv"
        try:
            with duckdb.connect() as connection:
                connection.execute(f"COPY ({self.query(downloads)}) TO '{text}' (FORMAT csv, HEADER)")
        except duckdb.Error as error:
            raise BadInput(f"{downloads[0].label}: {str(error).splitlines()[0]}") from None
        used, ignored = self.columns.split(), self.unread.split()
        yield Table(
            into="facts",
            paths=(text,),
            columns=(*used, *ignored),
            used=frozenset(used),
            ignored=frozenset(ignored),
            select=self.select,
            fast=self.fast,
        )

    def coverage(self, download: Download) -> Iterator[Coverage]:
        for layer, first, last, rule, kind in self.covers:
            start = None if first is None else date(first, 1, 1)
            end = None if last is None else date(last + 1, 1, 1)
            yield Coverage(self.name, "1", layer, "all", start, end, rule, kind=kind)


def years(first: str, last: str | None = None) -> str:
    """The columns of a fact that held from the first day of a year to the last day of the same or another year."""
    return (
        f'make_date(TRY_CAST({first} AS INTEGER), 1, 1) AS "start", '
        f"make_date(TRY_CAST({last or first} AS INTEGER) + 1, 1, 1) AS \"end\", 'year' AS precision"
    )


def numbered(system: str, code: str, year: str, name: str = "a") -> str:
    """A join that gives `{name}.iso3`, the state of a number in a year."""
    return (
        f"LEFT JOIN {system}_year {name} ON {name}.code = TRY_CAST({code} AS INTEGER) "
        f"AND {name}.year = TRY_CAST({year} AS INTEGER)"
    )


def unknown(code: str, year: str, name: str = "a") -> str:
    """The reason to reject a row whose number is of no state in that year."""
    return (
        f"CASE WHEN {name}.iso3 IS NULL THEN 'state number ' || {code} || ' is in no list for ' || {year} END AS reject"
    )
