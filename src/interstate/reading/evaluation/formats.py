"""Which layout a file of annotated sentences has: by the rows, never by the name of the file."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interstate.errors import BadInput, UsageError
from interstate.reading.evaluation import coders, gsr, penta, petrarch, plv, uds
from interstate.reading.evaluation.question import Answer, Asked
from interstate.reading.evaluation.scored import Scored

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: the fields its rows have, its maps to quad classes (the first is its own), and what to do with it."""

    name: str
    fields: frozenset[str]
    maps: tuple[str, ...]
    questions: Callable[[Sequence[Mapping[str, Any]]], Asked]
    score: Callable[[Asked, Sequence[Answer], Sequence[int], str], Scored]


def layout(name: str, fields: str, maps: str, module: Any) -> Layout:
    """One layout, from its module."""
    return Layout(name, frozenset(fields.split()), tuple(maps.split()), module.questions, module.score)


LAYOUTS = (
    layout("plv", "id marked root zsp_root", "plv plover", plv),
    layout("cameo_coders", "id text round coders", "penta", coders),
    layout("uds_factuality", "id text tokens predicates", "modality", uds),
    layout("petrarch_unit", "id text category events no_events", "cameo", petrarch),
    layout("plover_gsr", "id text source target event_text root", "plover plv", gsr),
    layout("cameo_penta", "id text quad", "penta", penta),
)


def loaded(path: Path) -> tuple[Rows, str]:
    """The rows of a JSONL file, and the SHA-256 of its bytes.

    Raises:
        BadInput: not there, empty, not text, or a line that is no JSON object.
    """
    try:
        data = path.read_bytes()
        lines = data.decode("utf-8").splitlines()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not UTF-8 text; expected annotated sentences as JSON lines.") from None
    rows = [row_of(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise BadInput(f"{path} is empty; expected annotated sentences as JSON lines.")
    return rows, hashlib.sha256(data).hexdigest()


def row_of(line: str, number: int) -> dict[str, Any]:
    """One line as an object."""
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"line {number} is not JSON: {error}; expected one annotated sentence a line.") from None
    if not isinstance(row, dict):
        raise BadInput(f"line {number} is a {type(row).__name__}; expected a JSON object with the fields of a layout.")
    return row


def recognised(rows: Rows) -> Layout:
    """The layout of all rows: by `set` where it is said, else the first whose fields they all have.

    Raises:
        BadInput: no layout fits, or a row lacks a field of its layout.
    """
    said = {str(row.get("set")) for row in rows}
    named = next((one for one in LAYOUTS if said == {one.name}), None)
    common = frozenset.intersection(*(frozenset(row) for row in rows))
    found = named or next((one for one in LAYOUTS if one.fields <= common), None)
    if found is None:
        raise BadInput(
            f"no known layout has these fields: {', '.join(sorted(common)) or 'none in common'}. {expected()}"
        )
    for number, row in enumerate(rows, 1):
        if missing := sorted(found.fields - row.keys()):
            raise BadInput(f"row {number} of {found.name} lacks {', '.join(missing)}. {expected()}")
    return found


def expected() -> str:
    """What the command can score."""
    return "Known layouts: " + "; ".join(f"{one.name} ({', '.join(sorted(one.fields))})" for one in LAYOUTS) + "."


def mapped(found: Layout, map: str | None) -> str:
    """The map to use.

    Raises:
        UsageError: a map that the layout cannot be scored under.
    """
    if map is None or map in found.maps:
        return map or found.maps[0]
    raise UsageError(f"--map {map}: {found.name} is scored under {' or '.join(found.maps)} only; leave --map out.")
