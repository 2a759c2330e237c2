"""A signal to a third power that holds most of a state's trade, arms or visits."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, from_measurement, name, percent, silent, state_pair, step
from interstate.implications.kinds import friendly
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
from interstate.measures import dependence, visits
from interstate.model.event import Event
from interstate.model.implication import Considered, Step
from interstate.model.measurement import Measurement
from interstate.store.world import World

THIS = "wedge"
HALF = 0.5
PRIOR = "accommodation divides coalitions better than coercion in case studies (Crawford 2011, abstract); counter-cases (Izumikawa 2013, abstract)"
WORDS = {"imports": "imports", "arms": "arms imports", "visits": "leaders' visits", "exports": "exports"}


def wedge(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A turn to a state sends a signal to the power that holds most of its ties.

    s_kb = V_kb / sum of V_jb above one half in a layer. The direction of k's alignment is open: k bids for b, or steps back; beside it
    the change of k's share in b's leaders' visits. MECHANISMS 1.9.
    """
    if not isinstance(trigger, Event) or not friendly(trigger):
        return
    pair = state_pair(trigger, world)
    if pair is None:
        yield unpaired(THIS, trigger, world)
        return
    before, after = around(trigger, world)
    for a, b in (pair, pair[::-1]) if trigger.mutual else (pair,):
        found = [row for row in dominant(before, b) if row.state_a != a]
        if not found:
            yield silent(
                THIS,
                trigger,
                f"no third state is on record with more than half of the trade, arms or visits of {name(b)}",
                absent=False,
            )
        for row in found[:1]:
            k = row.state_a
            old, new = visits.host_share(before, k, b), visits.host_share(after, k, b)
            part = percent(row.value or 0.0)
            yield step(
                THIS, trigger, k, "alignment", toward=b, direction="open",
                because=f"{name(k)} holds {part} of the {row.measure} of {name(b)}, and {name(a)} turns to {name(b)} by itself: "
                f"{name(k)} bids for {name(b)}, or steps back",
                formula=f"s = {row.formula}" + (f"; share of visits {new.formula} with, {old.formula} without" if old and new else ""),
                inputs=(from_measurement("s", row),), horizon_days=730, prior=PRIOR,
            )  # fmt: skip
            if old is not None and new is not None and old.value != new.value:
                yield step(
                    THIS, trigger, k, "host_share", toward=b, change=(new.value or 0.0) - (old.value or 0.0),
                    because=f"{name(k)} holds {part} of the {row.measure} of {name(b)}, and {name(a)} comes beside it",
                    formula=f"share of {name(k)} in the leaders' visits of {name(b)}: {new.formula} with, {old.formula} without",
                    inputs=(from_measurement("s", row), from_measurement("share with", new), from_measurement("share without", old)),
                    horizon_days=730, prior=PRIOR, before=old.value, after=new.value,
                )  # fmt: skip


def dominant(world: World, b: str) -> list[Measurement]:
    """States that hold more than half of b's imports, exports, arms or visits, the largest share first; `measure` says of what."""
    found = []
    for good in ("imports", "arms"):
        found += [relabel(row, row.state_b or "", b, WORDS[good]) for row in dependence.suppliers(world, good, b)]
    for row in dependence.buyers(world, "exports", b):
        found.append(relabel(row, row.state_a, b, WORDS["exports"]))
    for code in dict.fromkeys(tie.state_a if tie.state_b == b else tie.state_b for tie in visits.record_of(world, b)):
        held = visits.host_share(world, code, b) if code else None
        if held is not None:
            found.append(relabel(held, held.state_a, b, WORDS["visits"]))
    large = [row for row in found if (row.value or 0.0) > HALF and row.state_a in world.states()]
    return sorted(
        large, key=lambda row: (-(row.value or 0.0), row.measure, row.evidence[0].record if row.evidence else "")
    )


def relabel(row: Measurement, k: str, b: str, words: str) -> Measurement:
    """The same number said as k's share of b's ties."""
    return Measurement(
        words, k, b, row.as_of, row.value, row.unit, row.low, row.high, row.evidence, row.settings, row.formula
    )
