"""Which answer was given for which: the most frequent mistakes."""

from collections import defaultdict
from collections.abc import Sequence

from interstate.reading.evaluation.question import Question
from interstate.reading.evaluation.scored import Confusion

MOST = 15
EXAMPLES = 2
WORDS = 12


def confusions(questions: Sequence[Question], given: Sequence[str]) -> tuple[Confusion, ...]:
    """The fifteen most frequent pairs (gold, given), each with two examples."""
    wrong: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for question, answer in zip(questions, given, strict=True):
        if question.gold != answer:
            wrong[question.gold, answer].append((question.id, opening(question.text)))
    order = sorted(wrong, key=lambda pair: (-len(wrong[pair]), pair))[:MOST]
    return tuple(Confusion(*pair, len(wrong[pair]), tuple(wrong[pair][:EXAMPLES])) for pair in order)


def opening(text: str) -> str:
    """The first words of a sentence."""
    words = text.split()
    return " ".join(words[:WORDS]) + (" ..." if len(words) > WORDS else "")
