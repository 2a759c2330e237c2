"""The dossier of a state or of a dyad: every fact the world holds, layer by layer, and the layers that hold nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from interstate.codes import states
from interstate.codes import ties as layer_codes
from interstate.errors import UsageError
from interstate.model.tie import Tie
from interstate.store.world import World
from interstate.workflows.ingest import Progress, silent
from interstate.workflows.world import open_world, today

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Rows by layer in the order of the code book; `gaps` name the layers without a row, and whether that means no."""

    title: str
    as_of: date
    states: tuple[str, ...]
    layers: tuple[tuple[str, tuple[Row, ...]], ...]
    gaps: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """The dossier as plain values."""
        return {
            "states": list(self.states),
            "as_of": self.as_of.isoformat(),
            "layers": {layer: list(rows) for layer, rows in self.layers},
            "gaps": list(self.gaps),
        }


def dossier(
    codes: Sequence[str], as_of: date | None = None, folder: Path | None = None, progress: Progress = silent
) -> Dossier:
    """What is known of one state, or between two.

    Raises:
        UsageError: an unknown code, or twice the same.
    """
    for code in codes:
        states.check(code)
    if len(set(codes)) != len(codes):
        raise UsageError(f"a tie needs two different states; got {' and '.join(codes)}")
    day = as_of or today()
    world = open_world(day, folder, progress)
    layers = [(layer, rows_of(world, layer, codes)) for layer in world.layers()]
    held = tuple((layer, rows) for layer, rows in layers if rows)
    names = " and ".join(states.name(code) for code in codes)
    title = f"{names}, as known on {day.day} {day:%B %Y}"
    return Dossier(title, day, tuple(codes), held, tuple(silence(world, codes, {layer for layer, _ in held})))


def rows_of(world: World, layer: str, codes: Sequence[str]) -> tuple[Row, ...]:
    """Facts of one layer that touch the state, or both states."""
    found = [tie for tie in world.ties(layer) if touches(tie, codes)]
    return tuple(row(tie) for tie in sorted(found, key=lambda tie: (tie.start or date.min, tie.record), reverse=True))


def touches(tie: Tie, codes: Sequence[str]) -> bool:
    """True if the fact is about the state, or about the pair."""
    ends = {tie.state_a, tie.state_b}
    return set(codes) <= ends


def row(tie: Tie) -> Row:
    """One fact in print."""
    amount = None if tie.value is None else f"{tie.value:g} {tie.unit or ''}".strip()
    return {
        "state_a": tie.state_a,
        "state_b": tie.state_b,
        "kind": " ".join([tie.kind, *tie.families]).strip(),
        "value": amount,
        "start": tie.start.isoformat() if tie.start else None,
        "end": tie.end.isoformat() if tie.end else None,
        "published": tie.published.isoformat(),
        "source": tie.source,
        "check": "unverified" if tie.check == "general" else tie.check,
        "statement": tie.statement,
    }


def silence(world: World, codes: Sequence[str], held: set[str]) -> list[str]:
    """For each layer without a row: no (closed coverage), or not known."""
    lines = []
    for layer in layer_codes.LAYERS:
        if layer in held:
            continue
        closed = all(world.closed(layer, code) for code in codes)
        meaning = "none on record, and the list is complete" if closed else "nothing known, which does not mean none"
        lines.append(f"{layer}: {meaning}.")
    return lines
