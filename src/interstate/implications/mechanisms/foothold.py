"""Presence in a region, and access to it through those who guard its door."""

from collections.abc import Iterator

from interstate.codes import regions
from interstate.implications.base import Trigger, ends, merged, name, parties, silent, step
from interstate.implications.doors import access
from interstate.implications.kinds import friendly
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
from interstate.measures import presence
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.relation import Relation
from interstate.model.tie import Tie
from interstate.store.world import World

THIS = "foothold"
PRIOR = "troop presence went with less war but more low-level conflict (RAND RR1906, 2018, as summarised); for sea regions none was found"


def foothold(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A visit, base, port or project gives a state presence in a region; access goes through the region's gatekeepers.

    P_a,r = ties of a with region r / ties of all outside powers with r, by layer, with the act and without. Access of i: the mean over
    the gatekeepers of r (members of its council) of whether they are free of a quarrel with i; an act that binds a gatekeeper
    elsewhere touches every state with a cited interest in r, and sanctions or a rivalry shut a door. MECHANISMS 1.12.
    """
    if closing(trigger):
        yield from shut(trigger, world)
        return
    if isinstance(trigger, Relation):
        if trigger.kind != "presence":
            return
    elif not friendly(trigger):
        return
    a, b = ends(trigger)
    if a is None or a not in world.states():
        yield unpaired(THIS, trigger, world)
        return
    before, after = around(trigger, world)
    touched = places(trigger, b, world)
    if not touched:
        yield silent(THIS, trigger, "the text names no region, and none of the host is on record", absent=False)
    found = [one for region in touched for one in gained(trigger, before, after, a, region)]
    yield from found
    if touched and not found:
        yield silent(THIS, trigger, why_not(before, a, touched))
    if isinstance(trigger, Event):
        yield from gates(trigger, before, a, b)


def why_not(world: World, a: str, touched: tuple[str, ...]) -> str:
    """Why no share in a region moves: the state lies there itself, or the act is no visit, base, port or project."""
    outside = [region for region in touched if a not in presence.insiders(world, region)]
    if not outside:
        return f"{name(a)} lies in {regions.name(touched[0])} itself, so it is no outside power there"
    return f"the act is no visit, base, port or project of {name(a)} in {regions.name(outside[0])}"


def closing(trigger: Trigger) -> bool:
    """A quarrel that can shut a door: sanctions or a rivalry, done or asserted."""
    if isinstance(trigger, Relation):
        return trigger.kind in ("sanction regime", "rivalry")
    return isinstance(trigger, Event) and trigger.type == "SANCTION"


def shut(trigger: Trigger, world: World) -> Iterator[Step]:
    """What a quarrel with a gatekeeper takes from the access of a state with a cited interest: with it minus without it."""
    before, after = around(trigger, world)
    for state in parties(trigger, world):
        for region in dict.fromkeys(tie.place for tie in interests(world, state) if tie.place):
            old, new = access(before, state, region), access(after, state, region)
            if old is None or new is None or old.value == new.value:
                continue
            yield step(
                THIS, trigger, state, "access", toward=region, good_when="up", change=(new.value or 0.0) - (old.value or 0.0),
                because=f"{name(state)} has an interest on record in {regions.name(region)}, and the quarrel is with one of those "
                "who guard its door",
                formula=f"gatekeepers free of a quarrel: {new.formula} with, {old.formula} without",
                inputs=(Input("access with", new.value, "share"), Input("access without", old.value, "share")),
                evidence=new.evidence, horizon_days=1095, prior=PRIOR, before=old.value, after=new.value,
            )  # fmt: skip


def places(trigger: Trigger, b: str | None, world: World) -> tuple[str, ...]:
    """The region that the text names, else the smallest that the host lies in by the world's own record (and its equals)."""
    named = getattr(trigger, "place", None)
    if named and regions.is_region(named):
        return (named,)
    every = dict.fromkeys(tie.kind for tie in world.holding("region") if tie.state_a == b)
    found = [region for region in every if not (regions.is_region(region) and regions.kind(region) == "sea")]
    sizes = {region: len(presence.insiders(world, region)) for region in found}
    return tuple(region for region in found if sizes[region] == min(sizes.values()))


def gained(trigger: Trigger, before: World, after: World, a: str, region: str) -> Iterator[Step]:
    """The share of the state among outside powers in a region, layer by layer, with and without."""
    for layer in presence.LAYERS:
        old, new = presence.share(before, a, region, layer), presence.share(after, a, region, layer)
        if new is None or new.value is None:
            continue
        base = old.value if old is not None and old.value is not None else 0.0
        if new.value == base:
            continue
        yield step(
            THIS, trigger, a, "presence", toward=region, change=new.value - base, good_when="up",
            because=f"in {regions.name(region)} the {layer} ties of {name(a)} among those of outside powers go from "
            f"{count(old.formula if old else '0')} to {count(new.formula)}",
            formula=f"{layer}: {new.formula} with, {old.formula if old else base} without",
            inputs=(Input("share with", new.value, "share"), Input("share without", base, "share")),
            evidence=new.evidence, horizon_days=365, prior=PRIOR,
        )  # fmt: skip


def count(formula: str) -> str:
    """`4 of 13` out of `4 / 13 = 0.308`."""
    return formula.split(" = ")[0].replace(" / ", " of ")


def interests(world: World, state: str) -> tuple[Tie, ...]:
    """What is on record of a state's own interest in regions by name: a seat, a port, a project."""
    return tuple(tie for tie in world.holding("presence") if tie.state_a == state and not tie.evidence)


def gates(trigger: Event, world: World, a: str, b: str | None) -> Iterator[Step | Considered]:
    """States with an interest of their own in a region one of whose gatekeepers the act binds elsewhere."""
    for region in regions.codes():
        keepers = presence.gatekeepers(world, region)
        codes = {tie.state_a for tie in keepers}
        if a not in codes or b in codes:
            continue
        for state in dict.fromkeys(tie.state_a for tie in world.holding("presence") if tie.state_a not in codes | {b}):
            own = [tie for tie in presence.interest(world, state, region) if region in (tie.place, tie.state_b)]
            if not own:
                continue
            seat = next(tie for tie in keepers if tie.state_a == a)
            now = access(world, state, region)
            if now is None:
                continue
            yield step(
                THIS, trigger, state, "access", toward=region, direction="open",
                because=f"{name(state)} has an interest on record in {regions.name(region)}, and {name(a)} is one of the "
                f"{len(codes)} members that guard its door; how the act moves that consent is not known",
                formula=f"control of one gatekeeper = 1 / {len(codes)} (equal, no fact says otherwise); "
                f"gatekeepers free of a quarrel with it today: {now.formula}",
                inputs=(Input("gatekeepers", float(len(codes)), "states"), Input("access today", now.value, "share")),
                evidence=merged(seat.proof, *(tie.proof for tie in own[:2])), horizon_days=1095, prior=PRIOR,
            )  # fmt: skip
