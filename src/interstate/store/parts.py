"""Parts: immutable Parquet files of facts or of the history of events, named by their content and listed in the manifest.

Rows of a part were never in another part of the same source: a load drops what is there already, so the content of a world is
the sum of its parts, however they were delivered.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from interstate.errors import BadInput, VerificationFailed
from interstate.store.bulk import one, text
from interstate.store.columns import KEY, SHAPES, Into, materialise

FOLDER = "parts"
ROW_GROUP = 122_880
TIMELESS = frozenset({"retrieved"})
"""Columns that differ between two loads of the same file."""


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file: what is in it, its size in bytes and its sha256.

    `content`: sum of the engine's hash over all rows, a decimal number; equal for equal rows in any order (same DuckDB).
    `first`, `last`: least and greatest record, as text. `layers`: of facts; of events it is `event`. `edition`: the day of
    publication of a data set that is issued whole, empty where files add to each other: of whole editions one is in use.
    """

    name: str
    into: Into
    source: str
    version: str
    rows: int
    size: int
    sha256: str
    content: str
    first: str
    last: str
    layers: tuple[str, ...]
    edition: str = ""


def write(connection: duckdb.DuckDBPyConnection, into: Into, target: Path, sort: bool = True) -> None:
    """Write what a connection has staged to a Parquet file. `sort`: by key, so that equal rows give equal bytes."""
    order = f"ORDER BY {KEY[into]}" if sort else ""
    connection.execute(
        f"COPY (SELECT * FROM staged_{into} {order}) TO {text(str(target))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
    )


def distinct(connection: duckdb.DuckDBPyConnection, into: Into) -> int:
    """Keep one of several equal staged rows; returns how many were dropped.

    Raises:
        BadInput: two rows are one record, with different content.
    """
    key = KEY[into]
    before = one(connection, f"SELECT count(*) FROM staged_{into}")
    if before == one(connection, f"SELECT count(DISTINCT {key}) FROM staged_{into}"):
        return 0
    materialise(connection, into)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE single AS SELECT DISTINCT * FROM staged_{into}")
    row = connection.execute(f"SELECT record FROM single GROUP BY {key}, record HAVING count(*) > 1 LIMIT 1").fetchone()
    if row is not None:
        raise BadInput(f"two rows are the record {row[0]}, with different content.")
    connection.execute(f"DELETE FROM staged_{into}")
    connection.execute(f"INSERT INTO staged_{into} SELECT * FROM single")
    return before - one(connection, f"SELECT count(*) FROM staged_{into}")


def fresh(connection: duckdb.DuckDBPyConnection, into: Into, known: Iterable[tuple[Path, Part]], source: str) -> int:
    """Drop staged rows that a part holds already (of the world, or of this load); returns how many were dropped.

    Raises:
        BadInput: a row is there with the same key and other content.
    """
    row = connection.execute(f"SELECT min(record), max(record) FROM staged_{into}").fetchone()
    if row is None or row[0] is None:
        return 0
    near = [
        path
        for path, part in known
        if part.into == into and part.source == source and part.first <= row[1] and row[0] <= part.last
    ]
    if not near:
        return 0
    key = KEY[into]
    files = "[" + ", ".join(text(str(path)) for path in near) + "]"
    old = f"(SELECT * FROM read_parquet({files}) WHERE record BETWEEN {text(row[0])} AND {text(row[1])})"
    other = " OR ".join(f'old."{n}" IS DISTINCT FROM new."{n}"' for n in SHAPES[into] if n not in TIMELESS)
    clash = connection.execute(
        f"SELECT new.record FROM staged_{into} new JOIN {old} old USING ({key}) WHERE {other} LIMIT 1"
    ).fetchone()
    if clash is not None:
        raise BadInput(
            f"{source}: the record {clash[0]} is in the store already, with other content; a correction needs a version of its own."
        )
    materialise(connection, into)
    before = one(connection, f"SELECT count(*) FROM staged_{into}")
    connection.execute(f"DELETE FROM staged_{into} WHERE {key} IN (SELECT {key} FROM {old})")
    return before - one(connection, f"SELECT count(*) FROM staged_{into}")


def content(connection: duckdb.DuckDBPyConnection, into: Into) -> str:
    """The content of what is staged (see `Part.content`)."""
    names = ", ".join(f'"{name}"' for name in SHAPES[into] if name not in TIMELESS)
    row = connection.execute(f"SELECT coalesce(sum(hash({names})::HUGEINT), 0) FROM staged_{into}").fetchone()
    return str(row[0]) if row else "0"


def summary(connection: duckdb.DuckDBPyConnection, into: Into) -> tuple[int, str, str, tuple[str, ...]]:
    """Rows, least and greatest record, layers of what is staged."""
    row = connection.execute(f"SELECT count(*), min(record), max(record) FROM staged_{into}").fetchone()
    rows, first, last = row or (0, "", "")
    layers: tuple[str, ...] = ("event",)
    if into == "facts":
        found = connection.execute("SELECT DISTINCT layer FROM staged_facts ORDER BY layer").fetchall()
        layers = tuple(str(one[0]) for one in found)
    return int(rows), str(first or ""), str(last or ""), layers


def check(folder: Path, part: Part) -> None:
    """Compare a part with what the manifest says of it.

    Raises:
        VerificationFailed: it is missing, or has another size or hash.
    """
    path = folder / FOLDER / part.name
    if not path.is_file():
        raise VerificationFailed(f"{FOLDER}/{part.name} is missing; run interstate data verify --rebuild.")
    if path.stat().st_size != part.size or digest(path) != part.sha256:
        raise VerificationFailed(
            f"{FOLDER}/{part.name} does not match its checksum; run interstate data verify --rebuild."
        )


def digest(path: Path) -> str:
    """sha256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
