"""Text in the encoding of its publisher made UTF-8 on disk, so that one reader serves every data set."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from interstate.errors import BadInput

Encoding = Literal["utf-8", "latin-1", "cp1252", "utf-8-bad-bytes"]
"""`utf-8-bad-bytes`: UTF-8 in which single bytes are wrong; each gives U+FFFD."""

STEP = 1 << 20
LONGEST = 1 << 20
HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
MARK = b"\xef\xbb\xbf"
UNKNOWN = "\ufffd"
CONTROLS = bytes(number for number in (*range(32), 127) if number not in (9, 10, 13))
REMOVED = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Control characters other than tab, line feed and carriage return, and the marks that turn the direction of writing."""
HIDDEN = tuple(
    map(re.compile, (rb"\xc2[\x80-\x9f]", rb"\xd8\x9c", rb"\xe2(?:\x80[\x8e\x8f\xaa-\xae]|\x81[\xa6-\xa9])"))
)
"""The characters of `REMOVED` beyond ASCII, as bytes of UTF-8."""


def is_html(path: Path) -> bool:
    """Whether a file begins as a web page does; a page that says "not found" often comes in place of the data."""
    with path.open("rb") as file:
        start = file.read(1024)
    return start.removeprefix(MARK).lstrip().lower().startswith(HTML)


@dataclass(slots=True)
class Text:
    """A UTF-8 text on disk and what was changed in it: bytes that became U+FFFD, characters left out, NULs replaced."""

    path: Path
    bad_bytes: int = 0
    left_out: int = 0
    nuls: int = 0


def utf8(path: Path, place: Path, encoding: Encoding = "utf-8", *, nul: str | None = None) -> Path:
    """As `counted`, the path only."""
    return counted(path, place, encoding, nul=nul).path


def counted(path: Path, place: Path, encoding: Encoding = "utf-8", *, nul: str | None = None) -> Text:
    """The file in UTF-8 without a byte-order mark, control characters or direction marks, line for line.

    The path itself where nothing had to change; else a new file in `place`. A file that begins with the mark of UTF-8 is
    read as UTF-8, whatever was declared: somebody has saved it again. Line ends stay what they are (LF, CR LF, CR).
    `nul`: what takes the place of a NUL byte where the data set is known to have them.

    Raises:
        BadInput: UTF-16, a NUL byte, or bytes that `encoding` does not have; with the line.
    """
    with path.open("rb") as marked:
        if marked.read(3) == MARK and not encoding.startswith("utf-8"):
            encoding = "utf-8"
    if _ready(path, encoding, nul):
        return Text(path)
    to, file = new_file(place, "utf8", (path.name, encoding))
    found = Text(to)
    try:
        with file:
            for text in _decoded(path, encoding, nul, found):
                shown = REMOVED.sub("", text)
                found.left_out += len(text) - len(shown)
                file.write(shown.encode("utf-8"))
    except BaseException:
        to.unlink()
        raise
    return found


def new_file(place: Path, kind: str, called: tuple[str, ...]) -> tuple[Path, IO[bytes]]:
    """A new file in `place` under a name of ours: the same for the same `called`, numbered where it is taken."""
    short = hashlib.sha256("\0".join(called).encode("utf-8", "replace")).hexdigest()[:12]
    number = 1
    while True:
        to = place / (f"{kind}-{short}.txt" if number == 1 else f"{kind}-{short}-{number}.txt")
        try:
            return to, to.open("xb")
        except FileExistsError:
            number += 1


def _chunks(path: Path, nul: str | None) -> Iterator[tuple[int, bytes]]:
    """Blocks of a file without its mark, each with the number of line ends before it."""
    lines = 0
    with path.open("rb") as file:
        block = file.read(STEP)
        if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise BadInput(f"{path.name} is written in UTF-16; save it as UTF-8 and add it again.")
        block = block.removeprefix(MARK)
        while block:
            at = block.find(b"\0")
            if at >= 0 and nul is None:
                line = lines + block.count(b"\n", 0, at) + 1
                raise BadInput(f"{path.name} line {line:,}: a NUL byte, which no text has; the file is damaged.")
            yield lines, block
            lines += block.count(b"\n")
            block = file.read(STEP)


def _ready(path: Path, encoding: Encoding, nul: str | None) -> bool:
    """Whether a file can be read as it stands; a quick look at its bytes, some hundred MB a second."""
    with path.open("rb") as file:
        if file.read(3) == MARK:
            return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    tail = b""
    for _, block in _chunks(path, nul):
        if len(block.translate(None, CONTROLS)) != len(block):
            return False
        if block.isascii() and not tail:
            continue
        if not encoding.startswith("utf-8"):
            return False
        try:
            decoder.decode(block)
        except UnicodeDecodeError:
            return False
        whole = tail + block
        if any(hidden.search(whole) for hidden in HIDDEN):
            return False
        tail = decoder.getstate()[0]
    return not tail


def _decoded(path: Path, encoding: Encoding, nul: str | None, found: Text) -> Iterator[str]:
    """The text block by block, NULs replaced; bad bytes and NULs are counted in `found`."""
    bad = encoding == "utf-8-bad-bytes"
    name = "utf-8" if bad else encoding
    decoder = codecs.getincrementaldecoder(name)("replace" if bad else "strict")
    lines, tail = 0, b""
    try:
        for before, block in _chunks(path, nul):
            lines = before
            text = decoder.decode(block)
            if bad:
                found.bad_bytes += text.count(UNKNOWN) - (tail + block).count(UNKNOWN.encode())
                tail = block[-2:]
            found.nuls += text.count("\0")
            yield text.replace("\0", nul or "")
            lines = before + block.count(b"\n")
        text = decoder.decode(b"", final=True)
        found.bad_bytes += text.count(UNKNOWN)
        yield text
    except UnicodeDecodeError as error:
        line = lines + error.object.count(b"\n", 0, error.start) + 1
        raise BadInput(
            f"{path.name} line {line:,}: byte 0x{error.object[error.start]:02x} is not {name}; expected text in {name}."
        ) from None
