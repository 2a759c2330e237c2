"""A dated fact in a layer of the world, with the two times and its source."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from interstate.model.event import Precision
from interstate.model.evidence import Evidence

Rule = Literal["closed", "open", "gap"]


@dataclass(frozen=True, slots=True)
class Tie:
    """One statement about one or two states, from one source, in one edition (WORLD section 1).

    Direction: sanction a = sender, b = target; arms, energy, trade a = importer (depends on) b = supplier; visit a = visitor,
    b = host; alliance a = who pledges, b = who is protected; transfer a = giver, b = receiver; bloc a = member, kind = bloc code;
    presence a = outside state, b = host state, or None with the region in `place`; border, rivalry, dispute, conflict: a pair,
    stored once with state_a < state_b.
    `end` is exclusive; None = in force as far as the source goes. `published` is when it could first be read.
    """

    fact_id: str
    layer: str
    state_a: str
    state_b: str | None
    start: date | None
    end: date | None
    published: date
    source: str
    record: str
    value: float | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    kind: str = ""
    families: tuple[str, ...] = ()
    place: str | None = None
    precision: Precision = "day"
    published_basis: str = "printed"
    version: str = ""
    url: str | None = None
    title: str = ""
    retrieved: date | None = None
    terms: str = "own"
    check: str = ""
    checked_against: str = ""
    confidence: str = "moderate"
    statement: str = ""
    evidence: tuple[Evidence, ...] = ()
    """Set only where the tie was made from a text (a trigger placed in the world); else see `proof`."""

    def holds(self, day: date) -> bool:
        """True if the fact held on `day`; a fact without a start is taken to have held before its end."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def proof(self) -> tuple[Evidence, ...]:
        """The pointer that a sentence resting on this fact must carry."""
        if self.evidence:
            return self.evidence
        return (
            Evidence(
                kind="fact",
                source=self.source,
                record=self.record,
                statement=self.statement,
                published=self.published,
                url=self.url,
                terms=self.terms,
                check=self.check or None,
                value=self.value,
                unit=self.unit,
                valid_from=self.start,
                valid_to=self.end,
            ),
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a source covers in a layer: `closed` = absence means no, `open` = absence means nothing, `gap` = a known hole.

    `frame`: `all`, a state code, a pair `A-B`, or words.
    """

    source: str
    version: str
    layer: str
    frame: str
    start: date | None
    end: date | None
    rule: Rule
    note: str = ""
    kind: str = ""
    """The one kind of the layer that is covered (land borders, defence pledges, possession); empty = all of it."""
