"""Leaders' visits: how rare one is, how often two states meet, and whose guests a host receives."""

from datetime import date, timedelta

from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

YEARS = 10
SAME = timedelta(days=3)
"""Rows of one person on the same road that begin this close are one visit, written down twice."""


@remembered("visit")
def leaders(world: World) -> tuple[Tie, ...]:
    """Visits of heads of state and government with a first day, oldest first, each once."""
    found = [tie for tie in world.ties("visit") if tie.start and tie.state_b and not tie.kind.startswith("minister")]
    kept: list[Tie] = []
    last: dict[tuple[str, str | None], date] = {}
    for tie in sorted(found, key=lambda tie: (tie.start or date.min, tie.record)):
        day, pair = tie.start or date.min, (tie.state_a, tie.state_b)
        if pair in last and day - last[pair] <= SAME:
            continue
        last[pair] = day
        kept.append(tie)
    return tuple(kept)


def record(world: World, a: str, b: str) -> tuple[Tie, ...]:
    """Leaders' visits between two states, either way, oldest first."""
    return tuple(tie for tie in leaders(world) if {tie.state_a, tie.state_b} == {a, b})


def record_of(world: World, state: str) -> tuple[Tie, ...]:
    """Leaders' visits of the last ten years to or from a state."""
    return tuple(tie for tie in recent(world) if state in (tie.state_a, tie.state_b))


@remembered("visit")
def recent(world: World, years: int = YEARS) -> tuple[Tie, ...]:
    """Leaders' visits of the last years."""
    first = date(world.as_of.year - years, world.as_of.month, min(world.as_of.day, 28))
    return tuple(tie for tie in leaders(world) if tie.start and tie.start >= first)


def rate(world: World, a: str, b: str, years: int = YEARS) -> Measurement:
    """Leaders' visits between two states a year, over the last years; a lower bound, since the list is open."""
    found = [tie for tie in recent(world, years) if {tie.state_a, tie.state_b} == {a, b}]
    value = len(found) / years
    proof = tuple(piece for tie in found for piece in tie.proof)
    return Measurement(
        "visit_rate", a, b, world.as_of, value, "visits per year", None, None, proof, f"last {years} years, list is open",
        f"{len(found)} visits / {years} years = {value:.2g}",
    )  # fmt: skip


def rarity(world: World, visitor: str, host: str) -> Measurement | None:
    """Years since the visitor's leader was last on record as a guest of the host; None if no earlier visit is on record.

    `settings` tells the rank: how many pairs with any visit in ten years met at least as often. The list is open, so an
    earlier visit that nobody wrote down is not excluded.
    """
    way = [tie for tie in leaders(world) if (tie.state_a, tie.state_b) == (visitor, host)]
    if not way or way[-1].start is None:
        return None
    value = (world.as_of - way[-1].start).days / 365.25
    counts: dict[frozenset[str], int] = {}
    for tie in recent(world):
        pair = frozenset((tie.state_a, tie.state_b or ""))
        counts[pair] = counts.get(pair, 0) + 1
    mine = counts.get(frozenset((visitor, host)), 0)
    at_least = sum(1 for count in counts.values() if count >= mine)
    proof = tuple(piece for tie in way for piece in tie.proof)
    return Measurement(
        "visit_rarity", visitor, host, world.as_of, value, "years", None, None, proof,
        f"{at_least} of {len(counts)} pairs met at least as often in {YEARS} years ({mine} visits); list is open",
        f"{world.as_of.isoformat()} - {way[-1].start.isoformat()} = {value:.1f} years",
    )  # fmt: skip


def host_share(world: World, guest: str, host: str) -> Measurement | None:
    """Share of the guest in all leaders' visits between the host and others in ten years; None if there are fewer than five."""
    found = [tie for tie in recent(world) if host in (tie.state_a, tie.state_b)]
    if len(found) < 5:
        return None
    mine = [tie for tie in found if guest in (tie.state_a, tie.state_b)]
    value = len(mine) / len(found)
    proof = tuple(piece for tie in mine[-6:] for piece in tie.proof)
    return Measurement(
        "host_share", guest, host, world.as_of, value, "share 0 to 1", None, None, proof,
        f"last {YEARS} years, list is open", f"{len(mine)} / {len(found)} = {value:.3g}",
    )  # fmt: skip


def visit_rate(world: World, years: int = YEARS) -> Table:
    """Leaders' visits between two states a year, over the last `years` years before the day.

    Returns:
        One row a pair with a visit on record, `state_a` < `state_b`; unit visits per year. The list is open: a lower bound.

    Raises:
        ValueError: `years` is below 1.
    """
    if years < 1:
        raise ValueError(f"years must be at least 1, got {years}")
    pairs = dict.fromkeys(tuple(sorted((tie.state_a, tie.state_b or ""))) for tie in recent(world, years))
    return tuple(rate(world, a, b, years) for a, b in pairs)


def visit_rarity(world: World) -> Table:
    """Years since the last leader's visit in each direction, with its rank among pairs.

    Returns:
        One row a directed dyad with a visit on record: `state_a` the guest, `state_b` the host; unit years.
    """
    ways = dict.fromkeys((tie.state_a, tie.state_b or "") for tie in leaders(world))
    found = (rarity(world, a, b) for a, b in ways)
    return tuple(one for one in found if one is not None)
