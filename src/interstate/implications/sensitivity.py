"""Leave one fact out: which single facts turn a result around, or move its size by half."""

from collections.abc import Iterator, Mapping

from interstate.implications.base import Mechanism, Trigger, Worked
from interstate.implications.paths import Path, unmoved, worked
from interstate.implications.placing import recorded
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Step
from interstate.model.tie import Tie
from interstate.store.world import World

HALF = 0.5
MOST = 6
"""Facts tried a step, in the order of its formula; of a longer list the rest is not tried."""
Pointer = tuple[str, str]


class Sensitivity:
    """Replays chains in worlds that lack one fact each; every replay is done once and kept."""

    def __init__(self, world: World, mechanisms: Mapping[str, Mechanism]) -> None:
        self.world = world
        self.mechanisms = mechanisms
        self.facts = index(world)
        self.thinner: dict[Pointer, World] = {}
        self.replays: dict[tuple[object, ...], Replay] = {}
        self.own: dict[int, frozenset[str]] = {}

    def fragile(self, path: Path) -> tuple[str, ...]:
        """Records of the facts without which the path's end changes sign, goes, or moves by half; in order of evidence."""
        found: dict[str, None] = {}
        mine = self.of_trigger(path)
        for step in path.steps:
            counted = {piece.key for piece in step.likelihood.evidence} if step.likelihood else set()
            for piece in carriers(step):
                pointer = (piece.source, piece.record)
                if piece.kind != "fact" or piece.key in counted or pointer not in self.facts:
                    continue
                if any(tie.fact_id in mine for tie in self.facts[pointer]) or piece.record in found:
                    continue
                if moved(path.last, self.replayed(path, pointer)):
                    found[piece.record] = None
        return tuple(found)

    def of_trigger(self, path: Path) -> frozenset[str]:
        """Facts of the record that are the trigger itself: without them nothing is left to be asked."""
        if path.order not in self.own:
            self.own[path.order] = frozenset(tie.fact_id for tie in recorded(path.trigger, self.world))
        return self.own[path.order]

    def replayed(self, path: Path, pointer: Pointer) -> Worked | None:
        """The end of the same chain in the world without the fact; None where the chain breaks."""
        if pointer not in self.thinner:
            self.thinner[pointer] = lacking(self.world, self.facts[pointer])
        world = self.thinner[pointer]
        trigger: Trigger = path.trigger
        trail: tuple[object, ...] = (pointer, path.order)
        for step in path.steps:
            trail = (*trail, step.mechanism)
            if trail not in self.replays:
                self.replays[trail] = Replay(self.mechanisms[step.mechanism](trigger, world))
            key = (step.state, step.toward, step.quantity)
            again = self.replays[trail].step(key)
            if again is None:
                return None
            trigger = again
            trail = (*trail, key)
        return trigger if isinstance(trigger, Worked) else None


class Replay:
    """The steps of one mechanism in one world, by what they are about, made as far as they are asked for."""

    def __init__(self, made: Iterator[Step | Considered]) -> None:
        self.made = made
        self.found: dict[tuple[str, str | None, str], Worked] = {}

    def step(self, key: tuple[str, str | None, str]) -> Worked | None:
        """The step about (state, toward, quantity); None if there is none, or if it moves nothing."""
        while key not in self.found:
            item = next(self.made, None)
            if item is None:
                return None
            if not isinstance(item, Considered) and not unmoved(item):
                self.found.setdefault((item.state, item.toward, item.quantity), worked(item))
        return self.found[key]


def carriers(step: Step) -> tuple[Evidence, ...]:
    """Facts that can carry a step: those of the numbers put in; of a step without such numbers all, at most `MOST`."""
    put_in = tuple(piece for value in step.inputs for piece in value.evidence if piece.kind == "fact")
    return (put_in or tuple(piece for piece in step.evidence if piece.kind == "fact"))[:MOST]


def moved(was: Worked, now: Worked | None) -> bool:
    """True if the result is gone, its sign has turned, or its size has moved by half."""
    if now is None or was.direction != now.direction:
        return True
    if was.change is None or now.change is None:
        return (was.change is None) != (now.change is None)
    return abs(now.change - was.change) >= HALF * abs(was.change)


def lacking(world: World, ties: tuple[Tie, ...]) -> World:
    """The world without these facts."""
    return world.without((tie.fact_id for tie in ties), {tie.layer for tie in ties})


def index(world: World) -> dict[Pointer, tuple[Tie, ...]]:
    """The world's facts by source and record, the pointer that evidence carries."""
    found: dict[Pointer, list[Tie]] = {}
    for layer in world.layers():
        for tie in world.ties(layer):
            found.setdefault((tie.source, tie.record), []).append(tie)
    return {pointer: tuple(ties) for pointer, ties in found.items()}
