"""What the data sets of the Correlates of War project share: where they lie, how an edition is recognised, what its terms are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.opening import peek, text_of
from interstate.sources.dataset import sha256
from interstate.store.bulk import Minimum, Table
from interstate.store.bulk import text as quoted

if TYPE_CHECKING:
    from interstate.store.fetch import Door

UPLOADS = "https://correlatesofwar.org/wp-content/uploads"
LICENCE = (
    "For research that is not commercial; cite the data set as its page asks. Copies may not be passed on: everyone downloads "
    "their own."
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a data set.

    `archive`: file at the project's site. `members`: names of the text, in an archive or by itself, the preferred one first;
    `inner`: zips in the archive that it may lie in. `marks`: what the column
    `version` may hold. `until`: day after the last one covered. `basis`: how `published` is known; `lag` = the latest day of
    the year in which the edition was out, as no day is printed.
    """

    version: str
    published: date
    until: date
    archive: str
    members: tuple[str, ...]
    marks: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    basis: str = "lag"


class Cow:
    """The common part; each data set adds its editions, columns and statement. `editions`: the latest one first."""

    name: str
    doi: str = ""
    terms: str = "user-only"
    citation: str
    origin: str
    licence: str = LICENCE
    grouped: int = 1
    incremental: bool = False
    editions: tuple[Edition, ...]
    columns: tuple[str, ...]
    used: frozenset[str]
    minimum: Minimum

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The latest edition, whatever the days: the data set is issued whole.

        Raises:
            Unreachable: the site does not answer, or its certificate cannot be checked; then download the file with a browser.
        """
        latest = self.editions[0]
        got = door.download(f"{UPLOADS}/{latest.archive}", cache / latest.archive)
        yield self._download(got.path, latest, got.sha256, got.url, got.retrieved)

    def files(self, path: Path) -> Iterator[Download]:
        """An archive as the project issues it, or the text in it.

        Raises:
            BadInput: another data set, an edition that is not known, a web page, a damaged archive.
        """
        name, header, first = peek(path, self._names())
        if not self._ours(header):
            raise BadInput(
                f"{name} has the columns {', '.join(header[:6])} ...; expected those of {self.name}: "
                f"{', '.join(self.columns[:6])} ... ({self.origin})."
            )
        yield self._download(path, self._edition(name, header, first), sha256(path), None, None)

    def _download(self, path: Path, edition: Edition, digest: str, url: str | None, retrieved: date | None) -> Download:
        return Download(self.name, path, edition.published, edition.version, digest, url, retrieved, self.terms)

    def _names(self) -> dict[str, tuple[str, ...]]:
        return {name: edition.inner for edition in self.editions for name in edition.members}

    def _ours(self, header: Sequence[str]) -> bool:
        """Half of the columns are there; what the others are is for the load to judge."""
        return 2 * len(set(header) & set(self.columns)) >= len(self.columns)

    def _edition(self, name: str, header: Sequence[str], first: Sequence[str]) -> Edition:
        """By the column `version`, else by the name of the file, else the latest one."""
        mark = dict(zip(header, first, strict=False)).get("version", "").strip()
        if mark:
            for edition in self.editions:
                if mark in edition.marks:
                    return edition
            known = ", ".join(edition.version for edition in self.editions)
            raise BadInput(
                f"{name} is edition {mark} of {self.name}; known here: {known}. A later interstate may read it."
            )
        by_name = [edition for edition in self.editions if name in edition.members]
        return (by_name or list(self.editions))[0]

    def edition(self, download: Download) -> Edition:
        """The edition that a download is of."""
        return next(edition for edition in self.editions if edition.version == download.version)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: the text of the edition."""
        (download,) = downloads
        edition = self.edition(download)
        _, text = text_of(download.path, place, self._names())
        yield Table(
            into="facts",
            paths=(text,),
            columns=self.columns,
            used=self.used,
            ignored=frozenset(self.columns) - self.used,
            select=self.statement(edition),
        )

    def statement(self, edition: Edition) -> str:
        """The statement that reads the text of an edition."""
        raise NotImplementedError

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """What the edition covers."""
        raise NotImplementedError


def basis(edition: Edition) -> str:
    """The column `published_basis`."""
    return f"{quoted(edition.basis)} AS published_basis"
