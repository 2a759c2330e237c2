"""The identity of a fact: the same load gives the same id, on any computer."""

import hashlib
from dataclasses import fields, replace
from datetime import date
from typing import Any

from interstate.model.tie import Tie


def fact_id(tie: Tie) -> str:
    """Sixteen hexadecimal digits of a hash of source, record, layer, states, start and version (WORLD section 1)."""
    start = tie.start.isoformat() if tie.start else ""
    parts = (tie.source, tie.record, tie.layer, tie.state_a, tie.state_b or "", start, tie.version)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def edition(template: Tie, **changes: Any) -> Tie:
    """A template with these fields changed and the id that belongs to it."""
    changed = replace(template, **changes)
    return replace(changed, fact_id=fact_id(changed))


def blank(layer: str, state_a: str, state_b: str | None, source: str, record: str, **others: Any) -> Tie:
    """A template for `edition`: everything that the editions of one record share. Not a fact yet: it has no id."""
    return Tie("", layer, state_a, state_b, None, None, date.max, source, record, **others)


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Tie) if field.name != "evidence")
"""Columns of the fact table, in order: every field of a tie but the pointers of a trigger read in a text."""
