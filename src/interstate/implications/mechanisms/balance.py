"""Triads: a new tie strains those who stand between friends and enemies."""

from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from interstate.implications.base import Trigger, merged, name, silent, state_pair, step
from interstate.implications.kinds import HOSTILE, security
from interstate.implications.placing import TOLERANCE, around, day_of
from interstate.implications.sides import unpaired
from interstate.measures.triads import NEGATIVE, signed
from interstate.model.event import Claim, Event
from interstate.model.implication import Considered, Step
from interstate.model.relation import Relation
from interstate.store.world import World

THIS = "balance"
PRIOR = "no general move to balance (Doreian and Mrvar 2015); sharing enemies and allies makes a pair both more often (Maoz et al. 2007, abstract)"


def balance(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A new tie strains the states that are tied to both sides.

    For each k with signed ties to a and to b the product of the three signs, with the new tie and without; a triad with a negative
    product is strained. MECHANISMS 1.10.
    """
    sign = sign_of(trigger)
    if sign == 0:
        return
    pair = state_pair(trigger, world)
    if pair is None:
        yield unpaired(THIS, trigger, world)
        return
    before = unsigned(trigger, around(trigger, world)[0], pair, sign)
    states, matrix, facts = signed(before)
    a, b = (states.index(code) for code in pair)
    held = int(matrix[a, b])
    if held == sign:
        proof = facts[frozenset(pair)].proof
        words = f"{name(pair[0])} and {name(pair[1])} have that tie on record already"
        yield silent(THIS, trigger, words, evidence=proof)
        return
    between = np.flatnonzero(matrix[a] * matrix[b])
    if not len(between):
        known = all(world.closed(layer, code) for layer in ("alliance", "rivalry") for code in pair)
        words = "has a pledge or a rivalry" if known else "is on record with a pledge or a rivalry"
        yield silent(THIS, trigger, f"no state {words} with both {name(pair[0])} and {name(pair[1])}", absent=known)
        return
    for at in between:
        k = states[int(at)]
        product = int(matrix[a, at] * matrix[b, at])
        change = float((product * sign < 0) - (held != 0 and product * held < 0))
        proofs = merged(*(facts[frozenset((code, k))].proof for code in pair))
        ties = [word(int(matrix[place, at])) for place in (a, b)]
        yield step(
            THIS, trigger, k, "strained_triads", toward=None, change=change, good_when="down",
            because=f"{name(k)} is {ties[0]} {name(pair[0])} and {ties[1]} {name(pair[1])}, which {'join' if sign > 0 else 'clash'}",
            formula=f"signs {matrix[a, at]:+d} * {matrix[b, at]:+d} * {sign:+d} = {product * sign:+d}; before the tie {held:+d}",
            evidence=proofs, horizon_days=1095, prior=PRIOR,
        )  # fmt: skip


def unsigned(trigger: Trigger, world: World, pair: tuple[str, str], sign: int) -> World:
    """The world without the pledge or quarrel of the pair that began with an act: within a month of its day."""
    if not isinstance(trigger, Event) or isinstance(trigger, Claim):
        return world
    day, most = day_of(trigger, world), timedelta(days=TOLERANCE["month"])
    layers = ("alliance",) if sign > 0 else NEGATIVE
    rows = [tie for layer in layers for tie in world.holding(layer) if {tie.state_a, tie.state_b} == set(pair)]
    new = [tie for tie in rows if tie.start is not None and abs(tie.start - day) <= most]
    return world.without([tie.fact_id for tie in new], {tie.layer for tie in new}) if new else world


def sign_of(trigger: Trigger) -> int:
    """+1 for a tie in arms or defence, -1 for force, a threat or an asserted rivalry, else 0."""
    if isinstance(trigger, Relation):
        return {"alliance": 1, "rivalry": -1}.get(trigger.kind, 0)
    if isinstance(trigger, Event):
        return -1 if trigger.type in HOSTILE else 1 if security(trigger) else 0
    return 0


def word(sign: int) -> str:
    """A sign in words."""
    return "pledged to" if sign > 0 else "a rival of"
