"""One measure over states, pairs and days, as tidy rows."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from interstate import registry
from interstate.codes import states as state_codes
from interstate.errors import UsageError
from interstate.model.measurement import Measurement
from interstate.workflows.ingest import Progress, silent
from interstate.workflows.plugins import about
from interstate.workflows.world import open_world, today


def measures() -> list[tuple[str, str]]:
    """Every measure with the first line of its page."""
    return [(name, about("measures", name)) for name in registry.names("measures")]


def measured(
    name: str,
    states: Sequence[str] = (),
    start: date | None = None,
    end: date | None = None,
    folder: str | Path | None = None,
    progress: Progress = silent,
) -> list[dict[str, Any]]:
    """Rows of a measure: on one day (`end`, default today), or on the same day of each year from `start` to `end`.

    One state keeps its own rows (as state_a, and as state_b of a dyadic measure); two keep the pair, both directions.

    Raises:
        UsageError: an unknown measure or state, more than two states, or `start` after `end`.
    """
    for code in states:
        state_codes.check(code)
    if len(states) > 2:
        raise UsageError(f"a measure takes one state or a pair; got {len(states)} states")
    last = end or today()
    if start and start > last:
        raise UsageError(f"--from {start} lies after --to {last}")
    measure = registry.load("measures", name)
    rows: list[dict[str, Any]] = []
    for day in days(start, last):
        world = open_world(day, Path(folder) if folder else None, progress)
        found = [m for m in measure(world) if concerns(m, states)]
        rows += [row(m) for m in sorted(found, key=lambda m: (m.state_a, m.state_b or ""))]
    return rows


def days(start: date | None, last: date) -> list[date]:
    """The days on which the measure is taken."""
    if start is None:
        return [last]
    found = [date(year, start.month, min(start.day, 28)) for year in range(start.year, last.year + 1)]
    return [day for day in found if day <= last]


def concerns(found: Measurement, states: Sequence[str]) -> bool:
    """True if a row is about the states asked for."""
    return set(states) <= {found.state_a, found.state_b}


def row(found: Measurement) -> dict[str, Any]:
    """One measurement as plain values; `source` names the sources of its facts, each once."""
    sources = dict.fromkeys(pointer.source for pointer in found.evidence)
    return {
        "state_a": found.state_a,
        "state_b": found.state_b,
        "day": found.as_of.isoformat(),
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "unit": found.unit,
        "settings": found.settings,
        "source": "; ".join(sources),
    }
