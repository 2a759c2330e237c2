"""Why a mechanism about two states stays silent when a trigger does not name two: a bloc, or nobody."""

from interstate.implications.base import Trigger, ends, name, silent
from interstate.model.implication import Considered
from interstate.store.world import World


def unpaired(mechanism: str, trigger: Trigger, world: World) -> Considered:
    """The reason: a bloc is no single state, and a side that the text leaves out is not known."""
    living = world.states()
    for code in ends(trigger):
        if code is not None and code not in living:
            reason = f"{name(code)} is a bloc or no state of the day, and its act is not laid to a single state"
            return silent(mechanism, trigger, reason)
    return silent(mechanism, trigger, "the text does not name two states", absent=False)
