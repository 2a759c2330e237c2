"""Signed triads: whose friends and enemies do not go together."""

from collections.abc import Mapping

import numpy as np

from interstate.model.evidence import Evidence
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

NEGATIVE = ("rivalry", "conflict")


def in_force(tie: Tie) -> bool:
    """True for a defence pledge that binds, False for one that is only signed and for any lesser pledge."""
    return tie.kind == "defence" and "signed" not in tie.families


@remembered("alliance", "rivalry", "conflict")
def signed(world: World) -> tuple[tuple[str, ...], np.ndarray, dict[frozenset[str], Tie]]:
    """States, the symmetric matrix of signs (+1 defence pledge, -1 rivalry or armed conflict, 0 neither) and a fact for each tie.

    A pair that is both counts as negative: the pledge has not settled the quarrel.
    """
    states = world.states()
    place = {code: at for at, code in enumerate(states)}
    matrix = np.zeros((len(states), len(states)), dtype=np.int64)
    facts: dict[frozenset[str], Tie] = {}
    for layer, sign in (("alliance", 1), *((name, -1) for name in NEGATIVE)):
        for tie in world.holding(layer):
            a, b = place.get(tie.state_a), place.get(tie.state_b or "")
            if a is None or b is None or a == b or (layer == "alliance" and not in_force(tie)):
                continue
            if matrix[a, b] != sign:
                facts[frozenset((tie.state_a, tie.state_b or ""))] = tie
            matrix[a, b] = matrix[b, a] = sign
    return states, matrix, facts


def counts(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(strained, all) triangles through each state: strained = product of the three signs is negative."""
    every = np.abs(matrix)
    balance = np.einsum("ij,jk,ki->i", matrix, matrix, matrix) // 2
    total = np.einsum("ij,jk,ki->i", every, every, every) // 2
    return (total - balance) // 2, total


def proofs(
    matrix: np.ndarray, facts: Mapping[frozenset[str], Tie], states: tuple[str, ...], at: int, most: int = 12
) -> tuple[Evidence, ...]:
    """Facts of the ties in the strained triads of one state (in all of its triads where none is strained), at most so many."""
    near = np.flatnonzero(matrix[at])
    products = np.outer(matrix[at, near], matrix[at, near]) * matrix[np.ix_(near, near)]
    found: dict[str, Tie] = {}
    shown = products < 0 if (products < 0).any() else products != 0
    for x, y in zip(*np.nonzero(np.triu(shown)), strict=True):
        j, k = states[near[x]], states[near[y]]
        for two in ((states[at], j), (states[at], k), (j, k)):
            tie = facts[frozenset(two)]
            found.setdefault(tie.fact_id, tie)
        if len(found) >= most:
            break
    return tuple(piece for tie in list(found.values())[:most] for piece in tie.proof)


def strained(world: World) -> dict[str, int]:
    """Number of strained triads through each state."""
    states, matrix, _ = signed(world)
    bad, _ = counts(matrix)
    return {code: int(bad[at]) for at, code in enumerate(states)}


def strained_triads(world: World) -> Table:
    """Number of triads through a state in which friends and enemies do not go together (product of the three signs negative).

    Signs: defence pledge in force +, rivalry or armed conflict -; a pair that is both counts as -. Heider (1946), Cartwright &
    Harary (1956). No general move toward balance is established: the number says what is strained, not what will happen.

    Returns:
        One row a state in at least one triad; unit triads.
    """
    states, matrix, facts = signed(world)
    bad, total = counts(matrix)
    return tuple(
        Measurement(
            "strained_triads", code, None, world.as_of, float(bad[at]), "triads", None, None,
            proofs(matrix, facts, states, at), f"of {total[at]} triads",
            f"{bad[at]} of {total[at]} triads have a negative product",
        )
        for at, code in enumerate(states)
        if total[at]
    )  # fmt: skip
