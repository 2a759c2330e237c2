"""Load batches into a new snapshot: all of it or nothing, once or many times with the same result."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from interstate.errors import BadInput
from interstate.model.event import Event
from interstate.model.tie import Coverage, Tie
from interstate.store import holdings, parts, slots, snapshot
from interstate.store.bulk import Reject
from interstate.store.engine import disk_full, fill, writing
from interstate.store.failpoint import failpoint
from interstate.store.folders import raw_folder
from interstate.store.holdings import Holding
from interstate.store.identity import COLUMNS
from interstate.store.kept import KeptFile, keep
from interstate.store.limits import limits
from interstate.store.lock import locked
from interstate.store.parts import Part
from interstate.store.records import event_row
from interstate.store.tables import (
    COVERAGE_COLUMNS,
    EVENT_COLUMNS,
    FILE_COLUMNS,
    KEYS,
    LEDGER_COLUMNS,
    SCHEMA_VERSION,
    TABLES,
    fact_row,
)


@dataclass(frozen=True, slots=True)
class Staged:
    """A part that is written but belongs to no world yet."""

    path: Path
    part: Part


@dataclass(frozen=True, slots=True)
class Batch:
    """One load: what a source gave, and how it was read.

    `sha256`: of all files read. `raw`: files of the user to keep, so that the store can be rebuilt. `whole`: the batch is
    the whole of its source in this edition, so facts of the source that are not in it go (the starter set, the Factbook).

    Of data sets: `staged`: parts written beside the store, with rows that no other part holds, and `holdings`: what they hold.
    `slots`: beginning (UTC) and volume of each period that files stand for. `rows_outside`: of the rows loaded, those that say
    nothing the store keeps. `set_aside`: files that could not be read, each with its reason. `kept`: the files that were read.
    """

    source: str
    version: str
    ties: tuple[Tie, ...]
    coverage: tuple[Coverage, ...] = ()
    events: tuple[Event, ...] = ()
    files: tuple[str, ...] = ()
    rows_read: int = 0
    rows_loaded: int = 0
    rejected: tuple[Reject, ...] = ()
    sha256: str = ""
    terms: str = "own"
    citation: str = ""
    retrieved: date | None = None
    raw: tuple[Path, ...] = ()
    whole: bool = False
    staged: tuple[Staged, ...] = ()
    slots: tuple[tuple[datetime, int], ...] = ()
    holdings: tuple[Holding, ...] = ()
    rows_outside: int = 0
    set_aside: tuple[str, ...] = ()
    kept: tuple[KeptFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    source: str
    version: str
    rows_read: int
    rows_rejected: int
    facts_new: int
    events_new: int
    content: str
    rows_outside: int = 0
    set_aside: tuple[str, ...] = ()


Stager = Callable[[Path, Mapping[str, Part]], Sequence[Batch]]
"""Makes batches under the lock: gets a folder for temporary files and the parts that are there."""


def load(
    folder: Path, batches: Sequence[Batch] | Stager, wait: float | None = None, fresh: bool = False
) -> tuple[Loaded, ...]:
    """Add batches to the world in `folder`, each in one transaction with its ledger row, and make the result current.

    `fresh`: begin with an empty world instead of the current snapshot. What is there stays as it was until the last step,
    and after any error. Loading the same batch again adds nothing.

    Raises:
        StoreBusy: another load holds the folder longer than `wait` seconds.
        DiskFull: no room; temporary files are gone, the old snapshot is in use.
        BadInput: too many rows of a batch were rejected, or a fact is there with the same id and other content.
        VerificationFailed: the current snapshot is damaged.
    """
    with disk_full(), locked(folder, wait):
        failpoint("load.locked")
        snapshot.sweep(folder)
        temporary = folder / f"{snapshot.TEMPORARY}{os.getpid()}.duckdb"
        there = {} if fresh or not snapshot.exists(folder) else _there(folder)
        try:
            if callable(batches):
                stage = folder / f"{snapshot.TEMPORARY}{os.getpid()}-stage"
                stage.mkdir()
                batches = batches(stage, there)
                if not batches:
                    return ()
            for batch in batches:
                _bearable(batch)
            return _write(folder, temporary, batches, fresh, there)
        finally:
            for path in folder.glob(f"{snapshot.TEMPORARY}{os.getpid()}*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _there(folder: Path) -> dict[str, Part]:
    """The parts of the current world by name."""
    wanted = snapshot.manifest(folder, snapshot.pointed(folder))
    return {part.name: part for part in wanted.parts}


def _write(
    folder: Path, temporary: Path, batches: Sequence[Batch], fresh: bool, there: Mapping[str, Part]
) -> tuple[Loaded, ...]:
    if snapshot.exists(folder) and not fresh:
        shutil.copyfile(snapshot.current(folder)[0], temporary)
    failpoint("load.copied")
    with writing(temporary) as connection:
        _prepare(connection)
        added = [_transaction(connection, batch, temporary) for batch in batches]
        listed = _listed(batches, there)
        content = content_hash(connection, listed)
        counts, versions = _counts(connection, listed), _versions(connection)
        connection.execute("CHECKPOINT")
        failpoint("load.committed")
    failpoint("load.closed")
    for batch in batches:
        _keep_raw(folder, batch)
        keep(folder, batch.kept)
        _keep_parts(folder, batch)
    kept = 1 if fresh else snapshot.KEPT
    snapshot.publish(folder, temporary, content, SCHEMA_VERSION, counts, versions, kept, listed)
    return tuple(
        Loaded(b.source, b.version, b.rows_read, _refused(b), *new, content, b.rows_outside, b.set_aside)
        for b, new in zip(batches, added, strict=True)
    )


def _refused(batch: Batch) -> int:
    return batch.rows_read - batch.rows_loaded


def _listed(batches: Sequence[Batch], there: Mapping[str, Part]) -> tuple[Part, ...]:
    """The parts of the new world, in order of their names."""
    found = {**there, **{one.part.name: one.part for batch in batches for one in batch.staged}}
    return tuple(found[name] for name in sorted(found))


def _keep_parts(folder: Path, batch: Batch) -> None:
    """Move what was staged to its place; no manifest lists it before the pointer is swapped."""
    home = folder / parts.FOLDER
    for one in batch.staged:
        home.mkdir(exist_ok=True)
        snapshot.sync(one.path)
        failpoint("part.synced")
        one.path.rename(home / one.part.name)
        failpoint("part.renamed")
    if batch.staged:
        snapshot.sync(home)


def _bearable(batch: Batch) -> None:
    bearable(batch.source, batch.rows_read, len(batch.rejected), batch.rejected)


def bearable(name: str, read: int, refused: int, rejects: Sequence[Reject]) -> None:
    """Check that no more rows were rejected than may be.

    Raises:
        BadInput: there were; the first one is named.
    """
    if read and refused / read > limits().rejected_share:
        first = rejects[0]
        raise BadInput(
            f"{name}: {refused} of {read} rows were rejected, more than "
            f"{limits().rejected_share:.0%}; the first is {first.file} line {first.line}: {first.reason}."
        )


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns})")
    connection.execute("ALTER TABLE ledger ADD COLUMN IF NOT EXISTS rows_outside BIGINT")  # since schema 2
    connection.execute("DELETE FROM meta WHERE name = 'schema'")
    connection.execute("INSERT INTO meta VALUES ('schema', ?)", [SCHEMA_VERSION])


def _transaction(connection: duckdb.DuckDBPyConnection, batch: Batch, temporary: Path) -> tuple[int, int]:
    stage = temporary.with_suffix(".csv")
    connection.execute("BEGIN TRANSACTION")
    failpoint("load.begun")
    facts = _merge(connection, "facts", COLUMNS, (fact_row(t) for t in batch.ties), batch, stage)
    events = _merge(connection, "events", EVENT_COLUMNS, (event_row(e) for e in batch.events), batch, stage)
    facts += sum(one.part.rows for one in batch.staged if one.part.into == "facts")
    events += sum(one.part.rows for one in batch.staged if one.part.into == "history")
    rows = [(file.source, file.sha256, file.name, file.version) for file in batch.kept]
    fill(connection, "files", FILE_COLUMNS, rows, stage)
    _cover(connection, batch, stage)
    fill(connection, "holdings", holdings.COLUMNS, [holdings.row(one) for one in batch.holdings], stage)
    failpoint("load.inserted")
    _note(connection, batch, facts, events)
    failpoint("load.ledger")
    connection.execute("COMMIT")
    return facts, events


def _cover(connection: duckdb.DuckDBPyConnection, batch: Batch, stage: Path) -> None:
    """What the source says it covers: added to what it said of this edition before, where files of one edition come by and by;
    in place of all that it said, where it speaks as a whole; of a source that comes in slots, what all its slots say."""
    rows = {_coverage_row(one) for one in batch.coverage}
    if batch.slots:
        slots.remember(connection, batch.source, batch.slots)
        rows |= {_coverage_row(one) for one in slots.coverage(connection, batch.source)}
    elif not batch.whole:
        names = ", ".join(f'"{name}"' for name in COVERAGE_COLUMNS)
        rows |= set(connection.execute(f"SELECT {names} FROM coverage WHERE source = ?", [batch.source]).fetchall())
    connection.execute("DELETE FROM coverage WHERE source = ?", [batch.source])
    fill(connection, "coverage", COVERAGE_COLUMNS, sorted(rows, key=repr), stage)


def _coverage_row(one: Coverage) -> tuple[object, ...]:
    return tuple(getattr(one, field.name) for field in fields(Coverage))


def _merge(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[tuple[object, ...]],
    batch: Batch,
    stage: Path,
) -> int:
    """Add the rows that are new; refuse one that is there with the same key and other content. Returns how many are new."""
    key = KEYS[table]
    names = ", ".join(f'"{name}"' for name in columns)
    other = " OR ".join(f'old."{name}" IS DISTINCT FROM new."{name}"' for name in columns if name != "retrieved")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming ({TABLES[table]})")
    fill(connection, "incoming", columns, rows, stage)
    failpoint("load.staged")
    one = connection.execute(
        f"SELECT old.{key}, old.source FROM incoming old JOIN incoming new USING ({key}) WHERE {other}"
    )
    _refuse(one.fetchone(), batch, "twice in this load, with different content")
    if batch.whole:
        # The source speaks for itself as a whole: what it no longer says, or says differently, is replaced.
        connection.execute(
            f"DELETE FROM {table} WHERE source = ? AND {key} NOT IN (SELECT old.{key} FROM {table} old "
            f"JOIN incoming new USING ({key}) WHERE NOT ({other}))",
            [batch.source],
        )
    else:
        one = connection.execute(
            f"SELECT old.{key}, old.source FROM {table} old JOIN incoming new USING ({key}) WHERE {other}"
        )
        _refuse(
            one.fetchone(), batch, "in the store already, with other content; a correction needs a version of its own"
        )
    before = _count(connection, table)
    connection.execute(
        f"INSERT INTO {table} ({names}) SELECT DISTINCT ON ({key}) {names} FROM incoming "
        f"WHERE {key} NOT IN (SELECT {key} FROM {table}) ORDER BY {key}"
    )
    return _count(connection, table) - before


def _refuse(found: tuple[object, ...] | None, batch: Batch, why: str) -> None:
    if found is not None:
        raise BadInput(f"{batch.source}: the record {_record(batch, str(found[0]))} is {why}.")


def _record(batch: Batch, key: str) -> str:
    return next((tie.record for tie in batch.ties if tie.fact_id == key), key)


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def _counts(connection: duckdb.DuckDBPyConnection, listed: Sequence[Part]) -> dict[str, int]:
    """Rows by layer in the snapshot, and rows of all parts."""
    found = connection.execute("SELECT layer, count(*) FROM facts GROUP BY layer ORDER BY layer").fetchall()
    return {
        **{str(layer): int(count) for layer, count in found},
        "event": _count(connection, "events"),
        "parts": sum(part.rows for part in listed),
    }


def _versions(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    found = connection.execute("SELECT source, arg_max(version, load_id) FROM ledger GROUP BY source ORDER BY source")
    return {str(source): str(version) for source, version in found.fetchall()}


def _note(connection: duckdb.DuckDBPyConnection, batch: Batch, facts: int, events: int) -> None:
    rejects = [f"{one.file} line {one.line}: {one.reason}" for one in batch.rejected]
    values: dict[str, object] = {
        "load_id": _count(connection, "ledger") + 1,
        "source": batch.source,
        "version": batch.version,
        "files": json.dumps(batch.files, ensure_ascii=False),
        "rows_read": batch.rows_read,
        "rows_loaded": batch.rows_loaded,
        "rows_rejected": _refused(batch),
        "rows_outside": batch.rows_outside,
        "facts_new": facts,
        "events_new": events,
        "sha256": batch.sha256,
        "terms": batch.terms,
        "citation": batch.citation,
        "retrieved": batch.retrieved,
        "loaded_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
        "rejects": json.dumps(rejects, ensure_ascii=False),
    }
    marks, names = ", ".join("?" for _ in LEDGER_COLUMNS), ", ".join(LEDGER_COLUMNS)
    connection.execute(f"INSERT INTO ledger ({names}) VALUES ({marks})", [values[name] for name in LEDGER_COLUMNS])


def content_hash(connection: duckdb.DuckDBPyConnection, listed: Sequence[Part] = ()) -> str:
    """Hash of facts, events and coverage, whatever the order or the portions in which they were loaded; the ledger, which
    holds times, is left out."""
    digest = hashlib.sha256()
    for table, columns in (("facts", COLUMNS), ("events", EVENT_COLUMNS), ("coverage", COVERAGE_COLUMNS)):
        names = ", ".join(f'"{name}"' for name in columns)
        order = KEYS.get(table, names)
        digest.update(table.encode())
        for row in connection.execute(f"SELECT {names} FROM {table} ORDER BY {order}").fetchall():
            digest.update(repr(row).encode())
    for into, source in sorted({(part.into, part.source) for part in listed}):
        mine = [part for part in listed if (part.into, part.source) == (into, source)]
        told = (into, source, sum(part.rows for part in mine), sum(int(part.content) for part in mine))
        digest.update(repr(told).encode())
    return digest.hexdigest()


def _keep_raw(folder: Path, batch: Batch) -> None:
    """Copy the user's files to `raw/SOURCE/`, named by their hash: what `verify --rebuild` reads."""
    for path in batch.raw:
        home = raw_folder(folder) / batch.source
        home.mkdir(parents=True, exist_ok=True)
        target = home / raw_name(path)
        if target.exists() and snapshot.sha256(target) == snapshot.sha256(path):
            continue
        temporary = folder / f"{snapshot.TEMPORARY}{os.getpid()}-raw"
        shutil.copyfile(path, temporary)
        snapshot.sync(temporary)
        failpoint("raw.written")
        temporary.rename(target)
        snapshot.sync(home)
        failpoint("raw.renamed")


def raw_name(path: Path) -> str:
    """Name under which a raw file is kept: its sha256, and the ending it had."""
    return f"{snapshot.sha256(path)}{path.suffix.lower()}"
