"""Threat and counter-arming: what strengthens one side weighs on its rivals."""

from collections.abc import Iterator

from interstate.implications.base import Draws, Trigger, name, silent, state_pair, step
from interstate.implications.kinds import hostile, security, ways
from interstate.implications.placing import around
from interstate.measures.capability import figures
from interstate.measures.threat import fighting_rate, rivals, threatened, weight
from interstate.model.implication import Considered, Input, Step
from interstate.model.likelihood import Likelihood
from interstate.model.tie import Tie
from interstate.store.world import World

THIS = "security_dilemma"
PRIOR = (
    "one point more of the yearly probability of a fatal dispute went with 3 % more military spending, 165 states, 1950-2000 "
    "(Nordhaus, Oneal and Russett 2012, abstract)"
)


def security_dilemma(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """What strengthens one side weighs on its rivals.

    T_j = 1 - product over rivals k of (1 - p M_k / (M_k + M_j)), p = counted share of rival pair-years with armed conflict; with the
    act the rival's spending M_k is joined by a part of its backer's, drawn evenly from none to all. MECHANISMS 1.4.
    """
    if not (security(trigger) or hostile(trigger)):
        return
    pair = state_pair(trigger, world)
    if pair is None:
        yield silent(
            THIS, trigger, "the act is not between two single states, so no spending can be joined", absent=False
        )
        return
    before, _ = around(trigger, world)
    rate = fighting_rate(before)
    if rate is None:
        yield silent(
            THIS,
            trigger,
            "fewer than 20 pair-years of rivals on record: no rate of fighting can be counted",
            absent=False,
        )
        return
    if hostile(trigger):
        yield direct(trigger, before, rate, *pair)
        return
    for backer, backed in ways(trigger, *pair):
        against = {code: tie for code, tie in rivals(before, backed).items() if code != backer}
        if not against:
            yield silent(THIS, trigger, f"{name(backed)} has no rival on record besides {name(backer)}", absent=False)
        for state, tie in against.items():
            yield backing(trigger, before, rate, state, backed, backer, tie)


def backing(
    trigger: Trigger, world: World, rate: Likelihood, state: str, rival: str, backer: str, tie: Tie
) -> Step | Considered:
    """Threat to one state when its rival has a backer."""
    held = figures(world, "milex")
    missing = [code for code in (state, rival, backer) if code not in held]
    if missing:
        return silent(
            THIS,
            trigger,
            f"the military spending of {name(missing[0])} is not known by the day",
            absent=False,
            state=state,
        )
    mine, theirs, help_ = ((held[code].value or 0.0) for code in (state, rival, backer))
    p = rate.p

    def compute(v: Draws) -> object:
        joined = v["M_k"] + v["part"] * v["M_backer"]
        return v["p"] * (weight(v["M_j"], joined) - weight(v["M_j"], v["M_k"]))

    proofs = (held[state].proof, held[rival].proof, held[backer].proof)
    inputs = (
        Input("p", p, "per year", evidence=rate.evidence),
        Input("M_j", mine, "usd_bn", evidence=proofs[0]),
        Input("M_k", theirs, "usd_bn", evidence=proofs[1]),
        Input("M_backer", help_, "usd_bn", evidence=proofs[2]),
        Input("part", None, "share", 0.0, 1.0),
    )
    base = p * float(weight(mine, theirs)) if mine + theirs else 0.0
    return step(
        THIS, trigger, state, "threat", toward=rival, compute=compute, inputs=inputs,
        because=f"{name(rival)} is a rival of {name(state)}, and {name(backer)} stands behind it",
        formula=f"p (w(M_k + part M_backer) - w(M_k)), p = {rate.cases}/{rate.n}, M_j = {mine:g}, M_k = {theirs:g}, "
        f"M_backer = {help_:g}, part 0 to 1; without: {base:.4g}",
        evidence=tie.proof, good_when="down", horizon_days=365, prior=PRIOR, before=base,
    )  # fmt: skip


def direct(trigger: Trigger, world: World, rate: Likelihood, k: str, j: str) -> Step | Considered:
    """A hostile act: the threat to the recipient when the actor counts as a rival, and when it does not."""
    if k in rivals(world, j):
        return silent(
            THIS, trigger, f"{name(k)} and {name(j)} are rivals on record already: the measure has nothing to add"
        )
    held = figures(world, "milex")
    missing = [code for code in (k, j) if code not in held]
    if missing:
        return silent(
            THIS, trigger, f"the military spending of {name(missing[0])} is not known by the day", absent=False
        )
    mine, theirs = (held[j].value or 0.0), (held[k].value or 0.0)
    old = threatened(world, j)
    rest = 1 - (old.value or 0.0) if old is not None and old.value is not None else 1.0
    change = rest * rate.p * float(weight(mine, theirs))
    inputs = (
        Input("p", rate.p, "per year", evidence=rate.evidence),
        Input("M_j", mine, "usd_bn", evidence=held[j].proof),
        Input("M_k", theirs, "usd_bn", evidence=held[k].proof),
        Input("others", rest, "probability"),
    )
    return step(
        THIS, trigger, j, "threat", toward=k, change=change, inputs=inputs,
        because=f"{name(k)} acts against {name(j)}, though the two are no rivals on record",
        formula=f"{rest:.4g} * {rate.cases}/{rate.n} * {theirs:g} / ({theirs:g} + {mine:g}) = {change:.4g}",
        good_when="down", horizon_days=365, prior=PRIOR,
    )  # fmt: skip
