"""Load a data set: every file is staged by itself, what cannot be read is set aside with its reason, the rest is one batch."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

import duckdb

from interstate.errors import BadInput, InterstateError
from interstate.model.tie import Coverage
from interstate.sources.base import Dataset, Download
from interstate.store import parts
from interstate.store.bulk import Counted, Table, stage
from interstate.store.columns import Into, Stamp, prepare
from interstate.store.engine import in_memory
from interstate.store.holdings import Holding, holdings
from interstate.store.kept import KeptFile
from interstate.store.limits import limits
from interstate.store.load import Batch, Staged, Stager, bearable
from interstate.store.lookups import lookups
from interstate.store.parts import Part

Progress = Callable[[str], None]
MEMORY = "600MB"


@dataclass
class Adding:
    """One load of one data set, file by file."""

    source: Dataset
    place: Path
    there: dict[str, Part]
    progress: Progress
    counted: Counted = field(default_factory=Counted)
    staged: list[Staged] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    slots: list[tuple[datetime, int]] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    files: list[Download] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    first: InterstateError | None = None

    def take(self, new: Sequence[Download], ahead: "Unpacked | None" = None) -> None:
        """Stage files; where several together fail or hold a suspicious number of bad rows, each is tried by itself.

        `ahead`: the same files, unpacked already.
        """
        try:
            made = self._staged(new, ahead or Unpacked(self.source, new, self.place))
            if len(new) > 1 and made.counted.rejected * len(new) > limits().rejected_share * made.counted.read:
                raise BadInput("too many rows of one file may be bad")
            self._keep(made, new)
        except BadInput as error:
            if len(new) > 1:
                for one in new:
                    self.take([one])
                return
            self.first = self.first or error
            self.set_aside.append(f"{new[0].label}: {error}")
            self.progress(f"set aside {new[0].label}: {error}")

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """Where files are read; emptied for each."""
        return working(self.place)

    def _staged(self, downloads: Sequence[Download], unpacked: "Unpacked") -> "Made":
        one, counted = downloads[0], Counted()
        stamp = Stamp(
            self.source.name,
            one.version,
            one.published,
            self.source.terms,
            one.url or self.source.origin,
            one.retrieved,
        )
        fast = False
        names = ", ".join(download.label for download in downloads[:2])
        connection = self.connection
        prepare(connection)
        try:
            for table in unpacked.tables():
                fast = fast or table.fast
                counted.add(stage(connection, table, stamp, called(table, downloads)))
            bearable(names, counted.read, counted.rejected, counted.rejects)
            require(self.source, connection, counted)
            made = Made(counted)
            for into in ("facts", "history"):
                made.parts.extend(self._parts(connection, into, one, fast))
            made.holdings = holdings(connection, self.source.name, one.version)
        except BadInput as error:
            raise type(error)(prefixed(names, str(error))) from None
        finally:
            unpacked.remove()
        return made

    def _parts(self, connection: duckdb.DuckDBPyConnection, into: Into, one: Download, fast: bool) -> Iterator[Staged]:
        parts.distinct(connection, into)
        held = [(self.place.parent / parts.FOLDER / part.name, part) for part in self.there.values()]
        held += [(staged.path, staged.part) for staged in self.staged]
        parts.fresh(connection, into, held, self.source.name)
        rows, first, last, layers = parts.summary(connection, into)
        if not rows:
            return
        path = self.place / f"{len(self.staged)}-{into}.parquet"
        parts.write(connection, into, path, sort=not fast)
        digest = parts.digest(path)
        name = f"{self.source.name}-{into}-{digest[:16]}.parquet"
        part = Part(
            name=name,
            into=into,
            source=self.source.name,
            version=one.version,
            rows=rows,
            size=path.stat().st_size,
            sha256=digest,
            content=parts.content(connection, into),
            first=first,
            last=last,
            layers=layers,
            edition="" if self.source.incremental else one.published.isoformat(),
        )
        yield Staged(path, part)

    def _keep(self, made: "Made", downloads: Sequence[Download]) -> None:
        self.counted.add(made.counted)
        for number, one in enumerate(made.parts):
            path = self.place / f"part-{len(self.staged)}-{number}.parquet"
            one.path.rename(path)
            self.staged.append(Staged(path, one.part))
        self.files.extend(downloads)
        self.holdings.extend(made.holdings)
        for download in downloads:
            self.coverage.extend(self.source.coverage(download))
            self.slots.extend(getattr(self.source, "slots", nothing)(download))


class Unpacked:
    """Files made ready to be read: into a folder of their own, by a thread of their own where they are begun ahead."""

    def __init__(self, source: Dataset, downloads: Sequence[Download], place: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=place))
        self._make = partial(_listed, source, downloads, self.folder)
        self._begun: Future[list[Table]] | None = None

    def begin(self, pool: ThreadPoolExecutor) -> "Unpacked":
        """Unpack now, beside what else is done."""
        self._begun = pool.submit(self._make)
        return self

    def tables(self) -> list[Table]:
        """How to read them.

        Raises:
            BadInput: a file cannot be unpacked.
        """
        return self._begun.result() if self._begun else self._make()

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _listed(source: Dataset, downloads: Sequence[Download], folder: Path) -> list[Table]:
    return list(source.tables(downloads, folder))


@dataclass
class Made:
    """What one or several files became."""

    counted: Counted
    parts: list[Staged] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)


def nothing(_download: Download) -> tuple[tuple[datetime, int], ...]:
    """For data sets that do not come in slots."""
    return ()


def stager(
    source: Dataset, downloads: Callable[[], Iterator[Download]], known: frozenset[str], progress: Progress
) -> Stager:
    """The load of a data set as `store.load.load` takes it; no batch where every file was loaded before.

    `known`: sha256 of the files that were loaded before.

    Raises (when it runs):
        BadInput: no file could be read; the reason of the first one.
    """

    def run(place: Path, there: Mapping[str, Part]) -> Sequence[Batch]:
        adding = Adding(source, place, dict(there), progress)
        for group, unpacked in ahead(source, downloads(), known, place):
            adding.take(group, unpacked)
            progress(f"{source.name}: {adding.counted.read:,} rows of {len(adding.files)} files read")
        if adding.first is None and not adding.files:
            return []
        adding.connection.close()
        if adding.first is not None and not adding.files:
            raise adding.first
        return [batch(adding)]

    return run


def ahead(
    source: Dataset, downloads: Iterator[Download], known: frozenset[str], place: Path
) -> Iterator[tuple[list[Download], Unpacked]]:
    """Groups of files that were not loaded before; while one is read, the next one is unpacked."""
    new = (one for one in downloads if one.sha256 not in known)
    with ThreadPoolExecutor(1) as pool:
        waiting: tuple[list[Download], Unpacked] | None = None
        while group := list(islice(new, max(1, source.grouped))):
            following = (group, Unpacked(source, group, place).begin(pool))
            if waiting is not None:
                yield waiting
            waiting = following
        if waiting is not None:
            yield waiting


def batch(adding: Adding) -> Batch:
    """Everything that was staged, as one load."""
    source, counted = adding.source, adding.counted
    digest = hashlib.sha256("".join(sorted(one.sha256 for one in adding.files)).encode())
    latest = max(adding.files, key=lambda one: (one.published, one.version), default=None)
    return Batch(
        source=source.name,
        version=latest.version if latest else "",
        ties=(),
        coverage=tuple(dict.fromkeys(adding.coverage)),
        files=tuple(one.label for one in adding.files),
        rows_read=counted.read,
        rows_loaded=counted.read - counted.rejected,
        rejected=tuple(counted.rejects),
        rows_outside=counted.outside,
        sha256=digest.hexdigest(),
        terms=source.terms,
        citation=source.citation,
        retrieved=latest.retrieved if latest else None,
        kept=tuple(kept(source.name, one) for one in adding.files),
        staged=tuple(adding.staged),
        slots=tuple(adding.slots),
        holdings=tuple(adding.holdings),
        set_aside=(*adding.set_aside, *getattr(source, "missing", ())),
    )


def kept(source: str, one: Download) -> KeptFile:
    """A download as the file that is kept."""
    return KeptFile(one.path, source, one.sha256, one.label, one.version, one.published, one.url, one.retrieved)


def working(place: Path) -> duckdb.DuckDBPyConnection:
    """A connection in memory that spills into `place`, with the code books and the empty tables of a load."""
    connection = in_memory(memory_limit=MEMORY, temp_directory=str(place))
    lookups(connection)
    prepare(connection)
    return connection


def called(table: Table, downloads: Sequence[Download]) -> tuple[str, ...]:
    """What the files of a table are called in messages: the file of the user; of several tables of one file, that name too."""
    if len(downloads) == len(table.paths):
        return tuple(download.label for download in downloads)
    return tuple(downloads[0].label for _ in table.paths)


def prefixed(name: str, words: str) -> str:
    """A message that begins with the name of the file it is about, once."""
    return words if words.startswith(name) else f"{name}: {words}"


def require(source: Dataset, connection: duckdb.DuckDBPyConnection, counted: Counted) -> None:
    """Check what a whole edition must hold at least.

    Raises:
        BadInput: it holds less; the last good edition stays in use.
    """
    wanted = source.minimum
    row = connection.execute(
        "WITH seen AS (SELECT state_a AS s FROM staged_facts UNION SELECT state_b FROM staged_facts UNION SELECT actor FROM "
        'staged_history UNION SELECT recipient FROM staged_history), days AS (SELECT "start" AS d FROM staged_facts UNION ALL '
        'SELECT "end" - 1 FROM staged_facts UNION ALL SELECT day FROM staged_history) SELECT (SELECT count(s) FROM seen), '
        "(SELECT min(year(d)) FROM days), (SELECT max(year(d)) FROM days)"
    ).fetchone()
    states, first, last = row or (0, None, None)
    short = [
        f"{found} {what}, expected {sign} {bound}"
        for what, found, bound, sign, fails in (
            ("rows kept", counted.kept, wanted.rows, "at least", counted.kept < wanted.rows),
            ("states", states, wanted.states, "at least", states < wanted.states),
            (
                "as the first year",
                first,
                wanted.first,
                "at most",
                wanted.first is not None and (first or 9999) > wanted.first,
            ),
            ("as the last year", last, wanted.last, "at least", wanted.last is not None and (last or 0) < wanted.last),
        )
        if fails
    ]
    if short:
        raise BadInput(f"the file is not whole: {'; '.join(short)}. The edition loaded before stays in use.")
