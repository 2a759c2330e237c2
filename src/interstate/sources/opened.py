"""A comma-separated text as its publisher issues it, made ready to read: out of its archive, in UTF-8, its header known."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from interstate.errors import BadInput, UnreadColumn
from interstate.sources.archive import unpack
from interstate.sources.textual import STEP, new_file, utf8

CAP = 4_000_000_000
"""Bytes that a file may become: V-Dem's country-years and the roll calls are some hundred MB."""
R_NAMES = (".rdata", ".rda", ".rds")
R_FILE = (b"rdx", b"rda", b"bzh", b"\xfd7zxz")
EXCEL = b"\xd0\xcf\x11\xe0"


def text_of(path: Path, member: re.Pattern[str], what: str, place: Path, frame: str = "") -> Path:
    """The file itself, the one file of an archive whose name fits, or the data frame `frame` of an R file, in UTF-8.

    New files are made in `place`.

    Raises:
        BadInput: it is no text of `what` (a web page, XML, an R file, a workbook), or the archive is damaged.
        UsageError: it is an R file, and the extra that reads them is not installed.
    """
    if frame and path.suffix.lower() in R_NAMES:
        from interstate.sources.rfiles import frame_csv

        return frame_csv(path, place, None if path.suffix.lower() == ".rds" else frame, cap=CAP)
    found = unpack(path, place, lambda name: member.search(name) is not None, cap=CAP)
    with found.open("rb") as file:
        judge(file.read(512), path.name, what)
    return utf8(found, place, "utf-8" if _is_utf8(found) else "latin-1")


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
        ("is an R file, which has to be written as CSV first (in R: write.csv)", shown.startswith(R_FILE)),
        ("is an Excel workbook, which has to be saved as CSV first", shown.startswith(EXCEL)),
    ):
        if fits:
            raise BadInput(f"{name} {found}; expected {what}.")


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(STEP):
                pass
    except UnicodeDecodeError:
        return False
    return True


def lines(path: Path) -> Iterator[list[str]]:
    """The rows of a comma-separated text in UTF-8, cells as text.

    Raises:
        BadInput: it is none.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            yield from csv.reader(file)
        except csv.Error as error:
            raise BadInput(f"{path.name} is no comma-separated text ({error}).") from None


def header(path: Path) -> tuple[str, ...]:
    """The names in the first line, without blanks around them; a nameless first column, R's row number, is called `row`."""
    found = [cell.strip() for cell in next(lines(path), [])]
    return tuple("row" if not name and not at else name for at, name in enumerate(found))


def laid_out(found: tuple[str, ...], used: tuple[str, ...], ignored: tuple[str, ...], rule: str, name: str) -> None:
    """Check that each column of a file is used, or ignored by name or by the pattern `rule`.

    Raises:
        UnreadColumn: one is missing, is neither read nor ignored, or is named twice.
    """
    missing = [column for column in used if column not in found]
    more = [one for one in found if one not in (*used, *ignored, "row") and not re.fullmatch(rule, one)]
    if missing or more:
        words = [f"lacks {', '.join(map(repr, missing[:5]))}"] if missing else []
        words += [f"has {', '.join(map(repr, more[:5]))}, which is neither read nor ignored"] if more else []
        raise UnreadColumn(f"{name}: the header {' and '.join(words)}; the layout of the file has changed.")
    if len(set(found)) != len(found):
        raise UnreadColumn(f"{name}: the header names a column twice; the layout of the file has changed.")


def headed(path: Path, names: tuple[str, ...], place: Path) -> Path:
    """The text under a header of `names`, line for line; the path itself where it has that header."""
    if next(lines(path), []) == list(names):
        return path
    to, out = new_file(place, "headed", (path.name,))
    with path.open("rb") as file, out:
        file.readline()
        out.write((",".join(f'"{name}"' for name in names) + "\n").encode())
        while block := file.read(STEP):
            out.write(block)
    return to
