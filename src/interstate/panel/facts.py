"""The facts under a column, in SQL: of one layer and source, of the kinds and units that count, each with the days it held."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.cover import OLDEST
from interstate.panel.text import day, listed, quoted


def facts(chosen: Chosen, clock: Clock) -> str:
    """SELECT of state_a, state_b, kind, value (in the unit of the column), s, e (days held, end exclusive), precision and the
    order of facts (start, published, record).

    A fact without an end holds as far as its source goes: to the last day covered, or, where the source does not say, to the
    day it was published.
    """
    column = chosen.column
    last = day(chosen.cover.last) if chosen.cover.last else "published + 1"
    where = [f"layer = {quoted(column.layer)}", f"source = {quoted(chosen.source)}"]
    where += [f"coalesce(version, '') NOT IN {listed(chosen.replaced)}"] if chosen.replaced else []
    where += [f"kind IN {listed(column.kinds)}"] if column.kinds else []
    where += [f"unit IN {listed(unit for unit, _ in column.units)}"] if column.units else []
    where += [f"contains(';' || families || ';', {quoted(';' + column.family + ';')})"] if column.family else []
    where += [f"value <= {column.most}"] if column.most is not None else []
    return (
        f"SELECT state_a, state_b, kind, {_value(chosen)} AS value, coalesce(start, {day(OLDEST)}) AS s, "
        f'least(coalesce("end", {last}), {day(clock.until)}) AS e, start, "end", precision, published, record '
        f"FROM facts WHERE {' AND '.join(where)}"
    )


def _value(chosen: Chosen) -> str:
    column = chosen.column
    if column.ranks:
        cases = " ".join(f"WHEN {quoted(kind)} THEN {rank}" for kind, rank in column.ranks)
        return f"(CASE kind {cases} END)::DOUBLE"
    factors = {unit: factor for unit, factor in column.units if factor != 1}
    if not factors:
        return "value"
    cases = " ".join(f"WHEN {quoted(unit)} THEN {factor!r}" for unit, factor in factors.items())
    return f"(value * CASE unit {cases} ELSE 1 END)"


def coded(chosen: Chosen, clock: Clock, columns: str = "f.*", where: str = "true") -> str:
    """The facts with the numbers of their states as `a` and `b`; an undirected pair in one order; state facts have no `b`."""
    inner = facts(chosen, clock)
    if chosen.column.direction == "state":
        return members(chosen, clock, columns, where)
    a, b = ("a.id", "b.id")
    if chosen.column.direction == "undirected":
        a, b = "least(a.id, b.id)", "greatest(a.id, b.id)"
    return (
        f"SELECT {a} AS a, {b} AS b, {columns} FROM ({inner}) f JOIN code a ON a.iso3 = f.state_a "
        f"JOIN code b ON b.iso3 = f.state_b WHERE {where}"
    )


def members(chosen: Chosen, clock: Clock, columns: str, where: str) -> str:
    """Facts about one state, with its number as `a`."""
    return (
        f"SELECT a.id AS a, {columns} FROM ({facts(chosen, clock)}) f JOIN code a ON a.iso3 = f.state_a WHERE {where}"
    )


def during(clock: Clock) -> str:
    """The condition that a fact held on some day of the panel."""
    return f"f.s < f.e AND f.s < {day(clock.unit.end)} AND f.e > {day(clock.unit.first)}"
