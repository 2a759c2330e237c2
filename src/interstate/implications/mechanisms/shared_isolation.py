"""Sanctioned states draw together: the same senders have measures on both."""

from collections.abc import Iterator

from interstate.implications.base import (
    Trigger,
    ends,
    from_measurement,
    listed,
    name,
    percent,
    silent,
    state_pair,
    step,
    trigger_id,
)
from interstate.implications.kinds import friendly
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
from interstate.measures import base_rates, isolation, visits
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.likelihood import Likelihood
from interstate.model.relation import Relation
from interstate.store.world import World

THIS = "shared_isolation"
RARE_YEARS = 5.0
PRIOR = (
    "contested: one large study finds sanctioned states less likely to work together except in risky dealings such as arms "
    "(University at Albany, abstract); no estimate for the closeness of two targets was found"
)


def shared_isolation(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """States under the same sanctions draw together.

    C_ab = share of world output whose states sanction both; beta C_ab, beta not estimated, so an act gives alignment a direction only,
    and a visit the change of the pair's rate of leaders' visits. Sanctions that the text reports, as an act or as a regime, give
    the change of the pressure itself. MECHANISMS 1.1.
    """
    if sanctions(trigger):
        yield from pressure(trigger, world)
        return
    if not friendly(trigger) or not isinstance(trigger, Event):
        return
    pair = state_pair(trigger, world)
    if pair is None:
        yield unpaired(THIS, trigger, world)
        return
    a, b = pair
    before, after = around(trigger, world)
    common = isolation.shared(before, a, b)
    if common is None or common.value is None:
        yield silent(
            THIS,
            trigger,
            f"no state is on record with sanctions of its own on both {name(a)} and {name(b)}",
            absent=False,
        )
        return
    senders = common.settings.split(": ")[1].split(", ")
    old, new = visits.rate(before, a, b), visits.rate(after, a, b)
    words = f"{listed(senders, 4)} have sanctions on both {name(a)} and {name(b)} ({percent(common.value)} of known world output)"
    yield step(
        THIS, trigger, a, "alignment", toward=b, direction="up", because=f"{words}, and each has reason to turn to the other",
        formula=f"C = {common.formula}; beta C, beta not estimated", inputs=(from_measurement("C", common),), horizon_days=1095,
        prior=PRIOR,
    )  # fmt: skip
    if new.value == old.value:
        return
    chance, gap = further(before, a, b)
    yield step(
        THIS, trigger, a, "visit_rate", toward=b, change=(new.value or 0.0) - (old.value or 0.0),
        because=f"{words}{gap}",
        formula=f"C = {common.formula}; rate {old.formula} without, {new.formula} with",
        inputs=(from_measurement("C", common), Input("rate without", old.value, old.unit), Input("rate with", new.value, new.unit)),
        evidence=new.evidence, horizon_days=365, likelihood=chance, prior=PRIOR, before=old.value, after=new.value,
    )  # fmt: skip


def further(world: World, a: str, b: str) -> tuple[Likelihood | None, str]:
    """How often a visit like this one was followed by another within a year, and the pair's own record in words."""
    held = visits.record(world, a, b)
    who = f"{name(a)} and {name(b)}"
    last = held[-1].start if held else None
    rare = last is None or (world.as_of - last).days >= 365.25 * RARE_YEARS
    chance = base_rates.next_visit(world, 365, RARE_YEARS if rare else None, who)
    if last is None:
        return chance, "; no earlier leaders' visit between them is on record"
    return chance, f"; the last leaders' visit between them before this one began on {last.day} {last:%B %Y}"


def sanctions(trigger: Trigger) -> bool:
    """True for sanctions as an act or as a standing regime."""
    if isinstance(trigger, Relation):
        return trigger.kind == "sanction regime"
    return isinstance(trigger, Event) and trigger.type == "SANCTION"


def pressure(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """Sanctions that the text reports: how much of the world's output stands behind them."""
    target = ends(trigger)[1]
    if target is None or target not in world.states():
        yield silent(
            THIS, trigger, f"{trigger_id(trigger)} names no single state as the target of the sanctions", absent=False
        )
        return
    before, after = around(trigger, world)
    old, new = isolation.isolated(before, target), isolation.isolated(after, target)
    if new is None or new.value is None:
        yield silent(
            THIS, trigger, f"no sender of the sanctions on {name(target)} is on record with its output", absent=False
        )
        return
    base = old.value if old is not None and old.value is not None else 0.0
    yield step(
        THIS, trigger, target, "sanctions_pressure", change=new.value - base, good_when="down",
        because=f"states that hold {percent(new.value)} of known world output have sanctions on {name(target)}",
        formula=f"{new.formula}; without what the text asserts: {base:.4f}",
        inputs=(from_measurement("isolation", new), Input("isolation without", base, "share of world GDP")), prior=PRIOR,
        before=base, after=new.value,
    )  # fmt: skip
