"""Presence of outside powers in a region, and access to it through those who guard its door."""

from collections.abc import Callable

from interstate.codes import regions
from interstate.measures.visits import recent
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

SEATS = ("member", "observer")
"""Kinds of presence that are a seat in the council of a region, not a footing on the ground."""


@remembered("region")
def insiders(world: World, region: str) -> frozenset[str]:
    """States of a region on the day, by the world's own dated list, else by the code book."""
    held = {tie.state_a for tie in world.holding("region") if tie.kind == region}
    return frozenset(held) or frozenset(regions.members(region, world.as_of))


@remembered("presence", "region")
def footing(world: World, region: str) -> tuple[Tie, ...]:
    """Bases, ports and projects that outside states hold in a region."""
    inside = insiders(world, region)
    rows = [tie for tie in world.holding("presence") if tie.kind not in SEATS and tie.state_a not in inside]
    return tuple(tie for tie in rows if tie.state_b in inside or region in (tie.place, tie.state_b))


@remembered("visit", "region")
def guests(world: World, region: str) -> tuple[Tie, ...]:
    """Visits of outside leaders to states of a region in the last ten years."""
    inside = insiders(world, region)
    return tuple(tie for tie in recent(world) if tie.state_b in inside and tie.state_a not in inside)


@remembered("alliance", "region")
def pledges(world: World, region: str) -> tuple[Tie, ...]:
    """Defence pledges of outside states to states of a region, in force on the day."""
    inside = insiders(world, region)
    rows = [tie for tie in world.holding("alliance") if tie.kind == "defence" and "signed" not in tie.families]
    return tuple(tie for tie in rows if tie.state_b in inside and tie.state_a not in inside)


LAYERS: dict[str, Callable[[World, str], tuple[Tie, ...]]] = {
    "presence": footing,
    "visit": guests,
    "alliance": pledges,
}


def share(world: World, state: str, region: str, layer: str = "presence") -> Measurement | None:
    """P_a,r = ties of a with region r / ties of all outside states with r; None if none is on record or a lies in r."""
    if state in insiders(world, region):
        return None
    ties = LAYERS[layer](world, region)
    if not ties:
        return None
    mine = [tie for tie in ties if tie.state_a == state]
    value = len(mine) / len(ties)
    proof = tuple(piece for tie in mine[-8:] for piece in tie.proof)
    return Measurement(
        "presence", state, None, world.as_of, value, "share 0 to 1", None, None, proof, f"{layer} in {region}",
        f"{len(mine)} / {len(ties)} = {value:.3g}",
    )  # fmt: skip


def gatekeepers(world: World, region: str) -> tuple[Tie, ...]:
    """Members of the council of a region on the day."""
    rows = [tie for tie in world.holding("presence") if tie.kind == "member"]
    return tuple(tie for tie in rows if region in (tie.place, tie.state_b))


def interest(world: World, state: str, region: str) -> tuple[Tie, ...]:
    """What is on record of a state's own interest in a region: a seat, a base, a port, a project."""
    inside = insiders(world, region)
    rows = [tie for tie in world.holding("presence") if tie.state_a == state]
    return tuple(tie for tie in rows if region in (tie.place, tie.state_b) or tie.state_b in inside)


def presence(world: World, layer: str = "presence") -> Table:
    """Share of each outside state in the ties that outside states have with a region.

    P_a,r = ties of a with r / ties of all outside powers with r, by layer: bases, ports and projects (`presence`), leaders' visits of
    ten years (`visit`), defence pledges in force (`alliance`). The lists are open.

    Returns:
        One row a state and region (named in `settings`) with a tie; value in (0, 1].

    Raises:
        ValueError: no such layer.
    """
    if layer not in LAYERS:
        raise ValueError(f"layer must be one of {', '.join(LAYERS)}, got {layer}")
    found = []
    for region in regions.codes():
        for state in dict.fromkeys(tie.state_a for tie in LAYERS[layer](world, region)):
            one = share(world, state, region, layer)
            if one is not None:
                found.append(one)
    return tuple(found)
