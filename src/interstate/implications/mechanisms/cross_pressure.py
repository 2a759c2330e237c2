"""The hedger between poles: a partner moves toward what its other partners oppose."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, merged, name, percent, silent, state_pair, step
from interstate.implications.camps import beside, torn
from interstate.implications.kinds import friendly
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
from interstate.measures.autonomy import poles
from interstate.measures.capability import figures
from interstate.measures.isolation import heaviest, senders
from interstate.measures.threat import rivals
from interstate.model.event import Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Input, Step
from interstate.store.world import World

THIS = "cross_pressure"
LEAST = 0.10
WORDS = {"imports": "import", "visits": "visit"}
"""A layer as a word before "ties"."""
PRIOR = "no validated index; hedging capability measures power, not behaviour (Geeraerts and Salman 2016); stages of alignment (Korolev 2024)"


def cross_pressure(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A state with ties to two poles is pressed when one of them moves toward an opponent of the other.

    X_i = min(tau_ip, tau_iq) * d_pq in a layer, tau = published share of the pole in i's ties, d = distance of the poles, 0 to 1: the share of q's
    camp that opposes (sanctions or rivalry) what p holds with; the change is that of d when p turns to the opponent, drawn evenly
    up to the whole of what is left. MECHANISMS 1.11.
    """
    if not isinstance(trigger, Event) or not friendly(trigger):
        return
    pair = state_pair(trigger, world)
    if pair is None:
        yield unpaired(THIS, trigger, world)
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
            yield from pressed(trigger, before, (p, q, other), against, len(against) / len(members), {*pair, *camps})


def pressed(
    trigger: Event, world: World, roles: tuple[str, str, str], against: list[str], hostility: float, parties: set[str]
) -> Iterator[Step | Considered]:
    """States outside that hold a tenth or more of a layer with both poles, each in its strongest layer."""
    p, q, other = roles
    found = False
    living = set(world.states())
    spending = figures(world, "milex")
    shown = merged(opposed(world, against, other), spending[p].proof, spending[q].proof)
    for row in torn(world, p, q, LEAST):
        if row.state in parties or row.state not in living:
            continue
        found = True
        proof = merged(*(tie.proof for tie in row.ties))
        spread = beside(world, row.state, row.layer)
        yield step(
            THIS, trigger, row.state, "cross_pressure", toward=p, good_when="down",
            compute=lambda v: v["tau"] * v["d_rise"],
            because=f"{name(row.state)} has {percent(row.with_p)} of its {WORDS.get(row.layer, row.layer)} ties with the camp of {name(p)} and "
            f"{percent(row.with_q)} with that of {name(q)}, and {name(p)} turns to {name(other)}, which {percent(hostility)} of "
            "the states of that other camp oppose",
            formula=f"min({row.with_p:.3g}, {row.with_q:.3g}) * rise of d_pq (0 to {hostility:.3g}); not in the lists: {row.rest:.3g}"
            + (f"; autonomy beside it: {spread.formula}" if spread else ""),
            inputs=(
                Input("tau", row.least, "share", row.least, row.most, proof), Input("d_rise", None, "share", 0.0, hostility),
                Input("share with p", row.with_p, "share"), Input("share with q", row.with_q, "share"),
            ),
            evidence=shown, horizon_days=180, prior=PRIOR,
        )  # fmt: skip
    if not found:
        yield silent(
            THIS,
            trigger,
            f"no state is on record with a tenth of its ties with both {name(p)} and {name(q)}",
            absent=False,
        )


def opposed(world: World, against: list[str], other: str) -> tuple[Evidence, ...]:
    """Facts that show the largest opponents of a state in a camp."""
    measures, feuds = senders(world, other), rivals(world, other)
    facts = [
        tie for code in heaviest(world, against)[:2] for tie in (*measures.get(code, ())[:1], feuds.get(code)) if tie
    ]
    return merged(*(tie.proof for tie in facts))
