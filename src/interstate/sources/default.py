"""The default world: the sources that come with the package, and what the user has added."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from interstate import registry
from interstate.errors import VerificationFailed
from interstate.sources.base import Source
from interstate.sources.batch import batch
from interstate.sources.user import raw_batches
from interstate.store import snapshot
from interstate.store.folders import cache_folder, world_folder
from interstate.store.load import Batch, Loaded, load

PACKAGED = ("starter", "factbook")
"""Sources that need neither network nor file, in the order in which they are loaded."""
BEGINNING = date(1946, 1, 1)


class Progress(Protocol):
    """Told what is being done."""

    def __call__(self, words: str, /) -> None: ...


def silent(words: str, /) -> None:
    """Tell nobody."""


def source(name: str) -> Source:
    """A source of the registry, ready to fetch."""
    made: Source = registry.load("sources", name)()
    return made


def packaged(names: Sequence[str] = PACKAGED) -> tuple[Batch, ...]:
    """The whole of the packaged sources, parsed."""
    made = (source(name) for name in names)
    return tuple(batch(one, one.fetch(BEGINNING, cache_folder())) for one in made)


def outdated(folder: Path) -> tuple[str, ...]:
    """Packaged sources whose version in the world is not the one at hand; all of them if there is no world.

    Raises:
        VerificationFailed: the world is there and damaged.
    """
    if not snapshot.exists(folder):
        return PACKAGED
    held = snapshot.manifest(folder, snapshot.pointed(folder)).versions
    return tuple(name for name in PACKAGED if held.get(name) != source(name).version)


def ensure(folder: Path | None = None, progress: Progress = silent, wait: float | None = None) -> tuple[Loaded, ...]:
    """Build the default world if there is none, bring it up to date if the package is newer; returns what was loaded.

    Raises:
        VerificationFailed: files of a world are there and its pointer is not, or something is damaged.
        StoreBusy, DiskFull: as `load`.
    """
    place = folder or world_folder()
    if not snapshot.exists(place) and any(place.glob("world-*.duckdb")):
        raise VerificationFailed(f"The pointer of the world in {place} is missing; {snapshot.REBUILD}")
    missing = outdated(place)
    if not missing:
        return ()
    progress(f"building the world from {' and '.join(missing)}")
    return load(place, packaged(missing), wait)


def rebuild(folder: Path | None = None, progress: Progress = silent, wait: float | None = None) -> tuple[Loaded, ...]:
    """Write the world anew from the package and from the raw files of the user: the same facts, the same hash.

    Raises:
        BadInput: a raw file cannot be read any more.
    """
    place = folder or world_folder()
    progress("reading the packaged tables and the files that were added")
    return load(place, [*packaged(), *raw_batches(place)], wait, fresh=True)
