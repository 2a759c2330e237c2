"""How often a rule has been right: counted on the project's own calibration sentences, never set by hand."""

import json
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "reliability.json"


@cache
def _table() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.is_file() else {}
    return found


def share(row: dict[str, int] | None) -> float | None:
    """(right + 1) / (n + 2); None for what was never tried."""
    return None if row is None else round((row["right"] + 1) / (row["n"] + 2), 3)


def probability(rule: str) -> float | None:
    """How often an item made by a rule was right in the calibration sentences; None for a rule never tried there."""
    rows = _table().get("rules", {})
    plain = rule.split(";")[0]
    pooled = rows.get("linked") if plain != rule else None
    return share(rows.get(rule) or pooled or rows.get(plain) or rows.get(plain.split(",")[0]))


def gate(question: str, level: str) -> float | None:
    """How often a sentence of the calibration set in which the reader found this much (`gate.LEVELS`) told an event.

    `question`: event (a political event at all) or interstate (between states).
    """
    return share(_table().get(f"gate_{question}", {}).get(level))
