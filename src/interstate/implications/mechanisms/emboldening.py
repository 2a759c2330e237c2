"""Backing makes the weaker side bolder."""

from collections.abc import Iterator

from interstate.implications.base import Draws, Trigger, name, silent, state_pair, step
from interstate.implications.kinds import security, ways
from interstate.implications.placing import around
from interstate.measures.capability import figures, ratio
from interstate.measures.threat import fighting_rate, rivals, weight
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.measurement import Measurement
from interstate.store.world import World

THIS = "emboldening"
STRONGER = 3.0
PRIOR = (
    "contested: pledges conditional on attack -18 %, unconditional compellent ones +249 % (Benson 2011, abstract); nuclear umbrellas: "
    "no more war (Narang and Mehta 2019, abstract)"
)


def emboldening(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A weaker state that is backed grows bolder toward its rivals.

    Needs a backer three times as strong (military spending, else output) and a rival of the weaker; the change is that of the pair's
    rate of fighting p M_b / (M_b + M_k) when a part of the backer's spending, none to all, is added. MECHANISMS 1.13.
    """
    backs = security(trigger) or (isinstance(trigger, Event) and trigger.type == "SUPPORT")
    pair = state_pair(trigger, world) if backs else None
    if pair is None:
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
    if rate is None or not against:
        yield silent(THIS, trigger, f"no rival of {name(b)} besides {name(a)} is on record", absent=False)
        return
    for k, tie in against.items():
        if any(code not in held for code in (a, b, k)):
            continue
        mine, help_, theirs = ((held[code].value or 0.0) for code in (b, a, k))

        def compute(v: Draws) -> object:
            return v["p"] * (weight(v["M_k"], v["M_b"] + v["part"] * v["M_a"]) - weight(v["M_k"], v["M_b"]))

        yield step(
            THIS, trigger, k, "escalation", toward=b, compute=compute,
            because=f"{name(a)} is {stronger.value:.3g} times as strong as {name(b)} and backs it; {name(b)} and {name(k)} are rivals",
            formula=f"p (w(M_b + part M_a) - w(M_b)), p = {rate.cases}/{rate.n}, M_b = {mine:g}, M_a = {help_:g}, M_k = {theirs:g}, "
            f"part 0 to 1; {stronger.formula}",
            inputs=(
                Input("p", rate.p, "per year", evidence=rate.evidence),
                Input("M_b", mine, "usd_bn", evidence=held[b].proof), Input("M_a", help_, "usd_bn", evidence=held[a].proof),
                Input("M_k", theirs, "usd_bn", evidence=held[k].proof), Input("part", None, "share", 0.0, 1.0),
                Input("strength", stronger.value, "ratio"),
            ),
            evidence=tie.proof, good_when="down", horizon_days=180, prior=PRIOR,
        )  # fmt: skip
