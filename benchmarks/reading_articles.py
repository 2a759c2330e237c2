"""Score the reader on whole articles against a coder's answers: recall, precision, type, modality.

    python benchmarks/reading_articles.py [--practice] [--markdown] [--misses]

An item is matched when the reader has one of the same kind whose states are the coder's (or the coder's alternatives; either
order where the act is mutual) and which shares a sentence with it, and whose family or type is the coder's (or an alternative).
The seed article is scored only where `../shared` holds it. Nothing here is part of the package.
"""

import argparse
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from interstate.model.article import Reading
from interstate.model.event import Claim, Event
from interstate.model.relation import Relation
from interstate.reading.article import load_article
from interstate.reading.read import read

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "tests/articles"
HAPPENED = {"occurred", "ongoing"}
Answer = dict[str, Any]


@dataclass
class Score:
    """Counts over one article; `given` are the reader's items, `wanted` the coder's."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    right: int = 0
    typed: int = 0
    moods: int = 0
    hardened: int = 0
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)


def text_of(answer: Answer) -> Path:
    """The file of an article, wherever it lies."""
    name = answer["article"]
    for folder in (ARTICLES, ARTICLES / "practice", ROOT / "src/interstate/data", ROOT.parent / "shared/articles"):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(name)


def states(answer: Answer) -> list[tuple[str | None, str | None]]:
    """The pairs a coder would accept."""
    actors = [answer["actor"], *answer.get("alt_actors", [])]
    recipients = [answer["recipient"], *answer.get("alt_recipients", [])]
    pairs = [(a, b) for a in actors for b in recipients]
    either = answer.get("mutual") or answer.get("relation") in ("alliance", "rivalry")
    return pairs + [(b, a) for a, b in pairs] if either else pairs


def kind(item: Event | Relation) -> str:
    """The coder's word for an item."""
    return "relation" if isinstance(item, Relation) else "claim" if isinstance(item, Claim) else "event"


def pair(item: Event | Relation) -> tuple[str | None, str | None]:
    """States of an item in its direction."""
    return (item.state_a, item.state_b) if isinstance(item, Relation) else (item.actor, item.recipient)


def alike(item: Event | Relation, answer: Answer, strict_kind: bool) -> bool:
    """True if an item answers to what the coder found."""
    group = {"event": "act", "claim": "act", "relation": "relation"}
    same = kind(item) == answer["kind"] if strict_kind else group[kind(item)] == group[answer["kind"]]
    sentences = {pointer.sentence for pointer in item.evidence}
    if not same or pair(item) not in states(answer) or not sentences & set(answer["mentions"]):
        return False
    if isinstance(item, Relation):
        return item.kind == answer["relation"]
    types = {answer["type"], *answer.get("alt_types", [])}
    return item.type in types or item.family == answer["family"]


def score(reading: Reading, answers: list[Answer]) -> Score:
    """Compare one reading with one coder; events and claims match each other (modality is scored apart)."""
    items = list(reading.items)
    found = Score(wanted=len(answers), given=len(items))
    used: set[str] = set()
    for answer in answers:
        hits = [item for item in items if alike(item, answer, strict_kind=False)]
        if not hits:
            found.misses.append(
                f"{answer['kind']} s{answer['sentence']} {answer['actor']} {answer['type']} "
                f"{answer['recipient']} {answer['modality']} {answer['family']}"
            )
            continue
        found.found += 1
        best = next((item for item in hits if item.modality == answer["modality"]), hits[0])
        used |= {item.id for item in hits}
        moods = {answer["modality"], *answer.get("alt_modalities", [])}
        found.moods += best.modality in moods or {best.modality, answer["modality"]} <= HAPPENED
        found.hardened += best.modality in HAPPENED and not moods & HAPPENED
        if isinstance(best, Event):
            found.typed += best.type in {answer["type"], *answer.get("alt_types", [])}
        else:
            found.typed += 1
    found.right = sum(1 for item in items if item.id in used)
    for item in items:
        if item.id not in used:
            what = item.kind if isinstance(item, Relation) else item.type
            sentences = ",".join(str(pointer.sentence) for pointer in item.evidence)
            found.extras.append(
                f"{kind(item)} s{sentences} {pair(item)} {what} {item.modality} {item.family} [{item.rule}]"
            )
    return found


def main() -> None:
    """Print one row an article and the sum."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--practice", action="store_true")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--markdown", action="store_true")
    asked = options.parse_args()
    folder = ARTICLES / "practice" if asked.practice else ARTICLES
    total = Score()
    rows = []
    for path in sorted(folder.glob("*.answers.json")):
        answer = json.loads(path.read_text(encoding="utf-8"))
        try:
            file = text_of(answer)
        except FileNotFoundError:
            continue
        day = answer.get("published") or answer.get("as_of")
        reading = read(load_article(str(file)), date.fromisoformat(day) if day else None)
        one = score(reading, answer["items"])
        rows.append((path.name.split(".")[0], one))
        for name in ("wanted", "given", "found", "right", "typed", "moods", "hardened"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        if asked.misses:
            print(
                "\n".join(
                    [f"== {path.name}", *[f"  miss  {m}" for m in one.misses], *[f"  extra {m}" for m in one.extras]]
                )
            )
    print(
        "| article | coder's items | reader's items | recall | precision | type right | modality right | claims read as done |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, one in [*rows, ("all", total)]:
        share = [
            one.found / max(1, one.wanted),
            one.right / max(1, one.given),
            one.typed / max(1, one.found),
            one.moods / max(1, one.found),
        ]
        print(
            f"| {name} | {one.wanted} | {one.given} | " + " | ".join(f"{s:.2f}" for s in share) + f" | {one.hardened} |"
        )


if __name__ == "__main__":
    main()
