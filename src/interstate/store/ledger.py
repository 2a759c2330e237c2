"""The ledger of loads, and what the world holds of each source."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from interstate.model.tie import Coverage
from interstate.store import kept, snapshot
from interstate.store.engine import reading
from interstate.store.tables import COVERAGE_COLUMNS


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One load: rows read = rows loaded + rows rejected. `rows_outside`: of those loaded, sound rows that say nothing kept."""

    load_id: int
    source: str
    version: str
    files: tuple[str, ...]
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    rows_outside: int
    facts_new: int
    events_new: int
    sha256: str
    terms: str
    citation: str
    retrieved: date | None
    loaded_at: datetime
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What the world holds of one source in one layer. `unverified`: records that nobody has looked up (`check` = general).

    `first`, `last`: earliest and latest start; `published`: newest day of publication, lags added by us and ends agreed for a
    day to come left out.
    """

    source: str
    layer: str
    facts: int
    records: int
    unverified: int
    first: date | None
    last: date | None
    published: date | None


def versions(folder: Path) -> dict[str, str]:
    """The latest version of each source in the current world; reads the manifest only.

    Raises:
        VerificationFailed: the world is missing or damaged.
    """
    return dict(snapshot.manifest(folder, snapshot.pointed(folder)).versions)


def loads(folder: Path) -> tuple[LedgerRow, ...]:
    """Every load of the current world, in order.

    Raises:
        VerificationFailed: the world is missing or damaged.
    """
    names = ", ".join(f'"{name}"' for name in LedgerRow.__slots__)
    with reading(snapshot.current(folder)[0]) as connection:
        found = connection.execute(f"SELECT {names} FROM ledger ORDER BY load_id").fetchall()
    return tuple(_ledger_row(dict(zip(LedgerRow.__slots__, row, strict=True))) for row in found)


def _ledger_row(cells: dict[str, object]) -> LedgerRow:
    lists = {name: tuple(json.loads(str(cells[name] or "[]"))) for name in ("files", "rejects")}
    return LedgerRow(**{**cells, **lists})  # type: ignore[arg-type]


def held(folder: Path) -> tuple[Held, ...]:
    """Facts by source and layer; events are the layer `event`.

    Raises:
        VerificationFailed: the world is missing or damaged.
    """
    sql = """
        SELECT source, layer, count(*), count(DISTINCT record),
               count(DISTINCT CASE WHEN "check" = 'general' THEN record END), min("start"), max("start"),
               max(published) FILTER (published_basis <> 'lag' AND version <> 'ended' AND published <= $today)
        FROM facts GROUP BY source, layer
        UNION ALL
        SELECT source, 'event', count(*), count(*), 0, min(day), max(day), max(published) FROM events GROUP BY source
        UNION ALL
        SELECT source, layer, sum(facts)::BIGINT, sum(records)::BIGINT, 0, min("first"), max("last"),
               max(published) FILTER (published <= $today)
        FROM holdings GROUP BY source, layer
        ORDER BY 1, 2
    """
    with reading(snapshot.current(folder)[0]) as connection:
        today = datetime.now(UTC).date()
        return tuple(Held(*row) for row in connection.execute(sql, {"today": today}).fetchall())


def covered(folder: Path, source: str) -> tuple[Coverage, ...]:
    """The coverage rows of a source, by layer and frame."""
    names = ", ".join(f'"{name}"' for name in COVERAGE_COLUMNS)
    with reading(snapshot.current(folder)[0]) as connection:
        found = connection.execute(
            f"SELECT {names} FROM coverage WHERE source = ? ORDER BY layer, frame, rule, kind", [source]
        )
        return tuple(Coverage(*row) for row in found.fetchall())


def files(folder: Path, source: str) -> frozenset[str]:
    """sha256 of every file of a source that was loaded and is kept; empty where there is no world yet."""
    return frozenset(_files(folder).get(source, {})) & kept.whole(folder, source)


def lost(folder: Path) -> dict[str, list[str]]:
    """Names of the files that were loaded and are no longer kept, by source."""
    found = {source: (names, kept.whole(folder, source)) for source, names in _files(folder).items()}
    missing = {source: sorted(names[one] for one in names.keys() - there) for source, (names, there) in found.items()}
    return {source: names for source, names in sorted(missing.items()) if names}


def _files(folder: Path) -> dict[str, dict[str, str]]:
    """Name by sha256 of every file that was loaded, by source."""
    if not snapshot.exists(folder):
        return {}
    with reading(snapshot.current(folder)[0]) as connection:
        there = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'files'").fetchone()
        rows = connection.execute("SELECT source, sha256, name FROM files").fetchall() if there else []
    found: dict[str, dict[str, str]] = {}
    for source, digest, name in rows:
        found.setdefault(str(source), {})[str(digest)] = str(name)
    return found


def gaps(folder: Path) -> dict[str, int]:
    """Number of known holes in the coverage, by source."""
    with reading(snapshot.current(folder)[0]) as connection:
        found = connection.execute(
            "SELECT source, count(*) FROM coverage WHERE rule = 'gap' GROUP BY source"
        ).fetchall()
    return {str(source): int(count) for source, count in found}
