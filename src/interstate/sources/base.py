"""What a source is: it fetches files, reads one file at a time, and says what it covers."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from interstate.errors import UnreadColumn
from interstate.model.event import Event
from interstate.model.tie import Coverage, Tie


@dataclass(frozen=True, slots=True)
class Download:
    """A file at hand: where it came from, which edition it is, and when it could first be read."""

    source: str
    path: Path
    published: date
    version: str
    sha256: str
    url: str | None = None
    retrieved: date | None = None
    terms: str = "own"


class Source(Protocol):
    """A data set. `name` as in the registry; `doi` empty if it has none; `terms` a key of WORLD section 3."""

    name: str
    doi: str
    terms: str
    citation: str

    @property
    def version(self) -> str:
        """Which edition is at hand."""

    def fetch(self, since: date, cache: Path) -> Iterator[Download]:
        """The files to read. The only function of a source that may touch the network."""

    def parse(self, download: Download) -> Iterator[Event | Tie]:
        """Facts and events of one file. Reads that file and nothing else."""

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """What the file covers: closed, open or a gap."""


def audit(columns: Iterable[str], ignore: Collection[str], where: str = "") -> None:
    """Nothing may be left over: every column is read or ignored by name.

    Raises:
        UnreadColumn: a column is neither.
    """
    left = sorted(str(name) for name in columns if name not in ignore)
    if left:
        place = f"{where}: " if where else ""
        raise UnreadColumn(
            f"{place}column {', '.join(repr(name) for name in left)} is neither read nor ignored; "
            "the layout of the file has changed."
        )
