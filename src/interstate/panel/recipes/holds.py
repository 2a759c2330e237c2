"""What held in a period: true for a flag, the value for a number."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.facts import coded, during
from interstate.panel.recipes.values import one


def sql(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k and v: the key of the unit and period, and its value."""
    key = clock.one("a", "t") if chosen.column.direction == "state" else clock.pair("a", "b", "t")
    spread = _spread(chosen, clock)
    if chosen.column.kind == "flag":
        return f"SELECT DISTINCT {key} AS k, true AS v FROM ({spread}){_on(chosen, clock)}"
    cast = "::BIGINT" if chosen.column.kind == "count" else ""
    filled = "kind" if chosen.column.kind == "category" else "value"
    return f"SELECT {key} AS k, {one(chosen, 'k')}{cast} AS v FROM ({spread}) WHERE {filled} IS NOT NULL GROUP BY k"


def _spread(chosen: Chosen, clock: Clock) -> str:
    """The facts by period. An amount belongs to the one period its fact is about; one about several is not cut into parts."""
    if not chosen.column.flow:
        return coded(chosen, clock, f"f.*, {clock.span('f.s', 'f.e')} AS t", during(clock))
    within = f"{during(clock)} AND {clock.index('f.s')} = {clock.index('(f.e - 1)')}"
    return coded(chosen, clock, f"f.*, {clock.index('f.s')} AS t", within)


def _on(chosen: Chosen, clock: Clock) -> str:
    """A flag that is asked for on the first or last day of the period, not on any."""
    if chosen.pick == "first":
        day = clock.start("t")
    elif chosen.pick == "last":
        day = f"({clock.start('t + 1')} - 1)"
    else:
        return ""
    return f" WHERE s <= {day} AND e > {day}"
