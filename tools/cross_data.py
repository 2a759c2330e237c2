"""The independent data sets that `tools/cross_check.py` compares with: read, never copied.

A file or package that is not there gives an empty answer, so that the rows it could speak about count as "not covered".
"""

import importlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from interstate.codes import states

Record = dict[str, Any]
Pair = tuple[str, str]
BOOK_YEAR = 2016
"""Last year of the dated state numbers; a later year is looked up in it."""
PARTS = {"GUF": "FRA", "MAF": "FRA", "SXM": "NLD", "GIB": "GBR"}
"""Overseas parts with a land border, and the state that they belong to."""


def pair(a: str, b: str) -> Pair:
    """Two codes in alphabetical order."""
    return (a, b) if a < b else (b, a)


def edition(package: str) -> str:
    """`NAME VERSION` of an installed package; empty if it is not there."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""


def module(name: str) -> Any:
    """A module of an optional package; None if it cannot be imported."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def coded(system: states.System, number: object, year: int) -> str | None:
    """Our code of a numbered state in the middle of a year."""
    return states.iso3(system, int(float(str(number))), date(min(year, BOOK_YEAR), 6, 30)) if number else None


@dataclass(frozen=True, slots=True)
class Fight:
    """A year in which two governments fought (UCDP): when the first life was lost, and when the episode began and ended."""

    year: int
    starts: tuple[str, ...]
    end: str


class Data:
    """The folder `../shared/data/world` and the packages beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> list[Record]:
        """Rows of `NAME.parquet`; none if there is no such file."""
        import duckdb

        path = self.folder / f"{name}.parquet"
        if not path.is_file():
            return []
        with duckdb.connect() as con:
            found = con.execute("SELECT * FROM read_parquet(?)", [str(path)])
            columns = [part[0] for part in found.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    @cached_property
    def rivals(self) -> Mapping[Pair, list[Record]]:
        """Thompson, Sakuwa & Suhas 2022: spells by pair, with first and last year."""
        found: dict[Pair, list[Record]] = defaultdict(list)
        for row in self.rows("rivalries_tss"):
            year = max(row["start"], min(row["end"] or BOOK_YEAR, BOOK_YEAR) - 1, 1947)
            sides = [coded("cow", row[key], year) for key in ("ccode1", "ccode2")]
            if sides[0] and sides[1]:
                found[pair(sides[0], sides[1])].append(row)
        return found

    @cached_property
    def fights(self) -> Mapping[Pair, list[Fight]]:
        """UCDP/PRIO 25.1: by pair of governments on opposite sides, the years in which they fought."""
        found: dict[Pair, list[Fight]] = defaultdict(list)
        for row in sorted(self.rows("ucdp_armed_conflict_25_1"), key=lambda row: int(row["year"])):
            starts = tuple(str(row[key]) for key in ("start_date", "start_date2") if row[key])
            fight = Fight(int(row["year"]), starts, str(row["ep_end_date"] or ""))
            for both in _sides(row):
                found[both].append(fight)
        return found

    @cached_property
    def statuses(self) -> Mapping[tuple[str, int], list[Record]]:
        """Bleek 2017 and NTI 2022 (OWID): spells by state and status (1 consider, 2 pursue, 3 possess)."""
        found: dict[tuple[str, int], list[Record]] = defaultdict(list)
        for row in self.rows("nuclear_status_spells"):
            found[row["iso3"], row["status"]].append(row)
        return found

    @cached_property
    def tests(self) -> Mapping[tuple[str, int], int]:
        """Nuclear tests by state and year (ACA 2020, OWID); the Soviet Union is RUS."""
        names = {"USSR": "RUS", "Soviet Union": "RUS", "Russia": "RUS"}
        by_name: dict[str, str] = {states.state(code).name: code for code in states.codes()} | names
        found: dict[tuple[str, int], int] = {}
        for row in self.rows("nuclear_tests"):
            entity = str(row["entity"])
            found[by_name.get(entity, entity), int(row["year"])] = int(row["tests"])
        return found

    @cached_property
    def land(self) -> frozenset[Pair]:
        """Pairs with a land border today (mledoze/countries)."""
        rows = [(str(row["iso3_1"]), str(row["iso3_2"])) for row in self.rows("land_borders")]
        return frozenset(pair(PARTS.get(a, a), PARTS.get(b, b)) for a, b in rows)


def _sides(row: Record) -> Iterator[Pair]:
    """The pairs of states on opposite sides of a line of UCDP (names of rebels carry no number)."""
    first, second = (
        {coded("gw", row[key], int(row["year"])) for key in (f"gwno_{side}", f"gwno_{side}_2nd")} for side in "ab"
    )
    for a in first:
        for b in second:
            if a and b and a != b:
                yield pair(a, b)


def also(folder: Path | None) -> None:
    """Packages may lie in a folder of their own (`pip install --target`), so that the project does not depend on them."""
    if folder is not None:
        sys.path.append(str(folder))
