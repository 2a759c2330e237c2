"""PLV (Hu et al. 2024): a sentence with its two parties given; which of 15 roots does the first do to the second?"""

from collections.abc import Mapping, Sequence
from typing import Any

from interstate.codes import plover
from interstate.reading.evaluation import anchors, scores
from interstate.reading.evaluation.confusion import confusions
from interstate.reading.evaluation.marks import unmarked
from interstate.reading.evaluation.question import Answer, Asked, Question
from interstate.reading.evaluation.scored import Beside, Figure, Scored, Sheet
from interstate.reading.evaluation.slices import SLICES, sliced

QUADS = {
    "V-COOP": "AGREE CONSULT SUPPORT",
    "M-COOP": "COOPERATE AID YIELD",
    "V-CONF": "REQUEST ACCUSE REJECT THREATEN",
    "M-CONF": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD = {root: quad for quad, roots in QUADS.items() for root in roots.split()}
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
SHORT = dict(zip(plover.QUADS, QUADS, strict=True))
NONE = "NONE"


def questions(rows: Sequence[Mapping[str, Any]]) -> Asked:
    """One question a row, both spans given; `other` holds the upstream model's own answer."""
    return Asked(tuple(question(row) for row in rows))


def question(row: Mapping[str, Any]) -> Question:
    """One row."""
    text, spans = unmarked(row["marked"])
    given = {"actor": spans.get("s"), "recipient": spans.get("t")}
    return Question(row["id"], text, row["root"], given, {"zsp": row.get("zsp_root")})


def root_of(answer: Answer) -> tuple[str, float | None]:
    """Root and probability of the leading item, as PLV names it: YIELD = CONCEDE + RETREAT."""
    first = leading(answer)
    return (ROOT.get(first["type"], first["type"]), first["probability"]) if first else (NONE, None)


def leading(answer: Answer) -> dict[str, Any] | None:
    """The most probable item; events before claims, in their order, where two are alike."""
    items = [*answer["events"], *answer["claims"]]
    return max(items, key=lambda item: item["probability"] or 0, default=None)


def quad_of(root: str, map: str) -> str | None:
    """Quad class of a root; None where the map does not say (YIELD under PLOVER's own)."""
    if map == "plv":
        return QUAD.get(root, NONE)
    if root == "YIELD":
        return None
    return SHORT[plover.quad(root, "plover")] if root in plover.TYPES else NONE


def score(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], map: str) -> Scored:
    """Root, quad and binary macro-F1, beside ZSP on the same rows, with slices and the reliability of the stated probability."""
    found = [root_of(answer) for answer in answers]
    given = [root for root, _ in found]
    gold = [one.gold for one in asked.questions]
    stated = [(p, g == right) for (g, p), right in zip(found, gold, strict=True) if p is not None]
    bins = scores.reliability([p for p, _ in stated], [hit for _, hit in stated])
    return Scored(
        map=MAPS[map],
        n=len(gold),
        figures=tuple(figures(gold, given, groups, map)),
        beside=(*zsp(asked, groups, map), *(anchors.PLV if map == "plv" else ())),
        sheets=(by_slice(asked.questions, given, groups), Sheet("roots", tuple(scores.per_label(gold, given)))),
        reliability=tuple(bins),
        calibration_error=scores.calibration_error(bins),
        calibrated="probability of the leading item, root right",
        confusions=confusions(asked.questions, given),
        notes=("parties given: the score says nothing about finding events",),
    )


MAPS = {
    "plv": "plv (SANCTION material; YIELD = CONCEDE + RETREAT, material)",
    "plover": "plover (PLOVER's README: SANCTION verbal; YIELD rows have no quad there and are left out of it)",
}


def figures(gold: Sequence[str], given: Sequence[str], groups: Sequence[int], map: str) -> list[Figure]:
    """Root macro-F1 and accuracy; quad and binary under a map."""
    quads = [
        (quad_of(g, map), quad_of(a, map) or quad_of("CONCEDE", map), n)
        for g, a, n in zip(gold, given, groups, strict=True)
    ]
    kept = [(g, str(a), n) for g, a, n in quads if g is not None]
    sides = [(g[2:], a[2:] if a != NONE else NONE, n) for g, a, n in kept]
    return [
        scores.figure("root macro-F1", gold, given, groups, scores.macro_f1),
        scores.figure("root accuracy", gold, given, groups, scores.accuracy),
        scores.figure("quad macro-F1", *columns(kept), scores.macro_f1),
        scores.figure("binary macro-F1", *columns(sides), scores.macro_f1),
    ]


def columns(rows: Sequence[tuple[str, str, int]]) -> tuple[list[str], list[str], list[int]]:
    """Gold, given and group as three lists."""
    return [g for g, _, _ in rows], [a for _, a, _ in rows], [n for _, _, n in rows]


def zsp(asked: Asked, groups: Sequence[int], map: str) -> tuple[Beside, ...]:
    """The upstream model's own answers, scored here on the same rows."""
    rows = [(one.gold, one.other["zsp"], n) for one, n in zip(asked.questions, groups, strict=True) if one.other["zsp"]]
    name, source = "ZSP (roberta-large NLI, GPU)", "upstream predictions in the file, scored here"
    found = figures(*columns(rows), map) if rows else []
    return tuple(Beside(name, one.name, round(one.value or 0, 1), "same rows", source) for one in found)


def by_slice(questions: Sequence[Question], given: Sequence[str], groups: Sequence[int]) -> Sheet:
    """Root accuracy by kind of sentence, beside ZSP's on the same rows and the dictionary's as published."""
    held = sliced(questions)
    rows = list(zip(questions, given, groups, held, strict=True))
    kept = {name: [(one, answer, group) for one, answer, group, own in rows if name in own] for name in SLICES}
    return Sheet(
        "root accuracy by slice, % (*as published, on its authors' own cut)",
        tuple(slice_row(name, inside) for name, inside in kept.items()),
    )


def slice_row(name: str, inside: Sequence[tuple[Question, str, int]]) -> dict[str, Any]:
    """One slice: ours with its interval, ZSP's on the same rows."""
    gold, groups = [one.gold for one, _, _ in inside], [group for _, _, group in inside]
    ours = scores.figure(name, gold, [answer for _, answer, _ in inside], groups, scores.accuracy)
    theirs = scores.figure(name, gold, [str(one.other["zsp"]) for one, _, _ in inside], groups, scores.accuracy)
    return {
        "slice": name,
        "n": len(inside),
        "accuracy": tenth(ours.value),
        "low": tenth(ours.low),
        "high": tenth(ours.high),
        "ZSP": tenth(theirs.value) if any(one.other["zsp"] for one, _, _ in inside) else None,
        "dictionary*": anchors.DICTIONARY_SLICES[name],
    }


def tenth(value: float | None) -> float | None:
    """One decimal."""
    return None if value is None else round(value, 1)
