"""What held in a period: true for a flag, the value for a number."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.facts import coded, during
from interstate.panel.recipes.values import one


def sql(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k and v: the key of the unit and period, and its value."""
    state = chosen.column.direction == "state"
    key = clock.one("a", "t") if state else clock.pair("a", "b", "t")
    spread = coded(chosen, clock, f"f.*, {clock.span('f.s', 'f.e')} AS t", during(clock))
    if chosen.column.kind == "flag":
        return f"SELECT DISTINCT {key} AS k, true AS v FROM ({spread}) {_on(chosen, clock)}"
    names = "min(state_a)" if state else "min(state_a) || ' and ' || min(state_b)"
    value = one(chosen, f"{names} || ', ' || min({clock.start('t')})")
    cast = "::BIGINT" if chosen.column.kind == "count" else ""
    filled = "kind" if chosen.column.kind == "category" else "value"
    return f"SELECT {key} AS k, {value}{cast} AS v FROM ({spread}) WHERE {filled} IS NOT NULL GROUP BY k"


def _on(chosen: Chosen, clock: Clock) -> str:
    """A flag that is asked for on the first or last day of the period, not on any."""
    if chosen.pick == "first":
        day = clock.start("t")
    elif chosen.pick == "last":
        day = f"({clock.start('t + 1')} - 1)"
    else:
        return ""
    return f"WHERE s <= {day} AND e > {day}"
