"""Militarized interstate disputes by participant, paired here: each state of side A with each of side B, while both took part."""

from collections.abc import Iterator
from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.days import after, first, no_day, precision
from interstate.sources.cow.disputes import LEVELS
from interstate.sources.cow.numbers import FIRST, no_code
from interstate.store.bulk import Minimum

START = ("stday", "stmon", "styear")
END = ("endday", "endmon", "endyear")
PAIRS = """
WITH spells AS (
    SELECT *, {since} AS since, {beyond} AS beyond, {precision} AS exact, CASE {trouble} END AS trouble FROM raw
), kept AS (
    SELECT * FROM spells WHERE trouble IS NOT NULL OR beyond > DATE '{first_year}-01-01'
), met AS (
    SELECT a.line, a.dispnum, a.ccode AS code_a, b.ccode AS code_b, greatest(a.since, b.since) AS since,
        least(a.beyond, b.beyond) AS beyond, CASE WHEN a.since >= b.since THEN a.exact ELSE b.exact END AS exact,
        greatest(TRY_CAST(a.hostlev AS INTEGER), TRY_CAST(b.hostlev AS INTEGER)) AS level
    FROM kept a JOIN kept b ON a.dispnum = b.dispnum AND a.sidea = '1' AND b.sidea = '0'
    WHERE a.trouble IS NULL AND b.trouble IS NULL AND a.since < b.beyond AND b.since < a.beyond
), named AS (
    SELECT met.*, a.iso3 AS one, b.iso3 AS other, CASE
        WHEN a.iso3 IS NULL THEN 'state number ' || code_a || ' is in no list for ' || year(since)
        WHEN b.iso3 IS NULL THEN 'state number ' || code_b || ' is in no list for ' || year(since) END AS trouble
    FROM met
    LEFT JOIN cow_year a ON a.code = TRY_CAST(code_a AS INTEGER) AND a.year = greatest(year(since), {first_year})
    LEFT JOIN cow_year b ON b.code = TRY_CAST(code_b AS INTEGER) AND b.year = greatest(year(since), {first_year})
    WHERE beyond > DATE '{first_year}-01-01'
)
SELECT line, dispnum || '-' || code_a || '-' || code_b || CASE WHEN row_number() OVER again > 1
        THEN '-' || row_number() OVER again ELSE '' END AS record, 'dispute' AS layer, least(one, other) AS state_a,
    greatest(one, other) AS state_b, 'militarised' AS kind, CASE WHEN level <> -9 THEN level::DOUBLE END AS value,
    'hostility level' AS unit, since AS "start", beyond AS "end", exact AS precision, {basis}, trouble AS reject
FROM named WHERE trouble IS NOT NULL OR one <> other
WINDOW again AS (PARTITION BY dispnum, code_a, code_b ORDER BY since, line)
UNION ALL BY NAME SELECT line, trouble AS reject FROM kept WHERE trouble IS NOT NULL
"""
"""Rows of side B give no fact of their own: the pair is told by the row of side A."""


class CowDisputeSides(Cow):
    """Militarized interstate disputes to 2014, side A paired with side B here (Correlates of War, MID 5.0)."""

    name = "cow_dispute_sides"
    citation = (
        "Palmer, G., McManus, R. W., D'Orazio, V., Kenwick, M. R., Karstens, M., Bloch, C., Dietrich, N., Kahn, K., Ritter, K. "
        "and Soules, M. J. (2022): The MID5 dataset, 2011-2014: Procedures, coding rules, and description. Conflict Management "
        "and Peace Science 39(4), 470-482."
    )
    origin = "https://correlatesofwar.org/data-sets/mids/"
    editions = (
        Edition(
            "5.0",
            date(2021, 12, 31),
            date(2015, 1, 1),
            "MID-5-Data-and-Supporting-Materials.zip",
            ("MIDB 5.0.csv", "MIDB_5.0.csv"),
            ("5", "5.0"),
        ),
    )
    columns = (
        "dispnum", "stabb", "ccode", "stday", "stmon", "styear", "endday", "endmon", "endyear", "sidea", "revstate",
        "revtype1", "revtype2", "fatality", "fatalpre", "hiact", "hostlev", "orig", "version",
    )  # fmt: skip
    used = frozenset({"dispnum", "ccode", "sidea", "hostlev", *START, *END})

    def __init__(self) -> None:
        self.minimum = Minimum(rows=2_000, states=140, first=FIRST, last=2014)

    def statement(self, edition: Edition) -> str:
        """A fact a dispute, pair and time in which both took part."""
        since, beyond = first(*START), after(*END)
        trouble = no_day("the start", since, *START) + no_day("the end", beyond, *END)
        trouble += f"WHEN {beyond} <= {since} THEN 'it ends before it begins' " + no_code("sidea", ("0", "1"))
        trouble += "WHEN TRY_CAST(ccode AS INTEGER) IS NULL THEN 'the state number is no number' "
        trouble += no_code("hostlev", LEVELS)
        return PAIRS.format(
            since=since, beyond=beyond, precision=precision(*START[:2]), trouble=trouble, first_year=FIRST,
            basis=basis(edition),
        )  # fmt: skip

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """All pairs, for disputes of this kind."""
        until = self.edition(download).until
        yield Coverage(
            self.name, download.version, "dispute", "all", date(FIRST, 1, 1), until, "closed", kind="militarised"
        )
