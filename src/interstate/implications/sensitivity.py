"""Leave one fact out: which single facts carry an implication."""

from interstate.implications.base import Mechanism, Trigger
from interstate.implications.paths import Path
from interstate.model.evidence import Evidence
from interstate.model.implication import Step
from interstate.store.world import World

MOST_FACTS = 6
"""Facts tried a step: those of its inputs first, in order; a step resting on more is not carried by one of the rest."""

Pointers = dict[tuple[str, str], tuple[str, ...]]


class LeaveOneOut:
    """Runs a mechanism again without one fact; runs that several implications share are made once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._ids: Pointers | None = None
        self._runs: dict[tuple[str, str, tuple[str, ...]], tuple[Step, ...]] = {}

    def fragile(self, path: Path, mechanism: Mechanism) -> tuple[str, ...]:
        """Records of the facts whose absence flips the sign of the last step or moves its size by half."""
        if path.last.change is None:
            return ()
        trigger: Trigger = path.steps[-2] if len(path.steps) > 1 else path.root
        return tuple(
            record for source, record in facts(path.last) if self.breaks(path, mechanism, trigger, source, record)
        )

    def breaks(self, path: Path, mechanism: Mechanism, trigger: Trigger, source: str, record: str) -> bool:
        """True if the step is gone, turned round or halved (or half as large again) without the fact."""
        gone = self.ids().get((source, record), ())
        if not gone:
            return False
        name = f"{path.root.id}/{'>'.join(step.mechanism + step.state for step in path.steps[:-1])}"
        key = (name, path.last.mechanism, gone)
        if key not in self._runs:
            without = self.world.without(gone)
            self._runs[key] = tuple(found for found in mechanism(trigger, without) if isinstance(found, Step))
        same = [step for step in self._runs[key] if like(step, path.last)]
        if not same:
            return True
        held, now = path.last.change or 0.0, same[0].change
        return now is None or held * now < 0 or abs(now - held) > abs(held) / 2

    def ids(self) -> Pointers:
        """Facts of the world by source and record."""
        if self._ids is None:
            found: dict[tuple[str, str], list[str]] = {}
            for layer in self.world.layers():
                for tie in self.world.ties(layer):
                    found.setdefault((tie.source, tie.record), []).append(tie.fact_id)
            self._ids = {key: tuple(ids) for key, ids in found.items()}
        return self._ids


def facts(step: Step) -> list[tuple[str, str]]:
    """Source and record of the facts of a step, those of its inputs first, at most `MOST_FACTS`."""
    pointers: tuple[Evidence, ...] = (*(piece for item in step.inputs for piece in item.evidence), *step.evidence)
    found = dict.fromkeys((piece.source, piece.record) for piece in pointers if piece.kind == "fact")
    return list(found)[:MOST_FACTS]


def like(one: Step, other: Step) -> bool:
    """True if two steps are about the same quantity of the same state."""
    return (one.mechanism, one.quantity, one.state, one.toward) == (
        other.mechanism,
        other.quantity,
        other.state,
        other.toward,
    )
