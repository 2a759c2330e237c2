"""Fault 9 of FAULTS.md: a column dropped, added or renamed, in every data set that names its columns, is one error naming it."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from interstate import registry
from interstate.errors import BadInput, InterstateError
from interstate.sources.adding import called, working
from interstate.sources.base import Dataset
from interstate.store import snapshot
from interstate.store.bulk import Table, stage
from interstate.store.columns import Stamp, prepare
from interstate.store.verify import verify
from tests.faults.conftest import Command
from tests.sources.invented import Acts
from tests.sources.loading import add, content

MINIS = Path(__file__).parents[1] / "sources" / "minis"
NEW = "quite_new"
BY_THEIR_NAMES = frozenset({"rivalries_thompson", "sipri_arms"})
"""Data sets of several layouts, told by their column names: with another name a file may be none of theirs, and they say that."""

SPARE = frozenset({("un_agreement", "year")})
"""Columns that another one can stand in for: the session tells the year as well."""


def data_sets() -> Iterator[type[Dataset]]:
    """Every data set of the registry."""
    for name in registry.names("sources"):
        made = registry.load("sources", name)
        if hasattr(made, "tables"):
            yield made


def tables(made: type[Dataset], path: Path, place: Path) -> list[tuple[Table, tuple[str, ...]]]:
    """How a data set reads a file, with the names that its messages use."""
    source = made()
    downloads = list(source.files(path))
    return [(table, called(table, downloads)) for table in source.tables(downloads, place)]


def minis(made: type[Dataset]) -> list[Path]:
    """The mini files that a data set may know: in the folder of its name or its family."""
    folders = {MINIS / made.name, MINIS / made.name.partition("_")[0]}
    return [path for folder in sorted(folders) for path in sorted(folder.glob("*.[ctC]*")) if path.is_file()]


@cache
def cases() -> tuple[tuple[type[Dataset], Path], ...]:
    """Data sets with a mini file whose layout they know by its column names."""
    from tempfile import TemporaryDirectory

    found = []
    for made in data_sets():
        for path in minis(made):
            with TemporaryDirectory() as place:
                try:
                    named = any(table.header for table, _ in tables(made, path, Path(place)))
                except InterstateError:
                    continue
            if named:
                found.append((made, path))
    return tuple(found)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(working(tmp_path_factory.mktemp("working"))) as made:
        yield made


def read(connection: duckdb.DuckDBPyConnection, made: type[Dataset], path: Path, place: Path) -> list[list[Any]]:
    """The rows of a file, read as a load does, beside those that are staged already."""
    place.mkdir(exist_ok=True)
    (download, *_) = made().files(path)
    stamp = Stamp(made.name, download.version, download.published, "own", None, None)
    for table, names in tables(made, path, place):
        stage(connection, table, stamp, names)
    return [connection.execute(f"SELECT * FROM staged_{into} ORDER BY ALL").fetchall() for into in ("facts", "history")]


Rows = list[list[str]]


def parted(path: Path, table: Table) -> tuple[str, Rows]:
    """A file as what stands before the line of names, and its rows from that line on."""
    lines = path.read_text("latin-1").removeprefix("\xef\xbb\xbf").splitlines(keepends=True)
    shared = [len(set(table.columns) & set(cells([line], table)[0])) for line in lines]
    at = shared.index(max(shared))
    assert shared[at] > len(table.columns) // 2
    return "".join(lines[:at]), cells(lines[at:], table)


def cells(lines: list[str], table: Table) -> Rows:
    quoting = csv.QUOTE_MINIMAL if table.quote else csv.QUOTE_NONE
    return list(csv.reader(lines, delimiter=table.delimiter, quoting=quoting))


def changed(rows: Rows, place: int, kind: str) -> Rows:
    """The same rows with one column dropped, renamed, or another one before it."""
    more = ["x"] if kind == "add" else []
    made = [[*row[:place], *more, *row[place + (kind == "drop") :]] for row in rows]
    if kind != "drop":
        made[0][place] = NEW
    return made


def written(path: Path, before: str, rows: Rows, table: Table) -> None:
    text = io.StringIO()
    if table.quote:
        csv.writer(text, delimiter=table.delimiter, lineterminator="\n").writerows(rows)
    else:
        text.writelines(table.delimiter.join(row) + "\n" for row in rows)
    path.write_text(before + text.getvalue(), encoding="latin-1")


def chosen(names: list[str], used: frozenset[str]) -> Iterator[tuple[str, int]]:
    """What is done to which column: every one that is read is dropped, and one that is not; some are renamed or come in."""
    ignored = [place for place, name in enumerate(names) if name not in used]
    yield from (("drop", place) for place, name in enumerate(names) if name in used)
    yield from (("drop", place) for place in ignored[len(ignored) // 2 :][:1])
    for place in (0, len(names) - 1):
        yield "rename", place
        yield "add", place


@pytest.mark.parametrize(("made", "path"), cases(), ids=lambda one: getattr(one, "name", None))
def test_a_column_dropped_renamed_or_added_is_named_or_was_never_read(
    connection: duckdb.DuckDBPyConnection, made: type[Dataset], path: Path, tmp_path: Path
) -> None:
    prepare(connection)
    right = read(connection, made, path, tmp_path / "right")
    ((table, _), *_) = tables(made, path, tmp_path)
    before, rows = parted(path, table)
    bad, wrong = tmp_path / path.name, []
    for kind, place in chosen(rows[0], table.used):
        column = rows[0][place]
        written(bad, before, changed(rows, place, kind), table)
        spare = column not in table.used or (made.name, column) in SPARE
        if spare and kind == "drop":
            prepare(connection)
        try:
            found = read(connection, made, bad, tmp_path / "place")
            if found != right or kind != "drop" or not spare:
                wrong.append(f"{kind} {column}: was read")
        except BadInput as error:
            named = {"drop": (column,), "rename": (column, NEW), "add": (NEW,)}[kind]
            if "\n" in str(error) or not (any(name in str(error) for name in named) or made.name in BY_THEIR_NAMES):
                wrong.append(f"{kind} {column}: {error}")
    assert wrong == []


def test_a_file_that_drifted_is_exit_3_and_leaves_the_old_world_in_use(
    tmp_path: Path, home: Path, interstate: Command
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("ccode1,ccode2,year,conttype,notes\n2,20,1990,1,\n", encoding="utf-8")
    bad.write_text("ccode1,ccode2,year,contiguity,notes\n2,70,1990,1,\n", encoding="utf-8")
    interstate("data", "add", "neighbours", "--file", good)
    before, held = snapshot.pointed(home), content(home)
    said = interstate("data", "add", "neighbours", "--file", bad, "--quiet", code=3).stderr.splitlines()[-1]
    assert said == (
        "interstate: bad.csv: the header lacks 'conttype' and has 'contiguity', which is neither read nor ignored; "
        "the layout of the file has changed."
    )
    assert (snapshot.pointed(home), content(home), verify(home)) == (before, held, ())
    assert [path.name for path in (home / "raw" / "neighbours").iterdir() if path.suffix == ".csv"] == [
        f"{snapshot.sha256(good)}.csv"
    ]


def test_a_file_without_column_names_is_refused_when_a_column_is_gone_or_new(tmp_path: Path) -> None:
    path = tmp_path / "20240101000000.tsv"
    for cells in (
        ["1", "2024-01-01", "USA", "CAN", "042", "1"],
        ["1", "2024-01-01", "USA", "CAN", "042", "1", "u", "x"],
    ):
        path.write_text("\t".join(cells) + "\n", encoding="utf-8")
        with pytest.raises(
            BadInput, match=r"1 of 1 rows were rejected, more than 5%.* line 1: (missing|too many) columns"
        ):
            add(Acts(), tmp_path / "world", path)
    assert not snapshot.exists(tmp_path / "world")
