"""GDELT 2.0: events in the world's news, a file every quarter of an hour; also its daily files of version 1."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import BadInput, Unreachable
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.gdelt_columns import DAILY, EVENTS, NEEDED, SELECT, USED
from interstate.store.bulk import Joined, Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

HOST = "http://data.gdeltproject.org"
LIST = f"{HOST}/gdeltv2/masterfilelist.txt"
SLOT = re.compile(r"(\d{14})\.export\.CSV(\.zip)?", re.IGNORECASE)
DAY = re.compile(r"(\d{8})\.export\.CSV(\.zip)?", re.IGNORECASE)
LINE = re.compile(r"\d+ ([0-9a-f]{32}) \S*/(\d{14})\.export\.CSV\.zip")
FIRST = date(2015, 2, 19)
LIST_BYTES = 400_000_000


class Gdelt:
    """Events in the world's news since 2015, every quarter of an hour (GDELT 2.0)."""

    name, doi, terms = "gdelt", "", "cc-by"
    citation = (
        "Leetaru, K. and Schrodt, P. A. (2013): GDELT: Global Data on Events, Location and Tone. The GDELT Project."
    )
    origin = "https://www.gdeltproject.org/data.html"
    licence = "Free for any use, with a citation of the GDELT Project and a link to it."
    minimum = Minimum(rows=0)
    grouped, incremental = 480, True

    def __init__(self) -> None:
        self.missing: list[str] = []

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The quarter-hour files of the days asked for, in order. A file that is listed and does not come is noted in `missing`."""
        for stamp, md5 in self._listed(max(since, FIRST), until, cache, door):
            name = f"{stamp}.export.CSV.zip"
            try:
                got = door.download(f"{HOST}/gdeltv2/{name}", cache / name, md5=md5)
            except (Unreachable, BadInput) as error:
                self.missing.append(f"{name}: {error}")
                continue
            yield Download(
                self.name, got.path, _slot(stamp).date(), "2.0", got.sha256, got.url, got.retrieved, self.terms
            )

    def _listed(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[tuple[str, str]]:
        """Stamp and md5 of the files of these days; short or strange lines of the list are passed over, as the list has some."""
        path = cache / "masterfilelist.txt"
        door.download(LIST, path, cap=LIST_BYTES, fresh=True)
        first, after = since.strftime("%Y%m%d"), (until + timedelta(1)).strftime("%Y%m%d")
        with path.open(encoding="utf-8", errors="replace") as lines:
            found = {match[2]: match[1] for line in lines if (match := LINE.match(line)) and first <= match[2] < after}
        yield from sorted(found.items())

    def files(self, path: Path) -> Iterator[Download]:
        """A file under the name that GDELT gives it: `20240620143000.export.CSV.zip`, `20240620.export.CSV.zip`, or unpacked."""
        match = SLOT.fullmatch(path.name) or DAY.fullmatch(path.name)
        if match is None:
            raise BadInput(
                f"{path.name} is no events file of GDELT; expected a name such as 20240620143000.export.CSV.zip."
            )
        try:
            published = _slot(match[1].ljust(14, "0")).date()
        except ValueError:
            raise BadInput(f"{path.name}: {match[1]} is no day and time.") from None
        version = "2.0" if len(match[1]) == 14 else "1.0"
        yield Download(self.name, path, published, version, sha256(path), None, None, self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """For the files of each layout one table of what was cut, and one of the files that have an irregular line."""
        from interstate.sources.gdelt_text import together

        for version, columns in (("2.0", EVENTS), ("1.0", DAILY)):
            mine = [(one.label, one.path) for one in downloads if one.version == version]
            found = together(mine, columns, USED, NEEDED, place, version)
            narrow = tuple(name for name in columns if name in USED)
            for stem, joined, held in (("lean", found.lean, narrow), ("full", found.full, columns)):
                if joined:
                    yield _table(place / f"{version}-{stem}.csv", held, joined, version)

    def slots(self, download: Download) -> tuple[tuple[datetime, int], ...]:
        """The quarter of an hour that a file stands for, or all those of its day; its size as volume."""
        stamp = re.match(r"\d{8,14}", download.label)
        if stamp is None:
            return ()
        size = download.path.stat().st_size
        begin = _slot(stamp[0].ljust(14, "0"))
        if download.version == "2.0":
            return ((begin, size),)
        return tuple((begin + timedelta(minutes=15 * step), size // 96) for step in range(96))

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """None but what the slots say."""
        return iter(())


def _slot(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S")


def _table(path: Path, columns: tuple[str, ...], joined: tuple[Joined, ...], version: str) -> Table:
    return Table(
        into="history",
        paths=(path,),
        columns=columns,
        used=USED,
        ignored=frozenset(columns) - USED,
        select=f"SELECT *, '{version}' AS version FROM ({SELECT})",
        header=False,
        delimiter="\t",
        quote="",
        fast=True,
        joined=joined,
    )
