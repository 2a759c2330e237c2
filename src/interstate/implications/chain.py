"""What events, claims and relations mean for each state: every mechanism on every trigger, as explained chains."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from interstate import registry
from interstate.implications import likelihoods, silence
from interstate.implications.base import Mechanism, Worked, ends
from interstate.implications.grades import Graded, grade
from interstate.implications.paths import Path, Unmoved, spread
from interstate.implications.sensitivity import Sensitivity
from interstate.implications.simulate import DRAWS
from interstate.implications.strongest import strongest, told
from interstate.model.event import Claim, Event
from interstate.model.implication import Considered, Implication, Step
from interstate.model.relation import Relation
from interstate.store.world import World

Answer = tuple[tuple[Implication, ...], tuple[Considered, ...]]


def implications(
    events: Iterable[Event],
    claims: Iterable[Claim],
    relations: Iterable[Relation],
    world: World,
    draws: int = DRAWS,
    mechanisms: Mapping[str, Mechanism] | None = None,
    graded: Graded | None = None,
    tested: Collection[str] | None = None,
) -> Answer:
    """What follows from the triggers in this world, for every state, and what was considered and does not.

    Planned, possible and feared triggers open scenarios (`contingent_on`); prescribed and denied ones lead to nothing and are
    listed. Chains have at most three steps; of several paths to one quantity the strongest is shown. Ids `I1` ... follow
    the content: what occurred before what is claimed, then size, number of pieces of evidence, quantity, order of triggers.

    Args:
        draws: simulated draws for ranges; 0 leaves out ranges and the search for facts that carry a result alone.
        mechanisms: by name; None = all that are registered.
        graded: grades from a backtest; without them every grade is C.
        tested: states whose implications are tried again without each of their facts; None = all.
    """
    chosen = registered() if mechanisms is None else dict(mechanisms)
    paths: list[Path] = []
    silent: list[Considered] = []
    unmoved: list[Unmoved] = []
    triggers: list[Event | Relation] = [*events, *claims, *relations]
    for order, trigger in enumerate(triggers):
        if trigger.modality in ("denied", "prescribed"):
            silent += silence.refused(trigger, order, world, chosen)
            continue
        for item in spread(trigger, order, world, chosen, draws):
            if isinstance(item, Path):
                paths.append(item)
            elif isinstance(item, Unmoved):
                unmoved.append(item)
            else:
                silent.append(item)
    silent += silence.still(unmoved)
    spoke = [*(step.mechanism for path in paths for step in path.steps), *(row.mechanism for row in silent)]
    silent += silence.unspoken(chosen, spoke)
    shown = sorted(strongest(paths), key=lambda pair: rank(pair[0], world))
    lone = Sensitivity(world, chosen) if draws > 0 else None
    found = [
        implication(f"I{number}", path, others, lone if wanted(path, tested) else None, graded)
        for number, (path, others) in enumerate(shown, start=1)
    ]
    return tuple(found), silence.once(silent, {one: at for at, one in enumerate(chosen)})


def wanted(path: Path, tested: Collection[str] | None) -> bool:
    """True if the search for lone facts was asked for the state of a path."""
    return tested is None or path.last.state in tested


@cache
def registered() -> dict[str, Mechanism]:
    """All mechanisms of the registry, by name."""
    return {name: registry.load("mechanisms", name) for name in registry.names("mechanisms")}


def implication(
    id: str, path: Path, others: tuple[Path, ...], lone: Sensitivity | None, graded: Graded | None
) -> Implication:
    """A path as an implication: the last step's quantity, the whole chain as its explanation."""
    last = path.last
    steps = tuple(plain(step) for step in path.steps)
    return Implication(
        id=id,
        state=last.state,
        toward=last.toward,
        quantity=last.quantity,
        direction=last.direction,
        value=last.change,
        low=last.low,
        high=last.high,
        unit=last.unit,
        horizon_days=last.horizon_days,
        likelihood=likelihoods.of_path(path),
        grade=grade(steps, graded),
        gain=last.gain,
        triggers=(path.trigger.id,),
        contingent_on=(path.trigger.id,) if path.contingent else (),
        steps=steps,
        fragile=lone.fragile(path) if lone is not None else (),
        alternatives=tuple(told(other) for other in others),
    )


def plain(step: Worked) -> Step:
    """The step without its formula as code: what travels on."""
    return Step(**{name: getattr(step, name) for name in Step.__dataclass_fields__})


def rank(path: Path, world: World) -> tuple[object, ...]:
    """Order of implications, by content: never by the label of a state."""
    last = path.last
    evidence = [piece for step in path.steps for piece in step.evidence]
    return (
        path.contingent,
        last.change is None,
        -round(abs(last.change or 0.0), 9),
        -len(evidence),
        last.quantity,
        path.order,
        role(path.trigger, last.state),
        role(path.trigger, last.toward),
        last.mechanism,
        tuple((piece.kind, piece.source, piece.record) for piece in evidence),
    )


def role(trigger: Event | Relation, state: str | None) -> int:
    """0 for the actor's side, 1 for the recipient's, 2 for another state, 3 for none."""
    if state is None:
        return 3
    return ends(trigger).index(state) if state in ends(trigger) else 2
