"""The connection that a panel reads from, and what it says of sources, editions and coverage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

import duckdb

from interstate.errors import UsageError, VerificationFailed
from interstate.model.tie import Coverage
from interstate.panel.text import listed, quoted

Connect = Callable[[Path | None, date | None], duckdb.DuckDBPyConnection]
SEVERAL = "interstate-several:"
"""What the statement raises where a number has several values in one period and nobody said which to take."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Facts of one layer, source, version and unit that could be read by the day."""

    layer: str
    source: str
    version: str
    unit: str | None
    published: date


@dataclass(frozen=True, eq=False)
class Door:
    """One world as it was known on a day; the connection is made when it is first needed and shared by what is derived."""

    connect: Connect
    world: Path | None
    as_of: date | None

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The views `facts`, `history`, `coverage`, `citation` and `state`."""
        return self.connect(self.world, self.as_of)

    @cached_property
    def until(self) -> date:
        """Day after the last one of which anything can be known: `as_of`, else today (UTC)."""
        return (self.as_of or datetime.now(UTC).date()) + timedelta(days=1)

    def run(self, sql: str) -> duckdb.DuckDBPyConnection:
        """Run one statement; the answer is fetched from what is returned.

        Raises:
            UsageError: a number has several values in a period. VerificationFailed: the files cannot be read.
        """
        try:
            return self.connection.execute(sql)
        except duckdb.Error as error:
            raise plain(error) from None

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """All rows of a statement."""
        try:
            return [tuple(row) for row in self.run(sql).fetchall()]
        except duckdb.Error as error:
            raise plain(error) from None

    def loaded(self, layers: tuple[str, ...]) -> tuple[Loaded, ...]:
        """What there is of some layers; `event` is the history."""
        found = self.rows(
            "SELECT layer, source, coalesce(version, ''), unit, max(published) FROM facts "
            f"WHERE layer IN {listed(layers)} GROUP BY ALL ORDER BY ALL"
        )
        if "event" in layers:
            found += self.rows(
                "SELECT 'event', source, coalesce(version, ''), NULL, max(published) FROM history GROUP BY ALL ORDER BY ALL"
            )
        return tuple(Loaded(*row) for row in found)  # type: ignore[arg-type]

    def coverage(self, layers: tuple[str, ...]) -> tuple[Coverage, ...]:
        """What the sources say they cover of some layers."""
        names = "source, version, layer, frame, start, \"end\", rule, coalesce(note, ''), coalesce(kind, '')"
        found = self.rows(f"SELECT {names} FROM coverage WHERE layer IN {listed(layers)} ORDER BY ALL")
        return tuple(Coverage(*row) for row in found)  # type: ignore[arg-type]

    def has(self, view: str) -> bool:
        """True if the connection has a view or table of this name."""
        return bool(self.rows(f"SELECT 1 FROM information_schema.tables WHERE table_name = {quoted(view)} LIMIT 1"))


class Several(UsageError):
    """A number with several values in one period, and nobody said which counts. `where`: words, or the key of unit and period."""

    def __init__(self, name: str, where: str) -> None:
        self.name, self.where = name, where
        super().__init__(
            f"{name} has several values in one period ({where}); say which counts: "
            'pick="last", "first", "max", "min", "sum" or "mean", or whittle(rule) for all columns.'
        )


def plain(error: duckdb.Error) -> Exception:
    """An error of the engine in one plain line."""
    text = str(error)
    if SEVERAL in text:
        name, _, where = text.partition(SEVERAL)[2].splitlines()[0].partition(":")
        return Several(name, where.strip())
    return VerificationFailed(f"the world cannot be read ({text.splitlines()[0][:160]}).")
