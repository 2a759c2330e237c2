"""Access to a region through those who guard its door."""

from interstate.implications.base import merged
from interstate.measures.isolation import senders
from interstate.measures.presence import gatekeepers
from interstate.measures.threat import rivals
from interstate.model.measurement import Measurement
from interstate.model.tie import Tie
from interstate.store.world import World


def access(world: World, state: str, region: str) -> Measurement | None:
    """Access of a state to a region: the sum over its gatekeepers g of control_g * (1 - hostility_ig), MECHANISMS 1.12.

    Control is the same for all, 1 / n; hostility is 1 where the two are rivals or one has sanctions on the other, else 0, so the
    value is the share of the gatekeepers that are free of a quarrel with the state. None without gatekeepers on record, or for
    one of them.
    """
    keepers = {tie.state_a: tie for tie in gatekeepers(world, region)}
    if not keepers or state in keepers:
        return None
    quarrels = {code: tie for code in keepers if (tie := quarrel(world, state, code)) is not None}
    free, n = len(keepers) - len(quarrels), len(keepers)
    proof = merged(*(tie.proof for tie in keepers.values()), *(tie.proof for tie in quarrels.values()))
    return Measurement(
        "access", state, None, world.as_of, free / n, "share 0 to 1", None, None, proof, f"{region}, {n} gatekeepers alike",
        f"({n} - {n - free}) / {n} = {free / n:.3g}",
    )  # fmt: skip


def quarrel(world: World, state: str, keeper: str) -> Tie | None:
    """A rivalry of the two, or sanctions of one on the other, in force on the day."""
    feud = rivals(world, state).get(keeper)
    if feud is not None:
        return feud
    ties = (*senders(world, state).get(keeper, ()), *senders(world, keeper).get(state, ()))
    return ties[0] if ties else None
