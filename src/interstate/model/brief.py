"""A brief: sections of sentences, each carrying the evidence it stands on."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from interstate.model.article import Reading
from interstate.model.evidence import Evidence
from interstate.model.forecast import Forecast
from interstate.model.implication import Considered, Implication
from interstate.model.likelihood import Likelihood
from interstate.model.option import Option
from interstate.model.tie import Tie

ConfidenceLevel = Literal["high", "moderate", "low"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or two of a brief, with the evidence it stands on (never empty) and the implications it sums up (`chains`)."""

    text: str
    evidence: tuple[Evidence, ...]
    chains: tuple[str, ...] = ()

    @property
    def unverified(self) -> bool:
        """True if a fact under it has not been looked up yet: the renderers say so."""
        return any(pointer.unverified for pointer in self.evidence)


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far the evidence carries, apart from any likelihood; `limited_by` names what limits it."""

    level: ConfidenceLevel
    limited_by: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement. `likelihood` None = none has been estimated, and the text says so."""

    line: Line
    likelihood: Likelihood | None
    confidence: Confidence
    implications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What to watch, by when, and the judgement (id of the implication) that it would change."""

    line: Line
    by: date
    implication: str


@dataclass(frozen=True, slots=True)
class Vintage:
    """One source in use: edition, what it covers, how old, under which terms; `rows` used and how many nobody has checked."""

    source: str
    version: str
    coverage: str
    retrieved: str
    terms: str
    rows: int
    unverified: int


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the renderers need; they think nothing themselves.

    `ties`: the focal state's network on the day (for picture and table). `sections`: what we know, think, do not know.
    """

    title: str
    focal: str
    as_of: date
    day_note: str
    readings: tuple[Reading, ...]
    bottom_line: Line
    judgements: tuple[Judgement, ...]
    implications: tuple[Implication, ...]
    considered: tuple[Considered, ...]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    ties: tuple[Tie, ...]
    vintage: tuple[Vintage, ...]
    gaps: tuple[str, ...]
    map_name: str = "penta"
    forecasts: tuple[Forecast, ...] = ()
    options: tuple[Option, ...] = ()
