"""What a source is: it fetches files, reads one file at a time, and says what it covers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from interstate.errors import UnreadColumn
from interstate.model.event import Event
from interstate.model.tie import Coverage, Tie
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door


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
    called: str = ""
    """What the file was called where it came from, if it lies here under another name."""

    @property
    def label(self) -> str:
        """The name by which messages call the file."""
        return self.called or self.path.name


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


class Dataset(Protocol):
    """A data set that its publisher keeps: loaded from its origin, or from a file that the user has.

    `origin`: its page. `licence`: what its terms allow, in a sentence or two of our own. `minimum`: what a whole edition holds
    at least. `grouped`: how many files are read in one go (1 for data sets of few files). `incremental`: files add to each
    other, so that the world holds their union; otherwise a later edition takes the place of an earlier one, which is kept.
    """

    name: str
    doi: str
    terms: str
    citation: str
    origin: str
    licence: str
    minimum: Minimum
    grouped: int
    incremental: bool

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """Download what was published from `since` to `until`; files that lie in `cache` already are not asked for again.

        Raises:
            UsageError: the data set has to be asked for by a person; the message says where, and how to load the file.
            Unreachable: the origin does not answer.
        """

    def files(self, path: Path) -> Iterator[Download]:
        """The downloads that a file of the user stands for: version and day of publication are read off it.

        Raises:
            BadInput: the file is none of this data set.
        """

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """Unpack files into the folder `place` and say how to read them. Several files come only where `grouped` is above 1.

        Raises:
            BadInput: a file cannot be unpacked.
        """

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """What the file covers: closed, open or a gap."""
