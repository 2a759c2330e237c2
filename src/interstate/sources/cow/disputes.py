"""Militarized interstate disputes by pairs of states that opposed each other, as the project itself paired them."""

from collections.abc import Iterator
from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.days import after, first, no_day, precision
from interstate.sources.cow.numbers import APART, FIRST, named, no_code
from interstate.store.bulk import Minimum

LEVELS = ("1", "2", "3", "4", "5", "-9")
"""Highest hostility: 1 none, 2 threat, 3 display, 4 use of force, 5 war; -9 missing."""
START = ("strtday", "strtmnth", "strtyr")
END = ("endday", "endmnth", "endyear")
ROWS = """
WITH {named}, pairs AS (
    SELECT disno, least(TRY_CAST(statea AS INTEGER), TRY_CAST(stateb AS INTEGER)) AS low,
        greatest(TRY_CAST(statea AS INTEGER), TRY_CAST(stateb AS INTEGER)) AS high, least(one, other) AS state_a,
        greatest(one, other) AS state_b, min(line) AS line, min({since}) AS since, max({beyond}) AS beyond,
        arg_min({precision}, line) AS precision, min(y) AS y1, max(y) AS y2, max(TRY_CAST(hihost AS INTEGER)) AS level
    FROM named WHERE trouble IS NULL AND one <> other GROUP BY ALL
)
SELECT line, disno || '-' || low || '-' || high ||
        CASE WHEN y1 > greatest(year(since), {first_year}) THEN '-' || y1 ELSE '' END AS record,
    'dispute' AS layer, state_a, state_b, 'militarised' AS kind,
    CASE WHEN level <> -9 THEN level::DOUBLE END AS value, 'hostility level' AS unit,
    CASE WHEN y1 = {first_year} THEN since ELSE greatest(since, make_date(y1, 1, 1)) END AS "start",
    least(beyond, make_date(y2 + 1, 1, 1)) AS "end", precision, {basis}, NULL AS reject
FROM pairs
UNION ALL BY NAME SELECT line, trouble AS reject FROM named WHERE trouble IS NOT NULL AND {apart}
"""
"""A row is a year of a dispute of a pair; its years are one fact, and a file that holds each pair both ways gives the same."""


class CowDisputes(Cow):
    """Militarized interstate disputes by opposing pair, with the highest hostility, to 2014 (Correlates of War, dyadic)."""

    name = "cow_disputes"
    citation = (
        "Maoz, Z., Johnson, P. L., Kaplan, J., Ogunkoya, F. and Shreve, A. P. (2019): The Dyadic Militarized Interstate "
        "Disputes (MIDs) dataset version 3.0: Logic, characteristics, and comparisons to alternative datasets. Journal of "
        "Conflict Resolution 63(3), 811-835. Version 4.03."
    )
    origin = "https://correlatesofwar.org/data-sets/mids/"
    editions = (
        Edition(
            "4.03",
            date(2025, 4, 6),
            date(2015, 1, 1),
            "dyadic_mid_4.03_update.zip",
            ("dyadic_mid_4.03.csv",),
            basis="release",
        ),
    )
    columns = (
        "disno", "dyindex", "statea", "namea", "stateb", "nameb", "strtday", "strtmnth", "strtyr", "year", "endday",
        "endmnth", "endyear", "outcome", "settlmnt", "fatlev", "highact", "hihost", "recip", "noinit", "notarg", "sideaa",
        "revstata", "revtypea", "fatleva", "highmcaa", "hihosta", "orignata", "sideab", "revstatb", "revtypeb", "fatlevb",
        "highmcab", "hihostb", "orignatb", "rolea", "roleb", "dyad_rolea", "dyad_roleb", "war", "durindx", "duration",
        "cumdurat", "mid5hiact", "mid5hiacta", "mid5hiactb", "severity", "severitya", "severityb", "ongo2014", "new",
        "change", "changetype_1", "changetype_2",
    )  # fmt: skip
    used = frozenset({"disno", "statea", "stateb", "year", "hihost", *START, *END})

    def __init__(self) -> None:
        self.minimum = Minimum(rows=2_000, states=140, first=FIRST, last=2014)

    def statement(self, edition: Edition) -> str:
        """A fact a dispute and pair."""
        since, beyond = first(*START), after(*END)
        more = no_day("the start", since, *START) + no_day("the end", beyond, *END)
        more += f"WHEN {beyond} <= {since} THEN 'it ends before it begins' " + no_code("hihost", LEVELS)
        return ROWS.format(
            named=named("statea", "stateb", more), since=since, beyond=beyond, precision=precision(*START[:2]),
            first_year=FIRST, basis=basis(edition), apart=APART,
        )  # fmt: skip

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """All pairs, for disputes of this kind."""
        until = self.edition(download).until
        yield Coverage(
            self.name, download.version, "dispute", "all", date(FIRST, 1, 1), until, "closed", kind="militarised"
        )
