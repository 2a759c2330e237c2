"""What the three data sets on votes in the UN General Assembly share: where they lie, whose seat it was, which session is missing."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from interstate.errors import BadInput
from interstate.model.tie import Coverage, Rule
from interstate.sources.archive import members
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.opened import headed, header, laid_out, text_of
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

DOI = "10.7910/DVN/LEJUQZ"
ORIGIN = "https://dataverse.harvard.edu/dataset.xhtml?persistentId=doi:10.7910/DVN/LEJUQZ"
HOST = "https://dataverse.harvard.edu/api"
LATEST = f"{HOST}/datasets/:persistentId/versions/:latest-published?persistentId=doi:{DOI}"
LICENCE = "Open: under the MIT licence in the authors' repository, CC0 at Harvard Dataverse; cite the authors."
CITATION = (
    "Bailey, M. A., Strezhnev, A. and Voeten, E. (2017): Estimating Dynamic State Preferences from United Nations "
    "Voting Data. Journal of Conflict Resolution 61 (2), 430-456. Data: doi:10.7910/DVN/LEJUQZ."
)
"""Of positions and agreement; the roll calls have one of their own."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EDITION = re.compile(r"_([A-Za-z]{3})[a-z]*(\d{4})")
GAP = (date(1964, 1, 1), date(1965, 1, 1))
"""Session 19: there were no roll calls, by agreement, because of the quarrel over dues."""

SEATS = """
    (VALUES (710, DATE '1945-01-01', DATE '1949-12-08', 'CHN'), (713, DATE '1945-01-01', DATE '1949-12-08', 'CHN'),
        (710, DATE '1949-12-08', DATE '1971-10-26', 'TWN'), (260, DATE '1990-01-01', DATE '1992-01-01', 'DEU'),
        (255, DATE '1973-01-01', DATE '1991-01-01', 'DEU'), (678, DATE '1990-01-01', DATE '1992-01-01', 'YEM'),
        (679, DATE '1990-01-01', DATE '1992-01-01', 'YEM'), (369, DATE '1945-01-01', DATE '1992-01-01', 'UKR'),
        (370, DATE '1945-01-01', DATE '1992-01-01', 'BLR'), (750, DATE '1945-01-01', DATE '1948-01-01', 'IND')
    ) {name}(code, since, until, iso3)"""
"""Seats that the list of states of COW does not give. China's seat was that of the Republic of China: CHN while it held the
mainland, TWN until 25 October 1971. Ukraine, Belarus and India voted before they were independent. Germany's and Yemen's number
changed in 1990, in the middle of a session."""


def seated(name: str, code: str, day: str) -> str:
    """Joins that find the state which sat under a COW number on a day; `state` gives it.

    A session reaches into the next year: who was no state in the year, and is one in the next, is that one.
    """
    number = f"TRY_CAST({code} AS INTEGER)"
    return (
        f"LEFT JOIN {SEATS.format(name=name + '_seat')} ON {name}_seat.code = {number} "
        f"AND {day} >= {name}_seat.since AND {day} < {name}_seat.until "
        f"LEFT JOIN cow_year {name}_cow ON {name}_cow.code = {number} AND {name}_cow.year = year({day}) "
        f"LEFT JOIN cow_year {name}_next ON {name}_next.code = {number} AND {name}_next.year = year({day}) + 1"
    )


def state(name: str) -> str:
    """The state that `seated` found; null if none."""
    return f"coalesce({name}_seat.iso3, {name}_cow.iso3, {name}_next.iso3)"


