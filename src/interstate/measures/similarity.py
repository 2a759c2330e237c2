"""Similarity of portfolios: S, Scott's pi and Cohen's kappa, over any layer; over alliances for a start."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.world import World

Index = Literal["S", "pi", "kappa"]
Own = Literal["max", "drop", "zero"]
PLEDGES = {"defence": 3.0, "neutrality": 2.0, "non-aggression": 1.0, "consultation": 1.0}
"""Ordinal scale of pledges, 0 to 3 (Signorino & Ritter 1999 order them so; non-aggression and consultation share the lowest)."""


def agreement(
    x: Sequence[float],
    y: Sequence[float],
    dmax: float,
    index: Index = "kappa",
    squared: bool = False,
    weights: Sequence[float] | None = None,
) -> float | None:
    """Agreement of two portfolios of equal length; 1 = the same, None = cannot be computed.

    S = 1 - 2 * sum v d / (dmax * sum v); kappa, pi = 1 - Do / De, with De from each row's own values (kappa, Cohen) or from the
    pooled values (pi, Scott). d is |x - y| or its square, dmax then squared too. Signorino & Ritter 1999; Haege 2011.
    `De` = 0 gives None, not 1.

    Raises:
        ValueError: lengths differ, are zero, or dmax is not positive.
    """
    a, b = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    v = np.ones(len(a)) if weights is None else np.asarray(weights, dtype=float)
    if len(a) != len(b) or len(a) != len(v) or not len(a) or dmax <= 0:
        raise ValueError(f"portfolios of {len(a)} and {len(b)} states, {len(v)} weights, dmax {dmax}")
    power = 2 if squared else 1
    observed = float(np.sum(v * np.abs(a - b) ** power) / np.sum(v))
    if index == "S":
        return 1 - 2 * observed / float(dmax) ** power
    pool = np.concatenate([a, b])
    rows, columns = (pool, pool) if index == "pi" else (a, b)
    left, right = (np.concatenate([v, v]),) * 2 if index == "pi" else (v, v)
    expected = float(np.sum(np.outer(left, right) * np.abs(rows[:, None] - columns[None, :]) ** power))
    expected /= float(np.sum(left) * np.sum(right))
    return None if expected == 0 else 1 - observed / expected


def pledges(world: World, defence_only: bool = False) -> tuple[tuple[str, ...], np.ndarray]:
    """States of the day and the matrix of pledges in force (not those only signed): row i = what i pledges to each, 0 to 3 (or 0/1),
    own cells 0."""
    states = world.states()
    place = {code: at for at, code in enumerate(states)}
    matrix = np.zeros((len(states), len(states)))
    for tie in world.holding("alliance"):
        if "signed" in tie.families:
            continue
        grade = PLEDGES.get(tie.kind, 0.0)
        if defence_only:
            grade = 1.0 if tie.kind == "defence" else 0.0
        a, b = place.get(tie.state_a), place.get(tie.state_b or "")
        if a is not None and b is not None and a != b:
            matrix[a, b] = max(matrix[a, b], grade)
    return states, matrix


def between(
    world: World,
    a: str,
    b: str,
    index: Index = "kappa",
    own: Own = "max",
    defence_only: bool = False,
    squared: bool = False,
) -> Measurement | None:
    """Alliance similarity of one pair; None if a state is not alive or the index is not defined.

    `own`: own cells at the top of the scale (max), both states left out (drop), or 0 (zero): it changes the number.
    """
    states, matrix = pledges(world, defence_only)
    if a == b or a not in states or b not in states:
        return None
    return pair(world, states, matrix, states.index(a), states.index(b), index, own, defence_only, squared)


def pair(
    world: World,
    states: tuple[str, ...],
    matrix: np.ndarray,
    i: int,
    j: int,
    index: Index,
    own: Own,
    defence_only: bool,
    squared: bool,
) -> Measurement | None:
    """The measurement of one pair from a matrix of pledges."""
    top = 1.0 if defence_only else 3.0
    x, y = matrix[i].copy(), matrix[j].copy()
    x[i] = y[j] = top if own == "max" else 0.0
    if own == "drop":
        x, y = (np.delete(row, [i, j]) for row in (x, y))
    if not len(x):
        return None
    value = agreement(list(x), list(y), top, index, squared)
    if value is None:
        return None
    scale = "defence yes or no" if defence_only else "pledges 0 to 3"
    settings = f"{index}, {scale}, own={own}, {'squared' if squared else 'absolute'}, N={len(x)}"
    shown = tuple(piece for tie in own_ties(world, states[i], states[j]) for piece in tie.proof)
    formula = f"{index} of two rows of {len(x)} pledges = {value:.4f}"
    return Measurement(
        "alliance_similarity",
        states[i],
        states[j],
        world.as_of,
        value,
        "index -1 to 1",
        None,
        None,
        shown,
        settings,
        formula,
    )


def own_ties(world: World, a: str, b: str) -> list[Tie]:
    """The pledges between two states that hold on the day."""
    return [tie for tie in world.holding("alliance") if {tie.state_a, tie.state_b} == {a, b}]


def alliance_similarity(
    world: World, index: Index = "kappa", own: Own = "max", defence_only: bool = False, squared: bool = False
) -> Table:
    """Similarity of the alliance portfolios of two states (S, pi or kappa).

    Rows of directed pledges over the states alive on the day, ordinal 0 to 3 (consultation and non-aggression 1, neutrality 2,
    defence 3) or defence yes/no; never "any alliance". Rare ties give S near 1 with kappa below 0: ask for both.
    Source: Signorino & Ritter (1999); Haege (2011).

    Returns:
        One row a pair with at least one pledge by either, `state_a` < `state_b`; value at most 1, no unit. A pair whose index
        is not defined has no row.
    """
    states, matrix = pledges(world, defence_only)
    bound = np.flatnonzero(matrix.sum(axis=1))
    rows = []
    for at, i in enumerate(bound):
        for j in bound[at + 1 :]:
            one = pair(world, states, matrix, int(i), int(j), index, own, defence_only, squared)
            if one is not None:
                rows.append(one)
    return tuple(rows)
