"""Run every mechanism on every trigger, and let a change that one of them made trigger another: chains of at most three steps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from interstate.implications.base import CONTINGENT, Mechanism, Trigger
from interstate.implications.placing import around
from interstate.model.event import Event
from interstate.model.implication import Considered, Step
from interstate.model.relation import Relation
from interstate.store.world import World

LONGEST = 3
Mechanisms = Mapping[str, Mechanism]
Root = Event | Relation


@dataclass(frozen=True, slots=True)
class Path:
    """A chain with the event, claim or relation it starts from, and where that stands in the text."""

    root: Root
    place: int
    steps: tuple[Step, ...]

    @property
    def last(self) -> Step:
        """The step whose quantity the path is about."""
        return self.steps[-1]

    @property
    def contingent(self) -> bool:
        """True if it starts from what is only planned, possible or feared."""
        return self.root.modality in CONTINGENT

    @property
    def key(self) -> tuple[str, str, str, str | None]:
        """Mechanism, quantity, state, toward: of paths with one key only the strongest is shown."""
        return (self.last.mechanism, self.last.quantity, self.last.state, self.last.toward)


def walk(roots: Iterable[Root], world: World, mechanisms: Mechanisms) -> tuple[list[Path], list[Considered]]:
    """Every path from every root, and every reason for silence."""
    paths: list[Path] = []
    reasons: list[Considered] = []
    for place, root in enumerate(roots):
        closed = shut(root)
        if closed is not None:
            reasons.append(closed)
            continue
        front = [Path(root, place, (step,)) for step in fire(root, world, mechanisms, reasons.append)]
        paths += front
        after = around(root, world)[1]
        for _ in range(LONGEST - 1):
            front = [
                Path(root, place, (*path.steps, step))
                for path in front
                for step in fire(path.last, after, mechanisms, drop)
                if fresh(step, path)
            ]
            paths += front
    return paths, reasons


def fire(trigger: Trigger, world: World, mechanisms: Mechanisms, note: Callable[[Considered], None]) -> Iterator[Step]:
    """Steps of all mechanisms on one trigger; silence goes to `note`."""
    for mechanism in mechanisms.values():
        for found in mechanism(trigger, world):
            if isinstance(found, Considered):
                note(found)
            else:
                yield found


def drop(_reason: Considered) -> None:
    """A mechanism that does not answer to a step is no news."""


def fresh(step: Step, path: Path) -> bool:
    """A mechanism stands in a chain once."""
    return step.mechanism not in {held.mechanism for held in path.steps}


def shut(root: Root) -> Considered | None:
    """Why nothing follows from an item: it is denied, or it says what should be done."""
    if root.modality == "denied":
        holder = getattr(root, "holder", "") or "the text"
        return Considered(
            "every mechanism", f"{root.id} is denied by {holder}: nothing follows from it", True, None, root.id
        )
    if root.modality == "prescribed":
        return Considered(
            "every mechanism",
            f"{root.id} says what should be done: it feeds options, not implications",
            True,
            None,
            root.id,
        )
    return None