def month_of(name: str) -> tuple[str, date] | None:
    """Edition and the last day of its month from a file name such as `AgreementScoresAll_Jun2024.csv`."""
    match = EDITION.search(name)
    if match is None or match[1].lower() not in MONTHS:
        return None
    month, year = MONTHS.index(match[1].lower()) + 1, int(match[2])
    after = date(year + month // 12, month % 12 + 1, 1)
    return f"{match[1].title()}{year}", date.fromordinal(after.toordinal() - 1)


def newest(door: "Door", wanted: re.Pattern[str]) -> tuple[str, str, str | None, date]:
    """Name, address, md5 and day of release of the newest file of the Dataverse page whose name fits.

    Raises:
        Unreachable: no answer. BadInput: the answer is no list of files, or none of them fits.
    """
    text = door.text(LATEST)
    try:
        data: dict[str, Any] = json.loads(text)["data"]
        day = date.fromisoformat(str(data["releaseTime"])[:10])
        held = [one["dataFile"] for one in data["files"]]
        files = {str(one.get("originalFileName") or one["filename"]): one for one in held}
        fits = [name for name in files if wanted.search(name)]
        if not fits:
            raise BadInput(f"{LATEST} lists no file like {wanted.pattern}; look at {ORIGIN}.")
        name = max(fits, key=lambda one: (month_of(one) or ("", date.min))[1])
        found = files[name]
        changed = "originalFileName" in found
        url = f"{HOST}/access/datafile/{int(found['id'])}" + ("?format=original" if changed else "")
        return name, url, None if changed else found.get("md5"), day
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(f"{LATEST} answered something that is no list of files; look at {ORIGIN}.") from None


def fetched(source: str, terms: str, door: "Door", wanted: re.Pattern[str], cache: Path) -> tuple[Path, Download]:
    """The newest file on disk, and the download without version and day of its own (it has those of the release)."""
    name, url, md5, day = newest(door, wanted)
    got = door.download(url, cache / re.sub(r"[^A-Za-z0-9._-]", "_", name), md5=md5)
    return got.path, Download(source, got.path, day, "", got.sha256, got.url, got.retrieved, terms)


def covered(download: Download, layer: str, rule: Rule, until: date) -> Iterator[Coverage]:
    """From the first session to `until`, with the year of session 19 as a known hole."""
    yield Coverage(download.source, download.version, layer, "all", date(1946, 1, 1), until, rule)
    words = "no roll calls in session 19"
    yield Coverage(download.source, download.version, layer, "all", *GAP, "gap", words)


def named(path: Path, member: re.Pattern[str]) -> str:
    """The name of the file, or of the file in an archive that fits."""
    return next((name for name in members(path) if member.search(name)), path.name)


class Voting:
    """The common part of the three data sets; each adds its names, columns and statement.

    `sought`: names of its files at the origin. Where the name of the file tells the edition: `member`, the form of such a name;
    `example`, one of them; `what`, what the file is called in messages.
    """

    name: str
    doi: str = DOI
    terms: str = "mit"
    citation: str = CITATION
    origin: str = ORIGIN
    licence: str = LICENCE
    minimum: Minimum
    grouped: int = 1
    incremental: bool = False
    sought: re.Pattern[str]
    member: re.Pattern[str]
    example: str
    what: str

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The newest edition, whatever days are asked for: the data set is issued whole."""
        path, download = fetched(self.name, self.terms, door, self.sought, cache)
        yield replace(download, version=self.edition(path)[0])

    def files(self, path: Path) -> Iterator[Download]:
        """A file under its own name, or a zip that holds it.

        Raises:
            BadInput: it is no file of this data set, or does not tell its edition.
        """
        version, published = self.edition(path)
        yield Download(self.name, path, published, version, sha256(path), terms=self.terms)

    def edition(self, path: Path) -> tuple[str, date]:
        """Version and day of publication: from the name of the file, or of the one in the zip.

        Raises:
            BadInput: it is no file of this data set, or has no month in its name.
        """
        with TemporaryDirectory() as place:
            text_of(path, self.member, self.what, Path(place))
        found = month_of(named(path, self.member))
        if found is None:
            raise BadInput(f"{path.name} names no edition; keep the name of the file, such as {self.example}.")
        return found


def table(
    download: Download, text: Path, place: Path, select: str, used: tuple[str, ...], ignored: tuple[str, ...], rule: str
) -> Table:
    """Facts of a text by the statement `select`; each column is used, or ignored by name or by the pattern `rule`.

    Raises:
        UnreadColumn: a column is missing, or is neither read nor ignored.
    """
    columns = header(text)
    laid_out(columns, used, ignored, rule, download.label)
    return Table(
        into="facts",
        paths=(headed(text, columns, place),),
        columns=columns,
        used=frozenset(used),
        ignored=frozenset(columns) - frozenset(used),
        select=select,
    )
