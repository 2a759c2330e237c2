"""Imports or exports of one state by partner and year, from the tables of SIPRI's arms transfers database."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources import sipri_text
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.store.bulk import Table, text

WHAT = "a table of SIPRI's import or export values (Supplier or Recipient, then years)"
HEADER = re.compile(r'"?(Supplier|Recipient)?"?,"?\d{4}"?,', re.IGNORECASE)
RULE = r"\d{4} ?- ?\d{4}|Percentage.*|Sum total.*|Total|nameless"
"""Columns of sums and shares, which are ignored by their form."""
TITLE = re.compile(r"arms (?:im|ex)ports (to|from) (.+?), \d{4}", re.IGNORECASE)
TOTAL = re.compile(r"Total (?:im|ex)ports (to|from) (.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """Whose table it is: a recipient (`to`) or a supplier (`from`), and its name."""

    way: str
    name: str


def select(side: Side, years: Sequence[str]) -> str:
    """The statement for the table of one state: each cell with a figure is a fact."""
    state_a, state_b = ("own", "other") if side.way == "to" else ("other", "own")
    names, cells = ", ".join(map(text, years)), ", ".join(f'"{year}"' for year in years)
    label = "imports of" if side.way == "to" else "exports of"
    return f"""
        WITH cells AS (
            SELECT line, trim(partner) AS partner, {text(side.name)} AS side, unnest([{names}]) AS year,
                trim(unnest([{cells}])) AS told FROM raw
            WHERE partner IS NOT NULL AND NOT ({sipri_text.outside("partner")}) AND NOT starts_with(lower(trim(partner)), 'total')
        ), figures AS (SELECT *, TRY_CAST(told AS DOUBLE) AS tiv FROM cells WHERE told IS NOT NULL AND told <> '')
        SELECT line, {text(label)} || ' ' || side || ', ' || partner || ' ' || figures.year AS record, 'arms' AS layer,
            {sipri_text.state(state_a)} AS state_a, {sipri_text.state(state_b)} AS state_b, tiv AS value,
            'TIV million' AS unit, greatest(tiv - 0.5, 0) AS low, tiv + 0.5 AS high, 'year' AS precision,
            make_date(figures.year::INTEGER, 1, 1) AS "start", make_date(figures.year::INTEGER + 1, 1, 1) AS "end",
            'lag' AS published_basis,
            CASE WHEN tiv IS NULL OR tiv < 0 THEN 'the figure ' || told || ' of ' || figures.year || ' is no number'
                 WHEN {sipri_text.state("other")} IS NULL THEN '"' || partner || '" is in no list of states'
                 WHEN {sipri_text.state("own")} IS NULL THEN '"' || side || '" is in no list of states'
                 WHEN {sipri_text.state("own")} = {sipri_text.state("other")} THEN 'recipient and supplier are one state'
            END AS reject
        FROM figures {sipri_text.named("side", "own")} {sipri_text.named("partner", "other")}
    """


class SipriArmsTables(sipri_text.Exported):
    """Arms imports or exports of one state by partner and year, rounded, in trend-indicator values (SIPRI tables)."""

    name = "sipri_arms_tables"

    def files(self, path: Path) -> Iterator[Download]:
        """One table of one state; the edition is in its notes."""
        found = _export(path)
        version, published = sipri_text.edition(found.notes, int(_years(found)[-1]))
        yield Download(self.name, path, published, version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each partner."""
        (download,) = downloads
        found = _export(download.path)
        years = _years(found)
        statement = select(_side(found, download.label), years)
        yield sipri_text.table(found, place, statement, ("partner", *years), (), RULE, download.label)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A list: the trade register (`sipri_arms`) is what closes a pair."""
        years = _years(_export(download.path))
        start, end = date(int(years[0]), 1, 1), date(int(years[-1]) + 1, 1, 1)
        yield Coverage(self.name, download.version, "arms", "all", start, end, "open", "one state's table")


def _export(path: Path) -> sipri_text.Export:
    """The table; the first column is called `partner`."""
    found = sipri_text.export(path, HEADER, WHAT)
    names = ("partner", *(cell or "nameless" for cell in found.header[1:]))
    return sipri_text.Export(found.lines, found.skip, names)


def _years(found: sipri_text.Export) -> tuple[str, ...]:
    return tuple(name for name in found.header if sipri_text.YEAR.fullmatch(name))


def _side(found: sipri_text.Export, name: str) -> Side:
    """Whose table it is, from the title or from the row of totals.

    Raises:
        BadInput: neither says it.
    """
    title = TITLE.search(found.notes)
    if title is None:
        totals = (TOTAL.fullmatch(row[0].strip()) for row in found.below() if row)
        title = next((match for match in totals if match), None)
    if title is None:
        raise BadInput(f'{name} does not say whose table it is; expected a row such as "Total exports to Israel".')
    return Side(title[1].lower(), title[2].strip())
