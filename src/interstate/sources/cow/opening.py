"""The text inside a file of the project: a CSV, one in a zip, or one in a zip in a zip; handed on in UTF-8."""

import csv
import tempfile
from collections.abc import Mapping
from pathlib import Path

from interstate.errors import BadInput
from interstate.sources.archive import members, unpack
from interstate.sources.textual import utf8
from interstate.store.limits import MB

UNPACKED = 2_000 * MB
"""Bytes that a member of an archive may become."""
RATIO = 2_000
"""Times its packed size that a member may become: a table of organisations is -1 over long stretches."""
LONGEST = MB


def text_of(path: Path, place: Path, names: Mapping[str, tuple[str, ...]]) -> tuple[str, Path]:
    """The name of the text and the text in UTF-8 in the folder `place`.

    `names`: what the text is called, the preferred name first, each with the zips that it may lie in within the zip.

    Raises:
        BadInput: a web page, a damaged archive, or one without any of the names.
    """
    within = {name.replace("\\", "/").rpartition("/")[2] for name in members(path)}
    wanted = next((name for name in names if name in within), "")
    wanted = wanted or next((name for name, inner in names.items() if within & set(inner)), next(iter(names)))
    found = unpack(path, place, wanted, inner=names[wanted], cap=UNPACKED, ratio=RATIO)
    if found.stat().st_size == 0:
        raise BadInput(f"{path.name} is empty.")
    return (path.name if found == path else wanted), utf8(found, place, "latin-1")


def peek(path: Path, names: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The name of the text, its header, and the cells of its first row.

    Raises:
        BadInput: as `text_of`.
    """
    with tempfile.TemporaryDirectory() as place:
        name, text = text_of(path, Path(place), names)
        with text.open(encoding="utf-8", newline="\n") as file:
            rows = csv.reader([file.readline(LONGEST).strip(), file.readline(LONGEST).strip()])
            header, first = next(rows, []), next(rows, [])
    return name, tuple(cell.strip() for cell in header), tuple(first)
