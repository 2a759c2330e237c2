"""Leverage: who of two needs the other more."""

from interstate.measures import dependence
from interstate.model.measurement import Measurement, Table
from interstate.store.world import World


def need(world: World, good: str, seller: str, customer: str) -> Measurement | None:
    """Share of the seller's exports that goes to the customer (trade: the seller's own list); None if not known.

    The share of one good in all exports is not in the world, so a seller's need of a customer is known for trade as a whole only.
    """
    if good != "trade":
        return None
    held = dependence.current(world, "exports").get((customer, seller))
    return None if held is None else dependence.measured(world, "exports", held)


def over(world: World, i: str, j: str) -> Measurement | None:
    """Leverage of i over j in trade: D_ji - D_ij, D_ji = share of j's exports that goes to i, D_ij = share of i's imports from j.

    Emerson (1962), power-dependence. None unless both are known.
    """
    wanted, needed = need(world, "trade", j, i), dependence.share(world, "imports", i, j)
    if wanted is None or needed is None or wanted.value is None or needed.value is None:
        return None
    value = wanted.value - needed.value
    formula = f"D({j}, {i}) - D({i}, {j}) = {wanted.value:.3g} - {needed.value:.3g} = {value:.3g}"
    return Measurement(
        "leverage", i, j, world.as_of, value, "share -1 to 1", None, None, wanted.evidence + needed.evidence,
        f"trade; {wanted.settings}; {needed.settings}", formula,
    )  # fmt: skip


def leverage(world: World) -> Table:
    """Leverage of one state over another in trade, D_ji - D_ij.

    D_ji = share of j's exports that goes to i (j's need of i), D_ij = share of i's imports that comes from j. Emerson (1962).

    Returns:
        One row a directed dyad for which both shares are known; value in [-1, 1].
    """
    pairs = [(customer, seller) for customer, seller in dependence.current(world, "exports")]
    found = (over(world, customer, seller) for customer, seller in pairs)
    return tuple(one for one in found if one is not None)
