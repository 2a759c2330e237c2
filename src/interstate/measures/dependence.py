"""Who buys what from whom: shares of a supplier, their trend, and how concentrated they are."""

from collections.abc import Iterable
from datetime import date
from math import floor

from interstate.model.evidence import Evidence
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

GOODS: dict[str, tuple[str, str]] = {
    "arms": ("arms", ""),
    "crude": ("energy", "crude"),
    "gas": ("energy", "gas"),
    "lng": ("energy", "lng"),
    "coal": ("energy", "coal"),
    "nuclear_fuel": ("energy", "nuclear_fuel"),
    "imports": ("trade", "import"),
    "exports": ("trade", "export"),
}
"""Good -> layer and kind. `imports`: the importer's own list; `exports`: the exporter's list of its customers."""


def layer_of(good: str, *_: object) -> str:
    """The layer that a good is counted in."""
    return GOODS[good][0]


STALE_YEARS = 8
"""A window that ended longer ago says nothing about today and is left out of the current share."""


@remembered(layer_of)
def rows(world: World, good: str) -> tuple[Tie, ...]:
    """All figures for one good that carry a share in per cent."""
    layer, kind = GOODS[good]
    return tuple(tie for tie in world.ties(layer) if tie.kind == kind and tie.value is not None and tie.unit == "%")


def window(tie: Tie) -> tuple[date, date, date]:
    """What makes a figure newer: end of its window, its beginning, its publication."""
    return (tie.end or tie.published, tie.start or date.min, tie.published)


def series(world: World, good: str, buyer: str, supplier: str) -> tuple[Tie, ...]:
    """The figures of one pair, oldest window first; of several editions of one window the latest."""
    return histories(world, good).get((buyer, supplier), ())


@remembered(layer_of)
def histories(world: World, good: str) -> dict[tuple[str, str | None], tuple[Tie, ...]]:
    """`series` of every pair (buyer, supplier)."""
    found: dict[tuple[str, str | None], dict[tuple[date | None, date | None], Tie]] = {}
    for tie in rows(world, good):
        mine = found.setdefault((tie.state_a, tie.state_b), {})
        held = mine.get((tie.start, tie.end))
        if held is None or tie.published >= held.published:
            mine[(tie.start, tie.end)] = tie
    return {two: tuple(sorted(ties.values(), key=window)) for two, ties in found.items()}


@remembered(layer_of)
def current(world: World, good: str) -> dict[tuple[str, str], Tie]:
    """The figure in use for each (buyer, supplier): the newest window not older than `STALE_YEARS`, its latest edition."""
    oldest = world.as_of.year - STALE_YEARS
    found: dict[tuple[str, str], Tie] = {}
    for tie in rows(world, good):
        if tie.state_b is None or window(tie)[0].year < oldest:
            continue
        key = (tie.state_a, tie.state_b)
        held = found.get(key)
        if held is None or window(tie) > window(held):
            found[key] = tie
    return found


def period(tie: Tie) -> str:
    """The window of a figure in years: `2019-2023`."""
    if tie.start is None:
        return f"as published {tie.published:%Y}"
    last = tie.end.year - (tie.end.month == 1 and tie.end.day == 1) if tie.end else tie.start.year
    return f"{tie.start.year}" if last <= tie.start.year else f"{tie.start.year}-{last}"


def share(world: World, good: str, buyer: str, supplier: str) -> Measurement | None:
    """Share of the buyer's purchases of a good that come from the supplier, in [0, 1]; None if no figure is in use."""
    tie = current(world, good).get((buyer, supplier))
    return None if tie is None else measured(world, good, tie)


def measured(world: World, good: str, tie: Tie) -> Measurement:
    """A figure as a share, with its range."""
    part = (tie.value or 0.0) / 100
    low, high = (None if edge is None else edge / 100 for edge in (tie.low, tie.high))
    return Measurement(
        f"{good}_dependence", tie.state_a, tie.state_b, world.as_of, part, "share 0 to 1", low, high, tie.proof,
        f"window {period(tie)}, published {tie.published.isoformat()}",
        f"w({tie.state_a}, {tie.state_b}) = {part:.3g} ({period(tie)})",
    )  # fmt: skip


@remembered(layer_of)
def suppliers(world: World, good: str, buyer: str) -> tuple[Measurement, ...]:
    """Known suppliers of a buyer, the largest first."""
    found = [measured(world, good, tie) for (a, _), tie in current(world, good).items() if a == buyer]
    return tuple(sorted(found, key=lambda one: -(one.value or 0.0)))


