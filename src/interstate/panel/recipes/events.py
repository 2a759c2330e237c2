"""Events of the news, each counted once."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.text import day, listed, quoted

ONCE = "day, actor, recipient, type, place"
"""What makes two reports one event, where the store has not collapsed them."""


def sql(chosen: Chosen, clock: Clock, collapsed: bool) -> str:
    """SELECT of k and v: events that occurred or went on; `collapsed` = the view `history_collapsed` has one row an event."""
    column = chosen.column
    where = [f"source = {quoted(chosen.source)}", "coalesce(modality, 'occurred') IN ('occurred', 'ongoing')"]
    where += [f"day >= {day(clock.unit.first)} AND day < least({day(clock.unit.end)}, {day(clock.until)})"]
    where += [f"coalesce(version, '') NOT IN {listed(chosen.replaced)}"] if chosen.replaced else []
    where += [f"type = {quoted(column.type)}"] if column.type else []
    where += [f"quad = {quoted(column.quad)}"] if column.quad else []
    shape = f"{ONCE} FROM history_collapsed" if collapsed else f"DISTINCT {ONCE} FROM history"
    return (
        f"SELECT {clock.pair('a.id', 'b.id', clock.index('f.day'))} AS k, count(*) AS v "
        f"FROM (SELECT {shape} WHERE {' AND '.join(where)}) f "
        f"JOIN code a ON a.iso3 = f.actor JOIN code b ON b.iso3 = f.recipient GROUP BY k"
    )
