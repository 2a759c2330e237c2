"""What a text or a data set says that one state did to another (Event), or might, should, did not (Claim)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from interstate.model.evidence import Evidence

Modality = Literal["occurred", "ongoing", "planned", "possible", "feared", "prescribed", "denied"]
Precision = Literal["day", "week", "month", "year", "unknown"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
    """One act of one state (or bloc) toward another: occurred or ongoing.

    `actor`, `recipient`: state or bloc codes; a visitor is the actor, the host the recipient. `type`: one of PLOVER's
    sixteen, None in a claim that names no act. `contexts`: what it is about (codes.plover.CONTEXTS), `goods`: what
    changes hands (codes.ties.GOODS). `day` with `precision`: None when the text gives none. Spans are characters of the
    document. `probability`: the coder's own, None if it has none. `rule`: what fired. `evidence`: one piece a mention,
    so `len(evidence)` is the number of reports.
    """

    id: str
    actor: str
    recipient: str | None
    type: str | None
    modality: Modality
    family: str
    evidence: tuple[Evidence, ...]
    day: date | None = None
    precision: Precision = "unknown"
    mutual: bool = False
    contexts: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    probability: float | None = None
    rule: str = ""
    actor_span: Span | None = None
    recipient_span: Span | None = None
    trigger_span: Span | None = None
    cue_span: Span | None = None
    actor_rule: str = ""
    recipient_rule: str = ""
    place: str | None = None
    second_type: str | None = None


@dataclass(frozen=True, slots=True)
class Claim(Event):
    """What is planned, possible, feared, prescribed or denied. Never counted as if it had happened.

    `holder`: who says so (a state code, a name in the text, or `author`).
    """

    holder: str = "author"
