"""A text file as its publisher issues it, made ready to read: out of its archive, in UTF-8, its header known."""

import csv
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from interstate.errors import BadInput, UnreadColumn

CAP = 8_000_000_000
"""Bytes that one member of an archive may become."""
RATIO = 500
"""How many times its packed size a member may become, above `SMALL` bytes."""
SMALL = 50_000_000
STEP = 1 << 20
R_FILE = (b"RDX", b"RDA", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
EXCEL = b"\xd0\xcf\x11\xe0"


def text_of(path: Path, member: re.Pattern[str], what: str, place: Path) -> Path:
    """The file itself, or the one member of a zip whose name fits, unpacked into `place` under a name of ours.

    Raises:
        BadInput: it is no text (a web page, an R file, a workbook), the archive is damaged, or no member fits.
    """
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith(b"PK"):
        path = _unpacked(path, member, what, place)
        with path.open("rb") as file:
            start = file.read(512)
    judge(start, path.name, what)
    return path


def judge(start: bytes, name: str, what: str) -> None:
    """Refuse a file by its first bytes.

    Raises:
        BadInput: it is empty, a web page, XML, an R file or a workbook where a text of `what` is expected.
    """
    shown = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for found, fits in (
        ("is empty", not shown),
        ("is a web page", shown.startswith((b"<!doctype", b"<html"))),
        ("is XML", shown.startswith(b"<")),
        ("is an R file, which has to be written as CSV first (in R: write.csv)", start.startswith(R_FILE)),
        ("is an Excel workbook, which has to be saved as CSV first", start.startswith(EXCEL)),
    ):
        if fits:
            raise BadInput(f"{name} {found}; expected {what}.")


def _unpacked(path: Path, member: re.Pattern[str], what: str, place: Path) -> Path:
    to = place / f"member{path.suffix if path.suffix != '.zip' else ''}.txt"
    try:
        with zipfile.ZipFile(path) as archive:
            fits = [one for one in archive.infolist() if member.search(one.filename) and not one.is_dir()]
            if len(fits) != 1:
                names = ", ".join(one.filename for one in archive.infolist()[:5])
                raise BadInput(f"{path.name} holds {len(fits)} files of {what}, expected one; it holds {names}.")
            if fits[0].file_size > min(CAP, max(SMALL, RATIO * fits[0].compress_size)):
                raise BadInput(
                    f"{path.name}: {fits[0].filename} would be {fits[0].file_size:,} bytes; it was not unpacked."
                )
            with archive.open(fits[0]) as packed, to.open("wb") as file:
                _copied(packed, file, fits[0].file_size, path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadInput(f"{path.name} is a damaged archive ({error}); download it again.") from None
    return to


def _copied(packed: IO[bytes], to: IO[bytes], size: int, name: str) -> None:
    left = size
    while block := packed.read(STEP):
        left -= len(block)
        if left < 0:
            raise BadInput(f"{name} holds more than its table of contents says; it was not unpacked.")
        to.write(block)


def lines(path: Path, encoding: str = "utf-8") -> Iterator[list[str]]:
    """The rows of a comma-separated text, cells as text; latin-1 where `encoding` is "latin-1", a mark of UTF-8 left out."""
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="", errors="replace") as file:
        try:
            yield from csv.reader(file)
        except csv.Error as error:
            raise BadInput(f"{path.name} is no comma-separated text ({error}).") from None


def header(path: Path, encoding: str = "utf-8") -> tuple[str, ...]:
    """The names in the first line, without blanks around them."""
    return tuple(cell.strip() for cell in next(lines(path, encoding), []))


def laid_out(
    found: tuple[str, ...], used: tuple[str, ...], ignored: tuple[str, ...], rule: str, name: str
) -> tuple[str, ...]:
    """The columns of a file in its order, if each is used, or ignored by name or by the pattern `rule`.

    Raises:
        UnreadColumn: one is missing, or is neither read nor ignored.
    """
    missing = [column for column in used if column not in found]
    more = [one for one in found if one not in used and one not in ignored and not re.fullmatch(rule, one)]
    if missing or more:
        words = [f"lacks {', '.join(map(repr, missing[:5]))}"] if missing else []
        words += [f"has {', '.join(map(repr, more[:5]))}, which is neither read nor ignored"] if more else []
        raise UnreadColumn(f"{name}: the header {' and '.join(words)}; the layout of the file has changed.")
    if len(set(found)) != len(found):
        raise UnreadColumn(f"{name}: the header names a column twice; the layout of the file has changed.")
    return found


def in_utf8(path: Path, names: tuple[str, ...], to: Path, encoding: str) -> Path:
    """The text in UTF-8 under a header of `names`, line for line; for latin-1, and for headers with a nameless column."""
    with path.open(encoding=encoding, newline="") as file, to.open("w", encoding="utf-8", newline="") as out:
        file.readline()
        out.write(",".join(f'"{name}"' for name in names) + "\n")
        while block := file.read(STEP):
            out.write(block)
    return to


def encoding_of(path: Path) -> str:
    """ "utf-8" where the whole text is UTF-8, else "latin-1"."""
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(STEP):
                pass
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def ready(
    path: Path, used: tuple[str, ...], ignored: tuple[str, ...], rule: str, place: Path
) -> tuple[Path, tuple[str, ...]]:
    """A comma-separated text that can be read as it stands, and its columns; a nameless first column is called `row`.

    Raises:
        UnreadColumn: as `laid_out`.
    """
    encoding = encoding_of(path)
    found = header(path, encoding)
    names = tuple("row" if not name and not at else name for at, name in enumerate(found))
    laid_out(names, used, ("row", *ignored), rule, path.name)
    if encoding == "utf-8" and names == found:
        return path, names
    return in_utf8(path, names, place / "utf8.csv", encoding), names
