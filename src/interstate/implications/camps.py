"""How much of a state's ties stands with two camps: shares as published, and what the lists leave open."""

from collections.abc import Iterator
from dataclasses import dataclass

from interstate.measures import dependence
from interstate.measures.autonomy import LAYERS, entropy, layer_of, poles
from interstate.measures.visits import recent
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World


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


@remembered("visit", "arms", "energy", "trade", "milex", "alliance")
def torn(world: World, p: str, q: str, least: float) -> tuple[Held, ...]:
    """States with at least so large a known share of a layer with both camps, each in its strongest layer."""
    best: dict[str, Held] = {}
    for layer in LAYERS:
        for row in split(world, layer, p, q):
            if row.least >= least and (row.state not in best or row.least > best[row.state].least):
                best[row.state] = row
    return tuple(best.values())


def layer_beside(_state: str, layer: str) -> str:
    """The layer of the world that an autonomy is read from."""
    return layer_of(layer)


beside = remembered(layer_beside, "milex", "alliance")(entropy)
"""Autonomy of a state in a layer, worked out once for the same rows."""


@remembered(layer_of, "milex", "alliance")
def split(world: World, layer: str, p: str, q: str) -> tuple[Held, ...]:
    """The shares of two camps in one layer, of every state that has ties in it."""
    camps = poles(world)
    found = []
    for state, rows in (met(world) if layer == "visits" else bought(world, layer)).items():
        known = sum(part for _, part, _ in rows)
        whole = known if layer == "visits" else max(known, 1.0)
        mine = [
            tuple((part, tie) for other, part, tie in rows if other in camps[pole] and other != state)
            for pole in (p, q)
        ]
        with_p, with_q = (sum(part for part, _ in some) / whole for some in mine)
        ties = tuple(dict.fromkeys(tie for some in mine for _, tie in some[-2:]))
        found.append(Held(state, layer, with_p, with_q, max(0.0, 1 - known / whole), ties))
    return tuple(found)


@remembered(layer_of)
def bought(world: World, good: str) -> dict[str, list[tuple[str, float, Tie]]]:
    """Suppliers of each buyer in its newest window (windows are not mixed), the largest last."""
    groups: dict[str, list[Tie]] = {}
    for tie in dependence.current(world, good).values():
        groups.setdefault(tie.state_a, []).append(tie)
    return {buyer: sorted(newest(ties), key=lambda row: row[1]) for buyer, ties in groups.items()}


def newest(ties: list[Tie]) -> Iterator[tuple[str, float, Tie]]:
    """(supplier, share, fact) of the newest window among a buyer's figures."""
    windows = [dependence.window(tie)[:2] for tie in ties]
    last = max(windows)
    for window, tie in zip(windows, ties, strict=True):
        if window == last and tie.state_b and tie.value:
            yield tie.state_b, tie.value / 100, tie


@remembered("visit")
def met(world: World) -> dict[str, list[tuple[str, float, Tie]]]:
    """Leaders' visits of ten years, by state: each one tie with the other side."""
    found: dict[str, list[tuple[str, float, Tie]]] = {}
    for tie in recent(world):
        for one, other in ((tie.state_a, tie.state_b), (tie.state_b, tie.state_a)):
            if one and other:
                found.setdefault(one, []).append((other, 1.0, tie))
    return found
