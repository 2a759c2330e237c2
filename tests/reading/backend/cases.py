"""A text with gaps in what the rules find, and proposals about it as a model would write them."""

from functools import cache
from typing import Any

from interstate.model.article import Reading
from interstate.reading.backend.base import Asker, Endpoint
from interstate.reading.backend.propose import helped
from tests.reading.small import reading, short

TEXT = (
    "Kenya's president met Ghana's envoy on Monday. Kenya ghosted Ghana at the summit. "
    "Analysts fear that Kenya is arming Togo. Its fence-mending with Togo began in May. Kenya did not shell Ghana."
)
NOUN = "Kenya's fence-mending with Ghana began in May."


@cache
def local(text: str = TEXT) -> Reading:
    """What the rules alone make of a text."""
    return reading(text)


def item(
    sentence: int, actor: str, trigger: str, recipient: str, type: str, modality: str = "occurred",
    probability: float = 0.7, text: str = TEXT, **more: Any,
) -> dict[str, Any]:  # fmt: skip
    """A proposal with true starts (0 where the string does not occur)."""
    rows = local(text).sentences
    words = text[rows[sentence - 1].start : rows[sentence - 1].end] if 1 <= sentence <= len(rows) else ""
    spans = {
        name: {"text": string, "start": max(words.find(string), 0)}
        for name, string in (("actor", actor), ("trigger", trigger), ("recipient", recipient))
    }
    return {"sentence": sentence, "type": type, "modality": modality, "probability": probability, **spans, **more}


GHOSTED = item(2, "Kenya", "ghosted", "Ghana", "REJECT")


def asked(ask: Asker, text: str = TEXT) -> Reading:
    """A reading with the help of a model that answers so."""
    return helped(local(text), Endpoint("http://127.0.0.1:9/v1", "small", ask))[0]


def by_model(found: Reading) -> set[str]:
    """Items of the model, in short form."""
    return {short(one) for one in found.items if one.rule.startswith("model ")}


def same_as_local(found: Reading, text: str = TEXT) -> bool:
    """True where nothing but the lines about it differs from the local reading."""
    ours = local(text)
    return (found.events, found.claims, found.relations, found.sentences) == (
        ours.events,
        ours.claims,
        ours.relations,
        ours.sentences,
    )
