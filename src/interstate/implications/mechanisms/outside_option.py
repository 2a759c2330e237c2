"""A partner with a new outside option is harder to lean on; an isolated seller needs its buyers the more."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, name, percent, silent, state_pair, step
from interstate.implications.kinds import MATERIAL
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
from interstate.measures import leverage
from interstate.measures.capability import ratio
from interstate.measures.dependence import current, measured
from interstate.measures.isolation import isolated, senders
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.measurement import Measurement
from interstate.store.world import World

THIS = "outside_option"
LEAST = 0.02
OPENING = frozenset({*MATERIAL, "SUPPORT"})
"""Cooperation or agreement opens an option; talks and visits alone do not."""
PRIOR = (
    "power-dependence theory (Emerson 1962); arms influence worked better where the sender supplied more (Sislin 1994, abstract); "
    "for a third party's leverage no estimate was found"
)


def outside_option(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A partner with a new outside option is harder to lean on.

    Leverage L_ib = D_bi - D_ib, D_bi = share of b's exports that goes to i. With option c, D_bi falls by g D_bi,
    g = min(1, output of c / output of i). Counter-path: when others leave b, D_bi = V_bi / what stays rises; both are shown.
    MECHANISMS 1.8.
    """
    if not isinstance(trigger, Event) or trigger.type not in OPENING:
        return
    pair = state_pair(trigger, world)
    if pair is None:
        yield unpaired(THIS, trigger, world)
        return
    before, _ = around(trigger, world)
    both = trigger.mutual or trigger.type in MATERIAL
    for b, c in (pair, pair[::-1]) if both else (pair,):
        customers = needs(before, b)
        held = [row for row in customers if row.state_a not in (b, c) and row.state_a in world.states()]
        if not held:
            yield silent(
                THIS,
                trigger,
                f"the customers of {name(b)} are not on record, so its need of them is not known",
                absent=False,
            )
        for row in held:
            yield loss(trigger, before, row, b, c)


def needs(world: World, seller: str) -> list[Measurement]:
    """Customers of a seller by its own list, the largest first, from two per cent on."""
    rows = [measured(world, "exports", tie) for (_, b), tie in current(world, "exports").items() if b == seller]
    return sorted((row for row in rows if (row.value or 0.0) >= LEAST), key=lambda row: -(row.value or 0.0))


def loss(trigger: Trigger, world: World, row: Measurement, b: str, c: str) -> Step | Considered:
    """What i's leverage over b loses when b can sell to c as well, against what b's isolation gives it back."""
    i, d = row.state_a, row.value or 0.0
    size = ratio(world, "gdp", c, i)
    if size is None or size.value is None:
        return silent(
            THIS, trigger, f"the output of {name(c)} or of {name(i)} is not known by the day", absent=False, state=i
        )
    lonely = isolated(world, b)
    left = (
        lonely.value if lonely is not None and lonely.value is not None and i not in lonely_senders(world, b) else 0.0
    )
    base = leverage.over(world, i, b)
    g = min(1.0, size.value)
    back = d * d * (1 / (1 - left) - 1) if left < 1 else d
    inputs: tuple[Input, ...] = (
        Input("D_bi", d, "share", row.low, row.high, row.evidence),
        Input("g", g, "ratio", evidence=size.evidence),
    )
    option = "hardly any of it" if g < 0.05 else "all of it" if g == 1 else f"{percent(g)} of it"
    counter = ""
    if left > 0 and lonely is not None:
        counter = (
            f"; against that, states with {percent(left)} of known world output have sanctions on {name(b)}, "
            f"and a seller left alone needs {name(i)} the more"
        )
        inputs += (Input("gone", left, "share", evidence=lonely.evidence),)
    return step(
        THIS, trigger, i, "leverage", toward=b, compute=lambda v: -v["g"] * v["D_bi"],
        because=f"{name(b)} sends {percent(d)} of its exports to {name(i)}, and {name(c)} can take the place of {option}{counter}",
        formula=f"-g D_bi = -{g:.3g} * {d:.3g} ({row.settings}; g = min(1, {size.formula})); "
        f"counter-path 0 to +{back:.3g} = D_bi^2 (1 / (1 - {left:.3g}) - 1); net {-g * d:.3g} to {back - g * d:.3g}"
        + (f"; leverage without the act {base.formula}" if base else ""),
        inputs=inputs, evidence=base.evidence if base else (), good_when="up", direction="open" if back > g * d else None,
        horizon_days=1095, prior=PRIOR,
        before=base.value if base else None,
    )  # fmt: skip


def lonely_senders(world: World, b: str) -> frozenset[str]:
    """States with sanctions of their own on b: they have left, so its isolation gives them nothing back."""
    return frozenset(senders(world, b))
