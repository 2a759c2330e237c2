"""What an event means for a state: a chain of steps, each made by one mechanism; the chain is the explanation."""

from dataclasses import dataclass
from typing import Literal

from interstate.model.evidence import Evidence
from interstate.model.likelihood import Likelihood

Direction = Literal["up", "down", "open"]
Grade = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True)
class Input:
    """A number put into a formula, named, with the facts it comes from. `low`/`high` = the range it is drawn from."""

    name: str
    value: float | None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One link: `mechanism` says that `quantity` of `state` (toward another) changes by `change`.

    `change` = f(world with the trigger) - f(world without it), in `unit`; `low`, `high`: 5th and 95th percentile where an
    input is known as a range; None = direction only. `because`: one sentence that the brief can print, naming only what its
    evidence holds. `formula`: the numbers put in. `gain`: True when the change is good for `state`, False when bad, None when open.
    `horizon_days`: within which it is expected. `likelihood`: only where counted or estimated. `prior`: the literature's
    estimate and source, "" if none.
    """

    mechanism: str
    state: str
    quantity: str
    change: float | None
    unit: str
    because: str
    formula: str
    evidence: tuple[Evidence, ...]
    toward: str | None = None
    low: float | None = None
    high: float | None = None
    direction: Direction = "open"
    gain: bool | None = None
    horizon_days: int | None = None
    likelihood: Likelihood | None = None
    inputs: tuple[Input, ...] = ()
    prior: str = ""
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """A mechanism that stayed silent, and the reason drawn from the data. `absent` = the world says no; False = not known."""

    mechanism: str
    reason: str
    absent: bool = True
    state: str | None = None
    trigger: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Implication:
    """The end of a chain: what changes for `state`. `steps` in order (1 to 3); the last one is the implication's own quantity.

    `triggers`: ids of the events, claims, relations it rests on. `contingent_on`: those of them that are claims.
    `fragile`: records of single facts whose removal flips the sign or moves the size by half (rule 6).
    `alternatives`: weaker paths to the same quantity, listed, never added up.
    """

    id: str
    state: str
    toward: str | None
    quantity: str
    direction: Direction
    value: float | None
    low: float | None
    high: float | None
    unit: str
    horizon_days: int | None
    likelihood: Likelihood | None
    grade: Grade
    gain: bool | None
    triggers: tuple[str, ...]
    contingent_on: tuple[str, ...]
    steps: tuple[Step, ...]
    fragile: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def mechanism(self) -> str:
        """The mechanism that made the last step."""
        return self.steps[-1].mechanism

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence of the chain, each pointer once, in order."""
        seen = {e.key: e for step in self.steps for e in step.evidence}
        return tuple(seen.values())
