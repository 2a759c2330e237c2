"""Similarity of portfolios: S, Scott's pi and Cohen's kappa, over any layer; over alliances for a start."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from interstate.model.evidence import Evidence
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
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
        grade = counts_as(tie, defence_only)
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
    i, j = states.index(a), states.index(b)
    value = against_all(matrix, i, 1.0 if defence_only else 3.0, index, own, squared)[j]
    if np.isnan(value):
        return None
    shown = tuple(row_proof(world, code, defence_only) for code in (a, b))
    return measured(
        world, a, b, float(value), shown[0] + shown[1], words(index, own, defence_only, squared, len(states))
    )


def against_all(matrix: np.ndarray, i: int, top: float, index: Index, own: Own, squared: bool) -> np.ndarray:
    """The index of row i with every row at once, as `agreement` gives it for each pair; not a number where it is not defined."""
    power = 2 if squared else 1
    grades = np.arange(int(top) + 1)
    d = np.abs(grades[:, None] - grades[None, :]) ** power
    rows = matrix.astype(np.int64)
    np.fill_diagonal(rows, int(top) if own == "max" else 0)
    everyone = np.arange(len(rows))
    n = len(rows) - (2 if own == "drop" else 0)
    if n <= 0:
        return np.full(len(rows), np.nan)
    apart = d[rows, rows[i][None, :]]
    observed = apart.sum(axis=1)
    counts = (rows[:, :, None] == grades).sum(axis=1)
    mine, theirs = np.repeat(counts[i][None, :], len(rows), axis=0), counts.copy()
    if own == "drop":
        observed = observed - apart[:, i] - apart[everyone, everyone]
        for cells, counted in ((rows[i], mine), (rows[:, i], theirs)):
            counted[everyone, cells] -= 1
            counted[everyone, 0] -= 1
    if index == "S":
        return np.asarray(1 - 2 * observed / n / top**power, dtype=float)
    if index == "pi":
        mine = theirs = mine + theirs
    expected = np.einsum("ja,ab,jb->j", mine, d, theirs) / (mine.sum(axis=1) * theirs.sum(axis=1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected == 0, np.nan, 1 - observed / n / expected)


def words(index: Index, own: Own, defence_only: bool, squared: bool, system: int) -> str:
    """The settings of a similarity, in words."""
    scale = "defence yes or no" if defence_only else "pledges 0 to 3"
    n = system - (2 if own == "drop" else 0)
    return f"{index}, {scale}, own={own}, {'squared' if squared else 'absolute'}, N={n}"


def measured(world: World, a: str, b: str, value: float, shown: tuple[Evidence, ...], setting: str) -> Measurement:
    """A similarity as a measurement."""
    formula = f"{setting.split(',')[0]} of two rows of {setting.rsplit('=', 1)[1]} pledges = {value:.4f}"
    return Measurement(
        "alliance_similarity", a, b, world.as_of, value, "index -1 to 1", None, None, shown, setting, formula
    )  # fmt: skip


def row_proof(world: World, state: str, defence_only: bool) -> tuple[Evidence, ...]:
    """The facts behind one row: the pledges of a state that count."""
    return proofs(world, defence_only).get(state, ())


@remembered("alliance")
def proofs(world: World, defence_only: bool) -> dict[str, tuple[Evidence, ...]]:
    """The facts behind each row, by state."""
    found: dict[str, list[Evidence]] = {}
    for tie in world.holding("alliance"):
        if counts_as(tie, defence_only):
            found.setdefault(tie.state_a, []).extend(tie.proof)
    return {state: tuple(some) for state, some in found.items()}


def counts_as(tie: Tie, defence_only: bool) -> float:
    """The grade of a pledge in force, 0 to 3 or 0/1; 0 for one that is only signed."""
    if "signed" in tie.families:
        return 0.0
    return float(tie.kind == "defence") if defence_only else PLEDGES.get(tie.kind, 0.0)


def alliance_similarity(
    world: World, index: Index = "kappa", own: Own = "max", defence_only: bool = False, squared: bool = False
) -> Table:
    """Similarity of the alliance portfolios of two states (S, pi or kappa).

    Rows of directed pledges over the states alive on the day, ordinal 0 to 3 (consultation and non-aggression 1, neutrality 2,
    defence 3) or defence yes/no; never "any alliance". A cell without a pledge in force on record counts as none. Rare ties
    give S near 1 with kappa below 0: ask for both.
    Source: Signorino & Ritter (1999); Haege (2011).

    Returns:
        One row a pair with at least one pledge by either, `state_a` < `state_b`; value at most 1, no unit. A pair whose index
        is not defined has no row.
    """
    states, matrix = pledges(world, defence_only)
    top = 1.0 if defence_only else 3.0
    setting = words(index, own, defence_only, squared, len(states))
    bound = np.flatnonzero(matrix.any(axis=1))
    rows = []
    for at, i in enumerate(bound):
        values = against_all(matrix, int(i), top, index, own, squared)
        first = row_proof(world, states[i], defence_only)
        for j in bound[at + 1 :]:
            if not np.isnan(values[j]):
                shown = first + row_proof(world, states[j], defence_only)
                rows.append(measured(world, states[i], states[j], float(values[j]), shown, setting))
    return tuple(rows)
