"""Chains of sensitive transfers: what a gives b may have reached c before, and c may be a rival of i."""

from dataclasses import dataclass

from interstate.measures.threat import rivals
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.world import World

HALF_LIFE = 10.0
"""Years after which a transfer on record counts half; shown for 5 and 20 as well."""


@dataclass(frozen=True, slots=True)
class Chain:
    """a -> b -> c with c a rival of i: the facts of each link and the weight of the path, 0 to 1."""

    giver: str
    between: str
    receiver: str
    state: str
    first: Tie
    onward: Tie
    rivalry: Tie
    weight: float


def age(world: World, tie: Tie) -> float:
    """Years since a transfer ended (or began), 0 or more; an undated one counts as old as the list."""
    day = tie.end or tie.start
    return max(0.0, (world.as_of - day).days / 365.25) if day else float(world.as_of.year - 1946)


def decay(years: float, half_life: float = HALF_LIFE) -> float:
    """2^(-years / half_life)."""
    return float(2.0 ** (-years / half_life))


def latest(world: World, giver: str, receiver: str, kinds: frozenset[str] | None = None) -> Tie | None:
    """The most recent sensitive transfer from one state to another on record, of these kinds (None = any)."""
    found = [tie for tie in world.ties("transfer") if (tie.state_a, tie.state_b) == (giver, receiver)]
    found = [tie for tie in found if kinds is None or tie.kind in kinds]
    return min(found, key=lambda tie: (age(world, tie), tie.kind, tie.record), default=None)


def onward(world: World, between: str) -> dict[str, Tie]:
    """States that a state has passed sensitive goods to, each with the most recent fact."""
    receivers = dict.fromkeys(tie.state_b for tie in world.ties("transfer") if tie.state_a == between and tie.state_b)
    found = {code: latest(world, between, code) for code in receivers}
    return {code: tie for code, tie in found.items() if tie is not None}


def chains(
    world: World, giver: str, between: str, half_life: float = HALF_LIFE, kinds: frozenset[str] | None = None
) -> tuple[Chain, ...]:
    """All paths giver -> between -> receiver with a state that has the receiver for a rival, the weightiest first.

    weight = 2^(-age/H) of the first link * 2^(-age/H) of the onward link. No path without a first link in this world; `kinds`:
    what the first link carries (None = anything), the onward link is of any kind.
    """
    first = latest(world, giver, between, kinds)
    if first is None:
        return ()
    start = decay(age(world, first), half_life)
    found = []
    for receiver, tie in onward(world, between).items():
        for state, rivalry in rivals(world, receiver).items():
            if receiver != giver and state not in (giver, between):
                passed = decay(age(world, tie), half_life)
                found.append(Chain(giver, between, receiver, state, first, tie, rivalry, start * passed))
    return tuple(sorted(found, key=lambda chain: (-chain.weight, chain.onward.kind)))


def exposures(
    world: World, giver: str, between: str, half_life: float = HALF_LIFE, kinds: frozenset[str] | None = None
) -> dict[str, Chain]:
    """For each exposed state its weightiest path."""
    found: dict[str, Chain] = {}
    for chain in chains(world, giver, between, half_life, kinds):
        found.setdefault(chain.state, chain)
    return found


def rank(found: dict[str, Chain], state: str) -> tuple[int, int]:
    """Rank of a state among the exposed (1 = most exposed; equals share a rank), and how many there are."""
    weight = found[state].weight
    return 1 + sum(1 for chain in found.values() if chain.weight > weight), len(found)


def proliferation_exposure(world: World, half_life: float = HALF_LIFE) -> Table:
    """Weight of the strongest path of sensitive transfers that ends at a rival of a state.

    exposure_i = max over paths a-b-c, c a rival of i, of the product of 2^(-age_e / H) over the links on record. A rank, not a
    probability: a transfer of the past is no evidence of a new one.

    Returns:
        One row a state with such a path (`state_b` = the rival it ends at); value in (0, 1].

    Raises:
        ValueError: `half_life` is not positive.
    """
    if half_life <= 0:
        raise ValueError(f"half_life must be above 0 years, got {half_life}")
    best: dict[str, Chain] = {}
    for pair in dict.fromkeys((tie.state_a, tie.state_b or "") for tie in world.ties("transfer")):
        for state, chain in exposures(world, *pair, half_life).items():
            if state not in best or chain.weight > best[state].weight:
                best[state] = chain
    return tuple(
        Measurement(
            "proliferation_exposure", state, chain.receiver, world.as_of, chain.weight, "path weight 0 to 1", None, None,
            chain.first.proof + chain.onward.proof + chain.rivalry.proof, f"H = {half_life:g} years",
            f"{chain.giver} > {chain.between} > {chain.receiver}: {chain.weight:.3g}",
        )
        for state, chain in best.items()
    )  # fmt: skip
