"""Events and claims as rows: a few columns to ask by, and the whole of it as JSON."""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any, get_args

from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence

DAYS = {field.name for noun in (Event, Evidence) for field in fields(noun) if date in get_args(field.type)}
SPANS = {field.name for field in fields(Event) if field.name.endswith("_span")}
SEQUENCES = {"contexts", "goods"}


def known(event: Event) -> date | None:
    """The day on which it could first be read: that of its earliest evidence, else its own day; None if neither is known.

    The day of a claim is not when it was made (a plan names a day to come), so it is not used.
    """
    printed = [piece.published for piece in event.evidence if piece.published is not None]
    return min(printed, default=None if isinstance(event, Claim) else event.day)


def event_row(event: Event) -> tuple[object, ...]:
    """A row of `events`, in the order of its columns."""
    source = event.evidence[0].source if event.evidence else ""
    body = json.dumps(asdict(event), default=date.isoformat, sort_keys=True, ensure_ascii=False)
    return (
        event.id,
        source,
        event.day,
        known(event),
        event.actor,
        event.recipient,
        event.type,
        event.modality,
        body,
    )


def event(body: str) -> Event:
    """The event or claim that `event_row` wrote."""
    cells: dict[str, Any] = _days(json.loads(body))
    for name in SPANS & cells.keys():
        cells[name] = None if cells[name] is None else tuple(cells[name])
    for name in SEQUENCES & cells.keys():
        cells[name] = tuple(cells[name])
    cells["evidence"] = tuple(Evidence(**_days(piece)) for piece in cells["evidence"])
    return Claim(**cells) if "holder" in cells else Event(**cells)


def _days(cells: dict[str, Any]) -> dict[str, Any]:
    return {k: date.fromisoformat(v) if k in DAYS and isinstance(v, str) else v for k, v in cells.items()}
