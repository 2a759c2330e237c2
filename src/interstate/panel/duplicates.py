"""Units and periods that have more than one fact for a number: what `pick` and `whittle` decide about."""

from dataclasses import dataclass
from datetime import date

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.door import Door
from interstate.panel.facts import coded, during
from interstate.panel.population import code
from interstate.panel.statement import Plan
from interstate.panel.text import quoted


@dataclass(frozen=True, slots=True)
class Duplicate:
    """`facts` facts of a column in the period that begins on `start`, from `low` to `high`; `state_b` None for one state."""

    column: str
    state_a: str
    state_b: str | None
    start: date
    facts: int
    low: float
    high: float


def duplicates(plan: Plan, door: Door) -> tuple[Duplicate, ...]:
    """All of them, by column, states and period."""
    some = [one for one in plan.chosen if one.column.kind == "number" and one.column.recipe == "holds"]
    if not some:
        return ()
    parts = " UNION ALL ".join(_of(one, plan.clock) for one in some)
    sql = f"WITH code AS ({code(plan.unit)}) SELECT * FROM ({parts}) ORDER BY ALL"
    return tuple(Duplicate(*row) for row in door.rows(sql))  # type: ignore[arg-type]


def _of(one: Chosen, clock: Clock) -> str:
    spread = coded(one, clock, f"f.*, {clock.span('f.s', 'f.e')} AS t", during(clock))
    return (
        f"SELECT {quoted(one.name)} AS name, state_a, state_b, {clock.start('t')} AS start, count(*) AS facts, "
        f"min(value) AS low, max(value) AS high FROM ({spread}) WHERE value IS NOT NULL "
        f"GROUP BY state_a, state_b, t HAVING count(*) > 1"
    )
