"""The facts of a snapshot, read layer by layer when they are asked for."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from interstate.model.event import Event
from interstate.model.tie import Coverage, Tie
from interstate.store import snapshot
from interstate.store.datasets import DataSets
from interstate.store.engine import damaged, reading
from interstate.store.identity import COLUMNS
from interstate.store.records import event
from interstate.store.tables import COVERAGE_COLUMNS, tie

NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
KNOWN = "WHERE layer = ? AND published <= ?"
LATEST = "row_number() OVER (PARTITION BY source, record ORDER BY published DESC, version DESC) = 1"
CONTENT = 'layer, state_a, state_b NULLS FIRST, kind, "start" NULLS FIRST, record, source, published, version'
"""Order of facts: by what they say, never by when they were loaded."""


@dataclass(frozen=True, eq=False)
class Stored:
    """A snapshot as a reader of layers. Safe to use from several threads: each query has a cursor of its own."""

    path: Path
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    sets: DataSets | None = None

    @classmethod
    def open(cls, folder: Path) -> "Stored":
        """The current snapshot of a folder, its checksum compared, and the data sets beside it.

        Raises:
            VerificationFailed: a file is missing or damaged.
        """
        path, manifest = snapshot.current(folder)
        return cls(path, reading(path), DataSets.open(folder, manifest))

    def ties(self, layer: str, as_of: date) -> tuple[Tie, ...]:
        """Facts of one layer published by `as_of`, of each record the latest edition by then, ordered by content."""
        rows = self._ask(f"SELECT {NAMES} FROM facts {KNOWN} QUALIFY {LATEST} ORDER BY {CONTENT}", [layer, as_of])
        more = self.sets.ties(layer, as_of) if self.sets is not None else ()
        return (*(tie(row) for row in rows), *more)

    def editions(self, layer: str, as_of: date) -> tuple[Tie, ...]:
        """As `ties`, with the editions that were replaced by a later one: what `data show` prints side by side."""
        rows = self._ask(f"SELECT {NAMES} FROM facts {KNOWN} ORDER BY {CONTENT}", [layer, as_of])
        return tuple(tie(row) for row in rows)

    def coverage(self, layer: str) -> tuple[Coverage, ...]:
        """What the sources cover in a layer."""
        names = ", ".join(f'"{name}"' for name in COVERAGE_COLUMNS)
        rows = self._ask(f"SELECT {names} FROM coverage WHERE layer = ? ORDER BY {names}", [layer])
        return tuple(Coverage(*row) for row in rows)  # type: ignore[arg-type]

    def events(self, as_of: date) -> tuple[Event, ...]:
        """Events and claims that could be read by `as_of`, ordered by day and content."""
        rows = self._ask(
            "SELECT body FROM events WHERE published IS NULL OR published <= ? ORDER BY day NULLS FIRST, event_id",
            [as_of],
        )
        return tuple(event(str(row[0])) for row in rows)

    def layers(self) -> tuple[str, ...]:
        """Names of the layers that hold at least one fact."""
        found = {str(row[0]) for row in self._ask("SELECT DISTINCT layer FROM facts", [])}
        return tuple(sorted(found | (self.sets.layers if self.sets is not None else set())))

    def _ask(self, sql: str, values: list[object]) -> list[tuple[object, ...]]:
        try:
            return self.connection.cursor().execute(sql, values).fetchall()
        except duckdb.Error as error:
            raise damaged(self.path, error) from None
