"""Count how often the reader is right on the project's own sentences, and write it to reliability.json.

    python tools/calibrate_reader.py [--print]

Input: src/interstate/reading/calibration.jsonl, one sentence a line with every answer a coder accepts (`items`; several types for
one act are alternatives), whether it tells a political event at all (`event`) and one between states (`interstate`). All of
them are invented. Rules are also
counted on the coded practice passages (tests/articles/practice, matched as benchmarks/reading_articles.py does). Output, the
only source of the probabilities that the reader prints:

    rules            rule -> {right, n}: items made by the rule that a coder accepts (states, type, and whether it happened)
    gate_event       level of what was found (reading.gate.LEVELS) -> how often the sentence tells a political event at all
    gate_interstate  level of what was found (reading.gate.LEVELS) -> how often the sentence tells an event between states

Items of the fitted models are counted on the sentences only, which taught no model; the passages did.

Shares are smoothed where they are read (reading/reliability.py), so that no rule is ever certain. Nothing here reads a data set
of somebody else.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from interstate.codes.modality import HAPPENED
from interstate.model.article import Article, Sentence
from interstate.model.event import Event
from interstate.model.relation import Relation
from interstate.reading import collapse, states
from interstate.reading.article import load_article
from interstate.reading.clean import clean
from interstate.reading.gate import level
from interstate.reading.parse import parsed
from interstate.reading.read import code, read

FOLDER = Path(__file__).parents[1] / "src/interstate/reading"
Row = dict[str, Any]
Counts = dict[str, dict[str, int]]


def rows() -> list[Row]:
    """The sentences with their answers."""
    text = (FOLDER / "calibration.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def accepted(item: Event | Relation, answer: Row) -> bool:
    """The states in either order for a joint act, the same type, or kind of relation."""
    if isinstance(item, Relation):
        pair, kind, either = (item.state_a, item.state_b), str(item.kind), item.kind in ("alliance", "rivalry")
    else:
        pair, kind, either = (item.actor, item.recipient), str(item.type), item.mutual
    wanted = (answer["actor"], answer["recipient"])
    return answer["type"] in (kind, None) and (pair == wanted or (either and pair == wanted[::-1]))


def happened(item: Event | Relation) -> bool:
    """True for an item that is told as done or going on."""
    return item.modality in HAPPENED


def share(counter: Counter[tuple[str, bool]]) -> Counts:
    """Rows of right and n, by name."""
    names = sorted({name for name, _ in counter})
    return {n: {"right": counter[n, True], "n": counter[n, True] + counter[n, False]} for n in names}


def level_of(row: Row) -> str:
    """What the reader found in a sentence, as reading.gate names it."""
    day = date.fromisoformat(row["published"])
    (doc,) = parsed([row["text"]])
    names = states.named(clean(row["text"]), day)
    found = code(doc, names, Sentence(1, 0, len(row["text"])), article_of(row), day)
    return level(doc, names, collapse.acts(found.events), collapse.acts(found.claims))


def article_of(row: Row) -> Article:
    """A sentence as a text of its own."""
    return Article(row["id"], row["text"], "", date.fromisoformat(row["published"]), "", "en", row["id"])


def rules_of(item: Event | Relation) -> set[str]:
    """The rule of an item, its family (what stands before the first comma), and `linked` for one that rests on a pronoun."""
    names = {item.rule, item.rule.split(",")[0].split(";")[0]}
    return names | {"linked"} if item.rule.endswith("linked") else names


def items_of(row: Row) -> Iterator[Event | Relation]:
    """What the reader makes of one sentence."""
    yield from read(article_of(row)).items


def names_of(rule: str) -> set[str]:
    """A rule by its full name, without what was linked, by its frame, and all linked ones together."""
    plain = rule.split(";")[0]
    return {rule, plain, plain.split(",")[0]} | ({"linked"} if plain != rule else set())


def passages() -> Iterator[tuple[str, bool]]:
    """(rule, right) of every item that the reader makes of the practice passages: prose is harder than single sentences."""
    sys.path.insert(0, str(FOLDER.parents[2] / "benchmarks"))
    import reading_articles as coder

    for path in sorted((coder.ARTICLES / "practice").glob("*.answers.json")):
        answer = json.loads(path.read_text(encoding="utf-8"))
        day = answer.get("published") or answer.get("as_of")
        reading = read(load_article(str(coder.text_of(answer))), date.fromisoformat(day) if day else None)
        for item in reading.items:
            hits = [one for one in answer["items"] if coder.alike(item, one, strict_kind=False)]
            moods = {m for one in hits for m in (one["modality"], *one.get("alt_modalities", []))}
            if item.rule.startswith("fitted"):
                continue
            right = bool(hits) and (happened(item) == bool(moods & HAPPENED) or item.modality in moods)
            yield item.rule, right


def counted(sentences: Iterable[Row]) -> dict[str, Counts]:
    """Both tables."""
    listed = list(sentences)
    rules: Counter[tuple[str, bool]] = Counter()
    for row in listed:
        for item in items_of(row):
            right = any((one["modality"] in HAPPENED) == happened(item) for one in row["items"] if accepted(item, one))
            for name in rules_of(item):
                rules[name, right] += 1
    for rule, right in passages():
        for name in names_of(rule):
            rules[name, right] += 1
    reached = [(level_of(row), row) for row in listed]
    return {
        "rules": share(rules),
        "gate_event": share(Counter((level, bool(row["event"])) for level, row in reached)),
        "gate_interstate": share(Counter((level, bool(row["interstate"])) for level, row in reached)),
    }


def main() -> None:
    """Count and write; with --print also show."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--print", action="store_true")
    shown = options.parse_args().print
    text = json.dumps(counted(rows()), indent=1, sort_keys=True) + "\n"
    (FOLDER / "reliability.json").write_text(text, encoding="utf-8")
    if shown:
        print(text)


if __name__ == "__main__":
    main()
