"""The two tables that series are written over, unbound: they name columns and belong to no engine yet."""

from functools import cache
from typing import Any

import ibis

Expression = Any
"""An Ibis table or column. Ibis ships no types, so its expressions are built in this room only."""

HISTORY: dict[str, str] = {
    "event_id": "string",
    "source": "string",
    "version": "string",
    "record": "string",
    "day": "date",
    "published": "date",
    "actor": "string",
    "actor_name": "string",
    "actor_sector": "string",
    "recipient": "string",
    "recipient_name": "string",
    "recipient_sector": "string",
    "code": "string",
    "type": "string",
    "mode": "string",
    "quad": "string",
    "intensity": "float64",
    "contexts": "string",
    "place": "string",
    "reports": "int64",
    "modality": "string",
    "url": "string",
}
FRAME: dict[str, str] = {"source": "string", "day": "date", "expected": "int64", "seen": "int64"}


@cache
def history() -> Expression:
    """One row per record of a source: who did what to whom on which day (view `history`)."""
    return ibis.table(HISTORY, name="history")


@cache
def frame() -> Expression:
    """One row per source and day that the source covers: slots expected and seen (view `frame`); 0 seen = nothing known."""
    return ibis.table(FRAME, name="frame")
