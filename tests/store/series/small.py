"""A history of a dozen invented events, and the tables that hold one."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

import duckdb

from interstate.store.series.engines import Rows, on_duckdb, ordered
from interstate.store.series.schema import FRAME, HISTORY, Expression

SHAPES = {"string": "VARCHAR", "date": "DATE", "int64": "BIGINT", "float64": "DOUBLE"}
MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 1)


def event(
    record: str, day: date, actor: str | None, recipient: str | None, type: str | None, **others: Any
) -> dict[str, Any]:
    """One row of the history."""
    quads = {"CONSULT": "verbal cooperation", "AID": "material cooperation", "ASSAULT": "material conflict"}
    row: dict[str, Any] = dict.fromkeys(HISTORY)
    row |= {"event_id": f"test:{record}", "source": "test", "version": "1", "record": record, "published": day}
    row |= {"day": day, "actor": actor, "recipient": recipient, "type": type, "quad": quads.get(type or "")}
    return row | {"reports": 1, "modality": "occurred"} | others


DOZEN = [
    event("a", date(2024, 3, 1), "RUS", "PRK", "CONSULT", reports=3, place="PRK"),
    event("b", date(2024, 3, 1), "RUS", "PRK", "CONSULT", reports=2, place="PRK", published=date(2024, 3, 2)),
    event("c", date(2024, 3, 1), "RUS", "PRK", "CONSULT", reports=5),
    event("d", date(2024, 3, 31), "RUS", "PRK", "AID", reports=None),
    event("e", date(2024, 4, 1), "RUS", "PRK", "AID"),
    event("f", date(2024, 3, 5), "PRK", "RUS", "AID"),
    event("g", date(2024, 3, 5), "RUS", "CHN", "CONSULT"),
    event("h", date(2024, 3, 5), "RUS", "UKR", None, code="010"),
    event("i", date(2024, 3, 6), "RUS", "UKR", "ASSAULT", code="190"),
    event("j", date(2024, 3, 6), "RUS", "UKR", "ASSAULT", code="183"),
    event("k", date(2024, 3, 7), "RUS", "UKR", "ASSAULT", modality="denied"),
    event("l", date(2024, 3, 7), "RUS", "RUS", "ASSAULT"),
]
"""a and b are one event, c has no place; i and j are one event; k was denied; l stays within one state."""


def holding(events: Iterable[dict[str, Any]], frame: Sequence[tuple[Any, ...]] = ()) -> duckdb.DuckDBPyConnection:
    """A connection with these tables `history` and `frame`."""
    connection = duckdb.connect()
    for name, schema in (("history", HISTORY), ("frame", FRAME)):
        columns = ", ".join(f'"{column}" {SHAPES[kind]}' for column, kind in schema.items())
        connection.execute(f"CREATE TABLE {name} ({columns})")
    lines = [[row[column] for column in HISTORY] for row in events]
    if lines:
        marks = ", ".join(["(" + ", ".join("?" * len(HISTORY)) + ")"] * len(lines))
        connection.execute(f"INSERT INTO history VALUES {marks}", [cell for line in lines for cell in line])
    for line in frame:
        connection.execute("INSERT INTO frame VALUES (?, ?, ?, ?)", list(line))
    return connection


def rows_of(series: Expression, events: Iterable[dict[str, Any]], frame: Sequence[tuple[Any, ...]] = ()) -> Rows:
    """The rows of a series over these events, by all columns."""
    with holding(events, frame) as connection:
        return on_duckdb(connection, _sorted(series.op()))


@cache
def _sorted(node: Any) -> Expression:
    return ordered(node.to_expr())


def values(rows: Rows, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of each row."""
    return [tuple(row[column] for column in columns) for row in rows]
