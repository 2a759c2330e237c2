"""What the parts of the backend hand to one another: an endpoint, an item as proposed, an item as accepted, a verdict."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from interstate.errors import BadInput
from interstate.model.event import Event, Modality


class BadAnswer(BadInput):
    """A model's answer that is not the JSON that was asked for."""


class Asker(Protocol):
    """Sends one question and gives back the words of the answer."""

    def __call__(self, question: dict[str, Any]) -> str:
        """The content of the answer.

        Raises:
            Unreachable: no answer in time, a refusal, or a redirect.
            BadAnswer: an answer in another shape, or one that is too large.
        """


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A chat endpoint that the user named: base address, name of the model, and how to ask it.

    `ask` None: over the network, as `client` does it. `cache` None: nothing is kept.
    """

    url: str
    model: str
    ask: Asker | None = None
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A string of a sentence; `start` counts characters of that sentence, from 0, as the model claims."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Item:
    """One act as proposed: nothing in it is believed yet."""

    sentence: int
    actor: Quote
    recipient: Quote
    trigger: Quote
    type: str
    modality: Modality
    probability: float


@dataclass(frozen=True, slots=True)
class Accepted:
    """A proposed act that passed every check, as an event or claim of ours.

    `probability`: the model's own, clipped; it ranks proposals that contradict each other and goes no further. `known`: the
    trigger is a word of the lexicon.
    """

    act: Event
    probability: float
    known: bool = False


@dataclass
class Proposal:
    """What a model made of one article. `dropped`: why, one line an item; `gaps`: what could not be asked or read."""

    coder: str
    accepted: list[Accepted] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    asked: int = 0
    answered: int = 0
    down: bool = False


Clock = Callable[[], float]
Sleep = Callable[[float], None]
