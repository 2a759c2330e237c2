"""From the small tables of a column to the values in a row: joined by key, zero only where absence means no."""

from dataclasses import dataclass
from typing import Literal

from interstate.panel.choose import Chosen
from interstate.panel.covered import RULES, spells
from interstate.panel.unit import DirectedDyads, States, Unit

Role = Literal["a", "b", "ab", "ba", "u"]
ZERO = {"flag": "false", "count": "0", "number": "0.0", "category": "'none'"}
STATES: dict[Role, tuple[str, ...]] = {
    "a": ("ka",),
    "b": ("kb",),
    "ab": ("ka", "kb"),
    "ba": ("kb", "ka"),
    "u": ("ka", "kb"),
}
"""Keys of the states that a value is about, the first of them first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of the result: its name, the expression that makes it, and the joins that this needs."""

    name: str
    value: str
    joins: tuple[str, ...]


def cells(chosen: Chosen, unit: Unit) -> tuple[Cell, ...]:
    """The columns that one column gives in a panel of this unit."""
    name = chosen.name
    if isinstance(unit, States):
        return (_cell(chosen, "a", name),)
    if chosen.column.direction == "state":
        return _two_states(chosen)
    if chosen.column.direction == "undirected":
        return (_cell(chosen, "u", name),)
    if isinstance(unit, DirectedDyads):
        return (_cell(chosen, "ab", name),)
    forth, back = _cell(chosen, "ab", f"{name}_ab"), _cell(chosen, "ba", f"{name}_ba")
    if chosen.reduce == "both":
        return forth, back
    return (Cell(name, reduced(chosen, forth.value, back.value), forth.joins + back.joins),)


def _two_states(chosen: Chosen) -> tuple[Cell, ...]:
    first, second = _cell(chosen, "a", f"{chosen.name}_a"), _cell(chosen, "b", f"{chosen.name}_b")
    if chosen.column.pairing == "each":
        return first, second
    if chosen.column.pairing == "both":
        value = f"({first.value} AND {second.value})"
    else:
        value = f"abs({first.value} - {second.value})"
    return (Cell(chosen.name, value, first.joins + second.joins),)


def reduced(chosen: Chosen, forth: str, back: str) -> str:
    """Two directions made one. What is unknown stays so, but for a list that is open: there the known part is still at least that."""
    how, kind = chosen.reduce, chosen.column.kind
    if kind == "flag":
        return f"({forth} {'OR' if how == 'max' else 'AND'} {back})"
    open_list = kind == "count" and not chosen.cover.exact
    if how in ("sum", "mean"):
        if open_list:
            total = (
                f"CASE WHEN coalesce({forth}, {back}) IS NOT NULL THEN coalesce({forth}, 0) + coalesce({back}, 0) END"
            )
        else:
            total = f"({forth} + {back})"
        return total if how == "sum" else f"({total}) / 2.0"
    best = f"{'greatest' if how == 'max' else 'least'}({forth}, {back})"
    if open_list and how == "max":
        return best
    return f"CASE WHEN {forth} IS NOT NULL AND {back} IS NOT NULL THEN {best} END"


def _cell(chosen: Chosen, role: Role, name: str) -> Cell:
    table = f"{chosen.column.name}"
    alias = f"{table}__{role}"
    key = f"k{role}"
    joins = [f'LEFT JOIN "{table}" "{alias}" ON "{alias}".k = r.{key}']
    joins += _cover_joins(chosen, role)
    closed, known, gap = (_true(chosen, role, rule) for rule in RULES)
    if not chosen.cover.stated:
        known = "true"
    if chosen.column.recipe == "share" and closed:
        base = f"{table}__base"
        joins.append(f'LEFT JOIN "{base}" "{base}__{role}" ON "{base}__{role}".k = r.{STATES[role][0]}')
        closed = f'({closed}) AND "{base}__{role}".k IS NOT NULL'
    return Cell(name, _case(chosen, alias, closed, known, gap), tuple(joins))


def _case(chosen: Chosen, alias: str, closed: str, known: str, gap: str) -> str:
    parts = [f"WHEN {gap} THEN NULL"] if gap else []
    if known:
        condition = "" if known == "true" else f" AND ({known})"
        parts.append(f'WHEN "{alias}".k IS NOT NULL{condition} THEN "{alias}".v')
    if closed and chosen.column.zeros == "closed":
        parts.append(f"WHEN {closed} THEN {ZERO[chosen.column.kind]}")
    return f"CASE {' '.join(parts)} END" if parts else f'CASE WHEN false THEN "{alias}".v END'


def _cover_joins(chosen: Chosen, role: Role) -> list[str]:
    name, joins = chosen.column.name, []
    if chosen.cover.states:
        for key in STATES[role]:
            table = f"{name}__states"
            joins.append(f'LEFT JOIN "{table}" "{table}__{key}" ON "{table}__{key}".k = r.{key}')
    if chosen.cover.pairs and role in ("ab", "ba", "u"):
        table = f"{name}__pairs"
        joins.append(f'LEFT JOIN "{table}" ON "{table}".k = r.ku')
    return joins


def _true(chosen: Chosen, role: Role, rule: str) -> str:
    """The condition that a rule holds for a row; empty if it never does."""
    name, found = chosen.column.name, []
    if spells(chosen.cover.everyone, rule):
        found.append(f'r."{name}__{rule}"')
    if any(spells(some, rule) for _, some in chosen.cover.states):
        found += [f'coalesce("{name}__states__{key}".{rule}, false)' for key in STATES[role]]
    if role in ("ab", "ba", "u") and any(spells(some, rule) for _, some in chosen.cover.pairs):
        found.append(f'coalesce("{name}__pairs".{rule}, false)')
    return f"({' OR '.join(found)})" if len(found) > 1 else "".join(found)
