"""Worlds derived from one another, and results remembered as long as the layers they were read from are the same."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from interstate.model.tie import Tie
from interstate.store.world import World

T = TypeVar("T")
MOST = 4096


def lacking(world: World, ties: Iterable[Tie]) -> World:
    """The world without these facts; layers that hold none of them stay the very same rows, so nothing is counted twice."""
    gone = tuple(ties)
    layers = {tie.layer for tie in gone}
    ids = frozenset(tie.fact_id for tie in gone)
    kept = {layer: world.ties(layer) for layer in world.layers() if layer not in layers}
    added = {
        layer: tuple(tie for tie in rows if tie.fact_id not in ids) if layer in layers else rows
        for layer, rows in world.added.items()
    }
    return World(world.facts, world.as_of, added, world.removed | ids, world.everyone, kept, world._base)


def recall(world: World, layers: tuple[str, ...], measure: Callable[..., T], *settings: object) -> T:
    """`measure(world, *settings)`, worked out once for the same rows in `layers` (all layers that the measure reads).

    Rows are compared by identity and held, so that an identity is never met twice. Settings must be hashable.
    """
    rows = tuple(world.ties(layer) for layer in layers)
    key = (measure, settings, world.as_of, *map(id, rows))
    held = _held.get(key)
    if held is None:
        if len(_held) >= MOST:
            _held.clear()
        held = _held[key] = (rows, measure(world, *settings))
    answer: T = held[1]
    return answer


_held: dict[object, tuple[object, Any]] = {}
