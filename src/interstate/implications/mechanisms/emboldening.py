"""Backing makes the weaker side bolder."""

from collections.abc import Iterator
from typing import Any

from interstate.implications.base import Draws, Trigger, name, silent, state_pair, step
from interstate.implications.kinds import security, standing, ways
from interstate.implications.placing import around
from interstate.measures.capability import figures, ratio
from interstate.measures.threat import fighting_rate, rivals, weight
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.measurement import Measurement
from interstate.store.world import World

THIS = "emboldening"
STRONGER = 3.0
DAYS = 180
PRIOR = (
    "contested: pledges conditional on attack -18 %, unconditional compellent ones +249 % (Benson 2011, abstract); nuclear umbrellas: "
    "no more war (Narang and Mehta 2019, abstract)"
)


def emboldening(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A weaker state that is backed grows bolder toward its rivals.

    Needs a backer three times as strong (military spending, else output) and a rival of the weaker; the change is that of the pair's
    probability of fighting within 180 days, p_h M_b / (M_b + M_k) with p_h = 1 - (1 - p)^(180/365), when a part of the backer's
    spending, none to all, is added. A change below the standard error of p_h is none. MECHANISMS 1.13.
    """
    backs = security(trigger) or (isinstance(trigger, Event) and trigger.type in ("SUPPORT", "AID"))
    pair = state_pair(trigger, world) if backs else None
    if pair is None:
        return
    if standing(trigger, world):
        words = f"the tie of {name(pair[0])} and {name(pair[1])} is on record already: the text adds nothing to it"
        yield silent(THIS, trigger, words)
        return
    before, _ = around(trigger, world)
    for a, b in ways(trigger, *pair):
        stronger = ratio(before, "milex", a, b) or ratio(before, "gdp", a, b)
        if stronger is None:
            yield silent(
                THIS,
                trigger,
                f"neither spending nor output of both {name(a)} and {name(b)} is known by the day",
                absent=False,
            )
        elif (stronger.value or 0.0) < STRONGER:
            words = f"{name(a)} is {stronger.value:.2g} times as strong as {name(b)}, less than three times"
            yield silent(THIS, trigger, words, evidence=stronger.evidence)
        else:
            yield from bolder(trigger, before, a, b, stronger)


def bolder(trigger: Trigger, world: World, a: str, b: str, stronger: Measurement) -> Iterator[Step | Considered]:
    """For each rival of the backed state: the rate of fighting with and without the backing."""
    rate, held = fighting_rate(world), figures(world, "milex")
    against = {code: tie for code, tie in rivals(world, b).items() if code != a}
    if rate is None:
        words = "fewer than 20 pair-years of rivals on record: no rate of fighting can be counted"
        yield silent(THIS, trigger, words, absent=False)
        return
    if not against:
        yield silent(THIS, trigger, f"no rival of {name(b)} besides {name(a)} is on record", absent=False)
        return
    p = within(rate.p, DAYS)
    for k, tie in against.items():
        missing = [code for code in (a, b, k) if not (code in held and held[code].value)]
        if missing:
            words = f"the military spending of {name(missing[0])} is not known by the day"
            yield silent(THIS, trigger, words, absent=False, state=k)
            continue
        mine, help_, theirs = ((held[code].value or 0.0) for code in (b, a, k))
        base = p * float(weight(theirs, mine))
        noise = (p * (1 - p) / rate.n) ** 0.5 * float(weight(theirs, mine))
        yield step(
            THIS, trigger, k, "escalation", toward=b, compute=bolder_by, noise=noise,
            because=f"{name(a)} is {stronger.value:.3g} times as strong as {name(b)} and backs it; {name(b)} and {name(k)} are rivals",
            formula=f"p_h (w(M_b + part M_a) - w(M_b)), w(M) = M / (M + M_k), p_h = 1 - (1 - {rate.cases}/{rate.n})^({DAYS}/365) = "
            f"{p:.4g}, M_b = {mine:g}, M_a = {help_:g}, M_k = {theirs:g}, part 0 to 1; without: {base:.4g}, standard error {noise:.2g}; "
            f"{stronger.formula}",
            inputs=(
                Input("p_h", p, "probability", evidence=rate.evidence),
                Input("M_b", mine, held[b].unit or "", evidence=held[b].proof),
                Input("M_a", help_, held[a].unit or "", evidence=held[a].proof),
                Input("M_k", theirs, held[k].unit or "", evidence=held[k].proof),
                Input("part", None, "share", 0.0, 1.0), Input("strength", stronger.value, "ratio", evidence=stronger.evidence),
            ),
            evidence=tie.proof, good_when="down", horizon_days=DAYS, prior=PRIOR, before=base,
        )  # fmt: skip


def bolder_by(v: Draws) -> Any:
    """What the backing adds to the probability of fighting."""
    return v["p_h"] * (weight(v["M_k"], v["M_b"] + v["part"] * v["M_a"]) - weight(v["M_k"], v["M_b"]))


def within(yearly: float, days: int) -> float:
    """A yearly probability as one within some days, 1 - (1 - p)^(days / 365)."""
    return float(1 - (1 - yearly) ** (days / 365))
