"""Large text files into rows of the schema, by one SQL statement over text columns.

Every column of a file is read or ignored by name; every row is kept, counted as outside what the store keeps, or rejected with
its line and a reason.
"""

import csv
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import duckdb

from interstate.errors import BadInput, UnreadColumn
from interstate.store.columns import Into, Stamp, filled, materialise

LONGEST = 2_000_000
"""Bytes of the longest line that is read; a longer one is a rejected row."""
BUFFER = 4_000_000
"""Bytes that one thread reads at a time: small enough that every thread has work."""
NAMED = 50
"""Rejected rows of one file that are listed with their reason; the others are only counted."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was read and not loaded: file, line and reason."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Joined:
    """One of several files that were put together: its name, its number of lines, and which of them are in the text (None = all)."""

    name: str
    lines: int
    kept: Sequence[int] | None = None

    @property
    def held(self) -> int:
        """Lines of it in the text."""
        return self.lines if self.kept is None else len(self.kept)

    def line(self, number: int) -> int:
        """The line in the file of a line of its part of the text, from 1."""
        return number if self.kept is None else int(self.kept[number - 1])


@dataclass(frozen=True, slots=True)
class Table:
    """Text files of one layout, and the statement that reads them.

    `columns`: names in file order; with `header` the first line after `skip` lines must hold exactly these names, in any order.
    `used` and `ignored` together are all columns. `select` reads the view `raw`: every column as text, `line` and `file`.
    `fast`: for files of millions of rows; `raw` has no `line` then, and the line of a rejected row is looked up afterwards.
    `joined`: where many files were put together into the one text, each of them, in order.
    """

    into: Into
    paths: tuple[Path, ...]
    columns: tuple[str, ...]
    used: frozenset[str]
    select: str
    ignored: frozenset[str] = frozenset()
    header: bool = True
    delimiter: str = ","
    quote: str = '"'
    skip: int = 0
    fast: bool = False
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a file must hold at least: rows kept, states named, first and last year reached; None asks for nothing."""

    rows: int = 1
    states: int = 0
    first: int | None = None
    last: int | None = None


@dataclass(slots=True)
class Counted:
    """Rows of a file: read = kept or outside + rejected. `outside` rows are sound and say nothing that the store keeps."""

    read: int = 0
    rejected: int = 0
    outside: int = 0
    kept: int = 0
    rejects: list[Reject] = field(default_factory=list)

    def add(self, other: "Counted") -> None:
        """Take in the counts of another file."""
        self.read += other.read
        self.rejected += other.rejected
        self.outside += other.outside
        self.kept += other.kept
        self.rejects.extend(other.rejects[: max(0, NAMED - len(self.rejects))])


def text(value: str) -> str:
    """A string as SQL."""
    return "'" + value.replace("'", "''") + "'"


def stage(connection: duckdb.DuckDBPyConnection, table: Table, stamp: Stamp, names: Sequence[str] = ()) -> Counted:
    """Read the files of a table into `staged_facts` or `staged_history` of the connection, which `prepare` made.

    `names`: what the files are called in messages (default: their own names).

    Raises:
        UnreadColumn: the header names a column that is neither read nor ignored, or lacks one.
        BadInput: a file is empty, or two rows are one record with different content.
    """
    called = dict(zip(map(str, table.paths), names, strict=True)) if names else {}
    total = Counted()
    groups = [table.paths] if table.fast else [(path,) for path in table.paths]
    for paths in groups:
        total.add(_read(connection, table, paths, stamp, called))
    return total


