"""Third parties answer with measures."""

from collections.abc import Iterator
from typing import Any

from interstate.implications.base import Draws, Trigger, ends, listed, name, opened, percent, silent, step
from interstate.implications.kinds import hostile, security, sensitive, standing
from interstate.implications.placing import around
from interstate.measures import dependence
from interstate.measures.base_rates import new_measure
from interstate.measures.isolation import acting, mandated, proofs, senders
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.store.world import World

THIS = "sanction_response"
LEAST = 0.10
DAYS = 180
PRIOR = (
    "complete two-way sanctions cut trade most, with a tail of about eight years (Felbermayr et al. 2020); mere threats raise trade "
    "(Afesorgbor 2019, abstract); no hazard by trigger was found"
)
GOODS = {"arms": "arms", "crude": "crude oil", "gas": "gas"}


def sanction_response(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """States that have sanctions on a party answer with new ones.

    Needs an act of force or in arms, real or claimed, and a party with measures in force. The chance of a new dated step within
    180 days is counted over all states under sanctions, so it does not depend on the act; buyers of the party are exposed by their
    share, none to all of it. MECHANISMS 1.5.
    """
    if not isinstance(trigger, Event) or not (security(trigger) or hostile(trigger) or sensitive(trigger)):
        return
    if standing(trigger, world):
        yield silent(THIS, trigger, f"{trigger.id} recalls what is on record already: it is no new act to answer")
        return
    before, _ = around(trigger, world)
    sides = ends(trigger)[:1] if hostile(trigger) else ends(trigger)
    parties = {code for side in sides for code in opened(side, world)}
    targets = [side for side in sides if side is not None and side in world.states()]
    for target in targets:
        against = {code: ties for code, ties in senders(before, target).items() if code not in parties}
        if not against:
            known = before.closed("sanction", target)
            yield silent(THIS, trigger, f"no sanctions of other states on {name(target)} are on record", absent=known)
            continue
        order = acting(before, against)
        bound = mandated(before, target)
        yield step(
            THIS, trigger, target, "new_measure", toward=order[0], direction="up", good_when="down",
            because=f"{listed(order, 4)} {'has' if len(order) == 1 else 'have'} sanctions in force on {name(target)}"
            + (", beside those of the United Nations" if bound else ""),
            formula=f"{len(against)} states with measures in force on {name(target)}; the hazard is counted over all states under sanctions",
            inputs=(Input("senders", float(len(against)), "states", evidence=proofs(before, against, 6)),),
            evidence=bound[-1].proof if bound else (), horizon_days=DAYS, unconditional=True, prior=PRIOR,
            likelihood=new_measure(before, DAYS, name(target)),
        )  # fmt: skip
        yield from exposed(trigger, before, target, parties | set(against))


def exposed(trigger: Trigger, world: World, target: str, left_out: set[str]) -> Iterator[Step]:
    """Buyers of the target that are no senders: the share that secondary measures could reach, none to all of it."""
    for good, words in GOODS.items():
        for row in dependence.buyers(world, good, target):
            i, share = row.state_a, row.value or 0.0
            if share < LEAST or i in left_out or i not in world.states():
                continue
            yield step(
                THIS, trigger, i, "secondary_exposure", toward=target, compute=reached,
                because=f"{name(i)} bought {percent(share)} of its {words} from {name(target)}, which is under sanctions",
                formula=f"reach (0 to 1, not known) * share of {words} {share:.3g} ({row.settings})",
                inputs=(Input("reach", None, "share", 0.0, 1.0), Input("share", share, "share", row.low, row.high, row.evidence)),
                good_when="down", horizon_days=365, prior=PRIOR,
            )  # fmt: skip


def reached(v: Draws) -> Any:
    """The part of the share that secondary measures reach."""
    return v["reach"] * v["share"]
