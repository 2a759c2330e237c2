"""What events, claims and relations mean for every state: one run of all mechanisms, with its counterfactual in every step."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from interstate import registry
from interstate.implications.base import Worked
from interstate.implications.grades import grade
from interstate.implications.paths import Mechanisms, Path, walk
from interstate.implications.sensitivity import LeaveOneOut
from interstate.implications.simulate import DRAWS, ranged
from interstate.implications.strongest import beneath, moved, strongest
from interstate.model.event import Claim, Event
from interstate.model.implication import Considered, Implication, Step
from interstate.model.likelihood import Likelihood
from interstate.model.relation import Relation
from interstate.store.world import World

STEP_FIELDS = tuple(field.name for field in fields(Step))


def implications(
    events: Iterable[Event],
    claims: Iterable[Claim],
    relations: Iterable[Relation],
    world: World,
    draws: int = DRAWS,
    mechanisms: Mechanisms | None = None,
    sensitivity: bool = True,
) -> tuple[tuple[Implication, ...], tuple[Considered, ...]]:
    """Implications in order of weight, and the mechanisms that stayed silent with the reason.

    A claim that is planned, possible or feared opens a scenario: what rests on it names it in `contingent_on`. What is denied or
    prescribed triggers nothing and is listed. Of several paths to one quantity of one state the strongest is kept, the others are
    named. A change of nothing is not an implication; it is counted among the considered. `draws`, `sensitivity`: rules 4 and 6.
    """
    known = dict(mechanisms) if mechanisms is not None else installed()
    paths, reasons = walk((*events, *claims, *relations), world, known)
    kept = [(path, weaker) for path, weaker in strongest(path for path in paths if moved(path))]
    still = [path for path in paths if not moved(path)]
    tries = LeaveOneOut(world)
    made = []
    for path, weaker in sorted(kept, key=lambda pair: weight(pair[0])):
        fragile = tries.fragile(path, known[path.last.mechanism]) if sensitivity else ()
        made.append(implication(f"I{len(made) + 1}", path, weaker, draws, fragile))
    return tuple(made), tuple(considered(reasons, still, {path.last.mechanism for path, _ in kept}))


def installed() -> Mechanisms:
    """Every mechanism of the registry, by name."""
    return {name: registry.load("mechanisms", name) for name in registry.names("mechanisms")}


def weight(path: Path) -> tuple[bool, bool, bool, int, float, str, str, int]:
    """Small is weighty: firm, counted, sized, more evidence, larger; then by content and place in the text, never by a name."""
    last = path.last
    size = -abs(last.change) if last.change is not None else 0.0
    return (
        path.contingent,
        last.likelihood is None,
        last.change is None,
        -min(len(last.evidence), 12),
        round(size, 12),
        last.quantity,
        last.mechanism,
        path.place,
    )


def implication(key: str, path: Path, weaker: Sequence[Path], draws: int, fragile: tuple[str, ...]) -> Implication:
    """A path as an implication: sized, graded, with what it hangs on."""
    last = path.last
    low, high = ranged(last, draws)
    return Implication(
        id=key,
        state=last.state,
        toward=last.toward,
        quantity=last.quantity,
        direction=last.direction,
        value=last.change,
        low=low,
        high=high,
        unit=last.unit,
        horizon_days=last.horizon_days,
        likelihood=likelihood(path),
        grade=grade(last.mechanism, last.quantity),
        gain=last.gain,
        triggers=(path.root.id,),
        contingent_on=(path.root.id,) if path.contingent else (),
        steps=tuple(plain(step, likelihood(path) if step is last else None) for step in path.steps),
        fragile=fragile,
        alternatives=beneath(weaker),
    )


def plain(step: Step, chance: Likelihood | None) -> Step:
    """A step as a noun, without the function that worked it out; a likelihood that the trigger does not bear is dropped."""
    values = {name: getattr(step, name) for name in STEP_FIELDS}
    return Step(**{**values, "likelihood": chance})


def likelihood(path: Path) -> Likelihood | None:
    """What has been counted for the last step, where the trigger happened or the count does not depend on it.

    A claim has no counted truth, so what follows from it has no likelihood; nor has a chain with an uncounted step before the last.
    """
    last = path.last
    free = isinstance(last, Worked) and last.unconditional
    if last.likelihood is None or free:
        return last.likelihood
    if path.contingent or len(path.steps) > 1:
        return None
    return last.likelihood


def considered(reasons: Iterable[Considered], still: Iterable[Path], fired: set[str]) -> list[Considered]:
    """Reasons, each once a mechanism; then changes of nothing, counted. Mechanisms that fired elsewhere keep their reasons too."""
    found: dict[tuple[str, str], Considered] = {}
    for row in reasons:
        found.setdefault((row.mechanism, row.reason), row)
    nothing: dict[tuple[str, str], list[Path]] = {}
    for path in still:
        nothing.setdefault((path.last.mechanism, path.last.quantity), []).append(path)
    for (mechanism, quantity), paths in nothing.items():
        first = paths[0].last
        reason = f"no measurable change of {quantity} for {len(paths)} state(s): {first.formula}"
        found.setdefault(
            (mechanism, reason), Considered(mechanism, reason, True, None, paths[0].root.id, first.evidence)
        )
    return sorted(found.values(), key=lambda row: (row.mechanism in fired, row.mechanism))
