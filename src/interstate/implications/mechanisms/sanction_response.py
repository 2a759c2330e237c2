"""Third parties answer with measures."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, listed, name, percent, silent, state_pair, step
from interstate.implications.kinds import hostile, security, sensitive
from interstate.implications.placing import around
from interstate.measures import dependence
from interstate.measures.base_rates import new_measure
from interstate.measures.isolation import acting, proofs, senders
from interstate.model.implication import Considered, Input, Step
from interstate.store.world import World

THIS = "sanction_response"
LEAST = 0.10
PRIOR = "complete two-way sanctions cut trade most, with a tail of about eight years (Felbermayr et al. 2020); no hazard by trigger was found"


def sanction_response(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """States that have sanctions on a party answer with new ones.

    Needs an act of force or in arms, real or claimed, and a party with measures in force. The chance of a new dated step within
    180 days is counted over all states under sanctions; buyers of the party are exposed by their share. MECHANISMS 1.5.
    """
    if not (security(trigger) or hostile(trigger) or sensitive(trigger)):
        return
    pair = state_pair(trigger, world)
    if pair is None:
        return
    before, _ = around(trigger, world)
    targets = pair[:1] if hostile(trigger) else pair
    for target in targets:
        against = {code: ties for code, ties in senders(before, target).items() if code not in pair}
        if not against:
            yield silent(THIS, trigger, f"no sanctions of other states on {name(target)} are on record", absent=False)
            continue
        order = acting(before, against)
        chance = new_measure(before, 180, name(target))
        yield step(
            THIS, trigger, target, "new_measure", toward=order[0], direction="up", good_when="down",
            because=f"{listed(order, 4)} have sanctions in force on {name(target)}",
            formula=f"{len(against)} senders with measures in force; hazard counted over all states under sanctions",
            inputs=(Input("senders", float(len(against)), "states"),), evidence=proofs(before, against, 6),
            horizon_days=180, likelihood=chance, unconditional=True, prior=PRIOR,
        )  # fmt: skip
        yield from exposed(trigger, before, target, set(pair), set(against))


def exposed(trigger: Trigger, world: World, target: str, parties: set[str], against: set[str]) -> Iterator[Step]:
    """Buyers of the target that are no senders: the share that secondary measures could reach, none to all of it."""
    for good in ("arms", "crude", "gas"):
        for row in dependence.buyers(world, good, target):
            if (
                row.value is None
                or row.value < LEAST
                or row.state_a in parties | against
                or row.state_a not in world.states()
            ):
                continue
            yield step(
                THIS, trigger, row.state_a, "secondary_exposure", toward=target,
        compute=lambda v: v["reach"] * v["share"],
                because=f"{name(row.state_a)} bought {percent(row.value)} of its {good} from {name(target)}",
                formula=f"reach (0 to 1, not known) * share {row.value:.3g}",
                inputs=(Input("reach", None, "share", 0.0, 1.0), Input("share", row.value, "share", evidence=row.evidence)),
                good_when="down", horizon_days=365, prior=PRIOR,
            )  # fmt: skip
