"""Read a file with an adapter into plain rows, or load it into a world: what the tests of adapters share."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from interstate.sources.adding import called, require, stager, working
from interstate.sources.base import Dataset, Download
from interstate.store import snapshot
from interstate.store.bulk import Counted, Minimum, stage
from interstate.store.columns import Stamp
from interstate.store.ledger import files
from interstate.store.load import Loaded, load

Row = dict[str, Any]


def small(source: Dataset) -> Dataset:
    """The adapter without its minimum counts: mini files are far below them."""
    source.minimum = Minimum()
    return source


def read(source: Dataset, *paths: Path, whole: bool = False) -> tuple[dict[str, list[Row]], Counted]:
    """Rows of `facts` and `history`, and the counts. `whole`: ask for the minimum counts too."""
    with TemporaryDirectory() as place:
        connection = working(Path(place))
        downloads = [one for path in paths for one in source.files(path)]
        total = Counted()
        for group in [downloads] if source.grouped > 1 else [[one] for one in downloads]:
            one = group[0]
            stamp = Stamp(source.name, one.version, one.published, source.terms, one.url, one.retrieved)
            for table in source.tables(group, Path(place)):
                total.add(stage(connection, table, stamp, called(table, group)))
        if whole:
            require(source, connection, total)
        rows = {into: _rows(connection, f"staged_{into}") for into in ("facts", "history")}
        connection.close()
    return rows, total


def _rows(connection: Any, table: str) -> list[Row]:
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY ALL")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def facts_of(source: Dataset, *paths: Path) -> list[Row]:
    """The facts of files, in order of their ids."""
    return read(source, *paths)[0]["facts"]


def history_of(source: Dataset, *paths: Path) -> list[Row]:
    """The events of files, in order of their ids."""
    return read(source, *paths)[0]["history"]


def rejects_of(source: Dataset, *paths: Path) -> list[tuple[int, str]]:
    """Line and reason of each rejected row."""
    return [(one.line, one.reason) for one in read(source, *paths)[1].rejects]


def add(source: Dataset, folder: Path, *paths: Path, wait: float | None = None) -> Loaded | None:
    """Load files into a world (None = all of them were there), as `interstate data add NAME --file` does; minimum counts are left out."""

    def downloads() -> Iterator[Download]:
        for path in paths:
            yield from source.files(path)

    known = files(folder, source.name)
    loaded = load(folder, stager(small(source), downloads, known, lambda _: None), wait)
    return loaded[0] if loaded else None


def content(folder: Path) -> str:
    """The content hash of a world."""
    return snapshot.manifest(folder, snapshot.pointed(folder)).content


def download(source: Dataset, path: Path, version: str, published: date, **others: Any) -> Download:
    """A file at hand as a download."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return replace(Download(source.name, path, published, version, digest), terms=source.terms, **others)


def whole(source: Dataset, paths: Sequence[Path]) -> Counted:
    """The counts of files, the minimum asked for."""
    return read(source, *paths, whole=True)[1]
