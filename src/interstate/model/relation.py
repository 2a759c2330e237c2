"""A standing tie that a text asserts: shown beside the world's own fact, never overwriting it."""

from dataclasses import dataclass
from typing import Literal

from interstate.model.event import Modality, Span
from interstate.model.evidence import Evidence

RelationKind = Literal["dependence", "alliance", "rivalry", "sanction regime", "presence", "leverage"]


@dataclass(frozen=True, slots=True)
class Relation:
    """`state_a` depends on `state_b`; is allied to it; sanctions it; is present in it; has leverage over it.

    `layer`: a layer of WORLD (alliance, rivalry, sanction, arms, energy, trade, presence), or the kind again where none fits.
    `state_b` is None only where the text names no second state (an isolated state, a region in `place`).
    """

    id: str
    kind: RelationKind
    layer: str
    state_a: str
    state_b: str | None
    modality: Modality
    family: str
    evidence: tuple[Evidence, ...]
    goods: tuple[str, ...] = ()
    place: str | None = None
    probability: float | None = None
    rule: str = ""
    a_span: Span | None = None
    b_span: Span | None = None
    trigger_span: Span | None = None
