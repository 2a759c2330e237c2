"""Which events a series is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import ibis

from interstate.codes.modality import HAPPENED
from interstate.store.series.schema import Expression

Side = Literal["either", "actor"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep; an empty field keeps everything. `start` and `end` are the first and the last day, both included; `known` is
    the day by which a record was published.
    """

    states: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    known: date | None = None


def selected(table: Expression, chosen: Selection, side: Side = "either") -> Expression:
    """Events that happened between two different states and concern those asked for (see `parties`)."""
    found = table.filter(
        table.modality.isin(sorted(HAPPENED)),
        table.actor.notnull(),
        table.recipient.notnull(),
        table.actor != table.recipient,
        table.day.notnull(),
    )
    found = parties(found, chosen.states, side)
    if chosen.known is not None:
        found = found.filter(found.published <= ibis.literal(chosen.known))
    for column, values in (("type", chosen.types), ("quad", chosen.quads), ("source", chosen.sources)):
        if values:
            found = found.filter(found[column].isin(list(values)))
    return within(found, chosen.start, chosen.end)


def parties(table: Expression, states: Sequence[str], side: Side = "either") -> Expression:
    """Rows that name the one state on either side, or two states on one side each; `actor`: rows in which one of them acts."""
    if not states:
        return table
    actor, recipient = table.actor.isin(list(states)), table.recipient.isin(list(states))
    if side == "actor":
        return table.filter(actor)
    return table.filter(actor & recipient if len(states) > 1 else actor | recipient)


def within(table: Expression, start: date | None, end: date | None) -> Expression:
    """Rows whose day lies in [start, end]."""
    if start is not None:
        table = table.filter(table.day >= ibis.literal(start))
    if end is not None:
        table = table.filter(table.day <= ibis.literal(end))
    return table
