"""The rows that bulk loads write: facts and the history of events, each column with what it holds where a source says nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import duckdb

from interstate.errors import BadInput
from interstate.store.identity import COLUMNS
from interstate.store.tables import TYPES

Into = Literal["facts", "history"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every row of a file shares."""

    source: str
    version: str
    published: date
    terms: str
    url: str | None = None
    retrieved: date | None = None
    title: str = ""


HISTORY: dict[str, tuple[str, str]] = {
    "event_id": ("VARCHAR", ""),
    "source": ("VARCHAR", "$source"),
    "version": ("VARCHAR", "$version"),
    "record": ("VARCHAR", ""),
    "day": ("DATE", ""),
    "published": ("DATE", "$published"),
    "actor": ("VARCHAR", ""),
    "actor_name": ("VARCHAR", "NULL"),
    "actor_sector": ("VARCHAR", "NULL"),
    "recipient": ("VARCHAR", ""),
    "recipient_name": ("VARCHAR", "NULL"),
    "recipient_sector": ("VARCHAR", "NULL"),
    "code": ("VARCHAR", "NULL"),
    "type": ("VARCHAR", "NULL"),
    "mode": ("VARCHAR", "NULL"),
    "quad": ("VARCHAR", "NULL"),
    "intensity": ("DOUBLE", "NULL"),
    "contexts": ("VARCHAR", "NULL"),
    "place": ("VARCHAR", "NULL"),
    "reports": ("BIGINT", "1"),
    "modality": ("VARCHAR", "'occurred'"),
    "url": ("VARCHAR", "$url"),
    "terms": ("VARCHAR", "$terms"),
}
"""Type and default of each column of the history; no default = a source must give it (it may be null)."""
HISTORY_COLUMNS: tuple[str, ...] = tuple(HISTORY)
IDENTITY = (
    "substr(sha256(concat_ws(chr(31), $source, record, layer, state_a, coalesce(state_b, ''), "
    "coalesce(\"start\"::VARCHAR, ''), version)), 1, 16)"
)
"""As `identity.fact_id`, in SQL."""
OF_EVENT = "source || ':' || record || '@' || version"
"""Of an event: readable, and a correction in a later version has one of its own."""
FACT_DEFAULTS: dict[str, str] = {
    "state_b": "NULL",
    "start": "NULL",
    "end": "NULL",
    "published": "$published",
    "source": "$source",
    "value": "NULL",
    "unit": "NULL",
    "low": "NULL",
    "high": "NULL",
    "kind": "''",
    "families": "''",
    "place": "NULL",
    "precision": "'day'",
    "published_basis": "'release'",
    "version": "$version",
    "url": "$url",
    "title": "$title",
    "retrieved": "$retrieved",
    "terms": "$terms",
    "check": "''",
    "checked_against": "''",
    "confidence": "'high'",
    "statement": "''",
}
FILLED: dict[Into, tuple[str, ...]] = {"facts": COLUMNS, "history": HISTORY_COLUMNS}
SHAPES: dict[Into, dict[str, str]] = {
    "facts": {name: TYPES.get(name, "VARCHAR") for name in COLUMNS},
    "history": {name: shape for name, (shape, _) in HISTORY.items()},
}
KEY: dict[Into, str] = {"facts": "fact_id", "history": "event_id"}
WORKING = frozenset({"line", "file", "reject"})
"""Columns of a statement that are about the file, not about the world."""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the empty tables that a load fills."""
    for into, shapes in SHAPES.items():
        columns = ", ".join(f'"{name}" {shape}' for name, shape in shapes.items())
        if is_view(connection, into):
            connection.execute(f"DROP VIEW staged_{into}")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE staged_{into} ({columns})")


def is_view(connection: duckdb.DuckDBPyConnection, into: Into) -> bool:
    """True while the staged rows are those of `picked`, seen through a view."""
    found = connection.execute(
        "SELECT 1 FROM duckdb_views() WHERE view_name = ? AND NOT internal", [f"staged_{into}"]
    ).fetchone()
    return found is not None


def materialise(connection: duckdb.DuckDBPyConnection, into: Into) -> None:
    """Turn a view of staged rows into a table, so that rows can be added or dropped."""
    if is_view(connection, into):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE held AS SELECT * FROM staged_{into}")
        connection.execute(f"DROP VIEW staged_{into}")
        connection.execute(f"ALTER TABLE held RENAME TO staged_{into}")


def filled(connection: duckdb.DuckDBPyConnection, into: Into, stamp: Stamp, seen: bool = False) -> int:
    """Put the rows of `picked` into the staged table, with defaults; returns how many. `seen`: as a view, if it is empty yet.

    Raises:
        BadInput: a row names no state, or a code that no book holds: the source has to say what becomes of it.
    """
    given = [str(row[0]) for row in connection.execute("DESCRIBE picked").fetchall()]
    unknown = [name for name in given if name not in SHAPES[into] and name not in WORKING]
    if unknown:
        raise AssertionError(f"the statement gives columns that {into} does not have: {unknown}")
    inner = {name: f'"{name}"' for name in given if name in SHAPES[into]}
    values = {
        "$source": _quoted(stamp.source),
        "$version": _quoted(stamp.version),
        "$published": f"DATE '{stamp.published.isoformat()}'",
        "$terms": _quoted(stamp.terms),
        "$url": _quoted(stamp.url),
        "$title": _quoted(stamp.title),
        "$retrieved": f"DATE '{stamp.retrieved.isoformat()}'" if stamp.retrieved else "NULL",
    }
    _check(connection, into)
    defaults = FACT_DEFAULTS if into == "facts" else {name: default for name, (_, default) in HISTORY.items()}
    chosen = []
    for name, shape in SHAPES[into].items():
        if name == KEY[into]:
            continue
        expression = inner.get(name) or defaults.get(name, "")
        if not expression:
            raise AssertionError(f"the statement lacks the column {name} of {into}")
        for mark, value in values.items():
            expression = expression.replace(mark, value)
        chosen.append(f'({expression})::{shape} AS "{name}"')
    identity = IDENTITY.replace("$source", "source") if into == "facts" else OF_EVENT
    sql = f"SELECT {identity} AS {KEY[into]}, * FROM (SELECT {', '.join(chosen)} FROM picked)"
    names = ", ".join(f'"{name}"' for name in SHAPES[into])
    empty = connection.execute(f"SELECT 1 FROM staged_{into} LIMIT 1").fetchone() is None
    if seen and empty:
        connection.execute(f"DROP TABLE staged_{into}")
        connection.execute(f"CREATE TEMP VIEW staged_{into} AS SELECT {names} FROM ({sql})")
        row = connection.execute("SELECT count(*) FROM picked").fetchone()
    else:
        row = connection.execute(f"INSERT INTO staged_{into} ({names}) SELECT {names} FROM ({sql})").fetchone()
    return int(row[0]) if row else 0


def _quoted(value: str | None) -> str:
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


def _check(connection: duckdb.DuckDBPyConnection, into: Into) -> None:
    """Every state or bloc is one of the books; the second one may be missing in a fact about one state."""
    first, second = ("state_a", "state_b") if into == "facts" else ("actor", "recipient")
    given = {str(row[0]) for row in connection.execute("DESCRIBE picked").fetchall()}
    for column in (first, second):
        if column not in given:
            continue
        missing = f"OR {column} IS NULL" if column == first else ""
        row = connection.execute(
            f"SELECT {column} FROM picked WHERE ({column} IS NOT NULL AND {column} NOT IN (SELECT code FROM known_actor)) "
            f"{missing} LIMIT 1"
        ).fetchone()
        if row is not None:
            found = "no state" if row[0] is None else f'"{row[0]}", which no code book holds'
            raise BadInput(f"a row names {found} as {column}.")
