"""Presence in a region, and access to it through those who guard its door."""

from collections.abc import Iterator

from interstate.codes import regions
from interstate.implications.base import Trigger, ends, merged, name, silent, step
from interstate.implications.kinds import friendly
from interstate.implications.placing import around
from interstate.measures import presence
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.relation import Relation
from interstate.store.world import World

THIS = "foothold"
PRIOR = "troop presence went with less war but more low-level conflict (RAND RR1906, 2018, as summarised); for sea regions none was found"


def foothold(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A visit, base, port or project gives a state presence in a region; access goes through the region's gatekeepers.

    P_a,r = ties of a with region r / ties of all outside powers with r, by layer, with the act and without. Access of i: the mean over
    the gatekeepers of r (members of its council) of whether they are free of a quarrel with i; an act that binds a gatekeeper
    elsewhere touches every state with a cited interest in r. MECHANISMS 1.12.
    """
    if isinstance(trigger, Relation):
        if trigger.kind != "presence":
            return
    elif not isinstance(trigger, Event) or not friendly(trigger):
        return
    a, b = ends(trigger)
    if a not in world.states():
        yield silent(THIS, trigger, "the state that is present is not named as a single state", absent=False)
        return
    before, after = around(trigger, world)
    touched = places(trigger, b, world)
    if not touched:
        yield silent(THIS, trigger, "the text names no region or host of the presence", absent=False)
    for region in touched:
        yield from gained(trigger, before, after, str(a), region)
    if isinstance(trigger, Event):
        yield from gates(trigger, before, str(a), b)


def places(trigger: Trigger, b: str | None, world: World) -> tuple[str, ...]:
    """Regions that the host lies in, or the region that the text names."""
    named = getattr(trigger, "place", None)
    if named and regions.is_region(named):
        return (named,)
    return regions.of(b, world.as_of) if b and b in world.states() else ()


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
            yield step(
                THIS, trigger, state, "access", toward=region, direction="open",
        because=f"{name(state)} has an interest on record in {regions.name(region)}, and {name(a)} is one of the "
                f"{len(codes)} members that guard its door; how the act moves that consent is not known",
                formula=f"control of one gatekeeper = 1 / {len(codes)} (equal, no fact says otherwise)",
                inputs=(Input("gatekeepers", float(len(codes)), "states"),),
                evidence=merged(seat.proof, *(tie.proof for tie in own[:2])), horizon_days=1095, prior=PRIOR,
            )  # fmt: skip
