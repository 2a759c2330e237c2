"""From the words of an answer to items: exactly the fields that were asked for, from the closed lists, nothing else."""

import json
from typing import Any, get_args

from interstate.codes import plover
from interstate.model.event import Modality
from interstate.reading.backend.base import BadAnswer, Item, Quote
from interstate.reading.backend.prompt import MOST

FIELDS = frozenset({"sentence", "actor", "recipient", "trigger", "type", "modality", "probability"})
LOWEST, HIGHEST = 0.05, 0.8


def items(words: str) -> tuple[list[Item], list[str]]:
    """Items of an answer, and one line for each that is not of the schema.

    Raises:
        BadAnswer: not JSON, or not an object with `items` alone.
    """
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        raise BadAnswer("the answer is not JSON") from None
    if not isinstance(found, dict) or set(found) != {"items"} or not isinstance(found["items"], list):
        raise BadAnswer("the answer is not an object with a list of items and nothing else")
    if len(found["items"]) > MOST:
        raise BadAnswer(f"the answer holds more than {MOST} items")
    good: list[Item] = []
    bad: list[str] = []
    for row in found["items"]:
        made = item(row)
        if isinstance(made, str):
            bad.append(made)
        else:
            good.append(made)
    return good, bad


def item(row: Any) -> Item | str:
    """One item, or why it is none."""
    if not isinstance(row, dict):
        return "an item is no object"
    if set(row) != FIELDS:
        odd = sorted(set(row) ^ FIELDS)
        return f"fields too many or missing: {', '.join(repr(str(name)[:30]) for name in odd[:4])}"
    actor, recipient, trigger = (quote(row[name]) for name in ("actor", "recipient", "trigger"))
    if actor is None or recipient is None or trigger is None:
        return "actor, recipient or trigger is no quotation with a start"
    if not whole(row["sentence"]):
        return "the number of the sentence is no whole number"
    if row["type"] not in plover.TYPES:
        return f"no such type: {str(row['type'])[:30]!r}"
    if row["modality"] not in get_args(Modality):
        return f"no such modality: {str(row['modality'])[:30]!r}"
    sure = row["probability"]
    if isinstance(sure, bool) or not isinstance(sure, int | float) or sure != sure:  # NaN
        return "the probability is no number"
    clipped = float(min(max(sure, LOWEST), HIGHEST))
    return Item(row["sentence"], actor, recipient, trigger, row["type"], row["modality"], clipped)


def quote(value: Any) -> Quote | None:
    """A quotation with its start; None for anything else."""
    if not isinstance(value, dict) or set(value) != {"text", "start"}:
        return None
    text, start = value["text"], value["start"]
    if not isinstance(text, str) or not text.strip() or not whole(start):
        return None
    return Quote(text, start)


def whole(value: Any) -> bool:
    """True for a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)
