"""Kinds of sentence on which coders differ: negated, future, passive, recipient first, long, without a known trigger.

A slice is cut from the text, its parse and the given spans, never from an answer.
"""

import re
from collections.abc import Sequence
from typing import Any

from interstate.reading.evaluation.question import Question

LONG = 32
NEGATION = re.compile(r"\b(not|never|no longer|without|cannot|neither|nor|none)\b|n['’]t\b", re.IGNORECASE)
FUTURE = re.compile(r"\b(will|shall|would|going to|(is|are|was|were) to|plan(s|ned)? to)\b|['’]ll\b", re.IGNORECASE)
PASSIVE = frozenset({"nsubjpass", "auxpass", "nsubj:pass", "aux:pass"})
SLICES = ("negation", "future", "passive", "recipient named first", "over 32 words", "no trigger of the lexicon")


def sliced(questions: Sequence[Question]) -> list[frozenset[str]]:
    """The slices of each question."""
    from interstate.reading.parse import parsed

    docs = parsed(question.text for question in questions)
    return [frozenset(cut(question, doc)) for question, doc in zip(questions, docs, strict=True)]


def cut(question: Question, doc: Any) -> list[str]:
    """The slices that one sentence falls in."""
    held = (
        bool(NEGATION.search(question.text)),
        bool(FUTURE.search(question.text)),
        any(token.dep_ in PASSIVE for token in doc),
        recipient_first(question),
        sum(not (token.is_punct or token.is_space) for token in doc) > LONG,
        not known(question, doc),
    )
    return [name for name, true in zip(SLICES, held, strict=True) if true]


def recipient_first(question: Question) -> bool:
    """True if the recipient's span stands before the actor's."""
    actor, recipient = question.given.get("actor"), question.given.get("recipient")
    return bool(actor and recipient and recipient[0] < actor[0])


def known(question: Question, doc: Any) -> bool:
    """True if a trigger of the lexicon stands outside the two spans."""
    from interstate.reading.triggers import found

    spans = [question.given[side] for side in ("actor", "recipient") if question.given.get(side)]
    return any(not any(start <= one.token.idx < end for start, end in spans) for one in found(doc))
