"""Signed triads: friends and enemies that do not go together."""

from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures.triads import counts, signed, strained, strained_triads
from tests.measures.tiny import SYSTEM, A, B, C, D, fact, relabelled, world

SIGNS = st.lists(st.sampled_from([-1, 0, 1]), min_size=15, max_size=15)


def friends(a, b, **more):
    return fact("alliance", a, b, kind="defence", **more)


def foes(a, b, **more):
    return fact("rivalry", *sorted((a, b)), **more)


def matrix_of(signs):
    matrix = np.zeros((6, 6), dtype=np.int64)
    for (i, j), sign in zip(combinations(range(6), 2), signs, strict=True):
        matrix[i, j] = matrix[j, i] = sign
    return matrix


def test_two_friends_of_mine_who_are_foes_strain_the_triad():
    ties = (friends(A, B), friends(A, C), foes(B, C))
    rows = {row.state_a: row for row in strained_triads(world(*ties))}
    assert {code: row.value for code, row in rows.items()} == {A: 1, B: 1, C: 1}
    assert {piece.record for piece in rows[A].evidence} == {tie.record for tie in ties}
    assert rows[A].formula == "1 of 1 triads have a negative product"


def test_the_foe_of_my_friend_who_is_my_foe_does_not():
    day = world(friends(A, B), foes(A, C), foes(B, C))
    assert strained(day) == dict.fromkeys(SYSTEM, 0)
    assert [len(row.evidence) for row in strained_triads(day)] == [3, 3, 3]


def test_a_pair_that_is_both_counts_as_foes():
    states, matrix, facts = signed(world(friends(A, B), foes(A, B)))
    assert matrix[states.index(A), states.index(B)] == -1
    assert facts[frozenset((A, B))].layer == "rivalry"


@pytest.mark.parametrize("more", [{"families": ("signed",)}, {"kind": "consultation"}, {"end": date(2019, 1, 1)}])
def test_only_a_defence_pledge_in_force_is_a_plus(more):
    tie = fact("alliance", A, B, **{"kind": "defence", **more})
    assert not signed(world(tie))[1].any()


@given(SIGNS)
def test_triangles_are_counted_as_one_would_by_hand(signs):
    matrix = matrix_of(signs)
    bad, total = counts(matrix)
    for i in range(6):
        products = [matrix[i, j] * matrix[j, k] * matrix[k, i] for j, k in combinations(range(6), 2) if i not in (j, k)]
        assert int(bad[i]) == sum(product < 0 for product in products)
        assert int(total[i]) == sum(product != 0 for product in products)


@settings(max_examples=20)
@given(st.permutations(SYSTEM))
def test_other_names_give_the_same_strain_to_other_states(codes):
    names = dict(zip(SYSTEM, codes, strict=True))
    ties = [friends(A, B), friends(B, C), foes(A, C), foes(C, D), friends(A, D)]
    plain, other = strained(world(*ties)), strained(world(*relabelled(ties, names)))
    assert other == {names[code]: number for code, number in plain.items()}
