"""Sanctions programmes as OpenSanctions describes them: from its JSON index, or from the files of its folder `meta`."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from interstate.errors import BadInput, UnreadColumn
from interstate.sources.archive import members, unpack
from interstate.sources.opened import judge

WHAT = "the programmes of OpenSanctions (programs.json, or a zip of its folder meta)"
KEYS = frozenset(
    {"id", "key", "title", "url", "summary", "dataset", "issuer", "aliases", "target_territories", "measures", "status"}
)
"""What a programme may say; `id`, `title`, `url`, `summary`, `dataset` and `aliases` are ignored."""
LISTS = frozenset({"aliases", "target_territories", "measures"})
ENTRY = re.compile(r"([a-z_]+):(?:[ \t]+(.*))?")
ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
YML = re.compile(r"(?:^|/)(programs|issuers)/([^/]+)\.ya?ml$")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: its key, the territory of its issuer ("un" for the United Nations, "" if none), targets, measures, status."""

    key: str
    issuer: str
    targets: tuple[str, ...]
    measures: tuple[str, ...]
    status: str


def programmes(path: Path) -> list[Programme]:
    """Every programme of a file, by key.

    Raises:
        BadInput: it is neither the index nor a zip of the folder. UnreadColumn: a programme says something unknown.
    """
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith(b"PK"):
        found = list(_from_folder(path))
    else:
        judge(start, path.name, WHAT)
        found = list(_from_index(path))
    if not found:
        raise BadInput(f"{path.name} holds no programme; expected {WHAT}.")
    return sorted(found, key=lambda one: one.key)


def _from_index(path: Path) -> Iterator[Programme]:
    try:
        rows = json.loads(path.read_bytes().decode("utf-8-sig"))["data"]
    except (ValueError, KeyError, TypeError):
        raise BadInput(f"{path.name} is no index of programmes; expected {WHAT}.") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadInput(f"{path.name} is no index of programmes; expected {WHAT}.")
    for row in rows:
        issuer = row.get("issuer")
        yield _programme(row, issuer if isinstance(issuer, dict) else {}, path.name)


def _from_folder(path: Path) -> Iterator[Programme]:
    kinds: dict[str, dict[str, Mapping[str, Any]]] = {"programs": {}, "issuers": {}}
    with TemporaryDirectory() as place:
        for name in members(path):
            if match := YML.search(name):
                last = name.rpartition("/")[2]
                text = unpack(path, Path(place), last)
                kinds[match[1]][match[2]] = _yml(text, f"{path.name}/{match[2]}")
                text.unlink()
    for key, row in kinds["programs"].items():
        issuer = kinds["issuers"].get(str(row.get("issuer", "")), {})
        yield _programme({"key": key, **row}, issuer, f"{path.name}/{key}")


def _yml(path: Path, name: str) -> Mapping[str, Any]:
    """The entries at the left edge of a small YAML file: texts and lists of texts; lines that go on are not needed."""
    found: dict[str, Any] = {}
    last = ""
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not UTF-8 text.") from None
    for line in lines:
        if match := ENTRY.fullmatch(line):
            last = match[1]
            found[last] = [] if last in LISTS else _bare(match[2] or "")
            if last in LISTS and match[2] and match[2].strip() != "[]":
                raise BadInput(f"{name}: {last} is no list with a line for each item.")
        elif last in LISTS and (match := ITEM.fullmatch(line)):
            found[last].append(_bare(match[1]))
    return found


def _bare(text: str) -> str:
    """A text without its quotes and without a comment behind it."""
    text = text.strip()
    if len(text) > 1 and text[0] in "'\"" and text[-1] == text[0]:
        return text[1:-1]
    return text.partition(" #")[0].strip()


def _programme(row: Mapping[str, Any], issuer: Mapping[str, Any], name: str) -> Programme:
    missing, more = {"key"} - row.keys(), sorted(row.keys() - KEYS)
    if missing or more:
        words = f"has {_shown(more[0])!r}, which is neither read nor ignored" if more else "has no key"
        raise UnreadColumn(f"{name}: a programme {words}; the layout has changed.")
    lists = [row.get(key) or [] for key in ("target_territories", "measures")]
    if not all(isinstance(one, list) and all(isinstance(cell, str) for cell in one) for one in lists):
        raise BadInput(f"{name}: the territories or the measures of a programme are no list of texts.")
    united = issuer.get("organisation") == "United Nations" and not issuer.get("territory")
    home = "un" if united else str(issuer.get("territory") or "")
    targets, measures = (tuple(map(_shown, one)) for one in lists)
    return Programme(_shown(str(row["key"])), home.lower(), targets, measures, str(row.get("status") or "active"))


def _shown(words: str) -> str:
    """Words of a stranger on one line, without the sign that parts lists."""
    return "".join(sign if sign.isprintable() and sign != "|" else "?" for sign in words)[:80]
