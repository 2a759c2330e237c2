"""Major powers: the spells in which the project counts a state as one."""

from collections.abc import Iterator, Sequence
from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.days import after, first, no_day
from interstate.sources.cow.numbers import FIRST
from interstate.store.bulk import Minimum

START = ("stday", "stmonth", "styear")
NAMED = "statenme"
END = ("endday", "endmonth", "endyear")
SPELLS = """
WITH spells AS (
    SELECT *, {since} AS since, {beyond} AS beyond, CASE {days} END AS trouble FROM raw
), named AS (
    SELECT spells.*, a.iso3, coalesce(trouble, CASE WHEN a.iso3 IS NULL
        THEN 'state number ' || coalesce(ccode, '(empty)') || ' is in no list for ' || greatest(year(since), {first}) END) AS why
    FROM spells LEFT JOIN cow_year a ON a.code = TRY_CAST(ccode AS INTEGER) AND a.year = greatest(year(since), {first})
    WHERE trouble IS NOT NULL OR beyond > DATE '{first}-01-01'
)
SELECT line, ccode || '-' || styear AS record, '{layer}' AS layer, '{kind}' AS kind, iso3 AS state_a, since AS "start", beyond AS "end",
    {basis}, why AS reject
FROM named
"""


class CowMajorPowers(Cow):
    """Which states are major powers, and since when (Correlates of War)."""

    name = "cow_major_powers"
    citation = "Correlates of War project: State System Membership List, versions 2016 and 2024, major powers."
    origin = "https://correlatesofwar.org/data-sets/state-system-membership/"
    editions = (
        Edition(
            "2024",
            date(2025, 12, 31),
            date(2025, 1, 1),
            "MajorPowers2024.zip",
            ("majors2024.csv",),
            ("2024",),
        ),
        Edition("2016", date(2017, 12, 31), date(2017, 1, 1), "majors2016.csv", ("majors2016.csv",), ("2016",)),
    )
    columns: tuple[str, ...] = (
        "stateabb",
        "ccode",
        "styear",
        "stmonth",
        "stday",
        "endyear",
        "endmonth",
        "endday",
        "version",
    )
    used = frozenset({"ccode", *START, *END})

    layer, kind = "major_power", ""

    def __init__(self) -> None:
        self.minimum = Minimum(rows=5, states=5, last=2016)

    def _ours(self, header: Sequence[str]) -> bool:
        """The list of states has the same columns, and names them besides."""
        return super()._ours(header) and (NAMED in header) == (NAMED in self.columns)

    def statement(self, edition: Edition) -> str:
        """A fact a spell that reaches the years kept; one that goes on ends with the edition."""
        since, beyond = first(*START), after(*END)
        days = no_day("the start", since, *START) + no_day("the end", beyond, *END)
        days += f"WHEN {beyond} <= {since} THEN 'the spell ends before it begins'"
        return SPELLS.format(
            layer=self.layer, kind=self.kind, since=since, beyond=beyond, days=days, first=FIRST, basis=basis(edition)
        )

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """All states."""
        until = self.edition(download).until
        yield Coverage(self.name, download.version, self.layer, "all", date(FIRST, 1, 1), until, "closed")
