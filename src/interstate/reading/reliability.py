"""How often a rule has been right: counted on the project's own calibration sentences, never set by hand."""

import json
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "reliability.json"


@cache
def _table() -> dict[str, tuple[int, int]]:
    if not TABLE.is_file():
        return {}
    rows = json.loads(TABLE.read_text(encoding="utf-8"))["rules"]
    return {rule: (int(row["right"]), int(row["n"])) for rule, row in rows.items()}


def probability(rule: str) -> float | None:
    """(right + 1) / (n + 2) for items that the rule made in the calibration sentences; None for a rule never tried there."""
    found = _table().get(rule) or _table().get(rule.split(",")[0])
    return None if found is None else round((found[0] + 1) / (found[1] + 2), 3)
