"""What every row of a starter table ends with: how it was verified, and where it can be read."""

from datetime import date
from typing import Any

from interstate.model.tie import Tie
from interstate.sources.rows import Row
from interstate.store.identity import blank

CHECKS = ("seen", "cross", "computed", "general")
CONFIDENCE = {"seen": "high", "cross": "high", "computed": "moderate", "general": "moderate"}
IGNORED = frozenset({"note", "precision"})
"""The note is for the person who checks the table; the precision of a day is that of its printed form."""


def tail(row: Row) -> dict[str, Any]:
    """Check, the set checked against, address, title and day of reading, as fields of a tie.

    `checked_against` is empty where the table has no such column. A row marked DOUBTFUL has low confidence.
    """
    check = row.one_of("check", CHECKS)
    read_on = row.day("read_on")
    doubtful = "DOUBTFUL" in row.cells.get("note", "")
    fields: dict[str, Any] = {
        "check": check,
        "checked_against": row.optional("checked_against"),
        "url": row.take("source_url") or None,
        "title": row.take("source_title"),
        "retrieved": read_on.first if read_on else None,
        "confidence": "low" if doubtful else CONFIDENCE[check],
    }
    row.done(IGNORED)
    return fields


def template(layer: str, a: str, b: str | None, record: str, row: Row, **others: Any) -> Tie:
    """The shared fields of all editions of a row; reads the tail, so call it when all else has been read."""
    return blank(layer, a, b, "starter", record, **{**tail(row), **others})


def pair(a: str, b: str) -> tuple[str, str]:
    """The two states of an undirected fact, in alphabetical order."""
    return (a, b) if a < b else (b, a)


def whole_year(year: int) -> tuple[date, date]:
    """First day of a year, and the day after its last."""
    return date(year, 1, 1), date(year + 1, 1, 1)
