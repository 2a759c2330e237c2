"""Say in words where a number has several values."""

from interstate.panel.clock import WIDTH
from interstate.panel.column import Column
from interstate.panel.door import Door, Several
from interstate.panel.population import code
from interstate.panel.statement import Plan, every


def told(error: Several, plan: Plan, door: Door) -> Several:
    """The same error with the states and the period in place of their key."""
    if not error.where.isdigit():
        return error
    rest, period = divmod(int(error.where), plan.clock.periods)
    column = next((one.column for one in every(plan) if one.column.name == error.name), None)
    start = door.rows(f"SELECT {plan.clock.start(str(period))}")[0][0]
    return Several(error.name, f"{_states(rest, column, plan, door)}, {str(start)[:10]}")


def _states(rest: int, column: Column | None, plan: Plan, door: Door) -> str:
    names = {int(str(number)): str(name) for name, number in door.rows(code(plan.unit))}
    if column is not None and column.direction == "state":
        return names[rest]
    return " and ".join(names[number] for number in divmod(rest, WIDTH))
