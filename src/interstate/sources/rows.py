"""Read a CSV file strictly: each cell is taken by name, and what is left over stops the load."""

import csv
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from interstate.codes import blocs, regions, states
from interstate.errors import BadInput, UnknownCode
from interstate.sources.base import audit
from interstate.sources.days import When, when


@dataclass(slots=True)
class Row:
    """One line of a file. `take` and its kin remove the cell they read; `done` checks that none was overlooked."""

    file: str
    line: int
    cells: dict[str, str]
    taken: dict[str, str] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """File and line, as an error message begins."""
        return f"{self.file} line {self.line}"

    def take(self, column: str) -> str:
        """The text of a cell, without blanks around it.

        Raises:
            BadInput: the file has no such column.
        """
        if column not in self.cells:
            raise BadInput(f'{self.where}: there is no column "{column}".')
        text = self.taken[column] = self.cells.pop(column).strip()
        return text

    def optional(self, column: str) -> str:
        """The text of a cell; empty where the file has no such column."""
        return self.take(column) if column in self.cells else ""

    def need(self, column: str) -> str:
        """As `take`, for a cell that may not be empty."""
        text = self.take(column)
        if not text:
            raise BadInput(f'{self.where}: "{column}" is empty.')
        return text

    def one_of(self, column: str, known: Collection[str]) -> str:
        """As `need`, for a cell with a closed list of values."""
        text = self.need(column)
        if text not in known:
            raise UnknownCode(f'{self.where}: {column} "{text}" is unknown; expected {", ".join(sorted(known))}.')
        return text

    def several(self, column: str, known: Collection[str]) -> tuple[str, ...]:
        """The parts of a cell, separated by semicolons, each of them in a closed list; empty if the cell is."""
        parts = tuple(part.strip() for part in self.take(column).split(";") if part.strip())
        for part in parts:
            if part not in known:
                raise UnknownCode(f'{self.where}: {column} "{part}" is unknown; expected {", ".join(sorted(known))}.')
        return parts

    def code(self, column: str, *books: Callable[[str], bool]) -> str:
        """As `need`, for a code that one of the code books knows (states if none is named)."""
        text = self.need(column)
        if not any(knows(text) for knows in books or (states.is_state,)):
            raise UnknownCode(f'{self.where}: {column} "{text}" is in no code book.')
        return text

    def day(self, column: str) -> When | None:
        """A printed day; None where the cell is empty."""
        return when(self.take(column), f"{self.where}, {column}")

    def number(self, column: str) -> float | None:
        """A number; None where the cell is empty, never zero."""
        text = self.take(column)
        return number(text, f"{self.where}, {column}") if text else None

    def done(self, ignore: Collection[str] = ()) -> None:
        """Check that every column was read or is ignored by name."""
        audit(self.cells, ignore, self.where)


def number(text: str, where: str) -> float:
    """A finite number in plain decimal notation.

    Raises:
        BadInput: it is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or "_" in text:
        raise BadInput(f'{where}: "{text}" is not a number.')
    return value


def decoded(path: Path) -> str:
    """The text of a UTF-8 file, a byte order mark left out.

    Raises:
        BadInput: it cannot be read, is empty, or is not UTF-8 text.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BadInput(f"{path} does not exist.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name} cannot be read as UTF-8 text ({error.__class__.__name__}).") from None
    if "\x00" in text:
        raise BadInput(f"{path.name} holds a NUL character; it is not a CSV file.")
    if not text.strip():
        raise BadInput(f"{path.name} is empty; expected a header line.")
    return text


def header(path: Path) -> list[str]:
    """Names of the columns of a CSV file."""
    try:
        return [name.strip() for name in next(csv.reader(io.StringIO(decoded(path), newline="")), [])]
    except csv.Error as error:
        raise BadInput(f"{path.name} line 1: {error}.") from None


def rows(path: Path, needed: Sequence[str] = ()) -> Iterator[Row]:
    """The rows of a CSV file (comma, UTF-8, header line).

    Raises:
        BadInput: a needed column is missing, a column is named twice, or a line has too few or too many cells.
    """
    reader = csv.reader(io.StringIO(decoded(path), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        missing = [name for name in needed if name not in header]
        if missing:
            raise BadInput(f"{path.name}: no column {', '.join(missing)}; expected {','.join(needed)}.")
        if len(set(header)) != len(header):
            raise BadInput(f"{path.name}: a column is named twice in the header.")
        last = reader.line_num
        for cells in reader:
            line, last = last + 1, reader.line_num
            if not cells:
                continue
            if len(cells) != len(header):
                raise BadInput(f"{path.name} line {line}: {len(cells)} columns, expected {len(header)}.")
            yield Row(path.name, line, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise BadInput(f"{path.name} line {reader.line_num}: {error}.") from None


PARTY = (states.is_state, blocs.is_bloc)
HOST = (states.is_state, regions.is_region)
