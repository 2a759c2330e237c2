"""Formal alliances: which pledge binds two states in a year."""

from collections.abc import Iterator
from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.numbers import APART, FIRST, SPAN, named, no_code
from interstate.store.bulk import Minimum

PLEDGES = {
    "defense": "defence",
    "neutrality": "neutrality",
    "nonaggression": "non-aggression",
    "entente": "consultation",
}
"""Columns of the file, and what the pledge is called here."""
YEARS = """
WITH {named}, pledged AS (
    SELECT *, unnest([{held}]) AS kind FROM named WHERE trouble IS NULL
    UNION ALL SELECT *, NULL AS kind FROM named WHERE trouble IS NOT NULL
), both_ways AS (
    SELECT *, ccode1 || '-' || ccode2 AS pair, one AS state_a, other AS state_b FROM pledged WHERE {apart}
    UNION ALL SELECT *, ccode2 || '-' || ccode1, other, one FROM pledged WHERE trouble IS NULL AND one <> other
)
SELECT line, pair || '-' || y || '-' || kind AS record,
    'alliance' AS layer, state_a, state_b, kind, {span}, {basis}, trouble AS reject
FROM both_ways WHERE trouble IS NOT NULL OR kind IS NOT NULL
"""
"""Several alliances of a pair in a year give equal rows, which are one fact."""


YEARLESS = (("ISR-USA", 1981, 1991), ("EGY-ISR", 1979, 2012))
"""Pairs whose rows have the year 0 in 4.1, and the years they should have, as the authors of peacesciencer found out."""


class CowAlliances(Cow):
    """Formal alliances by pledge: defence, neutrality, non-aggression, consultation, to 2012 (Correlates of War)."""

    name = "cow_alliances"
    citation = (
        "Gibler, D. M. (2009): International Military Alliances, 1648-2008. CQ Press. Correlates of War formal alliances, "
        "version 4.1."
    )
    origin = "https://correlatesofwar.org/data-sets/formal-alliances/"
    editions = (
        Edition(
            "4.1",
            date(2014, 12, 31),
            date(2013, 1, 1),
            "version4.1_csv.zip",
            ("alliance_v4.1_by_dyad_yearly.csv", "alliance_v4.1_by_directed_yearly.csv"),
            ("4.1",),
        ),
    )
    columns = (
        "version4id", "ccode1", "state_name1", "ccode2", "state_name2", "dyad_st_day", "dyad_st_month", "dyad_st_year",
        "dyad_end_day", "dyad_end_month", "dyad_end_year", "left_censor", "right_censor", "defense", "neutrality",
        "nonaggression", "entente", "year", "version",
    )  # fmt: skip
    used = frozenset({"ccode1", "ccode2", "year", *PLEDGES})

    def __init__(self) -> None:
        self.minimum = Minimum(rows=100_000, states=120, first=FIRST, last=2012)

    def statement(self, edition: Edition) -> str:
        """A fact a pledge, pair, direction and year: the file counts its pairs once, the pledges bind both."""
        more = "".join(no_code(column, ("0", "1")) for column in PLEDGES)
        held = ", ".join(f"CASE WHEN \"{theirs}\" = '1' THEN '{ours}' END" for theirs, ours in PLEDGES.items())
        return YEARS.format(
            named=named("ccode1", "ccode2", more), held=held, apart=APART, span=SPAN, basis=basis(edition)
        )

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """All pairs, as the list means to be whole; but not the two whose rows have no year."""
        until = self.edition(download).until
        yield Coverage(self.name, download.version, "alliance", "all", date(FIRST, 1, 1), until, "closed")
        for pair, first, last in YEARLESS:
            span = date(first, 1, 1), date(last + 1, 1, 1)
            yield Coverage(self.name, download.version, "alliance", pair, *span, "gap", "the file gives the year 0")
