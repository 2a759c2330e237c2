"""From a trigger along the mechanisms: every chain of at most three steps, and every mechanism that stayed silent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from interstate.implications.base import CONTINGENT, Mechanism, Worked, trigger_id
from interstate.implications.simulate import simulated
from interstate.model.event import Event
from interstate.model.implication import Considered, Step
from interstate.model.relation import Relation
from interstate.store.world import World

LONGEST = 3
NOTHING = 1e-12


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of steps from one trigger; `order`: the place of the trigger among all, in the order of the text."""

    trigger: Event | Relation
    order: int
    steps: tuple[Worked, ...]

    @property
    def last(self) -> Worked:
        """The step whose quantity is the implication's."""
        return self.steps[-1]

    @property
    def contingent(self) -> bool:
        """True if the chain hangs on what a text holds planned, possible or feared."""
        return self.trigger.modality in CONTINGENT

    @property
    def key(self) -> tuple[str, str, str, str | None, bool]:
        """Paths with the same key say the same: mechanism, quantity, state, toward whom, and whether it hangs on a claim."""
        last = self.last
        return (last.mechanism, last.quantity, last.state, last.toward, self.contingent)


@dataclass(frozen=True, slots=True)
class Unmoved:
    """A step without a measurable change: counted, not shown."""

    step: Step
    trigger: str | None


def worked(step: Step) -> Worked:
    """A step of any mechanism as one that the engine can simulate; a plain one has no formula to draw from."""
    if isinstance(step, Worked):
        return step
    return Worked(**{name: getattr(step, name) for name in Step.__dataclass_fields__})


def unmoved(step: Step) -> bool:
    """True for a change of nothing, one whose interval covers nothing, or one below its noise."""
    if step.change is None:
        return step.direction == "open" and step.low is not None and step.low == step.high
    if step.low is not None and step.high is not None and step.low <= 0 <= step.high:
        return True
    noise = step.noise if isinstance(step, Worked) and step.noise is not None else NOTHING
    return abs(step.change) < noise


def spread(
    trigger: Event | Relation, order: int, world: World, mechanisms: Mapping[str, Mechanism], draws: int
) -> Iterator[Path | Considered | Unmoved]:
    """All paths from one trigger, breadth first; a mechanism stands at most once in a path."""
    here: list[Path] = []
    for mechanism in mechanisms.values():
        for found in mechanism(trigger, world):
            if isinstance(found, Considered):
                yield found
                continue
            step = simulated(worked(found), draws)
            if unmoved(step):
                yield Unmoved(step, trigger_id(trigger))
                continue
            here.append(Path(trigger, order, (step,)))
    while here:
        yield from here
        onward: list[Path] = []
        for path in here:
            if len(path.steps) < LONGEST:
                for longer in extended(path, world, mechanisms, draws):
                    if isinstance(longer, Path):
                        onward.append(longer)
                    else:
                        yield longer
        here = onward


def extended(
    path: Path, world: World, mechanisms: Mapping[str, Mechanism], draws: int
) -> Iterator[Path | Considered | Unmoved]:
    """The path with one more step, by each mechanism that takes its last step for a trigger."""
    used = {step.mechanism for step in path.steps}
    for name, mechanism in mechanisms.items():
        if name in used:
            continue
        for found in mechanism(path.last, world):
            if isinstance(found, Considered):
                yield found if found.trigger else replace(found, trigger=trigger_id(path.trigger))
                continue
            step = simulated(worked(found), draws)
            if unmoved(step):
                yield Unmoved(step, trigger_id(path.trigger))
            else:
                yield Path(path.trigger, path.order, (*path.steps, step))
