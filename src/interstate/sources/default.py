"""The default world: the sources that come with the package, and what the user has added."""

from collections.abc import Sequence
from pathlib import Path

from interstate import registry
from interstate.sources.base import Source
from interstate.sources.batch import BEGINNING, batch
from interstate.sources.user import raw_batches
from interstate.store.folders import cache_folder, world_folder
from interstate.store.load import Batch, Loaded, load

PACKAGED = ("starter", "factbook")
"""Sources that need neither network nor file, in the order in which they are loaded."""


def source(name: str) -> Source:
    """A source of the registry, ready to fetch."""
    made: Source = registry.load("sources", name)()
    return made


def packaged(names: Sequence[str] = PACKAGED) -> tuple[Batch, ...]:
    """The whole of the packaged sources, parsed."""
    made = (source(name) for name in names)
    return tuple(batch(one, one.fetch(BEGINNING, cache_folder())) for one in made)


def rebuild(folder: Path | None = None, wait: float | None = None) -> tuple[Loaded, ...]:
    """Write the world anew from the package and from the raw files of the user: the same facts, the same hash.

    Raises:
        BadInput: a raw file cannot be read any more.
    """
    place = folder or world_folder()
    return load(place, [*packaged(), *raw_batches(place)], wait, fresh=True)
