"""How much of a state's ties stands with two camps: shares as published, and what the lists leave open."""

from collections.abc import Iterator
from dataclasses import dataclass

from interstate.measures import dependence
from interstate.measures.autonomy import LAYERS, entropy, layer_of, poles
from interstate.measures.visits import recent
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

Row = tuple[str, float, Tie]
"""The other side, its share (a visit: 1), the fact."""
Split = tuple[dict[str, float], float]
Camps = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Shares (0 to 1) of two camps in a state's ties of a layer, with their facts; `rest` is not in the lists."""

    state: str
    layer: str
    with_p: float
    with_q: float
    rest: float
    ties: tuple[Tie, ...]

    @property
    def least(self) -> float:
        """min of the two shares, none of the rest counted."""
        return min(self.with_p, self.with_q)

    @property
    def most(self) -> float:
        """The largest that the smaller share can be: the rest is with the camps, first with the smaller one."""
        gap = abs(self.with_p - self.with_q)
        return self.least + (self.rest if self.rest <= gap else gap + (self.rest - gap) / 2)


def torn(world: World, p: str, q: str, least: float) -> tuple[Held, ...]:
    """States with at least so large a known share of a layer with both camps, each in its strongest layer."""
    return between(world, tuple(poles(world).items()), p, q, least)


@remembered("visit", "arms", "energy", "trade")
def between(world: World, camps: Camps, p: str, q: str, least: float) -> tuple[Held, ...]:
    """The same, for camps that are given; facts are gathered only for the states that are found."""
    best: dict[str, tuple[str, Split]] = {}
    for layer in LAYERS:
        for state, split in splits(world, layer, camps).items():
            smaller = least_of(split, p, q)
            if smaller >= least and (state not in best or smaller > least_of(best[state][1], p, q)):
                best[state] = layer, split
    members = {code: leader for leader, codes in camps for code in codes}
    return tuple(
        Held(state, layer, shares[p], shares[q], rest, proofs(rows_of(world, layer)[state], members, p, q))
        for state, (layer, (shares, rest)) in best.items()
    )


def least_of(split: Split, p: str, q: str) -> float:
    """The smaller of two shares."""
    return min(split[0].get(p, 0.0), split[0].get(q, 0.0))


def proofs(rows: list[Row], members: dict[str, str], p: str, q: str) -> tuple[Tie, ...]:
    """The two weightiest facts of a state with each of two camps."""
    some = [[tie for other, _, tie in rows if members.get(other) == leader][-2:] for leader in (p, q)]
    return tuple(dict.fromkeys(tie for ties in some for tie in ties))


@remembered(layer_of)
def splits(world: World, layer: str, camps: Camps) -> dict[str, Split]:
    """Share of each camp in the ties of every state that has any in a layer, and the share that the lists leave open."""
    members = {code: leader for leader, codes in camps for code in codes}
    found: dict[str, Split] = {}
    for state, rows in rows_of(world, layer).items():
        known = sum(part for _, part, _ in rows)
        whole = known if layer == "visits" else max(known, 1.0)
        shares: dict[str, float] = {}
        for other, part, _ in rows:
            if other in members and other != state:
                shares[members[other]] = shares.get(members[other], 0.0) + part / whole
        found[state] = shares, max(0.0, 1 - known / whole)
    return found


def rows_of(world: World, layer: str) -> dict[str, list[Row]]:
    """The ties of every state in a layer: suppliers of its newest window, or leaders' visits."""
    return met(world) if layer == "visits" else bought(world, layer)


def layer_beside(_state: str, layer: str) -> str:
    """The layer of the world that an autonomy is read from."""
    return layer_of(layer)


beside = remembered(layer_beside, "milex", "alliance")(entropy)
"""Autonomy of a state in a layer, worked out once for the same rows."""


@remembered(layer_of)
def bought(world: World, good: str) -> dict[str, list[Row]]:
    """Suppliers of each buyer in its newest window (windows are not mixed), the largest last."""
    groups: dict[str, list[Tie]] = {}
    for tie in dependence.current(world, good).values():
        groups.setdefault(tie.state_a, []).append(tie)
    return {buyer: sorted(newest(ties), key=lambda row: row[1]) for buyer, ties in groups.items()}


def newest(ties: list[Tie]) -> Iterator[Row]:
    """(supplier, share, fact) of the newest window among a buyer's figures."""
    windows = [dependence.window(tie)[:2] for tie in ties]
    last = max(windows)
    for window, tie in zip(windows, ties, strict=True):
        if window == last and tie.state_b and tie.value:
            yield tie.state_b, tie.value / 100, tie


@remembered("visit")
def met(world: World) -> dict[str, list[Row]]:
    """Leaders' visits of ten years, by state: each one tie with the other side."""
    found: dict[str, list[Row]] = {}
    for tie in recent(world):
        for one, other in ((tie.state_a, tie.state_b), (tie.state_b, tie.state_a)):
            if one and other:
                found.setdefault(one, []).append((other, 1.0, tie))
    return found
