"""Autonomy: how evenly a state spreads its ties over the poles of the day."""

from math import fsum, log

from interstate.measures import dependence
from interstate.measures.capability import figures
from interstate.measures.visits import recent
from interstate.model.evidence import Evidence
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

POLES = 3
FEWEST = 5
LAYERS = ("arms", "crude", "gas", "imports", "visits")
Parts = dict[str, float]


@remembered("milex", "alliance")
def poles(world: World, k: int = POLES) -> dict[str, tuple[str, ...]]:
    """The k states of largest military spending on the day, each with its defence partners; a partner of two belongs to the
    larger one, and a leader to itself. Empty if fewer than k spendings are known."""
    held = figures(world, "milex")
    leaders = sorted(held, key=lambda code: -(held[code].value or 0.0))[:k]
    if len(leaders) < k:
        return {}
    partners: dict[str, set[str]] = {code: set() for code in leaders}
    for tie in world.holding("alliance"):
        if tie.kind == "defence" and "signed" not in tie.families and tie.state_a in partners and tie.state_b:
            partners[tie.state_a].add(tie.state_b)
    taken = set(leaders)
    found: dict[str, tuple[str, ...]] = {}
    for leader in leaders:
        mine = tuple(sorted(partners[leader] - taken))
        taken |= set(mine)
        found[leader] = (leader, *mine)
    return found


def contacts(world: World, state: str, layer: str) -> tuple[Parts, tuple[Evidence, ...]]:
    """Weight of each partner of a state in a layer: shares of suppliers, or number of leaders' visits; with the facts."""
    parts, ties = (met(world) if layer == "visits" else bought(world, layer)).get(state, ({}, ()))
    return parts, tuple(piece for tie in ties for piece in tie.proof)


@remembered("visit")
def met(world: World) -> dict[str, tuple[Parts, tuple[Tie, ...]]]:
    """Leaders' visits of ten years, by state and partner, with the latest dozen facts."""
    parts: dict[str, Parts] = {}
    ties: dict[str, list[Tie]] = {}
    for tie in recent(world):
        for one, other in ((tie.state_a, tie.state_b), (tie.state_b, tie.state_a)):
            if one and other:
                mine = parts.setdefault(one, {})
                mine[other] = mine.get(other, 0.0) + 1.0
                ties.setdefault(one, []).append(tie)
    return {code: (parts[code], tuple(ties[code][-12:])) for code in parts}


@remembered(dependence.layer_of)
def bought(world: World, good: str) -> dict[str, tuple[Parts, tuple[Tie, ...]]]:
    """Shares of the suppliers of one good, by buyer, with their facts."""
    found: dict[str, tuple[Parts, tuple[Tie, ...]]] = {}
    for (buyer, supplier), tie in dependence.current(world, good).items():
        if tie.value:
            parts, ties = found.get(buyer, ({}, ()))
            found[buyer] = ({**parts, supplier: tie.value / 100}, (*ties, tie))
    return found


def shares(world: World, state: str, layer: str, k: int = POLES) -> tuple[Parts, tuple[Evidence, ...]]:
    """Share of each pole (by its leader) in a state's ties of a layer, as a part of all ties known; a state that leads a pole or
    belongs to one has its own pole left in, since that is where it stands."""
    return spread(world, layer, k).get(state, {}), contacts(world, state, layer)[1]


def layer_of(layer: str, *_: object, **__: object) -> str:
    """The layer of the world behind one of `LAYERS`."""
    return "visit" if layer == "visits" else dependence.layer_of(layer)


@remembered(layer_of, "milex", "alliance")
def spread(world: World, layer: str, k: int = POLES) -> dict[str, Parts]:
    """Share of each pole in the ties of every state that has any in a layer."""
    camps = poles(world, k)
    camp = {code: leader for leader, members in camps.items() for code in members}
    table = met(world) if layer == "visits" else bought(world, layer)
    found: dict[str, Parts] = {}
    for state, (parts, _) in table.items():
        total = fsum(parts.values())
        if total:
            held: dict[str, list[float]] = {leader: [] for leader in camps}
            for code, part in parts.items():
                if code in camp and code != state:
                    held[camp[code]].append(part)
            found[state] = {leader: fsum(some) / total for leader, some in held.items()}
    return found


@remembered("visit", "arms", "energy", "trade", "milex", "alliance")
def between(world: World, p: str, q: str, least: float) -> tuple[tuple[str, str, float, float], ...]:
    """States with at least so large a share of a layer with both poles: (state, its strongest layer, share with p, share with q)."""
    best: dict[str, tuple[str, str, float, float]] = {}
    for layer in LAYERS:
        for state, by_pole in spread(world, layer).items():
            row = (state, layer, by_pole.get(p, 0.0), by_pole.get(q, 0.0))
            if min(row[2:]) >= least and (state not in best or min(row[2:]) > min(best[state][2:])):
                best[state] = row
    return tuple(best.values())


def entropy(world: World, state: str, layer: str, k: int = POLES) -> Measurement | None:
    """A_i = -sum p_k ln p_k / ln K over the poles that the state has ties with; None below five visits, or below two suppliers."""
    parts, _ = contacts(world, state, layer)
    fewest = FEWEST if layer == "visits" else 2
    count = sum(parts.values()) if layer == "visits" else len(parts)
    by_pole, proof = shares(world, state, layer, k)
    total = sum(by_pole.values())
    if count < fewest or not total:
        return None
    p = {leader: part / total for leader, part in by_pole.items() if part > 0}
    value = -sum(part * log(part) for part in p.values()) / log(k)
    terms = ", ".join(f"{leader} {part:.2f}" for leader, part in p.items())
    return Measurement(
        "autonomy", state, None, world.as_of, max(0.0, value), "index 0 to 1", None, None, proof,
        f"{layer}, K = {k} poles", f"entropy of ({terms}) / ln {k} = {max(0.0, value):.3f}",
    )  # fmt: skip


def autonomy(world: World, layer: str = "visits", k: int = POLES) -> Table:
    """How evenly a state's ties in one layer spread over the K poles of the day.

    A_i = -sum_k p_k ln p_k / ln K; poles are the K states of largest known military spending with their defence partners. Layers
    are never averaged. Ties outside the poles are left out of p.

    Returns:
        One row a state with ties to a pole; value in [0, 1]. Fewer than five visits (or two known suppliers): no row.

    Raises:
        ValueError: no such layer, or k below 2.
    """
    if layer not in LAYERS or k < 2:
        raise ValueError(f"layer must be one of {', '.join(LAYERS)} and k at least 2; got {layer}, {k}")
    found = (entropy(world, state, layer, k) for state in world.states())
    return tuple(one for one in found if one is not None)
