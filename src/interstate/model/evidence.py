"""One pointer that a person can follow: a span of a text, a dated fact, or a model with its backtest."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["text", "fact", "model"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something is known from.

    text: `document`, `sentence`, `start`, `end`, `quote`; the quote stands verbatim at characters [start, end).
    fact: `source`, `record`, `statement` (what the row says, in words), `value`, `unit`, `valid_from`, `valid_to`.
    model: `source` (name), `record` (estimate), `statement`, `value`.
    `published` is the day on which it could first be read; `check` how the row was verified
    (seen, cross, computed, general; empty where the source answers for it).
    """

    kind: Kind
    source: str
    record: str
    statement: str = ""
    published: date | None = None
    url: str | None = None
    terms: str | None = None
    grade: str | None = None
    check: str | None = None
    document: str | None = None
    sentence: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    value: float | None = None
    unit: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def key(self) -> tuple[str, str, str, int, int]:
        """What makes two pointers the same one."""
        return (self.kind, self.source, self.record, -1 if self.start is None else self.start, self.end or 0)

    @property
    def unverified(self) -> bool:
        """True for a fact that nobody has looked up yet: every sentence on it says so."""
        return self.check == "general"
