"""An option: an act that a state could choose, run through the same engine that explains what happened."""

from dataclasses import dataclass

from interstate.model.evidence import Evidence
from interstate.model.implication import Step


@dataclass(frozen=True, slots=True)
class Option:
    """`state` does `act` (a PLOVER type) toward `toward`; `payoffs`: quantity and change in its unit; `replies` expected."""

    state: str
    act: str
    toward: str
    payoffs: tuple[tuple[str, float], ...]
    replies: tuple[str, ...]
    regret: float | None
    steps: tuple[Step, ...]
    evidence: tuple[Evidence, ...]
