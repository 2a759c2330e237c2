"""How many partners a state deals with, on how many days, and how unevenly."""

from interstate.store.series.period import By, period
from interstate.store.series.schema import Expression

KEYS = ["source", "period", "actor"]


def partners(events: Expression, by: By = "month") -> Expression:
    """By source, period and actor: distinct recipients, distinct active days, events, and events per active day.

    `daily_mean` and `daily_deviation` (sample standard deviation, null for one day) are over active days only: a day without
    events is not among them, as it may be a day that the source missed.
    """
    dated = events.mutate(period=period(events.day, by))
    named = dated.group_by(KEYS).agg(partners=dated.recipient.nunique(), events=dated.count())
    daily = dated.group_by([*KEYS, "day"]).agg(acts=dated.count())
    acts = daily.acts.cast("float64")
    spread = daily.group_by(KEYS).agg(days=daily.count(), daily_deviation=acts.std(how="sample"))
    joined = named.join(spread, KEYS)
    return joined.select(
        *KEYS,
        "partners",
        "days",
        "events",
        daily_mean=joined.events.cast("float64") / joined.days.cast("float64"),
        daily_deviation=joined.daily_deviation,
    )
