"""Five classes of a bare sentence (CAMEO's four and none): the gate's answer, and its figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from interstate.codes import plover
from interstate.reading.evaluation import anchors, scores
from interstate.reading.evaluation.confusion import confusions
from interstate.reading.evaluation.question import Answer, Asked, Question
from interstate.reading.evaluation.scored import Beside, Figure, Scored, Sheet

NONE = "none"
EVENT = "event"
OPEN = 0.5
CLASS = dict(zip(("V-COOP", "M-COOP", "V-CONF", "M-CONF"), plover.QUADS, strict=True)) | {"NONE": NONE}
MAP = "penta (CAMEO's classes, fixed by the data)"


def questions(rows: Sequence[Mapping[str, Any]]) -> Asked:
    """The sentence alone: its spans are not told."""
    return Asked(tuple(Question(row["id"], row["text"], CLASS[row["quad"]]) for row in rows))


def class_of(answer: Answer) -> str:
    """The gate's class; `none` below one half, and where no act was found."""
    gate = answer["gate"]
    return gate["quad"] or NONE if opened(answer) == EVENT else NONE


def opened(answer: Answer) -> str:
    """`event` where the gate is at least one half open, else `none`."""
    return EVENT if (answer["gate"]["event"] or 0) >= OPEN else NONE


def score(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], _map: str) -> Scored:
    """Five classes over CAMEO sentences (Hu et al. 2022, ConfliBERT)."""
    return scored(asked, answers, groups, anchors.PENTA)


def scored(asked: Asked, answers: Sequence[Answer], groups: Sequence[int], beside: tuple[Beside, ...]) -> Scored:
    """Event or none, and five classes, with the reliability of `gate.event`."""
    gold = [one.gold for one in asked.questions]
    given = [class_of(answer) for answer in answers]
    stated = [answer["gate"]["event"] or 0.0 for answer in answers]
    bins = scores.reliability(stated, [right != NONE for right in gold])
    return Scored(
        map=MAP,
        n=len(gold),
        figures=tuple(figures(gold, given, [opened(answer) for answer in answers], groups)),
        beside=beside,
        sheets=(Sheet("classes", tuple(scores.per_label(gold, given))),),
        reliability=tuple(bins),
        calibration_error=scores.calibration_error(bins),
        calibrated="gate.event, an event by the coders",
        confusions=confusions(asked.questions, given),
        notes=("class none where gate.event is below 0.5, else gate.quad",),
    )


def figures(gold: Sequence[str], given: Sequence[str], gate: Sequence[str], groups: Sequence[int]) -> list[Figure]:
    """Event or none from `gate`, five classes from `given`."""
    events = [NONE if right == NONE else EVENT for right in gold]
    return [
        scores.figure("event or none, accuracy", events, gate, groups, scores.accuracy),
        scores.figure("event or none, macro-F1", events, gate, groups, scores.macro_f1),
        scores.figure("five classes, accuracy", gold, given, groups, scores.accuracy),
        scores.figure("five classes, kappa", gold, given, groups, scores.kappa),
        scores.figure("five classes, macro-F1", gold, given, groups, scores.macro_f1),
    ]
