"""Tiny worlds for the panel: an in-memory connection with the views that the store opens, made of short lists."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from itertools import count
from pathlib import Path

import duckdb

from interstate.model.tie import Coverage
from interstate.panel.door import Connect
from interstate.store.identity import COLUMNS
from interstate.store.tables import TYPES

Row = dict[str, object]
STATES = (
    ("gw", "CHN", 1, None, None),
    ("gw", "IND", 2, None, None),
    ("gw", "KOR", 3, date(2001, 7, 1), None),
    ("gw", "PRK", 4, None, date(2001, 3, 1)),
    ("cow", "CHN", 11, None, None),
    ("cow", "IND", 12, None, None),
)
"""Real codes, invented spells: CHN and IND are always there, KOR begins in the middle of 2001, PRK ends before that."""
HISTORY = (
    "event_id VARCHAR, source VARCHAR, version VARCHAR, record VARCHAR, day DATE, published DATE, actor VARCHAR, "
    "actor_name VARCHAR, actor_sector VARCHAR, recipient VARCHAR, recipient_name VARCHAR, recipient_sector VARCHAR, code VARCHAR, "
    "type VARCHAR, mode VARCHAR, quad VARCHAR, intensity DOUBLE, contexts VARCHAR, place VARCHAR, reports BIGINT, "
    "modality VARCHAR, url VARCHAR"
)
_number = count(1)


def fact(
    layer: str, a: str, b: str | None, start: object, end: object, value: float | None = None, **more: object
) -> Row:
    """One row of `facts`; years stand for their first day (`end` for the day after their last)."""
    number = next(_number)
    row: Row = dict.fromkeys(COLUMNS)
    row |= {"fact_id": f"f{number}", "record": f"r{number}", "kind": "", "families": "", "precision": "day"}
    row |= {"source": "s", "version": "1", "published": date(2000, 1, 1), "layer": layer, "state_a": a, "state_b": b}
    row |= {"start": _day(start, 0), "end": _day(end, 1), "value": value}
    return row | more


def _day(value: object, after: int) -> object:
    return date(value + after, 1, 1) if isinstance(value, int) else value


def covers(layer: str, rule: str, first: int, last: int | None, frame: str = "all", **more: object) -> Coverage:
    """One coverage row, whole years, both included."""
    end = None if last is None else date(last + 1, 1, 1)
    given = {"source": "s", "version": "1", "kind": ""} | more
    return Coverage(layer=layer, frame=frame, start=date(first, 1, 1), end=end, rule=rule, **given)  # type: ignore[arg-type]


def event(day: date, actor: str, recipient: str, type: str = "CONSULT", **more: object) -> Row:
    """One row of `history`."""
    number = next(_number)
    row: Row = {"event_id": f"e{number}", "source": "news", "version": "1", "record": f"e{number}", "day": day}
    row |= {
        "published": day,
        "actor": actor,
        "recipient": recipient,
        "type": type,
        "quad": "verbal cooperation",
        "reports": 1,
    }
    return row | {"modality": "occurred"} | more


def world(
    facts: Sequence[Row] = (),
    coverage: Sequence[Coverage] = (),
    history: Sequence[Row] = (),
    states: Sequence[tuple[object, ...]] = STATES,
) -> Connect:
    """What a panel takes as `connect`: each call makes a connection that knows what was published by the day."""

    def connect(_: Path | None, as_of: date | None) -> duckdb.DuckDBPyConnection:
        until = as_of or date.max
        con = duckdb.connect(config={"threads": 1})
        con.execute(f"CREATE TABLE facts ({', '.join(_column(name) for name in COLUMNS)})")
        _insert(con, "facts", [[row[name] for name in COLUMNS] for row in facts if _seen(row, until)])
        names = [field.name for field in fields(Coverage)]
        con.execute("CREATE TABLE coverage (" + ", ".join(_column(name) for name in names) + ")")
        _insert(con, "coverage", [[getattr(row, name) for name in names] for row in coverage])
        con.execute(f"CREATE TABLE history ({HISTORY})")
        columns = [part.split()[0] for part in HISTORY.split(", ")]
        _insert(con, "history", [[row.get(name) for name in columns] for row in history if _seen(row, until)])
        con.execute('CREATE TABLE state (system VARCHAR, iso3 VARCHAR, number INTEGER, "start" DATE, "end" DATE)')
        _insert(con, "state", [list(row) for row in states])
        con.execute(
            "CREATE TABLE citation (source VARCHAR, version VARCHAR, citation VARCHAR, terms VARCHAR, retrieved DATE)"
        )
        _insert(con, "citation", [["s", "1", "Somebody (2000), Some data", "own", date(2000, 1, 1)]])
        return con

    return connect


def _column(name: str) -> str:
    return f'"{name}" {TYPES.get(name, "VARCHAR")}'


def _seen(row: Row, until: date) -> bool:
    published = row["published"]
    return isinstance(published, date) and published <= until


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[list[object]]) -> None:
    if rows:
        con.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
