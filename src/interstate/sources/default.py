"""The default world: the sources that come with the package, and what the user has added."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from interstate import registry
from interstate.sources.base import Dataset, Download, Source
from interstate.sources.batch import BEGINNING, batch
from interstate.sources.user import raw_batches
from interstate.store.folders import cache_folder, world_folder
from interstate.store.kept import kept
from interstate.store.load import Batch, Loaded, load
from interstate.store.parts import Part

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


def rebuild(folder: Path | None = None) -> tuple[Loaded, ...]:
    """Write the world anew from the package and from the raw files that were kept: the same facts, the same hash.

    Raises:
        BadInput: a raw file cannot be read any more.
    """
    place = folder or world_folder()

    def everything(stage: Path, there: Mapping[str, Part]) -> Sequence[Batch]:
        mine = list(raw_batches(place))  # first, for it is quick to fail
        return [*packaged(), *mine, *_data_sets(place, stage)]

    return load(place, everything, fresh=True)


def _data_sets(folder: Path, stage: Path) -> Iterator[Batch]:
    """Every data set that was loaded, read again from its kept files."""
    from interstate.sources.adding import stager

    found: dict[str, list[Download]] = {}
    for one in kept(folder):
        download = Download(
            one.source, one.path, one.published, one.version, one.sha256, one.url, one.retrieved, called=one.name
        )
        found.setdefault(one.source, []).append(download)
    for name, downloads in sorted(found.items()):
        place = stage / name
        place.mkdir()
        data_set = cast(Dataset, source(name))
        yield from stager(data_set, partial(iter, downloads), frozenset(), lambda _: None)(place, {})
