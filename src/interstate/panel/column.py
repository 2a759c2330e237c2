"""A column before any data: what it means, from which layer, for whom, and what the absence of a row says."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["flag", "count", "number", "category"]
Zeros = Literal["closed", "open"]
Direction = Literal["directed", "undirected", "state"]
Recipe = Literal["holds", "starts", "share", "joint_target", "agreement", "shared_members", "events"]
Pairing = Literal["each", "both", "distance"]
Pick = Literal["any", "last", "first", "max", "min", "sum", "mean"]
Reduce = Literal["max", "min", "sum", "mean", "both"]
PICKS: dict[Kind, tuple[Pick, ...]] = {
    "flag": ("any", "last", "first"),
    "count": ("sum",),
    "number": ("last", "first", "max", "min", "sum", "mean"),
    "category": ("last", "first", "max", "min"),
}
"""What to do with several values in a period, by kind: a flag is true on any, the last or the first day of it."""
REDUCES: dict[Kind, tuple[Reduce, ...]] = {
    "flag": ("max", "min", "both"),
    "count": ("max", "min", "sum", "mean", "both"),
    "number": ("max", "min", "sum", "mean", "both"),
    "category": ("max", "min", "both"),
}
"""How two directions become one value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a panel, before a source is chosen.

    `kinds`: kinds of the layer that count; empty = all. `units`: units of the layer that can be read, with the factor to `unit`;
    empty = any. `family`: a word that `families` must hold. `most`: largest `value` that counts (levels of contiguity).
    `zeros`: `closed` = inside a closed frame the absence of a row is 0 or false; `open` = absence never says anything.
    `pairing`: what a column about one state gives in a panel of dyads: `each` state its own value, `both` = true of both,
    `distance` = the absolute difference. `window`: periods that a value looks back over, its own included.
    `flow`: amounts over the year, which cannot be cut into months. `ranks`: number of each kind, where a kind is read as a number.
    """

    name: str
    layer: str
    kind: Kind
    direction: Direction
    zeros: Zeros
    title: str
    recipe: Recipe = "holds"
    unit: str = ""
    kinds: tuple[str, ...] = ()
    units: tuple[tuple[str, float], ...] = ()
    family: str = ""
    most: float | None = None
    pairing: Pairing = "each"
    window: int = 1
    flow: bool = False
    ranks: tuple[tuple[str, int], ...] = ()
    pick: Pick | None = None
    type: str = ""
    quad: str = ""
    otherwise: "Column | None" = None
    """The same made of another layer, used where the first one is not loaded."""
