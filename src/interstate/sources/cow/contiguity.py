"""Direct contiguity: who lies next to whom, by land or across up to 400 miles of water."""

from collections.abc import Iterator
from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.numbers import FIRST, bearer
from interstate.store.bulk import Minimum

SPELLS = """
WITH dated AS (
    SELECT *, TRY_CAST("begin" AS INTEGER) AS b, TRY_CAST("end" AS INTEGER) AS e, TRY_CAST(conttype AS INTEGER) AS level FROM raw
), checked AS (
    SELECT *, CASE
        WHEN b IS NULL OR b // 100 NOT BETWEEN 1816 AND 2100 OR b % 100 NOT BETWEEN 1 AND 12
            THEN 'begin ' || coalesce("begin", '(empty)') || ' is no month'
        WHEN e IS NULL OR e // 100 NOT BETWEEN 1816 AND 2100 OR e % 100 NOT BETWEEN 1 AND 12
            THEN 'end ' || coalesce("end", '(empty)') || ' is no month'
        WHEN e < b THEN 'the spell ends before it begins'
        WHEN level IS NULL OR level NOT BETWEEN 1 AND 5
            THEN 'conttype ' || coalesce(conttype, '(empty)') || ' is none of 1 to 5' END AS trouble
    FROM dated
), years AS (
    SELECT *, unnest(CASE WHEN trouble IS NULL THEN range(greatest(b // 100, {first}), e // 100 + 1) ELSE [NULL] END) AS y
    FROM checked
), named AS (
    SELECT years.*, l.iso3 AS one, h.iso3 AS other, coalesce(trouble, CASE
        WHEN l.iso3 IS NULL THEN 'state number ' || coalesce(statelno, '(empty)') || ' is in no list for ' || y
        WHEN h.iso3 IS NULL THEN 'state number ' || coalesce(statehno, '(empty)') || ' is in no list for ' || y END) AS why
    FROM years {low} {high}
), spells AS (
    SELECT line, statelno, statehno, "begin", level, one, other, why, any_value(b) AS b, any_value(e) AS e,
        min(y) AS y1, max(y) AS y2
    FROM named WHERE why IS NOT NULL OR one <> other GROUP BY ALL
), bounds AS (
    SELECT *, make_date(CASE WHEN why IS NULL THEN b // 100 END, b % 100, 1) AS since,
        make_date(CASE WHEN why IS NULL THEN e // 100 END, e % 100, 1) + INTERVAL 1 MONTH AS beyond
    FROM spells
)
SELECT line, statelno || '-' || statehno || '-' || "begin" ||
        CASE WHEN y1 > greatest(b // 100, {first}) THEN '-' || y1 ELSE '' END AS record, 'contiguity' AS layer,
    least(one, other) AS state_a, greatest(one, other) AS state_b, level::DOUBLE AS value, 'contiguity level' AS unit,
    CASE WHEN level = 1 THEN 'land' ELSE 'water' END AS kind,
    CASE WHEN why IS NULL THEN CASE WHEN y1 = {first} THEN since ELSE greatest(since, make_date(y1, 1, 1)) END END AS "start",
    CASE WHEN why IS NULL THEN least(beyond::DATE, make_date(y2 + 1, 1, 1)) END AS "end",
    'month' AS precision, why AS reject, {basis}
FROM bounds
"""
"""A spell is cut where a number passes from one state to another, to the year. One that was there in the first year kept has the
beginning that the file gives."""


class CowContiguity(Cow):
    """Contiguity of states by land and across up to 400 miles of water, 1816-2016 (Correlates of War)."""

    name = "cow_contiguity"
    citation = (
        "Stinnett, D. M., Tir, J., Schafer, P., Diehl, P. F. and Gochman, C. (2002): The Correlates of War project direct "
        "contiguity data, version 3. Conflict Management and Peace Science 19(2), 59-67. Version 3.2."
    )
    origin = "https://correlatesofwar.org/data-sets/direct-contiguity/"
    editions = (
        Edition(
            "3.2", date(2017, 12, 31), date(2017, 1, 1), "DirectContiguity320.zip", ("contdir.csv",), ("3.2", "3.20")
        ),
    )
    columns = ("dyad", "statelno", "statelab", "statehno", "statehab", "conttype", "begin", "end", "notes", "version")
    used = frozenset({"statelno", "statehno", "conttype", "begin", "end"})

    def __init__(self) -> None:
        self.minimum = Minimum(rows=600, states=150, first=FIRST, last=2016)

    def statement(self, edition: Edition) -> str:
        """Spells by month."""
        return SPELLS.format(
            first=FIRST, low=bearer("l", "statelno"), high=bearer("h", "statehno"), basis=basis(edition)
        )

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """All pairs of states: what is not in the list is farther apart than 400 miles."""
        until = self.edition(download).until
        yield Coverage(self.name, download.version, "contiguity", "all", date(FIRST, 1, 1), until, "closed")
