"""How much one state did toward another in a day, a month or a year, as a source reports it."""

from interstate.store.series.period import By, period
from interstate.store.series.schema import Expression


def counts(events: Expression, by: By = "month") -> Expression:
    """Events and reports by source, period, directed dyad, type and quad class; only what happened at least once has a row.

    `events` counts rows: collapse first, else every record counts. A bare statement has no type and no quad class.
    """
    dated = events.mutate(period=period(events.day, by))
    return dated.group_by(["source", "period", "actor", "recipient", "type", "quad"]).agg(
        events=dated.count(), reports=dated.reports.fill_null(1).sum()
    )


def totals(events: Expression, by: By = "month") -> Expression:
    """Events and reports by source, period and directed dyad, of all types together."""
    dated = events.mutate(period=period(events.day, by))
    return dated.group_by(["source", "period", "actor", "recipient"]).agg(
        events=dated.count(), reports=dated.reports.fill_null(1).sum()
    )
