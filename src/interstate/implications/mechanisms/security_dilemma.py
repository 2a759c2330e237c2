"""Threat and counter-arming: what strengthens one side weighs on its rivals."""

from collections.abc import Iterator

from interstate.implications.base import Draws, Trigger, ends, name, opened, silent, step
from interstate.implications.kinds import hostile, security, standing, ways
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
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
    act the rival's spending M_k is joined by a part of its backer's (of a bloc: of its members'), drawn evenly from none to all. A
    change below the standard error of the counted threat is none. MECHANISMS 1.4.
    """
    if not (security(trigger) or hostile(trigger)):
        return
    a, b = ends(trigger)
    if a is None or b is None or not opened(a, world) or b not in world.states() or a == b:
        yield unpaired(THIS, trigger, world)
        return
    if standing(trigger, world):
        yield silent(
            THIS, trigger, f"the tie of {name(a)} and {name(b)} is on record already: the text adds nothing to it"
        )
        return
    before, _ = around(trigger, world)
    rate = fighting_rate(before)
    if rate is None:
        words = "fewer than 20 pair-years of rivals on record: no rate of fighting can be counted"
        yield silent(THIS, trigger, words, absent=False)
        return
    if hostile(trigger):
        yield direct(trigger, before, rate, a, b)
        return
    for backer, backed in ways(trigger, a, b):
        if backed not in world.states():
            continue
        against = {code: tie for code, tie in rivals(before, backed).items() if code not in opened(backer, world)}
        if not against:
            yield silent(THIS, trigger, f"{name(backed)} has no rival on record besides {name(backer)}", absent=False)
        for state, tie in against.items():
            yield backing(trigger, before, rate, state, backed, backer, tie)


def spending(world: World, code: str, without: frozenset[str] = frozenset()) -> list[Tie]:
    """Known military spending of a state, or of the members of a bloc, the largest first."""
    held = figures(world, "milex")
    found = [held[one] for one in opened(code, world) if one in held and one not in without]
    return sorted(found, key=lambda tie: (-(tie.value or 0.0), tie.record))


def total(ties: list[Tie]) -> float:
    """Sum of the figures."""
    return sum(tie.value or 0.0 for tie in ties)


def joined(name_: str, ties: list[Tie], unit: str) -> Input:
    """The sum of figures as an input, with the six largest as evidence."""
    return Input(name_, total(ties), unit, evidence=tuple(piece for tie in ties[:6] for piece in tie.proof))


def backing(
    trigger: Trigger, world: World, rate: Likelihood, state: str, rival: str, backer: str, tie: Tie
) -> Step | Considered:
    """Threat to one state when its rival has a backer."""
    spent = [spending(world, state), spending(world, rival), spending(world, backer, frozenset((state, rival)))]
    for code, ties in zip((state, rival, backer), spent, strict=True):
        if not total(ties):
            words = f"the military spending of {name(code)} is not known by the day"
            return silent(THIS, trigger, words, absent=False, state=state)
    mine, theirs, help_ = map(total, spent)
    unit = spent[0][0].unit or ""
    base = rate.p * float(weight(mine, theirs))

    def compute(v: Draws) -> object:
        return v["p"] * (weight(v["M_j"], v["M_k"] + v["part"] * v["M_backer"]) - weight(v["M_j"], v["M_k"]))

    inputs = (
        Input("p", rate.p, "per year", evidence=rate.evidence),
        joined("M_j", spent[0], unit),
        joined("M_k", spent[1], unit),
        joined("M_backer", spent[2], unit),
        Input("part", None, "share", 0.0, 1.0),
    )
    noise = deviation(rate) * float(weight(mine, theirs))
    return step(
        THIS, trigger, state, "threat", toward=rival, compute=compute, inputs=inputs, noise=noise,
        because=f"{name(rival)} is a rival of {name(state)}, and {name(backer)} stands behind it",
        formula=f"p (w(M_k + part M_backer) - w(M_k)), w(M) = M / (M + M_j), p = {rate.cases}/{rate.n}, M_j = {mine:g}, "
        f"M_k = {theirs:g}, M_backer = {help_:g}, part 0 to 1; without: {base:.4g}, standard error {noise:.2g}",
        evidence=tie.proof, good_when="down", horizon_days=365, prior=PRIOR, before=base,
        after=base + float(compute({"p": rate.p, "M_j": mine, "M_k": theirs, "M_backer": help_, "part": 0.5})),  # type: ignore[arg-type]
    )  # fmt: skip


def deviation(rate: Likelihood) -> float:
    """Standard error of a counted share, sqrt(p (1 - p) / n)."""
    return float((rate.p * (1 - rate.p) / rate.n) ** 0.5)


def direct(trigger: Trigger, world: World, rate: Likelihood, k: str, j: str) -> Step | Considered:
    """A hostile act: the threat to the recipient when the actor counts as a rival, and when it does not."""
    if k in rivals(world, j):
        words = f"{name(k)} and {name(j)} are rivals on record already: the measure has nothing to add"
        return silent(THIS, trigger, words, evidence=rivals(world, j)[k].proof)
    mine_, theirs_ = spending(world, j), spending(world, k, frozenset((j,)))
    for code, ties in ((j, mine_), (k, theirs_)):
        if not total(ties):
            return silent(THIS, trigger, f"the military spending of {name(code)} is not known by the day", absent=False)
    mine, theirs = total(mine_), total(theirs_)
    old = threatened(world, j)
    known = old.value if old is not None and old.value is not None else 0.0
    change = (1 - known) * rate.p * float(weight(mine, theirs))
    inputs = (
        Input("p", rate.p, "per year", evidence=rate.evidence),
        joined("M_j", mine_, mine_[0].unit or ""),
        joined("M_k", theirs_, theirs_[0].unit or ""),
        Input("threat of the others", known, "per year"),
    )
    return step(
        THIS, trigger, j, "threat", toward=k, change=change, inputs=inputs,
        because=f"{name(k)} acts against {name(j)}, though the two are no rivals on record",
        formula=f"(1 - {known:.4g}) * {rate.cases}/{rate.n} * {theirs:g} / ({theirs:g} + {mine:g}) = {change:.4g}",
        good_when="down", horizon_days=365, prior=PRIOR, before=known, after=known + change,
    )  # fmt: skip
