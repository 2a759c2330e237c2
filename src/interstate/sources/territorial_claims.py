"""Claims of one state to territory of another, 1946 to 2001, by the Issue Correlates of War project."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from interstate.model.tie import Coverage
from interstate.sources.archive import members
from interstate.sources.base import Download
from interstate.sources.dataset import ByHand, sha256
from interstate.sources.first_look import FIRST, Layout
from interstate.sources.spells import bearers, unknown
from interstate.store.bulk import Minimum, Table

LAYOUT = Layout(
    member=re.compile(r"(^|/)ICOWprov\d*\.csv$", re.IGNORECASE),
    what="ICOW's territorial claims (ICOWprov101.csv)",
    used=("claimdy", "name", "chal", "tgt", "begclaim", "endclaim"),
    ignored=("claim", "region", "dyad", "resolved", "version", "intregion", "issue", "type"),
    rule=r"(tc|sal|icow|mid|fatmid|mil|att|end|res)\w*",
)
LAST = 2001
GOING = "200199"
"""What stands in `endclaim` where a claim went on when the data end."""
RELEASED = {"1.00": date(2013, 12, 31), "1.01": date(2014, 12, 31)}
LATEST = date(2017, 12, 31)
"""The day by which editions that are not listed count as published: the year of the article on the whole release."""
NUMBER = re.compile(r"ICOWprov(\d)(\d\d)", re.IGNORECASE)
SELECT = f"""
    WITH spell AS (
        SELECT *, TRY_CAST(begclaim[:4] AS INTEGER) AS s, TRY_CAST(begclaim[5:6] AS INTEGER) AS sm,
            TRY_CAST(endclaim[:4] AS INTEGER) AS e, TRY_CAST(endclaim[5:6] AS INTEGER) AS em,
            regexp_full_match(begclaim, '\\d{{6}}') AND regexp_full_match(endclaim, '\\d{{6}}') AS whole,
            e < s OR (e = s AND em < sm AND sm <= 12) AS turned FROM raw
    ), {bearers("chal", "tgt")}
    SELECT spell.line, claimdy || '-' || begclaim AS record, 'dispute' AS layer, 'territorial' AS kind,
        least(a.iso3, b.iso3) AS state_a, greatest(a.iso3, b.iso3) AS state_b,
        CASE WHEN whole THEN make_date(s, CASE WHEN sm BETWEEN 1 AND 12 THEN sm ELSE 1 END, 1) END AS "start",
        CASE WHEN NOT whole OR endclaim = '{GOING}' THEN NULL
             WHEN em BETWEEN 1 AND 12 THEN (make_date(e, em, 1) + INTERVAL 1 MONTH)::DATE ELSE make_date(e + 1, 1, 1)
             END AS "end",
        CASE WHEN sm BETWEEN 1 AND 12 THEN 'month' ELSE 'year' END AS precision,
        a.iso3 || ' against ' || b.iso3 || ': ' || coalesce(name, 'no name') AS statement,
        CASE WHEN claimdy IS NULL THEN 'no number of the claim'
             WHEN whole IS DISTINCT FROM true THEN 'begclaim or endclaim is no year and month'
             WHEN turned THEN 'ends before it begins'
             {unknown("a", "chal")} {unknown("b", "tgt")} END AS reject
    FROM spell LEFT JOIN bearer a ON a.line = spell.line AND a.number = chal
    LEFT JOIN bearer b ON b.line = spell.line AND b.number = tgt
    WHERE (e >= {FIRST} OR whole IS DISTINCT FROM true OR turned)
        AND (a.iso3 IS DISTINCT FROM b.iso3 OR a.iso3 IS NULL)
"""


class TerritorialClaims(ByHand):
    """Claims of one state to territory of another, 1946 to 2001, with month of beginning and end (ICOW)."""

    name, doi, terms = "territorial_claims", "10.1177/0022343316676311", "user-only"
    citation = (
        "Frederick, B. A., Hensel, P. R. and Macaulay, C. (2017): The Issue Correlates of War Territorial Claims Data, 1816-2001. "
        "Journal of Peace Research 54(1), 99-108."
    )
    origin = "http://www.paulhensel.org/icowterr.html"
    licence = (
        "Free to download for research; its makers ask that copies are not passed on. The file is fetched by a person."
    )
    minimum = Minimum(rows=300, states=80, last=2001)

    def files(self, path: Path) -> Iterator[Download]:
        """`ICOWprov101.csv`, the list of claims, or a zip that holds it; the edition is in the name."""
        LAYOUT.check(path)
        found = [match for name in (path.name, *members(path)) if (match := NUMBER.search(name))]
        version = f"{found[0][1]}.{found[0][2]}" if found else "1.01"
        yield Download(self.name, path, RELEASED.get(version, LATEST), version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each claim and pair."""
        (download,) = downloads
        yield LAYOUT.table(download.path, place, SELECT)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A pair without a claim had none to territory."""
        span = (date(FIRST, 1, 1), date(LAST + 1, 1, 1))
        yield Coverage(self.name, download.version, "dispute", "all", *span, "closed", kind="territorial")
