"""Frames of the coverage tables: words that a person wrote, made exact enough for a machine.

`all states ...` is the frame `all`; a list of state or bloc codes gives one frame a code; anything else stays words and closes
nothing. A frame that is about one kind of the layer (`land pairs`, `possess`, `defence pledges`) closes that kind only.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from interstate.codes import blocs, regions, states
from interstate.model.tie import Coverage
from interstate.sources.rows import Row

CODE = re.compile(r"\b[A-Z][A-Z0-9_]{1,}\b")
PAIR = re.compile(r"\b[A-Z]{3}-[A-Z]{3}\b")
KINDS = {
    "border": {"land": "land", "sea": "sea"},
    "nuclear": {"possess": "possess"},
    "alliance": {"defence": "defence"},
}


def frames(row: Row, version: str) -> Iterator[Coverage]:
    """The coverage rows that one line stands for."""
    layer, words, note = row.need("layer"), row.need("frame"), row.cells.get("note", "")
    start, end = row.day("start"), row.day("end")
    rule = row.one_of("rule", ("closed", "open", "gap"))
    row.done({"note", "table"})
    one = Coverage(
        source="starter",
        version=version,
        layer=layer,
        frame=words,
        start=start.first if start else None,
        end=end.until if end else None,
        rule=rule,  # type: ignore[arg-type]
        note=f"{words}; {note}" if note else words,
        kind=_kind(layer, words, note),
    )
    named = _named(words)
    for frame in named or [words]:
        yield replace(one, frame=frame)


def _named(words: str) -> list[str]:
    if words == "all" or (words.startswith("all states") and ":" not in words.split(",")[0]) or _all_of_kind(words):
        return ["all"]
    pairs = PAIR.findall(words)
    if pairs:
        return list(dict.fromkeys(pairs))
    if re.search(r"article|treaty|arrangements", words, re.I):
        return []
    codes = [code for code in CODE.findall(words) if states.is_state(code) or blocs.is_bloc(code)]
    only_regions = bool(codes) and all(regions.is_region(code) for code in codes)
    return [] if only_regions else list(dict.fromkeys(codes))


def _all_of_kind(words: str) -> bool:
    return re.fullmatch(r"all states: possess", words) is not None


def _kind(layer: str, words: str, note: str) -> str:
    for cue, kind in KINDS.get(layer, {}).items():
        if cue in words or (layer == "alliance" and cue in note):
            return kind
    return ""
