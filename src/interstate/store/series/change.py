"""What a period has more or less of than the same period a year before."""

import ibis

from interstate.store.series.gaps import ENOUGH
from interstate.store.series.schema import Expression

SERIES = ("source", "actor", "recipient")


def change(series: Expression) -> Expression:
    """Previous value, difference and ratio of `events`, by source, dyad and calendar day of the period.

    `series` has source, period, actor, recipient, events (from `totals` or `rates`). Null where the year before has no row or a
    null: from `totals` alone, a month without events cannot be told from one without data. With the columns of `rates`, the
    ratio is one of rates per slot, and both are null where either period was seen less than `ENOUGH`. The 29th of February has
    no year before.
    """
    dated = series.mutate(year=series.period.year(), month=series.period.month(), dom=series.period.day())
    before = ibis.window(group_by=[*SERIES, "month", "dom"], order_by=[dated.year.asc(nulls_first=False)])
    framed = "rate" in series.columns
    level = "rate" if framed else "events"
    lagged = dated.mutate(
        last_year=dated.year.lag(1).over(before),
        lag_events=dated.events.lag(1).over(before),
        lag_level=dated[level].lag(1).over(before),
        whole=_whole(dated) if framed else ibis.literal(True),
    )
    known = lagged.mutate(lag_whole=lagged.whole.lag(1).over(before)) if framed else lagged
    follows = known.last_year == known.year - 1
    sound = follows & known.whole & known.lag_whole if framed else follows
    ratio = known[level].cast("float64") / known.lag_level.cast("float64").nullif(0.0)
    return known.select(
        "source",
        "period",
        "actor",
        "recipient",
        "events",
        previous=follows.ifelse(known.lag_events, None),
        change=sound.ifelse(known.events - known.lag_events, None),
        ratio=sound.ifelse(ratio, None),
    )


def _whole(rates: Expression) -> Expression:
    """True where enough of the period was seen."""
    return rates.seen.cast("float64") >= ENOUGH * rates.expected.cast("float64")
