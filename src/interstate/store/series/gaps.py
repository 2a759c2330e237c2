"""No event is not the same as nothing known: counts within the days that a source covers.

A period of which the source delivered no slot has null events, never 0. What it delivered in part is divided by the slots that
were seen. `expected` is what a whole period has, so the first and the last period of a source are seen in part as well.
"""

from collections.abc import Sequence

import ibis

from interstate.store.series.counts import totals
from interstate.store.series.period import By, length, period
from interstate.store.series.schema import Expression

ENOUGH = 0.9
"""Share of the slots of a period that must have been seen before it is compared with another."""


def observed(frame: Expression, by: By = "month") -> Expression:
    """Slots expected and seen by source and period."""
    dated = frame.mutate(period=period(frame.day, by))
    known = dated.group_by(["source", "period"]).agg(
        daily=dated.expected.max(), seen=(dated.seen > dated.expected).ifelse(dated.expected, dated.seen).sum()
    )
    return known.select("source", "period", expected=known.daily * length(known.period, by), seen=known.seen)


def rates(events: Expression, frame: Expression, by: By = "month", asked: Sequence[tuple[str, str]] = ()) -> Expression:
    """Events and reports of every dyad in every period that the frame covers, and the events per slot seen.

    0 = observed and nothing found; null = nothing was observed. `asked` names directed dyads (actor, recipient) that get rows
    in any case; without it, every dyad with an event somewhere has them.
    """
    found = totals(events, by)
    slots = observed(frame, by)
    dyads = _named(slots, asked) if asked else found.select("source", "actor", "recipient").distinct()
    keys = ["source", "period", "actor", "recipient"]
    joined = slots.join(dyads, "source").left_join(found, keys)
    known = joined.seen > 0
    counted = joined.select(
        *keys,
        events=known.ifelse(joined.events.fill_null(0), None),
        reports=known.ifelse(joined.reports.fill_null(0), None),
        seen=joined.seen,
        expected=joined.expected,
    )
    return counted.mutate(rate=counted.events.cast("float64") / counted.seen.nullif(0).cast("float64"))


def _named(slots: Expression, asked: Sequence[tuple[str, str]]) -> Expression:
    """The dyads asked for, in every source of the frame."""
    sources = slots.select("source").distinct()
    some = [sources.mutate(actor=ibis.literal(actor), recipient=ibis.literal(other)) for actor, other in asked]
    return some[0] if len(some) == 1 else ibis.union(*some)
