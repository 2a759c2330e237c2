"""One data frame of an R file (.rda, .RData, .rds) as a CSV file of text. Needs the extra `interstate[r]` (package rdata).

Factors as labels, NA and NaN as empty cells, days as 2024-06-20, times in UTC as 2024-06-20T00:00:00Z, TRUE and FALSE as in R,
numbers with value labels as numbers. Row n of the frame is line n + 1: a line break inside a cell is a blank.
"""

import bz2
import csv
import gc
import gzip
import io
import lzma
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from interstate.errors import BadInput, InterstateError, UsageError
from interstate.sources.archive import capped
from interstate.sources.textual import is_html, new_file, utf8

EXTRA = "R files need interstate[r]: pip install 'interstate[r]'"
OPENERS = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", lzma.open))
RDA = (b"RDX", b"RDA", b"RDB")
ROWS = 50_000
LONGEST = 50_000_000
"""Rows that a sequence, which R stores by its ends only, may have."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATIN1 = 4
Cells = Callable[[int, int], list[str]]


def frame_csv(path: Path, place: Path, name: str | None = None, *, cap: int | None = None) -> Path:
    """A data frame, by its name or the only one, as a UTF-8 CSV file with a header in `place`.

    `cap`: bytes the file may become in memory (None: the limit in use).

    Raises:
        UsageError: the extra is not installed. BadInput: it is no R file, is damaged, is larger than the caps, has no such
            frame, or a column that holds no plain values.
    """
    with _readable(path.name):
        found = _frames(path, cap)
        fits = [frame for called, frame in found if name is None or called == name]
        if len(fits) != 1:
            shown = ", ".join(called or "one without a name" for called, _ in found[:5]) or "none"
            wanted = "one data frame" if name is None else f'the data frame "{name}"'
            raise BadInput(f"{path.name} holds {len(fits)} of {wanted}, expected 1; its data frames: {shown}.")
        heads = [_text(one) for one in _attribute(fits[0], b"names")]
        if len(heads) != len(fits[0].value):
            raise BadInput(
                f"{path.name}: the data frame has {len(heads)} names for {len(fits[0].value)} columns; it is damaged."
            )
        columns = [_column(one, head, path.name) for head, one in zip(heads, fits[0].value, strict=True)]
        rows = {len(_there(one).value) for one in fits[0].value} or {0}
        if len(rows) != 1:
            raise BadInput(f"{path.name}: the columns of the data frame are not of one length; the file is damaged.")
        return utf8(_written(path, place, heads, columns, rows.pop()), place)


def _written(path: Path, place: Path, heads: list[str], columns: list[Cells], rows: int) -> Path:
    to, file = new_file(place, "frame", (path.name, *heads))
    try:
        with io.TextIOWrapper(file, encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(heads)
            for first in range(0, rows, ROWS):
                last = min(rows, first + ROWS)
                writer.writerows(zip(*(cells(first, last) for cells in columns), strict=True))
    except BaseException:
        to.unlink()
        raise
    return to


def _frames(path: Path, cap: int | None) -> list[tuple[str, Any]]:
    """The data frames with their names, as objects of the package rdata."""
    whole, top = _parsed(path, _bytes(path, cap))
    found = list(_pairs(top)) if whole else [("", top)]
    return [(name, one) for name, one in found if "data.frame" in _classes(one)]


def _bytes(path: Path, cap: int | None) -> bytes:
    """The file unpacked, within the caps."""
    with path.open("rb") as file:
        start = file.read(6)
    if is_html(path):
        raise BadInput(f"{path.name} is a web page, not an R file; download it again.")
    opener: Callable[..., Any] = next((one for magic, one in OPENERS if start.startswith(magic)), open)
    try:
        with opener(path, "rb") as stream:
            data = b"".join(capped(stream, path, cap=cap))
    except lzma.LZMAError as error:
        raise BadInput(f"{path.name} is a damaged archive ({error}); download it again.") from None
    if not data.startswith((*RDA, b"X\n", b"A\n", b"B\n")):
        raise BadInput(f"{path.name} is no R file; expected .rda, .RData or .rds.")
    return data


def _parsed(path: Path, data: bytes) -> tuple[bool, Any]:
    """Whether the file holds named objects (.rda) rather than one (.rds), and what it holds."""
    try:
        from rdata.parser import DEFAULT_ALTREP_MAP, parse_data
    except ImportError:
        raise UsageError(EXTRA) from None

    def bounded(known: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def expanded(state: Any) -> Any:
            if not 0 <= state.value[0] <= LONGEST:
                raise BadInput(f"{path.name} holds a sequence of {state.value[0]:,} values; it was not read.")
            return known(state)

        return expanded

    sequences = {key: bounded(DEFAULT_ALTREP_MAP[key]) for key in (b"compact_intseq", b"compact_realseq")}
    whole = data.startswith(RDA)
    with warnings.catch_warnings(), _uncollected():
        warnings.simplefilter("ignore")
        found = parse_data(
            data,
            altrep_constructor_dict={**DEFAULT_ALTREP_MAP, **sequences},
            extension=".rda" if whole else ".rds",
        )
    return whole, found.object


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turn what a damaged file makes the package rdata, or a walk through its objects, run into, into one line."""
    try:
        yield
    except (InterstateError, OSError, MemoryError):
        raise
    except Exception as error:  # whatever an object of an unexpected kind leads to
        raise BadInput(f"{name} cannot be read as an R file ({error.__class__.__name__}); is it cut?") from None


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: millions of live strings would be looked through again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _there(one: Any) -> Any:
    """The object itself, where R wrote a reference to one written before."""
    while one is not None and one.info.type.name == "REF":
        one = one.referenced_object
    return one


