"""Running news coded by several people: the latest round of each text, and what most of them said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from interstate.codes import plover
from interstate.reading.evaluation import anchors
from interstate.reading.evaluation.penta import NONE, scored
from interstate.reading.evaluation.question import Answer, Asked, Question
from interstate.reading.evaluation.report import Scored

CLASS = dict(zip("1234", plover.QUADS, strict=True)) | {"0": NONE}


def questions(rows: Sequence[Mapping[str, Any]]) -> Asked:
    """One question a text; a text whose coders are split evenly is left out."""
    latest = latest_rounds(rows)
    decided = [(row, plurality(row["coders"])) for row in latest]
    kept = tuple(Question(row["id"], row["text"], gold) for row, gold in decided if gold is not None)
    left = {"earlier round of the same text": len(rows) - len(latest), "coders split evenly": len(latest) - len(kept)}
    return Asked(kept, left)


def latest_rounds(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The row of each text with the highest round, in order of first appearance."""
    last: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        if row["text"] not in last or row["round"] > last[row["text"]]["round"]:
            last[row["text"]] = row
    return list(last.values())


def plurality(coders: Iterable[Mapping[str, Any]]) -> str | None:
    """The class most coders gave; None if two lead alike, or nobody coded."""
    votes = Counter(vote(coder) for coder in coders)
    most = max(votes.values(), default=0)
    leaders = [name for name, n in votes.items() if n == most]
    return leaders[0] if len(leaders) == 1 else None


def vote(coder: Mapping[str, Any]) -> str:
    """One coder's class: of the first code that is no bare statement; none if irrelevant or uncoded."""
    codes = coder.get("codes") or []
    if not coder["relevant"] or not codes:
        return NONE
    acts = [code for code in codes if not code.startswith("0")]
    return CLASS[(acts or codes)[0][0]]


def score(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], _map: str) -> Scored:
    """Event or none, five classes, beside the coders themselves."""
    return scored(asked, answers, groups, anchors.CODERS)
