"""Why a mechanism about two states stays silent when a trigger does not name two: a bloc, or nobody."""

from interstate.codes.blocs import is_bloc
from interstate.implications.base import Trigger, ends, name, silent
from interstate.model.implication import Considered
from interstate.store.world import World


def unpaired(mechanism: str, trigger: Trigger, world: World) -> Considered:
    """The reason: a bloc is no single state, and a side that the text leaves out is not known."""
    living = world.states()
    for code in ends(trigger):
        if code is not None and code not in living:
            what = "a bloc" if is_bloc(code) else "no state of the day"
            return silent(mechanism, trigger, f"{name(code)} is {what}, and this is not laid to a single state")
    return silent(mechanism, trigger, "the text does not name two states", absent=False)
