"""Coverage in SQL: of everyone as columns of the periods, of single states and pairs as small tables that are joined."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.cover import Interval, Spells
from interstate.panel.text import day, quoted

RULES = ("closed", "known", "gap")


def whole(chosen: Chosen) -> bool:
    """True if a period that is covered in part has no value: an amount or a count of a part is not that of the whole."""
    column = chosen.column
    return column.flow or column.window > 1 or (column.kind == "count" and chosen.cover.exact)


def everyone(chosen: Chosen) -> list[str]:
    """Columns of `period`: is everyone covered in it, by rule; rules without a day are left out."""
    found = []
    for rule in RULES:
        days = spells(chosen.cover.everyone, rule)
        if days:
            found.append(
                f'({" OR ".join(_within(chosen, rule, day(one[0]), day(one[1])) for one in days)}) AS "{chosen.column.name}__{rule}"'
            )
    return found


def spells(some: Spells, rule: str) -> tuple[Interval, ...]:
    """The days of one rule."""
    return {"closed": some.closed, "known": some.known, "gap": some.gap}[rule]


def _within(chosen: Chosen, rule: str, opens: str, closes: str) -> str:
    """A closed frame must hold all of the period (and of the window before it), a hole needs to touch it only."""
    back = chosen.column.window - 1
    if rule == "closed" or (rule == "known" and whole(chosen)):
        first = f"(p0 - to_years({back}))::DATE" if back else "p0"
        return f"({first} >= {opens} AND p1 <= {closes})"
    if rule == "gap" and back:
        return f"((p0 - to_years({back}))::DATE < {closes} AND p1 > {opens})"
    return f"(p0 < {closes} AND p1 > {opens})"


def tables(chosen: Chosen, clock: Clock) -> dict[str, str]:
    """The small tables of a column by name: `k` and what is true of the state or the pair in the period."""
    name, found = chosen.column.name, {}
    single = [f"({quoted(code)}, NULL, {row})" for code, some in chosen.cover.states for row in _rows(some)]
    if single:
        found[f"{name}__states"] = _table(chosen, clock.one("c.id", "p.t"), single, "")
    pairs = [f"({quoted(a)}, {quoted(b)}, {row})" for (a, b), some in chosen.cover.pairs for row in _rows(some)]
    if pairs:
        key = clock.pair("c.id", "d.id", "p.t")
        found[f"{name}__pairs"] = _table(chosen, key, pairs, "JOIN code d ON d.iso3 = f.b ")
    return found


def _rows(some: Spells) -> list[str]:
    return [f"{quoted(rule)}, {day(start)}, {day(end)}" for rule in RULES for start, end in spells(some, rule)]


def _table(chosen: Chosen, key: str, rows: list[str], join: str) -> str:
    conditions = " OR ".join(f"(rule = {quoted(rule)} AND {_within(chosen, rule, 'f.s', 'f.e')})" for rule in RULES)
    flags = ", ".join(f"bool_or(rule = {quoted(rule)}) AS {rule}" for rule in RULES)
    return (
        f"SELECT {key} AS k, {flags} FROM (VALUES {', '.join(rows)}) f(a, b, rule, s, e) "
        f"JOIN code c ON c.iso3 = f.a {join}JOIN period p ON {conditions} GROUP BY k"
    )