@remembered(layer_of)
def buyers(world: World, good: str, supplier: str) -> tuple[Measurement, ...]:
    """Known buyers of a supplier, the most dependent first."""
    found = [measured(world, good, tie) for (_, b), tie in current(world, good).items() if b == supplier]
    return tuple(sorted(found, key=lambda one: -(one.value or 0.0)))


def top(world: World, good: str, buyer: str, supplier: str, most: int = 3) -> bool:
    """True if the supplier is among the buyer's largest known ones."""
    return supplier in [one.state_b for one in suppliers(world, good, buyer)[:most]]


def exit_cost(world: World, good: str, buyer: str, supplier: str) -> Measurement | None:
    """w (1 - sigma): the share that cannot be had from the suppliers in use, sigma = share already bought elsewhere = 1 - w.

    Emerson 1962, Hirschman 1945. With sigma = 1 - w the cost is w squared; None if w is not known.
    """
    held = share(world, good, buyer, supplier)
    if held is None or held.value is None:
        return None
    w = held.value
    formula = f"w (1 - sigma) = {w:.3g} * (1 - {1 - w:.3g}) = {w * w:.3g}"
    return Measurement(
        "exit_cost",
        buyer,
        supplier,
        world.as_of,
        w * w,
        "share 0 to 1",
        None,
        None,
        held.evidence,
        held.settings,
        formula,
    )


def hhi(known: Iterable[float]) -> tuple[float, float]:
    """Bounds of the Herfindahl index from a list of the largest shares (fractions): the rest is unknown, not zero.

    With rest R and smallest known share m: low = sum w^2, high = low + floor(R/m) m^2 + (R - m floor(R/m))^2.

    Raises:
        ValueError: no share, a share outside (0, 1], or a sum over 1.
    """
    shares = sorted(known, reverse=True)
    total = sum(shares)
    if not shares or not all(0 < w <= 1 for w in shares) or total > 1 + 1e-9:
        raise ValueError(f"shares must lie in (0, 1] and sum to at most 1, got {shares}")
    low, m, rest = sum(w * w for w in shares), shares[-1], max(0.0, 1 - total)
    times = floor(rest / m + 1e-12)
    return low, low + times * m * m + (rest - m * times) ** 2


def concentration(world: World, good: str = "arms") -> Table:
    """Concentration of a state's suppliers of one good (Herfindahl index, an interval).

    From the largest suppliers only, so the index is known between two bounds (`hhi`). Shares of different windows are not
    mixed: only those of the buyer's newest window count.

    Returns:
        One row a buyer with a figure; value None (not a point), `low` and `high` in (0, 1].
    """
    groups: dict[str, list[Tie]] = {}
    for (buyer, _), tie in current(world, good).items():
        groups.setdefault(buyer, []).append(tie)
    found = []
    for buyer, ties in groups.items():
        newest = (
            max((tie.start, tie.end) for tie in ties if tie.start and tie.end) if any(t.end for t in ties) else None
        )
        same = [tie for tie in ties if newest is None or (tie.start, tie.end) == newest]
        parts = [tie.value / 100 for tie in same if tie.value]
        if not parts or sum(parts) > 1 + 1e-9:
            continue
        low, high = hhi(parts)
        proof: tuple[Evidence, ...] = tuple(piece for tie in same for piece in tie.proof)
        found.append(
            Measurement(
                "concentration",
                buyer,
                None,
                world.as_of,
                None,
                "index 0 to 1",
                low,
                high,
                proof,
                f"{good}, {period(same[0])}, {len(parts)} suppliers known",
                f"{low:.3f} <= HHI <= {high:.3f}",
            )
        )
    return tuple(found)


def table(world: World, goods: Iterable[str]) -> Table:
    """Shares in use of several goods."""
    return tuple(measured(world, good, tie) for good in goods for tie in current(world, good).values())


def arms_dependence(world: World) -> Table:
    """Share of a state's arms imports that came from each supplier.

    As published for the newest window known by `world.as_of` (windows that ended more than eight years ago are left out); every
    older edition stays in the store. `settings` names window and publication. Idea: Hirschman (1945).

    Returns:
        One row per directed dyad, `state_a` depending on `state_b`; value in [0, 1]; only suppliers with a published figure.
    """
    return table(world, ["arms"])


def energy_dependence(world: World) -> Table:
    """Share of a state's imports of crude, gas, LNG, coal or nuclear fuel from each supplier; as `arms_dependence`."""
    return table(world, ["crude", "gas", "lng", "coal", "nuclear_fuel"])


def trade_dependence(world: World) -> Table:
    """Share of a state's imports that comes from each partner, from lists of the largest partners; as `arms_dependence`."""
    return table(world, ["imports"])
