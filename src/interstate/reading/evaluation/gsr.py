"""PLOVER's gold standard records: parties given, which type; then the bare sentence, end to end where two states meet.

Nearly all of these sentences are in plv as well: the two files are one piece of evidence, not two.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interstate.codes import plover, states
from interstate.reading.evaluation import scores
from interstate.reading.evaluation.confusion import confusions
from interstate.reading.evaluation.plv import leading
from interstate.reading.evaluation.question import Answer, Asked, Question
from interstate.reading.evaluation.scored import Figure, Scored, Sheet

ROOT = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""PLOVER 0.5b1 names that the later sixteen types folded."""

MAPS: dict[str, plover.Map] = {"plover": "plover", "plv": "penta"}
TOLD = {
    "plover": "plover (PLOVER's README: SANCTION and CONCEDE verbal, RETREAT material)",
    "plv": "plv (SANCTION, CONCEDE and RETREAT material)",
}
RIGHT, WRONG = "right", "wrong"


@dataclass(frozen=True, slots=True)
class Pair:
    """A question of a pair, its answer and its group."""

    question: Question
    answer: Answer
    group: int


def questions(rows: Sequence[Mapping[str, Any]]) -> Asked:
    """Two questions a row: the pair given, and, where both are states, the bare sentence."""
    found = [given_pair(row) for row in rows]
    kept = [one for one in found if one is not None]
    bare = [
        Question(f"{one.id}:bare", one.text, one.gold, other=dict(one.other) | {"bare": True})
        for one in kept
        if one.other["states"]
    ]
    return Asked((*kept, *bare), {"actor's words not found in the text": len(found) - len(kept)})


def given_pair(row: Mapping[str, Any]) -> Question | None:
    """One row with its spans: first source to first target, or to the second source where the act is mutual."""
    parties = [*row["source"][:1], *(row["target"] or row["source"][1:])[:1]]
    spans = [span(party["actorText"], row["text"]) for party in parties]
    if not spans or None in spans:
        return None
    codes = [party.get("code") for party in parties]
    both = len(set(codes)) == 2 and all(code and states.is_state(code) for code in codes)
    given = dict(zip(("actor", "recipient"), spans, strict=False))
    other = {"codes": codes, "states": both, "mutual": not row["target"], "bare": False}
    return Question(row["id"], row["text"], ROOT.get(row["root"], row["root"]), given, other)


def span(words: str, text: str) -> list[int] | None:
    """[start, end] of an actor's words, up to a gap in them (`...`); None where they are not in the text."""
    parts = re.split(r"\s*\.{2,}\s*", words.strip())
    found = re.search(r"\s+".join(re.escape(word) for word in parts[0].split()), text)
    return [found.start(), found.end()] if found and parts[0] else None


def score(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], map: str) -> Scored:
    """Type, quad and binary with the pair given; pair, and pair with type, from the bare sentence."""
    pairs = [Pair(*row) for row in zip(asked.questions, answers, groups, strict=True)]
    given = [pair for pair in pairs if not pair.question.other["bare"]]
    bare = [pair for pair in pairs if pair.question.other["bare"]]
    gold, types = [pair.question.gold for pair in given], [type_of(pair.answer) for pair in given]
    return Scored(
        map=TOLD[map],
        n=len(given),
        figures=(*typed(given, types, MAPS[map]), *end_to_end(bare)),
        sheets=(Sheet("types", tuple(scores.per_label(gold, types))),),
        confusions=confusions([pair.question for pair in given], types),
        notes=(
            "nearly all of these sentences are in plv too: count the two once",
            "bare sentences: rows between two different states, counted in n of their own",
        ),
    )


def type_of(answer: Answer) -> str:
    """Type of the most probable item."""
    first = leading(answer)
    return str(first["type"]) if first else "NONE"


def typed(given: Sequence[Pair], types: Sequence[str], map: plover.Map) -> list[Figure]:
    """Figures with the pair given."""
    gold, groups = [pair.question.gold for pair in given], [pair.group for pair in given]
    quads = [plover.quad(type, map) for type in gold]
    answered = [plover.quad(type, map) if type in plover.TYPES else "none" for type in types]
    sides = [quad.split()[-1] for quad in quads]
    return [
        scores.figure("type macro-F1", gold, types, groups, scores.macro_f1),
        scores.figure("type accuracy", gold, types, groups, scores.accuracy),
        scores.figure("quad macro-F1", quads, answered, groups, scores.macro_f1),
        scores.figure("binary macro-F1", sides, [quad.split()[-1] for quad in answered], groups, scores.macro_f1),
    ]


def end_to_end(bare: Sequence[Pair]) -> list[Figure]:
    """Share of bare sentences in which some item has both states in their direction, and the type as well."""
    groups = [pair.group for pair in bare]
    found = [RIGHT if items(pair) else WRONG for pair in bare]
    whole = [RIGHT if pair.question.gold in {one["type"] for one in items(pair)} else WRONG for pair in bare]
    right = [RIGHT] * len(bare)
    return [
        scores.figure("bare sentence: pair found", right, found, groups, scores.accuracy),
        scores.figure("bare sentence: pair and type found", right, whole, groups, scores.accuracy),
    ]


def items(pair: Pair) -> list[dict[str, Any]]:
    """Items between the two states; either direction where the coders marked the act as mutual."""
    first, second = pair.question.other["codes"]
    wanted = {(first, second)} | ({(second, first)} if pair.question.other["mutual"] else set())
    found = [*pair.answer["events"], *pair.answer["claims"]]
    return [one for one in found if (one["actor"], one["recipient"]) in wanted]
