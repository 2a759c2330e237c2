"""Which events a series is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import ibis

from interstate.codes.modality import HAPPENED
from interstate.store.series.schema import Expression


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep; an empty field keeps everything. `start` and `end` are the first and the last day, both included."""

    states: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


def selected(table: Expression, chosen: Selection) -> Expression:
    """Events that happened between two different states, one of them (of two states: both) being among those asked for."""
    found = table.filter(
        table.modality.isin(sorted(HAPPENED)),
        table.actor.notnull(),
        table.recipient.notnull(),
        table.actor != table.recipient,
        table.day.notnull(),
    )
    found = parties(found, chosen.states)
    for column, values in (("type", chosen.types), ("quad", chosen.quads), ("source", chosen.sources)):
        if values:
            found = found.filter(found[column].isin(list(values)))
    return within(found, chosen.start, chosen.end)


def parties(table: Expression, states: Sequence[str]) -> Expression:
    """Rows that name the one state on either side, or the two states on one side each."""
    if not states:
        return table
    listed = list(states)
    actor, recipient = table.actor.isin(listed), table.recipient.isin(listed)
    return table.filter(actor & recipient if len(listed) > 1 else actor | recipient)


def within(table: Expression, start: date | None, end: date | None) -> Expression:
    """Rows whose day lies in [start, end]."""
    if start is not None:
        table = table.filter(table.day >= ibis.literal(start))
    if end is not None:
        table = table.filter(table.day <= ibis.literal(end))
    return table
