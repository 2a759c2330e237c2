"""A file on its way: the part on disk, a note of what it is part of, and the receipt of a whole file.

Beside `NAME` lie `NAME.part` and `NAME.part.json` while it comes in, and `NAME.receipt` once it is whole.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from interstate.store.snapshot import sha256, sync


@dataclass
class Note:
    """What is known of a part: `request` names what was asked; `size` bytes of it are on the disk for certain.

    `validator`: strong ETag, or Last-Modified, for If-Range; `whole`: the last byte came.
    """

    request: str
    url: str = ""
    validator: str = ""
    size: int = 0
    whole: bool = False
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a whole file is: `request` names what was asked, `url` is where the redirects ended."""

    request: str
    url: str
    sha256: str
    size: int
    retrieved: str
    headers: dict[str, str]


def beside(to: Path, ending: str) -> Path:
    """The file beside `to` with this ending added."""
    return to.with_name(to.name + ending)


def write(path: Path, content: Note | Receipt) -> None:
    """Replace a small file in one step."""
    temporary = beside(path, ".new")
    temporary.write_text(json.dumps(asdict(content), sort_keys=True), encoding="utf-8")
    sync(temporary)
    temporary.replace(path)


def noted(to: Path, request: str) -> Note:
    """The note of a part of the same request, its part cut to what is certain; an empty note if there is none."""
    part = beside(to, ".part")
    try:
        note = Note(**json.loads(beside(to, ".part.json").read_text(encoding="utf-8")))
        held = part.stat().st_size
    except (OSError, ValueError, TypeError):
        return Note(request)
    if note.request != request or held < note.size:
        return Note(request)
    os.truncate(part, note.size)
    return note


def receipt(to: Path, request: str) -> Receipt | None:
    """The receipt of `to` if it is of the same request and the file is still what it says."""
    try:
        found = Receipt(**json.loads(beside(to, ".receipt").read_text(encoding="utf-8")))
        date.fromisoformat(found.retrieved)
        same = found.request == request and to.stat().st_size == found.size and sha256(to) == found.sha256
    except (OSError, ValueError, TypeError):
        return None
    return found if same else None


def drop(to: Path) -> None:
    """Forget the part of a file."""
    for ending in (".part", ".part.json", ".part.json.new"):
        beside(to, ending).unlink(missing_ok=True)


def md5(path: Path) -> str:
    """MD5 of a file in hexadecimal digits, to compare with what an origin states; not for safety."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
