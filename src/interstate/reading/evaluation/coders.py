"""Running news coded by several people: the latest round of each text, and what most of them said.

A coder's class is that of the first code as it stands, class 0 (a bare statement) being none: so read, one coder against the
plurality of the rest reaches the human figures of `anchors`. Read by the first code that is no bare statement, more sentences
hold an event; those figures stand in a table of their own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from interstate.codes import plover
from interstate.reading.evaluation import anchors
from interstate.reading.evaluation.penta import NONE, class_of, figures, opened, scored
from interstate.reading.evaluation.question import Answer, Asked, Question
from interstate.reading.evaluation.scored import Scored, Sheet

CLASS = dict(zip("1234", plover.QUADS, strict=True)) | {"0": NONE}
Coder = Mapping[str, Any]


def questions(rows: Sequence[Mapping[str, Any]]) -> Asked:
    """One question a text; a text whose coders are split evenly is left out."""
    latest = latest_rounds(rows)
    decided = [(row, plurality(row["coders"], first_code)) for row in latest]
    kept = tuple(question(row, gold) for row, gold in decided if gold is not None)
    left = {"earlier round of the same text": len(rows) - len(latest), "coders split evenly": len(latest) - len(kept)}
    return Asked(kept, left)


def question(row: Mapping[str, Any], gold: str) -> Question:
    """One text; `other` holds the plurality of the second reading."""
    return Question(row["id"], row["text"], gold, other={"acts": plurality(row["coders"], first_act)})


def latest_rounds(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The row of each text with the highest round, in order of first appearance."""
    last: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        if row["text"] not in last or row["round"] > last[row["text"]]["round"]:
            last[row["text"]] = row
    return list(last.values())


def plurality(coders: Iterable[Coder], vote: Callable[[Coder], str]) -> str | None:
    """The class most coders gave; None if two lead alike, or nobody coded."""
    votes = Counter(vote(coder) for coder in coders)
    most = max(votes.values(), default=0)
    leaders = [name for name, n in votes.items() if n == most]
    return leaders[0] if len(leaders) == 1 else None


def first_code(coder: Coder) -> str:
    """The class of a coder's first code; none if irrelevant, uncoded or a bare statement."""
    return CLASS[coder["codes"][0][0]] if coder["relevant"] and coder.get("codes") else NONE


def first_act(coder: Coder) -> str:
    """The class of a coder's first code that is no bare statement; none if there is no such code."""
    acts = [code for code in coder.get("codes") or [] if not code.startswith("0")]
    return CLASS[acts[0][0]] if coder["relevant"] and acts else NONE


def score(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], _map: str) -> Scored:
    """Event or none, five classes, beside the coders themselves."""
    found = scored(asked, answers, groups, anchors.CODERS)
    return replace(found, sheets=(*found.sheets, second_reading(asked, answers, groups)))


def second_reading(asked: Asked, answers: Sequence[Answer], groups: Sequence[int]) -> Sheet:
    """The same figures where a coder's statement gives way to the act beside it."""
    rows = [
        (one.other["acts"], answer, group)
        for one, answer, group in zip(asked.questions, answers, groups, strict=True)
        if one.other["acts"] is not None
    ]
    gold, kept = [act for act, _, _ in rows], [answer for _, answer, _ in rows]
    found = figures(
        gold, [class_of(answer) for answer in kept], [opened(answer) for answer in kept], [n for *_, n in rows]
    )
    table = [
        {"figure": f.name, "value": f.value, "low": f.low, "high": f.high, "n": f.n, "unit": f.unit} for f in found
    ]
    return Sheet("read by each coder's first code that is no bare statement", tuple(table))