def _pairs(node: Any) -> Iterator[tuple[str, Any]]:
    """Names and objects of R's pair list."""
    while node is not None and node.info.type.name == "LIST":
        tag = _there(node.tag)
        yield ("" if tag is None else _text(tag.value)), _there(node.value[0])
        node = node.value[1]


def _attribute(one: Any, name: bytes) -> list[Any]:
    """The values of an attribute; none where the object does not have it."""
    for found, held in _pairs(one.attributes):
        if found == name.decode():
            return list(held.value)
    return []


def _classes(one: Any) -> list[str]:
    return [_text(word) for word in _attribute(one, b"class")]


def _text(word: Any) -> str:
    """A string of R on one line; NA is empty. Unmarked bytes are UTF-8 where they can be, else Windows-1252 or Latin-1."""
    data = word.value
    if data is None:
        return ""
    for encoding in ("cp1252", "latin-1") if word.info.gp & LATIN1 else ("utf-8", "cp1252", "latin-1"):
        try:
            text: str = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def _column(one: Any, head: str, file: str) -> Cells:
    """How to write rows `first` to `last` of a column.

    Raises:
        BadInput: it holds lists, complex numbers or bytes.
    """
    one = _there(one)
    kind, classes = one.info.type.name, _classes(one)
    if kind == "STR":
        return lambda first, last: [_text(word) for word in one.value[first:last]]
    if kind not in ("INT", "LGL", "REAL"):
        raise BadInput(f'{file}: the column "{head}" holds no plain values (R type {kind}).')
    values, shown = one.value, _shown(one, kind, classes, f'{file}: the column "{head}"')
    if "integer64" in classes:
        values = values.view("int64")
    return lambda first, last: ["" if value is None else shown(value) for value in values[first:last].tolist()]


def _shown(one: Any, kind: str, classes: list[str], where: str) -> Callable[[Any], str]:
    """How to write one value of a column."""
    if "factor" in classes:
        return partial(_level, where, [_text(word) for word in _attribute(one, b"levels")])
    if "integer64" in classes:
        return lambda number: "" if number == -(2**63) else str(number)
    if "Date" in classes:
        return lambda days: _moment(where, days * 86_400)[:10]
    if "POSIXct" in classes:
        return partial(_moment, where)
    if kind == "LGL":
        return lambda yes: "TRUE" if yes else "FALSE"
    return _number if kind == "REAL" else str


def _level(where: str, levels: list[str], code: int) -> str:
    if not 1 <= code <= len(levels):
        raise BadInput(f"{where} has the level {code} of {len(levels)}; the file is damaged.")
    return levels[code - 1]


def _number(value: float) -> str:
    """The shortest decimal notation that gives the number again; whole numbers without a point."""
    if value != value:
        return ""
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else repr(value)


def _moment(where: str, seconds: float) -> str:
    """A moment in UTC, in seconds since the beginning of 1970; parts of a second are cut."""
    if seconds != seconds:
        return ""
    try:
        return (EPOCH + timedelta(seconds=seconds // 1)).isoformat()[:19] + "Z"
    except (OverflowError, ValueError):
        raise BadInput(f"{where} holds {seconds:g} seconds since 1970, which is no time.") from None
