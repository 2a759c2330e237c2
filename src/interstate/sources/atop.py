"""ATOP: what each state pledged to each other one, year by year, in the treaties of alliance."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import ByHand, sha256
from interstate.sources.first_look import FIRST, Layout
from interstate.store.bulk import Minimum, Table

LAYOUT = Layout(
    member=re.compile(r"(^|/)atop[0-9_.]*ddyr[^/]*\.csv$", re.IGNORECASE),
    what="ATOP's directed dyad-years (atop5_1ddyr.csv)",
    used=("ddyad", "stateA", "stateB", "year", "defense", "offense", "neutral", "nonagg", "consul", "version"),
    ignored=("atopally", "shareob", "transyr", "bilatno", "multino", "number", "asymm"),
    rule=r"atopid\d+",
)
RELEASED = {"5.0": date(2020, 12, 31), "5.1": date(2022, 12, 31)}
"""The last day of the year in which an edition came out: late rather than early, so that nobody knows it too soon."""
LAG = 4
"""Years after its last year at the end of which another edition counts as published."""
SELECT = f"""
    WITH cast_ AS (
        SELECT raw.line, ddyad, TRY_CAST(stateA AS INTEGER) AS a, TRY_CAST(stateB AS INTEGER) AS b,
            TRY_CAST(raw.year AS INTEGER) AS y, unnest([
                {{kind: 'defence', given: defense}}, {{kind: 'neutrality', given: neutral}}, {{kind: 'non-aggression', given: nonagg}},
                {{kind: 'consultation', given: consul}}]) AS pledge, offense, stateA, stateB, raw.year AS told
        FROM raw
    ), judged AS (
        SELECT *, CASE WHEN y IS NULL THEN 'year is no number'
                       WHEN a IS NULL OR b IS NULL THEN 'stateA or stateB is no number'
                       WHEN ddyad IS DISTINCT FROM (a * 1000 + b)::VARCHAR
                           THEN 'ddyad ' || coalesce(ddyad, '(none)') || ' is not stateA followed by stateB'
                       WHEN coalesce(pledge.given, '0') NOT IN ('0', '1', '.', 'NA') OR coalesce(offense, '0') NOT IN ('0', '1', '.', 'NA')
                           THEN 'a pledge is neither 0 nor 1' END AS wrong
        FROM cast_
    )
    SELECT line, ddyad || '-' || y || '-' || pledge.kind AS record, 'alliance' AS layer, p.iso3 AS state_a, q.iso3 AS state_b,
        pledge.kind AS kind, CASE WHEN offense = '1' THEN 'offence' ELSE '' END AS families,
        make_date(y, 1, 1) AS "start", make_date(y + 1, 1, 1) AS "end", 'year' AS precision,
        CASE WHEN wrong IS NOT NULL THEN wrong
             WHEN p.iso3 IS NULL THEN 'state number ' || a || ' is in no list for ' || y
             WHEN q.iso3 IS NULL THEN 'state number ' || b || ' is in no list for ' || y
 END AS reject
    FROM judged LEFT JOIN cow_year p ON p.code = a AND p.year = y LEFT JOIN cow_year q ON q.code = b AND q.year = y
    WHERE wrong IS NOT NULL OR (pledge.given = '1' AND y >= {FIRST} AND p.iso3 IS DISTINCT FROM q.iso3)
"""


class Atop(ByHand):
    """What each state pledged to each other one since 1946: defence, neutrality, non-aggression, consultation (ATOP)."""

    name, doi, terms = "atop", "", "user-only"
    citation = (
        "Leeds, B. A., Ritter, J. M., Mitchell, S. McL. and Long, A. G. (2002): Alliance Treaty Obligations and Provisions, "
        "1815-1944. International Interactions 28(3), 237-260."
    )
    origin = "http://www.atopdata.org"
    licence = "For research, with citation; not to be passed on. The file is fetched by a person."
    minimum = Minimum(rows=180_000, states=150, first=1950, last=2016)

    def files(self, path: Path) -> Iterator[Download]:
        """`atop5_1ddyr.csv`, or a zip that holds it; the edition is that of its column `version`."""
        found = sorted(set(LAYOUT.cells(path, "version")) - {""})
        if len(found) != 1:
            raise BadInput(f"{path.name} names {len(found)} versions in its column version, expected one.")
        version = found[0]
        published = RELEASED.get(version) or date(LAYOUT.last_year(path, "year") + LAG, 12, 31)
        yield Download(self.name, path, published, version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each ordered pair of states and year."""
        (download,) = downloads
        yield LAYOUT.table(download.path, place, SELECT)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A pair that is not in a year of the file has no such pledge."""
        after = date(LAYOUT.last_year(download.path, "year") + 1, 1, 1)
        yield Coverage(self.name, download.version, "alliance", "all", date(FIRST, 1, 1), after, "closed")
