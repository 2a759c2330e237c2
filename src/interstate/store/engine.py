"""DuckDB, opened in three ways only: to write a new file that nobody reads, to read a file that nobody writes, and in memory.

Works on 1.4 and 2.0: only `execute`, `fetchall`, `fetchone` and `cursor` are used.
"""

import csv
import errno
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import duckdb

from interstate.errors import DiskFull, UsageError, VerificationFailed

NULL = "\\N"
FULL = "Disk full while writing the snapshot; nothing was changed."
SEALED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}
"""The same for every reader: DuckDB shares one instance among the connections of a process to one file."""
REBUILD = "run interstate data verify --rebuild."


def reading(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that can reach no other file and whose settings are locked.

    Raises:
        VerificationFailed: the file is missing, truncated or none of DuckDB's.
    """
    try:
        return duckdb.connect(str(path), read_only=True, config=SEALED)
    except duckdb.Error as error:
        raise damaged(path, error) from None


def writing(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a file of our own that no reader has heard of yet."""
    return duckdb.connect(str(path), config={"threads": "2"})


def in_memory(**config: str) -> duckdb.DuckDBPyConnection:
    """A connection of its own for set-based work: two threads, and no bar among the results."""
    connection = duckdb.connect(config={"threads": "2", **config})
    connection.execute("SET enable_progress_bar = false")
    return connection


def damaged(path: Path, error: Exception) -> VerificationFailed:
    """What to say of a file that cannot be read as it should."""
    first = (str(error).splitlines() or [error.__class__.__name__])[0][:120]
    return VerificationFailed(f"{path.name} is damaged ({first}); {REBUILD}")


@contextmanager
def disk_full() -> Iterator[None]:
    """Turn what a full disk or a folder that is not ours raises, in Python or inside DuckDB, into one plain error.

    Raises:
        DiskFull: no space was left. UsageError: the folder may not be written.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(FULL) from None
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST):
            raise UsageError(
                f"{error.filename} cannot be written; set INTERSTATE_HOME to a folder of your own."
            ) from None
        raise
    except duckdb.Error as error:
        if "no space left" in str(error).lower() or "out of disk" in str(error).lower():
            raise DiskFull(FULL) from None
        raise


def fill(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[tuple[object, ...]],
    path: Path,
) -> int:
    """Write rows into an empty table by way of a CSV file at `path`, which is removed; returns how many.

    `table` and `columns` are names of our own schema, never input.
    """
    count = 0
    try:
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\n")
            for row in rows:
                writer.writerow([_cell(value) for value in row])
                count += 1
        if count:
            names = ", ".join(f'"{name}"' for name in columns)
            connection.execute(
                f"COPY {table} ({names}) FROM '{str(path).replace(chr(39), chr(39) * 2)}' "
                f"(FORMAT csv, HEADER false, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '{NULL}', "
                "ALLOW_QUOTED_NULLS true, NEW_LINE '\\n', PARALLEL false)"
            )
    finally:
        path.unlink(missing_ok=True)
    return count


def _cell(value: object) -> str:
    if value is None:
        return NULL
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else repr(value) if isinstance(value, float) else str(value)


def table(path: Path) -> list[dict[str, object]]:
    """All rows of a Parquet file by column name: for files of some thousand rows that a person asked to compare with.

    Raises:
        VerificationFailed: the file cannot be read.
    """
    try:
        with duckdb.connect() as connection:
            cursor = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
            names = [str(column[0]) for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except duckdb.Error as error:
        first = str(error).splitlines()[0][:120]
        raise VerificationFailed(f"{path} cannot be read: {first}") from None
