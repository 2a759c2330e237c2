"""The one statement that a panel is: who exists, each column made small first, then all of them joined to the rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from interstate.panel import covered, population
from interstate.panel.cells import Cell, cells
from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.derived import Derived
from interstate.panel.recipes import agreement, events, holds, joint_target, share, shared_members, starts
from interstate.panel.relevance import Relevance
from interstate.panel.text import named
from interstate.panel.unit import States, Unit

PLAIN = {
    "holds": holds.sql,
    "starts": starts.sql,
    "share": share.sql,
    "joint_target": joint_target.sql,
    "agreement": agreement.sql,
    "shared_members": shared_members.sql,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a statement is made of."""

    unit: Unit
    clock: Clock
    chosen: tuple[Chosen, ...]
    derived: tuple[Derived, ...] = ()
    systems: tuple[str, ...] = ()
    relevance: Relevance | None = None
    collapsed: bool = False


def source_of(plan: Plan, one: Chosen) -> str:
    """The SELECT that makes the values of one column."""
    if one.column.recipe == "events":
        return events.sql(one, plan.clock, plan.collapsed)
    return PLAIN[one.column.recipe](one, plan.clock)


def every(plan: Plan) -> tuple[Chosen, ...]:
    """Columns that are shown and those that only say who is relevant, each once."""
    more = plan.relevance.needs if plan.relevance else ()
    found = {one.column.name: one for one in (*more, *plan.chosen)}
    return tuple(found[name] for name in sorted(found))


def tables(plan: Plan) -> list[tuple[str, str]]:
    """Common table expressions by name, in order."""
    needed = every(plan)
    marks = [mark for one in needed for mark in covered.everyone(one)]
    found = [
        ("code", population.code(plan.unit)),
        ("period", population.period(plan.clock, marks)),
        ("alive", population.alive(plan.unit)),
        ("unit", population.unit_rows(plan.unit)),
    ]
    for system in plan.systems:
        found.append((f"{system}_number", population.numbers(system, plan.clock)))
    for one in needed:
        found.append((one.column.name, source_of(plan, one)))
        if one.column.recipe == "share":
            found.append((f"{one.column.name}__base", share.base(one, plan.clock)))
        found += covered.tables(one, plan.clock).items()
    return found + (plan.relevance.tables(plan.clock) if plan.relevance else [])


def statement(plan: Plan) -> str:
    """The statement: rows in the order of states and periods, unit columns first, then columns by name."""
    parts = [f'"{name}" AS (\n  {body}\n)' for name, body in tables(plan)]
    parts.append(f'"joined" AS (\n  {_joined(plan)}\n)')
    shown = [named(name) for name in names(plan)]
    order = "ka" if isinstance(plan.unit, States) else "kab"
    source, relevant = '"joined"', " WHERE relevant" if plan.relevance else ""
    if plan.derived:
        over = ", ".join(one.sql(plan.unit) for one in plan.derived)
        parts.append(f'"looking_back" AS (\n  SELECT *, {over} FROM "joined"\n)')
        source = '"looking_back"'
    return f"WITH {', '.join(parts)}\nSELECT {', '.join(shown)} FROM {source}{relevant} ORDER BY {order}"


def names(plan: Plan) -> tuple[str, ...]:
    """The columns of the result."""
    values = [cell.name for one in plan.chosen for cell in cells(one, plan.unit)]
    values += [one.name for one in plan.derived]
    return (*plan.unit.names, *(name for name, _ in _numbers(plan)), *sorted(values))


def _numbers(plan: Plan) -> list[tuple[str, str]]:
    """Names and keys of the columns of state numbers."""
    if isinstance(plan.unit, States):
        return [(system, "ka") for system in plan.systems]
    return [(f"{system}_{side}", f"k{side}") for system in plan.systems for side in ("a", "b")]


def _joined(plan: Plan) -> str:
    made = [cell for one in plan.chosen for cell in cells(one, plan.unit)]
    keys = ("a", "ka") if isinstance(plan.unit, States) else ("a", "b", "kab")
    columns = [*(f"r.{key}" for key in keys), "r.t", *(f"r.{key}" for key in plan.unit.keys)]
    columns.append(f"{plan.clock.shown} AS {plan.unit.by}")
    joins = dict.fromkeys(join for cell in made for join in cell.joins)
    for name, key in _numbers(plan):
        columns.append(f'"{name}".v AS "{name}"')
        joins[f'LEFT JOIN "{name.split("_")[0]}_number" "{name}" ON "{name}".k = r.{key}'] = None
    columns += [f"{cell.value} AS {named(cell.name)}" for cell in made]
    if plan.relevance:
        columns.append(f"{plan.relevance.condition()} AS relevant")
        joins.update(dict.fromkeys(plan.relevance.joins()))
    rows = population.keyed(plan.unit, plan.clock)
    return f"SELECT {', '.join(columns)}\n  FROM ({rows}) r\n  {_lines(joins)}"


def _lines(joins: Iterable[str]) -> str:
    return "\n  ".join(joins)


__all__ = ["Cell", "Plan", "names", "statement"]
