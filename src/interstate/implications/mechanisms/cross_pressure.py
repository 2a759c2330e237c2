"""The hedger between poles: a partner moves toward what its other partners oppose."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, merged, name, percent, silent, state_pair, step
from interstate.implications.kinds import friendly
from interstate.implications.placing import around
from interstate.measures.autonomy import between, contacts, poles
from interstate.measures.isolation import senders
from interstate.measures.threat import rivals
from interstate.model.event import Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Input, Step
from interstate.store.world import World

THIS = "cross_pressure"
LEAST = 0.10
PRIOR = "no validated index; hedging capability measures power, not behaviour (Geeraerts and Salman 2016); stages of alignment (Korolev 2024)"


def cross_pressure(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A state with ties to two poles is pressed when one of them moves toward an opponent of the other.

    X_i = min(tau_ip, tau_iq) * d_pq in a layer, tau = share of the pole in i's ties, d = distance of the poles, 0 to 1: the share of q's
    camp that opposes (sanctions or rivalry) what p holds with; the change is that of d when p turns to the opponent, drawn evenly
    up to the whole of what is left. MECHANISMS 1.11.
    """
    if not isinstance(trigger, Event) or not friendly(trigger):
        return
    pair = state_pair(trigger, world)
    if pair is None:
        return
    before, _ = around(trigger, world)
    camps = poles(before)
    if not camps:
        yield silent(
            THIS,
            trigger,
            "the military spending of fewer than three states is known, so there are no poles",
            absent=False,
        )
        return
    moving = [(p, other) for p, other in (pair, pair[::-1]) if p in camps]
    if not moving:
        yield silent(
            THIS,
            trigger,
            f"neither {name(pair[0])} nor {name(pair[1])} leads a pole of the day ({', '.join(map(name, camps))})",
        )
        return
    for p, other in moving:
        for q, members in camps.items():
            if q == p or other in members:
                continue
            against = [code for code in members if code in senders(before, other) or code in rivals(before, other)]
            if not against:
                yield silent(
                    THIS,
                    trigger,
                    f"the camp of {name(q)} is not on record as an opponent of {name(other)}",
                    absent=False,
                )
                continue
            yield from pressed(trigger, before, p, q, other, len(against) / len(members), {*pair, *camps})


def pressed(
    trigger: Event, world: World, p: str, q: str, other: str, hostility: float, parties: set[str]
) -> Iterator[Step | Considered]:
    """States outside that hold a tenth or more of a layer with both poles, each in its strongest layer."""
    found = False
    living = set(world.states())
    for i, layer, with_p, with_q in between(world, p, q, LEAST):
        if i in parties or i not in living:
            continue
        found = True
        _, proof = contacts(world, i, layer)
        tau = min(with_p, with_q)
        yield step(
            THIS, trigger, i, "cross_pressure", toward=p, good_when="down",
            compute=lambda v: v["tau"] * v["d_rise"],
            because=f"{name(i)} has {percent(with_p)} of its {layer} ties with the camp of {name(p)} and {percent(with_q)} with that of "
            f"{name(q)}, and {name(p)} turns to {name(other)}, which {percent(hostility)} of that camp opposes",
            formula=f"min({with_p:.3g}, {with_q:.3g}) * rise of d_pq (0 to {hostility:.3g})",
            inputs=(
                Input("tau", tau, "share", evidence=proof[:6]), Input("d_rise", None, "share", 0.0, hostility),
                Input("share with p", with_p, "share"), Input("share with q", with_q, "share"),
            ),
            evidence=opposed(world, q, other), horizon_days=180, prior=PRIOR,
        )  # fmt: skip
    if not found:
        yield silent(
            THIS,
            trigger,
            f"no state is on record with a tenth of its ties with both {name(p)} and {name(q)}",
            absent=False,
        )


def opposed(world: World, q: str, other: str) -> tuple[Evidence, ...]:
    """Facts that show the leader of a camp opposing a state."""
    ties = senders(world, other).get(q, ())[:2]
    rivalry = rivals(world, other).get(q)
    return merged(*(tie.proof for tie in ties), rivalry.proof if rivalry else ())
