"""Arms for technology, fuel or food: what one has and the other needs."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, name, silent, state_pair, step
from interstate.implications.kinds import MATERIAL, standing
from interstate.implications.placing import around, ties_of
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.tie import Tie
from interstate.store.world import World

THIS = "reciprocal_exchange"
YEARS = 10
BUYER_FIRST = ("arms", "energy", "trade")
GOODS = {
    "missile": "missile technology",
    "nuclear": "nuclear technology",
    "space": "space technology",
    "crude": "crude oil",
    "energy": "fuel",
    "trade": "goods",
    "import": "goods",
}
"""Kinds of goods as a sentence calls them."""


def reciprocal_exchange(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """One side gives what the other lacks.

    Needs a surplus of the giver or a need of the receiver on record; the change is the number of states on record that supply the
    receiver with the good, with and without the act. MECHANISMS 1.2.
    """
    if not isinstance(trigger, Event) or trigger.type not in MATERIAL:
        return
    pair = state_pair(trigger, world)
    placed = [tie for tie in ties_of(trigger, world) if tie.layer in (*BUYER_FIRST, "transfer")]
    if pair is None or not placed:
        yield silent(THIS, trigger, f"{trigger.id} names no goods that pass between two states")
        return
    if standing(trigger, world):
        yield silent(THIS, trigger, f"{trigger.id} recalls what is on record already: it adds no partner")
        return
    before, after = around(trigger, world)
    for tie in placed:
        yield flow(trigger, tie, before, after)


def sides(tie: Tie) -> tuple[str, str]:
    """(giver, receiver) of a tie of goods."""
    a, b = tie.state_a, tie.state_b or ""
    return (b, a) if tie.layer in BUYER_FIRST else (a, b)


def flow(trigger: Event, tie: Tie, before: World, after: World) -> Step | Considered:
    """One directed flow: who gives what, and what the record says of surplus and need."""
    giver, receiver = sides(tie)
    good = GOODS.get(tie.kind or tie.layer, (tie.kind or tie.layer).replace("_", " "))
    surplus, need = exports(before, tie, giver), at_war(before, receiver)
    if not surplus and not need:
        words = f"neither a surplus of {name(giver)} in {good} nor a war of {name(receiver)} is on record"
        return silent(THIS, trigger, words, absent=False)
    old, new = suppliers(before, tie, receiver), suppliers(after, tie, receiver)
    reasons = []
    if surplus:
        reasons.append(f"{name(giver)} has supplied {good} to {states(len(surplus))} on record")
    if need:
        enemy = need[0].state_b if need[0].state_a == receiver else need[0].state_a
        reasons.append(f"{name(receiver)} is at war with {name(enemy or '')}")
    count = Input("suppliers with", float(len(new)), "states"), Input("suppliers without", float(len(old)), "states")
    return step(
        THIS, trigger, receiver, "transfer_partners", toward=giver, change=float(len(new) - len(old)),
        because=" and ".join(reasons),
        formula=f"suppliers of {good} in {YEARS} years: {len(new)} with, {len(old)} without = {len(new) - len(old)}; "
        f"receivers of {name(giver)}: {len(surplus)}",
        inputs=(*count, Input("receivers", float(len(surplus)), "states")),
        evidence=[piece for fact in (*surplus[:3], *need[:2]) for piece in fact.proof],
        good_when="up", horizon_days=365, prior="no estimate was found in the literature",
        before=float(len(old)), after=float(len(new)),
    )  # fmt: skip


def same(fact: Tie, tie: Tie) -> bool:
    """True for a fact about the same good; a text that names fuel, or a thing not coded, is about any kind of it."""
    return fact.kind == tie.kind or (tie.layer == "energy" and not tie.kind)


def states(number: int) -> str:
    """`one state`, `12 states`."""
    return "1 state" if number == 1 else f"{number} states"


def exports(world: World, tie: Tie, giver: str) -> list[Tie]:
    """Facts that show the giver supplying the good to others, one a receiver, newest first."""
    found: dict[str, Tie] = {}
    for fact in world.ties(tie.layer):
        if same(fact, tie) and sides(fact)[0] == giver and not fact.evidence:
            other = sides(fact)[1]
            if other not in found or (fact.start or fact.published) > (found[other].start or found[other].published):
                found[other] = fact
    return sorted(found.values(), key=lambda fact: fact.start or fact.published, reverse=True)


def at_war(world: World, state: str) -> list[Tie]:
    """Armed conflicts of a state in progress on the day."""
    return [tie for tie in world.holding("conflict") if state in (tie.state_a, tie.state_b)]


def suppliers(world: World, tie: Tie, receiver: str) -> set[str]:
    """States on record as suppliers of the good to the receiver in the last ten years."""
    found = set()
    for fact in world.ties(tie.layer):
        last = fact.end or fact.start or fact.published
        if same(fact, tie) and sides(fact)[1] == receiver and last.year >= world.as_of.year - YEARS:
            found.add(sides(fact)[0])
    return found
