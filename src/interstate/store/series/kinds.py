"""The series that can be asked for by name, each over the events that a selection keeps."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, get_args

import ibis

from interstate.store.series.change import change
from interstate.store.series.collapse import collapse
from interstate.store.series.concentration import concentration
from interstate.store.series.counts import counts, totals
from interstate.store.series.distinct import partners
from interstate.store.series.gaps import rates
from interstate.store.series.period import By
from interstate.store.series.schema import Expression, frame, history
from interstate.store.series.select import Selection, selected, within

Kind = Literal["counts", "rates", "change", "concentration", "partners"]
KINDS: tuple[Kind, ...] = get_args(Kind)
USUAL: dict[Kind, By] = {
    "counts": "month",
    "rates": "month",
    "change": "year",
    "concentration": "year",
    "partners": "month",
}
"""The period of a kind unless another is asked for."""
KEYS = ("source", "period", "actor", "recipient", "type", "quad")


def series(
    kind: Kind, chosen: Selection, by: By, table: Expression = None, unframed: Sequence[str] | None = ()
) -> Expression:
    """A series over a history (default: the view of that name), in order of its keys.

    `unframed` names the sources that do not say which days they cover; None = none of them does (there is no `frame`). Their
    changes are those of counts, and they have no rates.
    """
    events = history() if table is None else table
    makers: dict[Kind, Callable[[], Expression]] = {
        "counts": lambda: counts(collapse(selected(events, chosen)), by),
        "rates": lambda: _rates(events, chosen, by),
        "change": lambda: _change(events, chosen, by, unframed),
        "concentration": lambda: _concentration(events, chosen, by),
        "partners": lambda: partners(collapse(selected(events, chosen, "actor")), by),
    }
    found = makers[kind]()
    return found.order_by([found[name].asc(nulls_first=False) for name in KEYS if name in found.columns])


def _rates(events: Expression, chosen: Selection, by: By) -> Expression:
    covered = within(frame(), chosen.start, chosen.end)
    if chosen.sources:
        covered = covered.filter(covered.source.isin(list(chosen.sources)))
    return rates(collapse(selected(events, chosen)), covered, by, both_ways(chosen.states))


def _change(events: Expression, chosen: Selection, by: By, unframed: Sequence[str] | None) -> Expression:
    """The year before the first day asked for is read as well, else the first year had nothing to compare with."""
    longer = Selection(chosen.states, chosen.types, chosen.quads, chosen.sources, None, chosen.end, chosen.known)
    plain = totals(collapse(selected(events, longer)), by)
    if unframed is None:
        found = change(plain)
    else:
        found = change(_rates(events, longer, by))
        if unframed:
            found = ibis.union(found, change(plain.filter(plain.source.isin(list(unframed)))))
    return found if chosen.start is None else found.filter(found.period >= ibis.literal(begins(chosen.start, by)))


def _concentration(events: Expression, chosen: Selection, by: By) -> Expression:
    """Shares of all partners; of two states, only those in each other."""
    found = concentration(collapse(selected(events, chosen, "actor")), by)
    return found.filter(found.recipient.isin(list(chosen.states))) if len(chosen.states) > 1 else found


def both_ways(states: Sequence[str]) -> list[tuple[str, str]]:
    """The directed dyads of two states; nothing for one."""
    return [(a, b) for a in states for b in states if a != b]


def begins(day: date, by: By) -> date:
    """The first day of the period that a day lies in."""
    if by == "day":
        return day
    return day.replace(day=1) if by == "month" else day.replace(month=1, day=1)
