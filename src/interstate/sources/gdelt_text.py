"""The texts of GDELT's files put together, cut to the columns that are read and the rows that name two countries.

Most of a file is places and rows without a second country. Where every line has its separators, they are found in one pass over the
bytes and the rest is left out; a file with any other line is left whole, so that the reader of CSV names the line.
"""

import zipfile
from array import array
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from isal import isal_zlib

from interstate.sources.archive import unpack
from interstate.store.bulk import Joined
from interstate.store.limits import limits

TAB, END = 9, 10
Positions = npt.NDArray[np.int32]
FAULT: Any = isal_zlib.error


@dataclass(frozen=True, slots=True)
class Texts:
    """Files cut (`lean`) or whole (`full`), each put together into one text; empty where there are none."""

    lean: tuple[Joined, ...]
    full: tuple[Joined, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """One file: its text, cut if `kept` (numbers of the lines that are left) is given, and its number of lines."""

    data: bytes
    lines: int
    kept: Positions | None


def together(
    files: Sequence[tuple[str, Path]],
    columns: Sequence[str],
    used: Collection[str],
    needed: tuple[str, str],
    place: Path,
    stem: str,
) -> Texts:
    """Write the texts of files into `place`/STEM-lean.csv and STEM-full.csv. `needed`: columns that a row must have.

    Raises:
        BadInput: a file cannot be unpacked.
    """
    lean: list[Joined] = []
    full: list[Joined] = []
    cut = partial(_cut, columns=columns, used=used, needed=needed, place=place)
    with (
        ThreadPoolExecutor(2) as pool,
        (place / f"{stem}-lean.csv").open("wb") as narrow,
        (place / f"{stem}-full.csv").open("wb") as wide,
    ):
        for (name, _), found in zip(files, pool.map(cut, [path for _, path in files]), strict=True):
            if not found.lines:
                continue
            (full if found.kept is None else lean).append(Joined(name, found.lines, _numbers(found.kept)))
            (wide if found.kept is None else narrow).write(found.data)
    return Texts(tuple(lean), tuple(full))


def _numbers(kept: Positions | None) -> Sequence[int] | None:
    return None if kept is None else array("i", kept.tobytes())


def _cut(path: Path, columns: Sequence[str], used: Collection[str], needed: tuple[str, str], place: Path) -> Cut:
    data = text(path, place)
    found = lean(data, columns, used, needed) if data else None
    if found is None:
        return Cut(data, data.count(b"\n"), None)
    return found


def lean(data: bytes, columns: Sequence[str], used: Collection[str], needed: tuple[str, str]) -> Cut | None:
    """The columns `used`, in file order, of the lines in which both columns `needed` hold something.

    None if any line has more or fewer columns than the layout.
    """
    signs = np.frombuffer(data, np.uint8)
    found = np.flatnonzero((signs == TAB) | (signs == END)).astype(np.int32)
    width = len(columns)
    if len(found) % width:
        return None
    ends: Positions = found.reshape(-1, width)
    if (signs[ends[:, :-1]] == END).any() or (signs[ends[:, -1]] == TAB).any():
        return None
    filled = np.ones(len(ends), bool)
    for name in needed:
        at = columns.index(name)
        filled &= ends[:, at] - ends[:, at - 1] > 1
    kept = np.flatnonzero(filled).astype(np.int32)
    starts = np.concatenate(([np.int32(0)], ends[:-1, -1] + 1))[kept]
    return Cut(_gathered(signs, starts, ends[kept], _spans(columns, used)), len(ends), kept + 1)


def _spans(columns: Sequence[str], used: Collection[str]) -> list[tuple[int, int]]:
    """First and last column of each run of columns that stand side by side."""
    places = sorted(columns.index(name) for name in used)
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = (spans[-1][0], place)
        else:
            spans.append((place, place))
    return spans


def _gathered(signs: npt.NDArray[np.uint8], starts: Positions, ends: Positions, spans: list[tuple[int, int]]) -> bytes:
    """The bytes of the spans, line by line, each with the separator after it."""
    first = np.stack([starts if not a else ends[:, a - 1] + 1 for a, _ in spans], axis=1).ravel()
    after = np.stack([ends[:, b] + 1 for _, b in spans], axis=1).ravel()
    lengths = after - first
    before = np.cumsum(lengths, dtype=np.int64) - lengths
    places = np.repeat((first - before).astype(np.int64), lengths) + np.arange(int(lengths.sum()))
    data: bytes = signs[places].tobytes()
    return data


def text(path: Path, place: Path) -> bytes:
    """The text of one file, each line with its end; bytes that are not UTF-8, which names of places have, are replaced.

    Raises:
        BadInput: the file cannot be unpacked.
    """
    data = _quick(path) or _careful(path, place)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = data.decode("utf-8", errors="replace").encode()
    return data + b"\n" if data and not data.endswith(b"\n") else data


def _quick(path: Path) -> bytes | None:
    """The one member of a plain zip, inflated at once; None where anything is out of the ordinary, which `_careful` judges."""
    try:
        with zipfile.ZipFile(path) as archive:
            (one,) = archive.infolist()
            packed = path.read_bytes()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    size = one.file_size
    plain = (
        one.compress_type == zipfile.ZIP_DEFLATED and not one.flag_bits & 1 and one.filename.lower().endswith(".csv")
    )
    if not plain or size > min(limits().unpacked_bytes, limits().unpacked_ratio * max(one.compress_size, 1)):
        return None
    head = one.header_offset
    at = (
        head
        + 30
        + int.from_bytes(packed[head + 26 : head + 28], "little")
        + int.from_bytes(packed[head + 28 : head + 30], "little")
    )
    try:
        data: bytes = isal_zlib.decompressobj(-15).decompress(packed[at : at + one.compress_size], size + 1)
    except FAULT:
        return None
    return data if len(data) == size and isal_zlib.crc32(data) == one.CRC else None


def _careful(path: Path, place: Path) -> bytes:
    unpacked = unpack(path, place, lambda name: name.lower().endswith(".csv"), most=limits().archive_members)
    data = unpacked.read_bytes()
    if unpacked != path:
        unpacked.unlink()
    return data
