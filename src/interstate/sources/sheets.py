"""One sheet of an Excel workbook (.xlsx) as a CSV file of text, with the standard library only.

Numbers stay as the workbook stores them, dates as serial numbers of days; TRUE and FALSE are "1" and "0". Row n of the sheet is line
n of the file (less `skip`): rows that the workbook leaves out are empty lines, and a line break inside a cell is a blank.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.parsers import expat

from interstate.errors import BadInput
from interstate.sources.archive import members, parts
from interstate.sources.textual import new_file
from interstate.store.limits import limits

ROWS, COLUMNS = 1_048_576, 16_384
STRINGS = 2_000_000
"""Shared strings of a workbook that are read at most."""
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
BOOK, LINKS, WORDS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


def sheet_csv(path: Path, place: Path, sheet: str | int, skip: int = 0) -> Path:
    """A sheet, by name or by place from 0, as a UTF-8 CSV file in `place`, without its first `skip` rows.

    Every line has at least the cells of the first one.

    Raises:
        BadInput: it is no .xlsx workbook, is damaged, declares a document type, or has no such sheet.
    """
    found = _sheets(path)
    names = list(found)
    if isinstance(sheet, int):
        sheet = names[sheet] if 0 <= sheet < len(names) else f"number {sheet}"
    if sheet not in found:
        raise BadInput(f'{path.name} has no sheet "{sheet}"; it has {", ".join(names[:5]) or "none"}.')
    words = _words(path)
    to, file = new_file(place, "sheet", (path.name, sheet))
    try:
        with io.TextIOWrapper(file, encoding="utf-8", newline="") as out:
            _Sheet(path, words, out, skip).read(found[sheet])
    except BaseException:
        to.unlink()
        raise
    return to


def _read(path: Path, part: str, start: Start, end: End) -> None:
    """Call `start` and `end` for each element of a part of the workbook; `end` is given the text before the end tag.

    Raises:
        BadInput: the part is no XML, or declares a document type (entities could grow without end).
    """
    parser = expat.ParserCreate()
    text: list[str] = []

    def opened(tag: str, values: dict[str, str]) -> None:
        text.clear()
        start(_local(tag), values)

    def closed(tag: str) -> None:
        end(_local(tag), "".join(text))
        text.clear()

    def refused(*_: object) -> None:
        raise BadInput(f"{path.name}: {part} declares a document type, which no workbook needs; it was not read.")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text.append, refused
    try:
        for block in parts(path, part):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BadInput(f"{path.name}: {part} is not sound XML ({error}); save the workbook again.") from None


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _nothing(*_: object) -> None:
    """For elements that are of no interest."""


def _sheets(path: Path) -> dict[str, str]:
    """Names of the sheets and the part of the workbook that holds each."""
    with path.open("rb") as file:
        if file.read(4) == b"\xd0\xcf\x11\xe0":
            raise BadInput(
                f"{path.name} is an old .xls workbook, or one with a password; save it as .xlsx without one."
            )
    targets: dict[str, str] = {}
    found: dict[str, str] = {}

    def link(tag: str, values: Mapping[str, str]) -> None:
        if tag == "Relationship":
            target = values.get("Target", "")
            targets[values.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    def sheet(tag: str, values: Mapping[str, str]) -> None:
        if tag == "sheet":
            key = next((value for name, value in values.items() if _local(name) == "id"), "")
            found[values.get("name", "")] = targets.get(key, "")

    _read(path, LINKS, link, _nothing)
    _read(path, BOOK, sheet, _nothing)
    return found


def _words(path: Path) -> list[str]:
    """The shared strings of a workbook; readings for East Asian scripts are left out."""
    found: list[str] = []
    held: list[str] = []
    muted = False

    def start(tag: str, values: Mapping[str, str]) -> None:
        nonlocal muted
        muted = muted or tag == "rPh"
        if tag == "si":
            held.clear()

    def end(tag: str, text: str) -> None:
        nonlocal muted
        if tag == "t" and not muted:
            held.append(text)
        elif tag == "rPh":
            muted = False
        elif tag == "si":
            found.append(_plain("".join(held)))
            if len(found) > STRINGS:
                raise BadInput(f"{path.name} holds more than {STRINGS:,} texts, the most that are read.")

    if WORDS in members(path):
        _read(path, WORDS, start, end)
    return found


def _plain(text: str) -> str:
    """The text of a cell on one line: escapes such as _x000D_ resolved, hidden characters and line breaks as a blank."""
    return UNSEEN.sub(" ", ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))


class _Sheet:
    """Writes the rows of a sheet as they are read."""

    def __init__(self, path: Path, words: list[str], out: io.TextIOBase, skip: int) -> None:
        self.path, self.words, self.skip = path, words, skip
        self.writer = csv.writer(out, lineterminator="\n")
        self.row = self.done = skip
        self.width = self.written = 0
        self.cells: dict[int, str] = {}
        self.column, self.kind, self.value, self.muted = -1, "", "", False
        self.row = 0
        self.cap = limits().unpacked_bytes

    def read(self, part: str) -> None:
        """Write every row of a part of the workbook."""
        _read(self.path, part, self.start, self.end)

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """Note which row or cell begins."""
        if tag == "row":
            self.row = self._number(values.get("r"), self.row)
            self.cells, self.column = {}, -1
        elif tag == "c":
            self.column = self._place(values.get("r"))
            self.kind, self.value = values.get("t", "n"), ""
        elif tag == "rPh":
            self.muted = True

    def end(self, tag: str, text: str) -> None:
        """Keep a value, a cell, or write the row."""
        if tag == "v" or (tag == "t" and not self.muted):
            self.value += text
        elif tag == "rPh":
            self.muted = False
        elif tag == "c":
            self.cells[self.column] = self._text()
        elif tag == "row" and self.row > self.skip:
            self._write()

    def _number(self, told: str | None, before: int) -> int:
        number = int(told) if told and told.isdecimal() and len(told) < 8 else before + 1
        if not before < number <= ROWS:
            raise BadInput(f"{self.path.name}: row {number:,} follows row {before:,}; save the workbook again.")
        return number

    def _place(self, told: str | None) -> int:
        """Column of a cell from 0, by its reference, or next to the one before."""
        match = CELL.fullmatch(told or "")
        column = self.column + 1
        if match is not None:
            column = -1
            for letter in match[1]:
                column = (column + 1) * 26 + ord(letter) - ord("A")
        if not self.column < column < COLUMNS:
            raise BadInput(f"{self.path.name} row {self.row:,}: the cells are not in order; save the workbook again.")
        return column

    def _text(self) -> str:
        if self.kind != "s":
            return _plain(self.value)
        if not self.value.isdecimal() or len(self.value) > 8 or int(self.value) >= len(self.words):
            raise BadInput(f"{self.path.name} row {self.row:,}: a text that the workbook does not hold; save it again.")
        return self.words[int(self.value)]

    def _write(self) -> None:
        for _ in range(self.row - self.done - 1):
            self.written += self.writer.writerow(())
        self.done = self.row
        last = max((column for column, text in self.cells.items() if text), default=-1)
        self.width = self.width or last + 1
        wide = max(self.width, last + 1) if last >= 0 else 0
        self.written += self.writer.writerow([self.cells.get(column, "") for column in range(wide)])
        if self.written > self.cap:
            raise BadInput(
                f"{self.path.name} grows to more than {self.cap:,} bytes as text, the limit; it was stopped."
            )
