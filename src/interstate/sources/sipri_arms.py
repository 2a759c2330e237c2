"""Deliveries of major arms, order by order, from SIPRI's trade register."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from interstate.model.tie import Coverage, Rule
from interstate.sources import sipri_text
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.store.bulk import Table

WHAT = "an export of SIPRI's trade register (Recipient, Supplier, Year of order ...)"
HEADER = re.compile(r'"?Recipient"?,"?Supplier"?,"?Year of order', re.IGNORECASE)
MARKS = {"Year of order": "order mark", "Number ordered": "ordered mark", "Number delivered": "delivered mark"}
"""What the nameless column after each of these is called here; it holds "?" where the figure is uncertain."""
DELIVERED = "Deliveries in the Year Range"
"""What newer exports call `Number delivered`."""
TIV = "SIPRI TIV of delivered weapons"
USED = (
    "Recipient", "Supplier", "Year of order", "Number ordered", "Weapon designation", "Number delivered", "delivered mark",
    "Year(s) of delivery", TIV,
)  # fmt: skip
IGNORED = (
    "order mark", "ordered mark", "Weapon description", "status", "Comments", "SIPRI TIV per unit",
    "SIPRI TIV for total order",
)  # fmt: skip
RANGE = re.compile(
    r"from (.+?) to (.+?)\. Deals with deliveries made for the year range '?([^']+?)'? to ", re.IGNORECASE
)

SELECT = f"""
    WITH rows_of AS (
        SELECT line, trim("Recipient") AS recipient, trim("Supplier") AS supplier, trim("Year(s) of delivery") AS years,
            trim("{TIV}") AS told, "delivered mark" AS mark,
            concat_ws(' ', trim("Recipient"), 'from', trim("Supplier"), 'ordered', trim("Year of order") || ':',
                "Number ordered", trim("Weapon designation"), '(' || "Number delivered" || ' delivered)',
                trim("Year(s) of delivery")) AS called
        FROM raw
    ), sorted AS (
        SELECT *, TRY_CAST(told AS DOUBLE) AS tiv,
            regexp_matches(coalesce(years, ''), '^\\d{{4}}( *- *\\d{{4}})?( *; *\\d{{4}}( *- *\\d{{4}})?)*$') AS readable,
            called || coalesce(' #' || nullif(row_number() OVER (PARTITION BY called ORDER BY line), 1), '') AS record
        FROM rows_of
        WHERE NOT ({sipri_text.outside("recipient")}) AND NOT ({sipri_text.outside("supplier")})
            AND told IS NOT NULL AND NOT (years IS NULL AND coalesce(TRY_CAST(told AS DOUBLE), 1) = 0)
    ), spans AS (
        SELECT line, trim(unnest(string_split(years, ';'))) AS span FROM sorted WHERE readable
    ), delivered AS (
        SELECT DISTINCT line, unnest(range(CAST(left(span, 4) AS BIGINT), CAST(right(span, 4) AS BIGINT) + 1)) AS year
        FROM spans
    ), many AS (SELECT line, count(*) AS number FROM delivered GROUP BY line)
    SELECT sorted.line, concat_ws(', in ', record, delivered.year) AS record, 'arms' AS layer,
        {sipri_text.state("r")} AS state_a, {sipri_text.state("s")} AS state_b,
        tiv / many.number AS value, 'TIV million' AS unit, CASE WHEN many.number > 1 OR tiv = 0 THEN 0.0 END AS low,
        CASE WHEN tiv = 0 THEN 0.5 WHEN many.number > 1 THEN tiv END AS high, 'year' AS precision,
        make_date(delivered.year::INTEGER, 1, 1) AS "start", make_date(delivered.year::INTEGER + 1, 1, 1) AS "end",
        'lag' AS published_basis,
        CASE WHEN many.number > 1 OR mark IS NOT NULL AND trim(mark) = '?' THEN 'moderate' ELSE 'high' END AS confidence,
        CASE WHEN recipient IS NULL OR supplier IS NULL THEN 'no recipient or no supplier'
             WHEN tiv IS NULL OR tiv < 0 THEN 'the TIV ' || told || ' is no number'
             WHEN NOT readable THEN 'the years of delivery ' || coalesce(years, '(none)') || ' are no years'
             WHEN many.line IS NULL THEN 'the years of delivery ' || years || ' run backwards'
             WHEN {sipri_text.state("r")} IS NULL THEN '"' || recipient || '" is in no list of states'
             WHEN {sipri_text.state("s")} IS NULL THEN '"' || supplier || '" is in no list of states'
             WHEN {sipri_text.state("r")} = {sipri_text.state("s")} THEN 'recipient and supplier are one state'
        END AS reject
    FROM sorted LEFT JOIN delivered USING (line) LEFT JOIN many USING (line)
    {sipri_text.named("recipient", "r")} {sipri_text.named("supplier", "s")}
"""


class SipriArms(sipri_text.Exported):
    """Deliveries of major arms between states since 1950, in trend-indicator values (SIPRI trade register)."""

    name = "sipri_arms"

    def files(self, path: Path) -> Iterator[Download]:
        """An export of the trade register, of the whole world or of some states; the edition is in its notes."""
        text = _export(path)
        version, published = sipri_text.edition(text.notes, _last(text))
        yield Download(self.name, path, published, version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: an order gives a fact for each year of its deliveries."""
        (download,) = downloads
        text = _export(download.path)
        yield sipri_text.table(text, place, SELECT, USED, IGNORED, "", download.label)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Closed where the notes say that all states and all years were asked for; else a list."""
        found = RANGE.search(_export(download.path).notes)
        sides = {found[1].strip().lower(), found[2].strip().lower()} if found else set()
        start, until = date(1950, 1, 1), date(int(download.version), 1, 1)
        if found and sipri_text.YEAR.fullmatch(found[3].strip()):
            start = date(int(found[3]), 1, 1)
        whole = sides == {"all countries"}
        words = "the whole register" if whole else "part of the register"
        rule: Rule = "closed" if whole else "open"
        yield Coverage(self.name, download.version, "arms", "all", start, until, rule, words)


def _export(path: Path) -> sipri_text.Export:
    """The register with every column named: the nameless ones after the column they belong to."""
    text = sipri_text.export(path, HEADER, WHAT)
    names: list[str] = []
    for cell in text.header:
        cell = "Number delivered" if cell == DELIVERED else cell
        names.append(cell or MARKS.get(names[-1] if names else "", "nameless"))
    return sipri_text.Export(text.lines, text.skip, tuple(names))


def _last(text: sipri_text.Export) -> int:
    """The last year of delivery of an export; 1950 where it has none."""
    if "Year(s) of delivery" not in text.header:
        return 1950
    at = text.header.index("Year(s) of delivery")
    years = [int(year) for row in text.below() if len(row) > at for year in sipri_text.YEAR.findall(row[at])]
    return max(years, default=1950)
