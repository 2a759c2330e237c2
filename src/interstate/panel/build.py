"""Panels by their unit: `states`, `dyads`, and the same by month or day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from interstate.codes.states import System
from interstate.panel.door import Connect, Door
from interstate.panel.panel import Panel
from interstate.panel.unit import Alive, DirectedDyads, Period, States, UndirectedDyads, Unit, bounds

Day = int | date


def _stored(world: Path | None, as_of: date | None) -> duckdb.DuckDBPyConnection:
    from interstate.store.query import opened

    return opened(world, as_of)


def _panel(unit: Unit, world: str | Path | None, as_of: date | None, connect: Connect | None) -> Panel:
    return Panel(unit, Door(connect or _stored, None if world is None else Path(world), as_of))


def states(
    first: Day,
    last: Day,
    by: Period = "year",
    codes: System = "gw",
    alive: Alive = "any",
    among: Iterable[str] = (),
    world: str | Path | None = None,
    as_of: date | None = None,
    connect: Connect | None = None,
) -> Panel:
    """One row for each state and period.

    `first`, `last`: years or days, both included. `by`: year, month or day. `codes`: the list of states, `gw` (Gleditsch-Ward) or
    `cow`. `alive`: who counts in a period: those that existed on `any` day of it, on its `first` or on its `last`. `among`: these
    states only. `world`: a folder; None = the default world. `as_of`: nothing published after this day is seen.

    Raises:
        UsageError: a year, list, rule or code that there is not.
    """
    opens, end = bounds(first, last, by)
    return _panel(States(opens, end, by, codes, alive, tuple(sorted(set(among)))), world, as_of, connect)


def dyads(
    first: Day,
    last: Day,
    directed: bool,
    by: Period = "year",
    codes: System = "gw",
    alive: Alive = "any",
    among: Iterable[str] = (),
    world: str | Path | None = None,
    as_of: date | None = None,
    connect: Connect | None = None,
) -> Panel:
    """One row for each pair of states that coexist in a period; `directed` = one row for each direction. Others as `states`.

    Raises:
        UsageError: a year, list, rule or code that there is not.
    """
    opens, end = bounds(first, last, by)
    kind = DirectedDyads if directed else UndirectedDyads
    return _panel(kind(opens, end, by, codes, alive, tuple(sorted(set(among)))), world, as_of, connect)


def state_days(first: Day, last: Day, **others: object) -> Panel:
    """`states` by day."""
    return states(first, last, "day", **others)  # type: ignore[arg-type]


def dyad_months(first: Day, last: Day, directed: bool, **others: object) -> Panel:
    """`dyads` by month."""
    return dyads(first, last, directed, "month", **others)  # type: ignore[arg-type]
