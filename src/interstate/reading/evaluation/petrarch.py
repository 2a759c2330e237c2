"""PETRARCH's unit tests: stylised sentences, most about invented states, whose names go along with each line as `names`.

A code of the test is cut to its state (DAGGOV is DAG); an event within one state, or with a party that has no state, is left out.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from interstate.codes import cameo
from interstate.errors import UnknownCode
from interstate.reading.evaluation import scores
from interstate.reading.evaluation.question import Answer, Asked, Question
from interstate.reading.evaluation.scored import Figure, Scored, Sheet

OURS = {"KUW": "KWT", "NZE": "NZL", "IGOEEU": "EU", "IGOAFR": "AU"}
"""Codes of the test's dictionary for what our tables know under another code."""

RIGHT, WRONG = "right", "wrong"
MAP = "CAMEO to PLOVER (codes.cameo); invented CAMEO codes of the tests have no type"


class Wanted(NamedTuple):
    """One event of the test: the pair, and the type it has in PLOVER, if any."""

    actor: str
    recipient: str
    type: str | None


class Hit(NamedTuple):
    """One wanted event, with what was answered for it."""

    wanted: Wanted
    types: frozenset[str]
    category: str
    group: int


@cache
def names() -> tuple[dict[str, str], ...]:
    """The invented names, as `{name, code}`."""
    text = files(__package__).joinpath("invented_names.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def questions(rows: Sequence[Mapping[str, Any]]) -> Asked:
    """One question a row; rows without an event between two states are left out, unless nothing is to be found in them."""
    found = [question(row) for row in rows]
    kept = tuple(one for one in found if one is not None)
    return Asked(kept, {"no event between two states with codes": len(found) - len(kept)})


def question(row: Mapping[str, Any]) -> Question | None:
    """One row; `gold` tells whether there is anything to find."""
    events = tuple(wanted(row["events"]))
    if not events and not row["no_events"]:
        return None
    gold = "none" if row["no_events"] else "event"
    return Question(
        row["id"], row["text"], gold, {"names": list(names())}, {"events": events, "category": row["category"]}
    )


def wanted(events: Sequence[Mapping[str, Any]]) -> Iterator[Wanted]:
    """Events between two different states."""
    for one in events:
        actor, recipient = state(one["source"]), state(one["target"])
        if actor and recipient and actor != recipient:
            yield Wanted(actor, recipient, type_of(one["cameo"]))


def state(code: str | None) -> str | None:
    """The state or bloc in a code of the test; None where there is none."""
    if not code or code.startswith("---"):
        return None
    return next((ours for theirs, ours in OURS.items() if code.startswith(theirs)), code[:3])


def type_of(code: str) -> str | None:
    """PLOVER type of a CAMEO code; None for a bare statement and for codes that only the tests have."""
    try:
        return cameo.plover(code)[0]
    except UnknownCode:
        return None


def score(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], _map: str) -> Scored:
    """Pairs found and invented, types of the pairs found, silence where nothing is."""
    hits = [hit for row in zip(asked.questions, answers, groups, strict=True) for hit in hits_of(*row)]
    return Scored(
        map=MAP,
        n=len(asked.questions),
        figures=tuple(figures(hits, asked.questions, answers, groups)),
        sheets=(by_category(hits),),
        notes=(
            "some rows repeat a text, and some pin down faults of another coder: no coder gets all of them",
            "invented names go along as `names`; a reader without support for it knows the real states only",
        ),
    )


def given(answer: Answer) -> list[dict[str, Any]]:
    """All items with two parties."""
    return [one for one in (*answer["events"], *answer["claims"]) if one["actor"] and one["recipient"]]


def pairs_of(item: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The pair of an item; both directions of a joint act, which the tests list twice and we store once."""
    pair = item["actor"], item["recipient"]
    return {pair, pair[::-1]} if item["mutual"] else {pair}


def hits_of(question: Question, answer: Answer, group: int) -> Iterator[Hit]:
    """Each wanted event with the types answered for its pair."""
    for one in question.other["events"]:
        types = frozenset(str(item["type"]) for item in given(answer) if (one.actor, one.recipient) in pairs_of(item))
        yield Hit(one, types, question.other["category"], group)


def figures(
    hits: Sequence[Hit], questions: Sequence[Question], answers: Sequence[Answer], groups: Sequence[int]
) -> Iterator[Figure]:
    """Recall and precision of pairs, types, silence."""
    typed = [hit for hit in hits if hit.wanted.type]
    yield rate("pairs found (recall)", [(bool(hit.types), hit.group) for hit in hits])
    yield rate("pairs right (precision)", list(precise(questions, answers, groups)))
    yield rate("type right, pair found", [(hit.wanted.type in hit.types, hit.group) for hit in typed if hit.types])
    yield rate("pair and type right", [(hit.wanted.type in hit.types, hit.group) for hit in typed])
    silent = [
        (not given(answer), group)
        for question, answer, group in zip(questions, answers, groups, strict=True)
        if question.gold == "none"
    ]
    yield rate("silent where nothing is", silent)


def precise(
    questions: Sequence[Question], answers: Sequence[Answer], groups: Sequence[int]
) -> Iterator[tuple[bool, int]]:
    """For each pair answered: is it one of the wanted?"""
    for question, answer, group in zip(questions, answers, groups, strict=True):
        wanted = {(one.actor, one.recipient) for one in question.other["events"]}
        for pairs in sorted({tuple(sorted(pairs_of(item))) for item in given(answer)}):
            yield bool(wanted & set(pairs)), group


def rate(name: str, rows: Sequence[tuple[bool, int]]) -> Figure:
    """A share with its interval."""
    answered = [RIGHT if hit else WRONG for hit, _ in rows]
    return scores.figure(name, [RIGHT] * len(rows), answered, [group for _, group in rows], scores.accuracy)


def by_category(hits: Sequence[Hit]) -> Sheet:
    """What each kind of test gives, and what is due to invented names."""
    kinds = {name: [hit for hit in hits if hit.category == name] for name in sorted({hit.category for hit in hits})}
    kinds["real states and blocs only"] = [hit for hit in hits if real(hit.wanted)]
    kinds["an invented name in the pair"] = [hit for hit in hits if not real(hit.wanted)]
    return Sheet("by what is tested", tuple(counted(name, own) for name, own in kinds.items()))


def real(wanted: Wanted) -> bool:
    """True if neither party is invented."""
    return not {wanted.actor, wanted.recipient} & {one["code"] for one in names()}


def counted(name: str, hits: Sequence[Hit]) -> dict[str, Any]:
    """Counts of one kind."""
    typed = [hit for hit in hits if hit.wanted.type]
    right = sum(hit.wanted.type in hit.types for hit in typed)
    found = sum(bool(hit.types) for hit in hits)
    return {"category": name, "events": len(hits), "pair found": found, "typed": len(typed), "type right": right}
