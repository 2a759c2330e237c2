"""How much of what a state does goes to each partner, and how concentrated that is.

Herfindahl index: the sum of squared shares, 1 for a single partner, 1/n for n equal ones (Hirschman 1945, Herfindahl 1950).
Squares are summed as whole numbers and divided once, so that the order of rows cannot change the last digits.
"""

from interstate.store.series.counts import totals
from interstate.store.series.period import By
from interstate.store.series.schema import Expression

KEYS = ("source", "period", "actor")


def concentration(events: Expression, by: By = "year") -> Expression:
    """Share of each recipient in the acts of an actor by source and period, with the actor's total and Herfindahl index.

    `share` and `herfindahl` lie in (0, 1]; `partners` counts recipients.
    """
    pairs = totals(events, by)
    squared = pairs.mutate(square=pairs.events * pairs.events)
    whole = squared.group_by(list(KEYS)).agg(
        total=squared.events.sum(), squares=squared.square.sum(), partners=squared.count()
    )
    joined = pairs.join(whole, list(KEYS))
    total = joined.total.cast("float64")
    return joined.select(
        *KEYS,
        "recipient",
        "events",
        "total",
        "partners",
        share=joined.events.cast("float64") / total,
        herfindahl=joined.squares.cast("float64") / (total * total),
    )
