"""Data sets at Harvard Dataverse that come in many files, each of them under the name its authors gave it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from interstate.errors import BadInput, Unreachable
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.event_files import covered, daily, iso_or_american, names_of
from interstate.store.bulk import Minimum

if TYPE_CHECKING:
    from interstate.store.fetch import Door, Received

HOST = "https://dataverse.harvard.edu/api"


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a data set: its name, address, md5 (None where the archive turns the file into another form), day of deposit."""

    name: str
    url: str
    md5: str | None
    deposited: date


def page(doi: str) -> str:
    """The page of a data set, for people."""
    return f"https://dataverse.harvard.edu/dataset.xhtml?persistentId=doi:{doi}"


def listed(door: "Door", doi: str) -> list[Listed]:
    """The files of the latest published version, by name.

    Raises:
        Unreachable: no answer. BadInput: the answer is no list of files.
    """
    address = f"{HOST}/datasets/:persistentId/versions/:latest-published?persistentId=doi:{doi}"
    text = door.text(address)
    try:
        data: dict[str, Any] = json.loads(text)["data"]
        released = str(data["releaseTime"])[:10]
        return sorted((_listed(one["dataFile"], released) for one in data["files"]), key=lambda one: one.name)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(f"{address} answered something that is no list of files; look at {page(doi)}.") from None


def _listed(file: dict[str, Any], released: str) -> Listed:
    name = str(file.get("originalFileName") or file["filename"])
    turned = "originalFileName" in file
    url = f"{HOST}/access/datafile/{int(file['id'])}" + ("?format=original" if turned else "")
    day = date.fromisoformat(str(file.get("creationDate") or released)[:10])
    return Listed(name, url, None if turned else file.get("md5"), day)


def got(door: "Door", one: Listed, cache: Path) -> "Received":
    """A file on disk, under its number and its own name as far as that is safe: two files of a data set can have one name."""
    number = one.url.rpartition("/")[2].partition("?")[0]
    name = re.sub(r"[^A-Za-z0-9._-]", "_", one.name)[-120:]
    return door.download(one.url, cache / f"{number}-{name}", md5=one.md5)


class Edition(NamedTuple):
    """Version of a file of events, the first day that its rows can have, and the last."""

    version: str
    first: date
    last: date


class EventFiles:
    """Events in files of years, months and weeks, told apart by their names; each data set adds names, columns and statement.

    `called`: the data set in messages; `example`: a name of its files; `pages`: the DOIs under which its files lie.
    """

    name: str
    doi: str
    called: str
    example: str
    pages: tuple[str, ...]
    citation: str
    origin: str
    terms: str = "user-only"
    licence: str = (
        "Free to use with citation; the terms on the page of the data set hold, and rows are not passed on from here."
    )
    minimum: Minimum = Minimum(rows=0)
    grouped: int = 1
    incremental: bool = True

    def __init__(self) -> None:
        self.missing: list[str] = []
        self._days: dict[str, dict[date, int]] = {}

    def edition(self, name: str) -> Edition | None:
        """Which edition a file of this name is; None for names of another kind."""
        raise NotImplementedError

    def earliest(self, edition: Edition) -> date:
        """The day before which a file was not out, whatever day of deposit is told."""
        raise NotImplementedError

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The files that can hold events of the days asked for, by their names. One that does not come is in `missing`."""
        for one in [one for doi in self.pages for one in listed(door, doi)]:
            edition = self.edition(one.name)
            if edition is None or edition.last < since or edition.first > until:
                continue
            try:
                file = got(door, one, cache)
            except (Unreachable, BadInput) as error:
                self.missing.append(f"{one.name}: {error}")
                continue
            yield Download(
                self.name,
                file.path,
                max(one.deposited, self.earliest(edition)),
                edition.version,
                file.sha256,
                file.url,
                file.retrieved,
                self.terms,
                called=one.name,
            )

    def files(self, path: Path) -> Iterator[Download]:
        """A file under the name that its authors gave it, or an archive that holds it.

        Raises:
            BadInput: a name of another kind.
        """
        found = next((edition for name in names_of(path) if (edition := self.edition(name))), None)
        if found is None:
            raise BadInput(f"{path.name} is no file of {self.called}; expected a name such as {self.example}.")
        yield Download(self.name, path, found.last, found.version, sha256(path), terms=self.terms)

    def count(self, download: Download, text: Path, column: int) -> None:
        """Keep how many rows of a file each day has that a column names, for `coverage`."""
        self._days[download.sha256] = daily(text, column, iso_or_american)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """The days of its rows; days with hardly any rows are gaps. Asked for after `tables`."""
        yield from covered(self.name, download.version, self._days.get(download.sha256, {}))