def _read(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    paths: Sequence[Path],
    stamp: Stamp,
    called: dict[str, str],
) -> Counted:
    shown = [called.get(str(path), path.name) for path in paths]
    order = _order(table, paths, shown)
    connection.execute("DROP VIEW IF EXISTS raw")
    for name in ("raw_rows", "raw_errors", "raw_scans"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    source = _scan(table, paths, order)
    if table.fast:
        connection.execute(f"CREATE TEMP VIEW raw AS SELECT * FROM {source}")
    else:
        first = table.skip + table.header
        connection.execute(
            f"CREATE TEMP TABLE raw_rows AS SELECT *, row_number() OVER () + {first} AS line, {text(shown[0])} AS file FROM {source}"
        )
        connection.execute("CREATE TEMP VIEW raw AS SELECT * FROM raw_rows")
    materialise(connection, table.into)
    # The number of rows of a file is not known to DuckDB: it would build its hash tables of the file, not of the code books.
    connection.execute(f"SET disabled_optimizers = '{'join_order,build_side_probe_side' if table.fast else ''}'")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE picked AS {table.select}")
    connection.execute("SET disabled_optimizers = ''")
    counted = _count(connection, table, paths, shown)
    counted.kept = filled(connection, table.into, stamp, seen=table.fast)
    return counted


def _order(table: Table, paths: Sequence[Path], shown: Sequence[str]) -> tuple[str, ...]:
    """The columns in the order of the files; all files of a fast table share it."""
    left = set(table.columns) - table.used - table.ignored
    if left or (table.used | table.ignored) - set(table.columns):
        raise AssertionError(f"used and ignored are not the columns of the layout: {sorted(left)}")
    order = table.columns
    for path, name in zip(paths, shown, strict=True):
        if path.stat().st_size == 0:
            raise BadInput(f"{name} is empty.")
        if table.header:
            order = _header(table, path, name)
    return order


def _header(table: Table, path: Path, name: str) -> tuple[str, ...]:
    with path.open("rb") as lines:
        for _ in range(table.skip):
            lines.readline()
        line = lines.readline(LONGEST).decode("utf-8", errors="replace")
    if table.quote:
        found = next(csv.reader([line], delimiter=table.delimiter, quotechar=table.quote), [])
    else:
        found = line.rstrip("\r\n").split(table.delimiter)
    found = [cell.strip().lstrip("\ufeff") for cell in found]
    missing = [column for column in table.columns if column not in found]
    more = [column for column in found if column not in table.columns]
    if missing or more or len(found) != len(table.columns):
        words = [f"lacks {', '.join(map(repr, missing[:5]))}"] if missing else []
        words += [f"has {', '.join(map(repr, more[:5]))}, which is neither read nor ignored"] if more else []
        words = words or [f"names {len(found)} columns, expected {len(table.columns)}"]
        raise UnreadColumn(f"{name}: the header {' and '.join(words)}; the layout of the file has changed.")
    return tuple(found)


def _scan(table: Table, paths: Sequence[Path], order: Sequence[str]) -> str:
    files = "[" + ", ".join(text(str(path)) for path in paths) + "]"
    columns = "{" + ", ".join(f"{text(name)}: 'VARCHAR'" for name in order) + "}"
    return (
        f"read_csv({files}, columns={columns}, auto_detect=false, header={str(table.header).lower()}, skip={table.skip}, "
        f"delim={text(table.delimiter)}, quote={text(table.quote)}, escape={text(table.quote)}, nullstr='', "
        f"strict_mode=true, null_padding=false, max_line_size={LONGEST}, buffer_size={BUFFER}, store_rejects=true, rejects_table='raw_errors', "
        f"rejects_scan='raw_scans', rejects_limit=0)"
    )


def _count(connection: duckdb.DuckDBPyConnection, table: Table, paths: Sequence[Path], shown: Sequence[str]) -> Counted:
    """Rows that the reader of CSV set aside, rows that the statement rejects, and rows that it leaves out."""
    broken = _broken(connection, dict(zip(map(str, paths), shown, strict=True)))
    picked = {str(row[0]) for row in connection.execute("DESCRIBE picked").fetchall()}
    unfit = "reject IS NOT NULL" if "reject" in picked else "false"
    if table.fast:
        above = (table.skip + table.header) * len(paths)
        good = (sum(part.lines for part in table.joined) or sum(map(_lines, paths)) - above) - len(broken)
        bad = one(connection, f"SELECT count(*) FROM picked WHERE {unfit}")
        told = one(connection, f"SELECT count(*) FROM picked WHERE NOT ({unfit})")
        unsound = _looked_up(connection, paths, shown, unfit) if bad else []
    else:
        good = one(connection, "SELECT count(*) FROM raw")
        bad = one(connection, f"SELECT count(DISTINCT line) FROM picked WHERE {unfit}")
        told = one(
            connection,
            f"SELECT count(DISTINCT line) FROM picked WHERE NOT ({unfit}) "
            f"AND line NOT IN (SELECT line FROM picked WHERE {unfit})",
        )
        unsound = _lined(connection, shown[0], unfit, [reject.line for reject in broken])
    connection.execute(f"DELETE FROM picked WHERE {unfit}")
    return Counted(
        read=good + len(broken),
        rejected=bad + len(broken),
        outside=good - bad - told,
        rejects=sorted(_homes([*broken, *unsound], table), key=lambda one: (one.file, one.line))[:NAMED],
    )


def _homes(rejects: Sequence[Reject], table: Table) -> list[Reject]:
    """Rejects with the file they are from and their line in it, where several files were put together."""
    if not table.joined:
        return list(rejects)
    ends = list(accumulate(part.held for part in table.joined))
    found = []
    for one in rejects:
        place = min(bisect_left(ends, one.line), len(ends) - 1)
        home, before = table.joined[place], ends[place - 1] if place else 0
        found.append(Reject(home.name, home.line(one.line - before), one.reason))
    return found


def _broken(connection: duckdb.DuckDBPyConnection, called: dict[str, str]) -> list[Reject]:
    """One reject for each line that is not of the layout: too few or too many columns, bytes that are not UTF-8."""
    rows = connection.execute(
        "SELECT s.file_path, e.line, min(e.error_type), min(e.error_message) FROM raw_errors e "
        "JOIN raw_scans s USING (scan_id, file_id) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [
        Reject(called.get(str(path), Path(str(path)).name), int(line), _plain(str(kind), str(message)))
        for path, line, kind, message in rows
    ]


def _plain(kind: str, message: str) -> str:
    first = (message.splitlines() or [""])[0]
    words = {"INVALID ENCODING": "bytes that are not UTF-8", "INVALID UNICODE": "bytes that are not UTF-8"}
    return words.get(kind, f"{kind.lower()}: {first}"[:160])


def _lined(connection: duckdb.DuckDBPyConnection, name: str, unfit: str, broken: Sequence[int]) -> list[Reject]:
    """Rejected rows with their line in the file; rows before them that could not be split were not numbered."""
    if unfit == "false":
        return []
    found = connection.execute(
        f"SELECT line, min(reject) FROM picked WHERE {unfit} GROUP BY line ORDER BY line LIMIT {NAMED}"
    ).fetchall()
    lines = sorted(broken)
    rejects = []
    for number, reason in found:
        line = int(number)
        for gone in lines:
            line += gone <= line
        rejects.append(Reject(name, line, str(reason)))
    return rejects


def _looked_up(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], shown: Sequence[str], unfit: str
) -> list[Reject]:
    """Rejected rows of a fast table: the line is the first one in the files that holds the record."""
    found = connection.execute(
        f"SELECT record, reject FROM picked WHERE {unfit} ORDER BY record LIMIT {NAMED}"
    ).fetchall()
    wanted = {str(record).encode(): str(reason) for record, reason in found if record is not None}
    rejects: list[Reject] = []
    for path, name in zip(paths, shown, strict=True):
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                key = line.partition(b"\t")[0]
                if key in wanted:
                    rejects.append(Reject(name, number, wanted.pop(key)))
                if not wanted:
                    return rejects
    return rejects + [Reject(shown[0], 0, reason) for reason in wanted.values()]


def _lines(path: Path) -> int:
    """Lines of a file, the last one counted without its end too."""
    count, last = 0, b"\n"
    with path.open("rb") as data:
        while chunk := data.read(1 << 20):
            count, last = count + chunk.count(b"\n"), chunk[-1:]
    return count + (last != b"\n")


def one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one number that a statement gives."""
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
