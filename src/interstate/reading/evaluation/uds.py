"""Did it happen? Predicates of web text (UDS 2.0 factuality): the predicate is given, its modality is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interstate.codes.modality import HAPPENED, MODALITIES
from interstate.reading.evaluation import anchors, scores
from interstate.reading.evaluation.confusion import confusions
from interstate.reading.evaluation.question import Answer, Asked, Question
from interstate.reading.evaluation.scored import Scored, Sheet

YES, NO = "happened", "did not happen"
NAME = {True: YES, False: NO}
MAP = "occurred or ongoing = happened; everything else = did not"


def questions(rows: Sequence[Mapping[str, Any]]) -> Asked:
    """One question a predicate; one whose word cannot be placed in the text is left out."""
    found = [one for row in rows for one in predicates(row)]
    kept = tuple(one for one in found if one is not None)
    return Asked(kept, {"word not found in the text": len(found) - len(kept)})


def predicates(row: Mapping[str, Any]) -> Iterator[Question | None]:
    """The predicates of one sentence; ids are those of the row with the number of the token."""
    spans = placed(row["tokens"], row["text"])
    for one in row["predicates"]:
        span = spans[one["token"] - 1]
        gold = NAME[one["factual"] > 0]
        given = {"trigger": span}
        yield (
            Question(f"{row['id']}:{one['token']}", row["text"], gold, given, {"genre": row.get("genre")})
            if span
            else None
        )


def placed(tokens: Sequence[str], text: str) -> list[list[int] | None]:
    """[start, end] of each token in the text, read from left to right; None where it is not there."""
    spans: list[list[int] | None] = []
    at = 0
    for token in tokens:
        start = text.find(token, at)
        spans.append([start, start + len(token)] if start >= 0 else None)
        at = start + len(token) if start >= 0 else at
    return spans


def happened(answer: Answer) -> str:
    """By the stated probability; by the modality where none is stated."""
    (one,) = answer["triggers"]
    p = one["happened"]
    return NAME[p >= 0.5 if p is not None else one["modality"] in HAPPENED]


def score(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], _map: str) -> Scored:
    """Happened or not, and how often it had happened under each modality."""
    gold = [one.gold for one in asked.questions]
    given = [happened(answer) for answer in answers]
    stated = [(answer["triggers"][0]["happened"], right == YES) for answer, right in zip(answers, gold, strict=True)]
    known = [(p, hit) for p, hit in stated if p is not None]
    bins = scores.reliability([p for p, _ in known], [hit for _, hit in known])
    return Scored(
        map=MAP,
        n=len(gold),
        figures=(
            scores.figure("happened or not, macro-F1", gold, given, groups, scores.macro_f1),
            scores.figure("happened or not, accuracy", gold, given, groups, scores.accuracy),
        ),
        beside=anchors.UDS,
        sheets=(by_modality(gold, answers), by_genre(asked.questions, given)),
        reliability=tuple(bins),
        calibration_error=scores.calibration_error(bins),
        calibrated="triggers.happened, it had happened",
        confusions=confusions(asked.questions, given),
        notes=("web text, not news",),
    )


def by_modality(gold: Sequence[str], answers: Sequence[Answer]) -> Sheet:
    """Of the predicates given each modality, how many had happened."""
    moods = [answer["triggers"][0]["modality"] for answer in answers]
    rows = []
    for mood in MODALITIES:
        inside = [right == YES for right, own in zip(gold, moods, strict=True) if own == mood]
        share = round(100 * sum(inside) / len(inside), 1) if inside else None
        rows.append({"modality given": mood, "n": len(inside), "had happened": sum(inside), "%": share})
    return Sheet("by modality given", tuple(rows))


def by_genre(questions: Sequence[Question], given: Sequence[str]) -> Sheet:
    """Accuracy by kind of text."""
    hits: dict[str, list[bool]] = {}
    for one, answer in zip(questions, given, strict=True):
        hits.setdefault(str(one.other["genre"]), []).append(one.gold == answer)
    rows = (
        {"genre": name, "n": len(own), "accuracy": round(100 * sum(own) / len(own), 1)} for name, own in hits.items()
    )
    return Sheet("by genre, %", tuple(sorted(rows, key=lambda row: str(row["genre"]))))
