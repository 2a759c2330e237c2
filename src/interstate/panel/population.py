"""Who exists when, as common table expressions: the states of a list, the periods, and the rows of the panel."""

from collections.abc import Iterable

from interstate.panel.clock import Clock
from interstate.panel.cover import OLDEST
from interstate.panel.text import day, listed, quoted
from interstate.panel.unit import DirectedDyads, States, Unit

RULES = {
    "any": "s.s < p.p1 AND s.e > p.p0",
    "first": "s.s <= p.p0 AND s.e > p.p0",
    "last": "s.s < p.p1 AND s.e >= p.p1",
}


def code(unit: Unit) -> str:
    """Every state of the list with a number of its own, in alphabetical order."""
    return (
        f"SELECT iso3, (row_number() OVER (ORDER BY iso3) - 1)::INTEGER AS id "
        f"FROM (SELECT DISTINCT iso3 FROM state WHERE system = {quoted(unit.codes)})"
    )


def period(clock: Clock, more: Iterable[str]) -> str:
    """Every period: `t`, its first day `p0`, the day after its last one `p1`, and what is known of coverage in it."""
    bounds = f"SELECT i::INTEGER AS t, {clock.start('i')} AS p0, {clock.start('i + 1')} AS p1 FROM range({clock.periods}) r(i)"
    columns = "".join(f", {one}" for one in more)
    return f"SELECT t, p0, p1{columns} FROM ({bounds})"


def alive(unit: Unit) -> str:
    """States in the periods in which they exist, with the days of the period on which they do; two spells in one are two rows."""
    spells = f"SELECT iso3, coalesce(start, {day(OLDEST)}) AS s, coalesce(\"end\", DATE '9999-12-31') AS e FROM state"
    among = f" AND s.iso3 IN {listed(unit.among)}" if unit.among else ""
    system = f"WHERE system = {quoted(unit.codes)}"
    days = "greatest(s.s, p.p0) AS f, least(s.e, p.p1) AS u, count(*) OVER (PARTITION BY c.id, p.t) AS spells"
    return (
        f"SELECT c.id, p.t, {days} FROM ({spells} {system}) s "
        f"JOIN code c ON c.iso3 = s.iso3 JOIN period p ON {RULES[unit.alive]}{among}"
    )


def unit_rows(unit: Unit) -> str:
    """One row for each member and period: a state, or two states that coexist on some day of it."""
    if isinstance(unit, States):
        return "SELECT DISTINCT id AS a, t FROM alive"
    order = "<>" if isinstance(unit, DirectedDyads) else "<"
    pairs = f"FROM alive x JOIN alive y ON x.t = y.t AND x.id {order} y.id AND x.f < y.u AND y.f < x.u"
    once = f"SELECT x.id AS a, y.id AS b, x.t AS t {pairs} WHERE x.spells = 1 AND y.spells = 1"
    first = f"SELECT x.id AS a, y.id AS b, x.t AS t {pairs} WHERE x.spells > 1"
    second = f"SELECT x.id AS a, y.id AS b, x.t AS t {pairs} WHERE x.spells = 1 AND y.spells > 1"
    return f"{once} UNION ALL SELECT DISTINCT a, b, t FROM ({first} UNION ALL {second})"


def keyed(unit: Unit, clock: Clock) -> str:
    """The rows with names, days, coverage of the period, and the keys by which columns are joined.

    `ka`, `kb` one state, `kab` the pair in order, `kba` in the other, `ku` in the order of the alphabet.
    """
    if isinstance(unit, States):
        names = f"x.iso3 AS state, {clock.one('u.a', 'u.t')} AS ka"
        return f"SELECT u.a, p.*, {names} FROM unit u JOIN period p ON p.t = u.t JOIN code x ON x.id = u.a"
    forth, back = clock.pair("u.a", "u.b", "u.t"), clock.pair("u.b", "u.a", "u.t")
    undirected = f"least({forth}, {back})" if isinstance(unit, DirectedDyads) else forth
    names = (
        f"x.iso3 AS state_a, y.iso3 AS state_b, {clock.one('u.a', 'u.t')} AS ka, {clock.one('u.b', 'u.t')} AS kb, "
        f"{forth} AS kab, {back} AS kba, {undirected} AS ku"
    )
    return (
        f"SELECT u.a, u.b, p.*, {names} FROM unit u JOIN period p ON p.t = u.t "
        f"JOIN code x ON x.id = u.a JOIN code y ON y.id = u.b"
    )


def numbers(system: str, clock: Clock) -> str:
    """Number that a state bore last in each period, by the key of one state."""
    spells = f"SELECT iso3, number, coalesce(start, {day(OLDEST)}) AS s, coalesce(\"end\", DATE '9999-12-31') AS e FROM state"
    return (
        f"SELECT {clock.one('c.id', 'p.t')} AS k, arg_max(s.number, s.s) AS v FROM ({spells} WHERE system = {quoted(system)}) s "
        f"JOIN code c ON c.iso3 = s.iso3 JOIN period p ON s.s < p.p1 AND s.e > p.p0 GROUP BY k"
    )
