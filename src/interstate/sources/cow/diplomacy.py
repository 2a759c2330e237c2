"""Diplomatic exchange: the level at which one state is represented at another, every five years."""

import csv
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from interstate.codes import states
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.numbers import SPAN, named, no_code
from interstate.sources.cow.opening import text_of
from interstate.store.bulk import Minimum

LEVELS = {"1": "charge", "2": "minister", "3": "ambassador", "9": "other"}
MISSING = "-9"
CODES = ("0", *LEVELS, MISSING)
"""0 = no mission, -9 = missing; from 1950 to 1965 every mission is 9, as its level was not recorded."""
POINTS = tuple(range(1950, 2006, 5))
"""Years of observation among those that are kept."""
MISSIONS = """
WITH {named}, missions AS (
    SELECT line, ccode1 AS sender, ccode2 AS host, one AS state_a, other AS state_b, y, DR_at_2 AS level FROM named
    WHERE trouble IS NULL UNION ALL SELECT line, ccode2, ccode1, other, one, y, DR_at_1 FROM named WHERE trouble IS NULL
), compared AS (
    SELECT *, CASE WHEN min(level) OVER same <> max(level) OVER same
        THEN 'the mission of ' || sender || ' at ' || host || ' in ' || y || ' is given twice, at different levels' END AS trouble
    FROM missions WHERE state_a <> state_b WINDOW same AS (PARTITION BY sender, host, y)
), unsure AS (
    SELECT line, min(trouble) AS reject FROM compared WHERE trouble IS NOT NULL GROUP BY line
)
SELECT line, sender || '-' || host || '-' || y AS record, 'diplomacy' AS layer, state_a, state_b,
    CASE level {kinds} END AS kind, {span}, {basis}, NULL AS reject
FROM compared WHERE level NOT IN ('0', '-9') AND line NOT IN (SELECT line FROM unsure)
UNION ALL BY NAME SELECT line, reject FROM unsure
UNION ALL BY NAME SELECT line, trouble AS reject FROM named WHERE trouble IS NOT NULL
"""
"""DR_at_2 is the mission of state 1 at state 2, DR_at_1 that of state 2 at state 1. The file holds each pair both ways."""


class CowDiplomacy(Cow):
    """Diplomatic missions of one state in another, every five years to 2005, by level (Correlates of War)."""

    name = "cow_diplomacy"
    citation = "Bayer, R. (2006): Diplomatic Exchange data set, version 2006.1. Correlates of War project."
    doi = "10.7910/DVN/KG4HLQ"
    origin = "https://correlatesofwar.org/data-sets/diplomatic-exchange/"
    editions = (
        Edition(
            "2006.1",
            date(2006, 12, 31),
            date(2006, 1, 1),
            "Diplomatic_Exchange_2006.1.zip",
            ("Diplomatic_Exchange_2006v1.csv",),
            ("2006.1", "2006v1", "2006"),
        ),
    )
    columns = ("ccode1", "ccode2", "year", "DR_at_1", "DR_at_2", "DE", "version")
    used = frozenset({"ccode1", "ccode2", "year", "DR_at_1", "DR_at_2"})

    def __init__(self) -> None:
        self.minimum = Minimum(rows=50_000, states=150, first=1950, last=2005)

    def statement(self, edition: Edition) -> str:
        """A fact a mission and year of observation; no mission gives none."""
        more = no_code("DR_at_1", CODES) + no_code("DR_at_2", CODES)
        kinds = " ".join(f"WHEN '{code}' THEN '{kind}'" for code, kind in LEVELS.items())
        return MISSIONS.format(named=named("ccode1", "ccode2", more), kinds=kinds, span=SPAN, basis=basis(edition))

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Closed in the years of observation; the years between them are gaps, and so is a pair in a year in which it is missing."""
        version, layer = download.version, "diplomacy"
        until = self.edition(download).until
        yield Coverage(self.name, version, layer, "all", date(POINTS[0], 1, 1), until, "closed", "years of observation")
        for point, following in pairwise(POINTS):
            between = date(point + 1, 1, 1), date(following, 1, 1)
            yield Coverage(self.name, version, layer, "all", *between, "gap", "observed every five years")
        with TemporaryDirectory() as place:
            _, text = text_of(download.path, Path(place), self._names())
            for pair, year in sorted(unknown(text)):
                of_year = date(year, 1, 1), date(year + 1, 1, 1)
                yield Coverage(self.name, version, layer, pair, *of_year, "gap", "missing in the file")


def unknown(text: Path) -> set[tuple[str, int]]:
    """Pairs, as `AAA-BBB`, and years in which a level is missing, in either direction."""
    found = set()
    with text.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            year = row.get("year") or ""
            if MISSING in (row.get("DR_at_1"), row.get("DR_at_2")) and year.isdecimal() and int(year) >= POINTS[0]:
                pair = sorted(filter(None, (_bearer(row["ccode1"], int(year)), _bearer(row["ccode2"], int(year)))))
                if len(set(pair)) == 2:
                    found.add(("-".join(pair), int(year)))
    return found


def _bearer(number: str | None, year: int) -> str | None:
    if number is None or not number.isdecimal():
        return None
    return states.iso3("cow", int(number), date(year, 12, 31)) or states.iso3("cow", int(number), date(year, 1, 1))
