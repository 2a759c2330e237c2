"""Which states considered, pursued or had nuclear weapons, year by year, as Our World in Data gives it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import UnreadColumn
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.first_look import Layout
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

ADDRESS = "https://ourworldindata.org/grapher/country-position-nuclear-weapons.csv"
MEMBER = re.compile(r"nuclear[^/]*\.csv$", re.IGNORECASE)
NAMES = ("Nuclear weapons status", "nuclear_weapons_status", "Status", "status")
"""What the column of the status is called: by its title, or by its short name."""
LAYOUTS = tuple(
    Layout(MEMBER, "nuclear weapons status of Our World in Data", ("Entity", "Code", "Year", name), ())
    for name in NAMES
)
FIRST = 1938
OUT = (6, 30)
"""Month and day of the year after its last one by which a file counts as published."""
WORDS = {
    "0": ("0", "does not consider", "not considering", "do not consider"),
    "1": ("1", "considers", "considering", "consider"),
    "2": ("2", "pursues", "pursuing", "pursue"),
    "3": ("3", "possesses", "possessing", "possess"),
}
GRADED = " ".join(
    f"WHEN lower(trim(status)) IN ({', '.join(repr(word) for word in words)}) THEN {grade}"
    for grade, words in WORDS.items()
)


def select(column: str) -> str:
    """The statement; `column` holds the status. Regions and the world, which have no code, are left out."""
    return f"""
    WITH told AS (
        SELECT line, Entity AS entity, Code AS code, raw."Year" AS told_year, TRY_CAST(raw."Year" AS INTEGER) AS y,
            regexp_replace("{column}", '\\.0$', '') AS status FROM raw
    ), graded AS (SELECT *, CASE {GRADED} END AS grade FROM told)
    SELECT line, graded.code || '-' || y AS record, 'nuclear' AS layer, coalesce(i.iso3, n.iso3) AS state_a,
        CASE grade WHEN 1 THEN 'consider' WHEN 2 THEN 'pursue' WHEN 3 THEN 'possess' END AS kind,
        make_date(y, 1, 1) AS "start", make_date(y + 1, 1, 1) AS "end", 'year' AS precision,
        CASE WHEN y IS NULL THEN 'the year is no number'
             WHEN grade IS NULL THEN 'status ' || status || ' is none of 0 to 3'
             WHEN coalesce(i.iso3, n.iso3) IS NULL THEN 'no state is known by ' || graded.code || ' or ' || entity
             END AS reject
    FROM graded LEFT JOIN iso_code i ON i.code = graded.code LEFT JOIN state_name n ON n.name = lower(trim(entity))
    WHERE graded.code IS NOT NULL AND status IS NOT NULL AND grade IS DISTINCT FROM 0
        OR (graded.code IS NOT NULL AND y IS NULL)
    """


class NuclearStatus:
    """States that considered, pursued or had nuclear weapons, year by year since 1938 (Our World in Data, after Bleek)."""

    name, doi, terms = "nuclear_status", "", "cc-by"
    citation = (
        "Our World in Data, based on Bleek, P. C. (2017): When Did (and Didn't) States Proliferate? Chronicling the Spread of "
        "Nuclear Weapons; and Nuclear Threat Initiative."
    )
    origin = "https://ourworldindata.org/grapher/country-position-nuclear-weapons"
    licence = "CC BY 4.0: free to use and to pass on, with the citation."
    minimum = Minimum(rows=840, states=25, first=1942, last=2020)
    grouped, incremental = 1, False

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The chart's whole table, whatever days are asked for."""
        got = door.download(ADDRESS, cache / "country-position-nuclear-weapons.csv", fresh=True)
        (one,) = self.files(got.path)
        yield replace(one, published=min(one.published, got.retrieved), url=got.url, retrieved=got.retrieved)

    def files(self, path: Path) -> Iterator[Download]:
        """The table that the chart gives under "Download"; the edition is named by its last year."""
        last = _layout(path).last_year(path, "Year")
        yield Download(self.name, path, date(last + 1, *OUT), f"to {last}", sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each state and year."""
        (download,) = downloads
        layout = _layout(download.path)
        yield layout.table(download.path, place, select(layout.used[-1]))

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A state without a row in a year did none of the three."""
        after = date(int(download.version.removeprefix("to ")) + 1, 1, 1)
        yield Coverage(self.name, download.version, "nuclear", "all", date(FIRST, 1, 1), after, "closed")


def _layout(path: Path) -> Layout:
    """The layout whose column of the status the file has.

    Raises:
        BadInput: none fits; what the file lacks of the first one.
    """
    first: UnreadColumn | None = None
    for layout in LAYOUTS:
        try:
            layout.check(path)
        except UnreadColumn as error:
            first = first or error
        else:
            return layout
    raise first or AssertionError("there are layouts")
