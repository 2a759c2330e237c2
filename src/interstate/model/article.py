"""A text as it was handed in, and what a reader made of it."""

from dataclasses import dataclass
from datetime import date

from interstate.model.event import Claim, Event, Span
from interstate.model.relation import Relation


@dataclass(frozen=True, slots=True)
class Article:
    """A document: its text untouched (spans count Unicode characters of `text`), and what is known about it.

    `published` is None for an undated text. `sha256` is that of the bytes of the file.
    """

    id: str
    text: str
    title: str
    published: date | None
    sha256: str
    language: str
    source: str
    terms: str = "user-only"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence `number` (from 1) at characters [start, end) of the text. `coded`, or the `reason` why not."""

    number: int
    start: int
    end: int
    coded: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A state or bloc named in the text: the span, the code, and the rule that decided (leader in office, capital as actor ...)."""

    sentence: int
    span: Span
    code: str | None
    rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one article. `gaps`: what the reader could not do, in plain words. `coder`: name and version."""

    article: Article
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    mentions: tuple[Mention, ...] = ()
    gaps: tuple[str, ...] = ()
    coder: str = ""

    @property
    def items(self) -> tuple[Event | Relation, ...]:
        """Events, claims and relations, in that order."""
        return (*self.events, *self.claims, *self.relations)
