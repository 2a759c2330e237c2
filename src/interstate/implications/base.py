"""What a mechanism is, and how it writes a step: the contract of the seam `mechanisms` and a few builders.

A mechanism is a function `(trigger, world) -> Iterator[Step | Considered]`. `world` is the world as it is known; the
mechanism asks `placing.around(trigger, world)` for the two worlds to compare, without the trigger and with it, and a
change is `measure(after) - measure(before)`. A mechanism that answers to a change made by another one takes that `Step`
as its trigger; it returns at once from a trigger of a class that it does not answer to.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from interstate.codes import quantities, states
from interstate.model.event import Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Direction, Input, Step
from interstate.model.likelihood import Likelihood
from interstate.model.measurement import Measurement
from interstate.model.relation import Relation
from interstate.store.world import World

Trigger = Event | Relation | Step
CONTINGENT = frozenset({"planned", "possible", "feared"})
"""Modalities that open a scenario: what would follow if it came about."""
Draws = Mapping[str, Any]
"""Name of an input -> a number, or an array with one number a draw; a formula must do for both."""


class Mechanism(Protocol):
    """A theory in a screenful. The first line of its docstring is what a brief calls it."""

    def __call__(self, trigger: Trigger, world: World) -> Iterator[Step | Considered]: ...


@dataclass(frozen=True, slots=True)
class Worked(Step):
    """A step that still knows how it was worked out, so that the engine can draw its inputs from their ranges.

    `compute`: the change, from one number for each input by name. `unconditional`: the likelihood is a base rate
    counted over all periods, so it does not depend on whether the trigger came about. `noise`: a smaller change is not
    told apart from none (the standard error of a counted rate in it).
    """

    compute: Callable[[Draws], Any] | None = None
    unconditional: bool = False
    noise: float | None = None


def from_measurement(name: str, measurement: Measurement) -> Input:
    """A measurement as an input, with its interval if it has one."""
    m = measurement
    return Input(name, m.value, m.unit, m.low, m.high, m.evidence)


def midpoint(item: Input) -> float:
    """The value of an input; of one known only as a range, its middle.

    Raises:
        ValueError: neither value nor range is known.
    """
    if item.value is not None:
        return item.value
    if item.low is None or item.high is None:
        raise ValueError(f'input "{item.name}" is not known')
    return (item.low + item.high) / 2


def at_midpoints(compute: Callable[[Draws], Any], inputs: Iterable[Input]) -> float:
    """A formula at the central value of each input."""
    return float(compute({item.name: midpoint(item) for item in inputs}))


def merged(*parts: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence of several parts, each pointer once, in order."""
    seen = {piece.key: piece for part in parts for piece in part}
    return tuple(seen.values())


def sign(change: float | None) -> Direction:
    """The direction of a change; "open" when it is not known or nothing."""
    if change is None or change == 0:
        return "open"
    return "up" if change > 0 else "down"


def step(
    mechanism: str,
    trigger: Trigger,
    state: str,
    quantity: str,
    *,
    because: str,
    formula: str,
    unit: str = "",
    toward: str | None = None,
    change: float | None = None,
    compute: Callable[[Draws], Any] | None = None,
    inputs: tuple[Input, ...] = (),
    evidence: Iterable[Evidence] = (),
    direction: Direction | None = None,
    good_when: Direction | None = None,
    horizon_days: int | None = None,
    likelihood: Likelihood | None = None,
    unconditional: bool = False,
    noise: float | None = None,
    prior: str = "",
    before: float | None = None,
    after: float | None = None,
) -> Worked:
    """A step with its evidence gathered: the trigger's first, then that of the inputs, then `evidence`.

    `compute` gives the change from the inputs; without it `change` is taken as given (exact), or None = direction only.
    `unit`: the quantity's own by default. `good_when`: the direction that is good for `state`; None = open. `direction`:
    only where no change is there to read it from.
    """
    if compute is not None:
        change = at_midpoints(compute, inputs)
    way = sign(change) if direction is None else direction
    gain = None if good_when is None or way == "open" else way == good_when
    counted = likelihood.evidence if likelihood is not None else ()
    return Worked(
        mechanism=mechanism,
        state=state,
        toward=toward,
        quantity=quantity,
        change=change,
        unit=unit or quantities.unit(quantity),
        because=because,
        formula=formula,
        evidence=merged(trigger.evidence, *(item.evidence for item in inputs), evidence, counted),
        direction=way,
        gain=gain,
        horizon_days=horizon_days,
        likelihood=likelihood,
        inputs=inputs,
        prior=prior,
        before=before,
        after=after,
        compute=compute,
        unconditional=unconditional,
        noise=noise,
    )


def silent(
    mechanism: str,
    trigger: Trigger,
    reason: str,
    *,
    absent: bool = True,
    state: str | None = None,
    evidence: Iterable[Evidence] = (),
) -> Considered:
    """Why a mechanism stays silent. `absent`: the world says no; False: the world does not know."""
    return Considered(mechanism, reason, absent, state, trigger_id(trigger), merged(evidence))


def trigger_id(trigger: Trigger) -> str | None:
    """Id of an event, claim or relation; None for a step, which is named by the chain that it stands in."""
    return None if isinstance(trigger, Step) else trigger.id


def ends(trigger: Trigger) -> tuple[str | None, str | None]:
    """The two parties as they are coded, blocs unopened: actor and recipient, or `state_a` and `state_b`."""
    if isinstance(trigger, Event):
        return trigger.actor, trigger.recipient
    if isinstance(trigger, Relation):
        return trigger.state_a, trigger.state_b
    return trigger.state, trigger.toward


def opened(code: str | None, world: World) -> tuple[str, ...]:
    """A state as itself, a bloc as its members on the day; nothing for None or for a bloc without dated members."""
    if code is None:
        return ()
    return (code,) if code in world.states() else world.members(code)


def pairs(trigger: Trigger, world: World) -> tuple[tuple[str, str], ...]:
    """Pairs of states (actor side, recipient side) that a trigger is about, blocs opened into their members."""
    first, second = ends(trigger)
    return tuple((a, b) for a in opened(first, world) for b in opened(second, world) if a != b)


def parties(trigger: Trigger, world: World) -> tuple[str, ...]:
    """All states on either side of a trigger, the first side's first, each once."""
    first, second = ends(trigger)
    return tuple(dict.fromkeys((*opened(first, world), *opened(second, world))))


def name(code: str) -> str:
    """Display name of a state or bloc."""
    return states.name(code)


def listed(codes: Iterable[str], most: int = 5) -> str:
    """Names in a sentence: "A, B and C"; beyond `most` the rest is counted. The order is the caller's."""
    words = [name(code) for code in codes]
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} more"]
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def percent(share: float) -> str:
    """A share in whole per cents, as a sentence says it; below one per cent with one digit."""
    points = 100 * share
    return f"{points:.0f} %" if abs(points) >= 1 else f"{points:.1f} %"


def state_pair(trigger: Trigger, world: World) -> tuple[str, str] | None:
    """Both sides of an event or relation if they are single states of the day, else None."""
    first, second = ends(trigger)
    living = world.states()
    return (first, second) if first in living and second in living and first != second else None
