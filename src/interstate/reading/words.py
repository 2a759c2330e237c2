"""The word lists, read once."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Entry:
    """A trigger word. `flags`: m joint act, s a speech act that may carry a clause, h the actor is the host."""

    type: str
    flags: str
    preps: tuple[str, ...]
    contexts: tuple[str, ...]
    goods: tuple[str, ...]
    family: str


@dataclass(frozen=True, slots=True)
class Good:
    """Something that changes hands, and what it is about."""

    good: str
    context: str


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def triggers(pos: str) -> dict[str, Entry]:
    """Entries by lemma (or phrase of lemmas) for `v` verbs or `n` nouns; the first listed wins."""
    found: dict[str, Entry] = {}
    for row in _rows("triggers"):
        if row["pos"] != pos:
            continue
        entry = Entry(
            row["type"],
            row["flags"],
            tuple(row["preps"].split()),
            tuple(row["contexts"].split()),
            tuple(row["goods"].split()),
            row["family"],
        )
        for word in row["words"].split(";"):
            found.setdefault(word.strip().lower(), entry)
    return found


@cache
def light(name: str) -> frozenset[str]:
    """Verbs that carry a noun: do, more, less, ask, no, yes, threat."""
    return frozenset(w for row in _rows("compose") if row["class"] == name for w in row["words"].split(";"))


@cache
def goods() -> dict[str, Good]:
    """Word -> good."""
    found: dict[str, Good] = {}
    for row in _rows("goods"):
        for word in row["words"].split(";"):
            found.setdefault(word.lower(), Good(row["good"], row["context"]))
    return found


@cache
def nouns(kind: str) -> frozenset[str]:
    """Nouns of a kind: institution, sub_state, private, title, sport, culture, market, weather, place_noun."""
    return frozenset(w for row in _rows("nouns") if row["kind"] == kind for w in row["words"].split(";"))


@cache
def cues(kind: str) -> dict[str, str]:
    """Word -> modality, for cues of a kind: verb (governs a clause), noun, adjective, adverb, aux."""
    return {w: row["modality"] for row in _rows("cues") if row["kind"] == kind for w in row["words"].split(";")}
