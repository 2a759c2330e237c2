"""A body on its way to its file: kept step by step, checked when it is whole, then given its name."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from interstate.errors import BadInput
from interstate.store.failpoint import failpoint
from interstate.store.limits import MB
from interstate.store.partial import Note, Receipt, beside, drop, md5, write
from interstate.store.snapshot import sha256 as digest
from interstate.store.snapshot import sync

STEP = 8 * MB
FAILPOINTS = ("download.part", "download.renamed")
"""A step of the part is on the disk; the whole file has its name."""
HTML = (b"<!doctype html", b"<html")


def silent(line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Received:
    """A whole file: `url` is where the redirects ended, `retrieved` the day in UTC, `headers` have lower-case names."""

    path: Path
    sha256: str
    url: str
    retrieved: date
    size: int
    headers: dict[str, str]
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """One download as asked for."""

    url: str
    to: Path
    method: str
    headers: dict[str, str]
    body: bytes | None
    cap: int
    seconds: float
    sha256: str | None
    md5: str | None
    expect_not_html: bool
    progress: Callable[[str], None]

    @property
    def request(self) -> str:
        """What names the request on disk."""
        return f"{self.method} {self.url} {hashlib.sha256(self.body or b'').hexdigest() if self.body else ''}".strip()

    @property
    def host(self) -> str:
        """The host, for people."""
        return urlsplit(self.url).hostname or ""


class Sick(Exception):
    """A try that failed and may be made again; `wait`: seconds that the server asked for."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


def plain(url: str) -> str:
    """The address without what may be secret: the query and the user."""
    found = urlsplit(url)
    return f"{found.scheme}://{found.netloc.rpartition('@')[2]}{found.path}"


def keep(length: int, blocks: Iterable[bytes], wanted: Wanted, note: Note) -> None:
    """Add the body to the part; the note says after each step, and at the end, how much is on the disk."""
    if length + note.size > wanted.cap:
        too_long(wanted)
    part = beside(wanted.to, ".part")
    if not note.size:
        drop(wanted.to)  # a note of an earlier part must not outlive it
    with part.open("r+b" if note.size else "wb") as file:
        at = saved = file.seek(note.size)
        try:
            for block in blocks:
                at += len(block)
                if at > wanted.cap:
                    too_long(wanted)
                file.write(block)
                if at - saved >= STEP:
                    file.flush()
                    saved = _save(wanted, note, at)
                    wanted.progress(f"{wanted.host}: {at / MB:.0f} MB")
            note.whole = True
        finally:
            file.flush()
            if part.exists():
                _save(wanted, note, at)


def _save(wanted: Wanted, note: Note, size: int) -> int:
    note.size = size
    sync(beside(wanted.to, ".part"))
    write(beside(wanted.to, ".part.json"), note)
    failpoint("download.part")
    return size


def too_long(wanted: Wanted) -> NoReturn:
    """Forget the part and say why."""
    drop(wanted.to)
    raise BadInput(f"{plain(wanted.url)} is longer than the {wanted.cap:,} bytes allowed; nothing was kept.")


def fits(path: Path, wanted: Wanted) -> str | None:
    """Why a whole file is not the one that was asked for; None if it is."""
    for name, expected, hashed in (("sha256", wanted.sha256, digest), ("md5", wanted.md5, md5)):
        if expected and (got := hashed(path)) != expected:
            return f"its {name} is {got}, expected {expected}"
    if wanted.expect_not_html and not urlsplit(wanted.url).path.lower().endswith((".html", ".htm")):
        with path.open("rb") as file:
            if file.read(512).removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(HTML):
                return "it is a web page, expected data"
    return None


def finish(wanted: Wanted, note: Note, resumed: bool) -> Received:
    """Check the whole part and give it its name, with its receipt."""
    part = beside(wanted.to, ".part")
    if (why := fits(part, wanted)) is not None:
        drop(wanted.to)
        if resumed:
            note.size, note.validator, note.whole = 0, "", False
            raise Sick(f"the parts do not fit ({why})", 0.0)
        raise BadInput(f"{plain(wanted.url)}: {why}; nothing was kept, look at the page of the data set.")
    found = Receipt(
        wanted.request, note.url, digest(part), note.size, datetime.now(UTC).date().isoformat(), note.headers
    )
    write(beside(wanted.to, ".receipt"), found)
    part.replace(wanted.to)
    sync(wanted.to.parent)
    failpoint("download.renamed")
    drop(wanted.to)
    return received(wanted.to, found, resumed)


def received(to: Path, found: Receipt, resumed: bool = False) -> Received:
    """A receipt, as the caller sees it."""
    day = date.fromisoformat(found.retrieved)
    return Received(to, found.sha256, found.url, day, found.size, found.headers, resumed)
