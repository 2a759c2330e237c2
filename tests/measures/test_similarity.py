"""Similarity of portfolios: exact values, what has no value, and what each setting changes."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures.similarity import against_all, agreement, alliance_similarity, between
from tests.measures.tiny import SYSTEM, A, B, C, D, E, F, fact, world

SHARED = Path(__file__).parents[3] / "shared" / "data" / "models" / "similarity.json"
ROWS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12)


def pledge(a, b, kind="defence", **more):
    return [fact("alliance", a, b, kind=kind, **more), fact("alliance", b, a, kind=kind, **more)]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data/models/similarity.json")
def test_the_exact_fractions_of_the_shared_file_come_out():
    for case in json.loads(SHARED.read_text())["cases"]:
        for name, expected in case["expected"].items():
            index, distance = name.split("_")
            got = agreement(case["x"], case["y"], case["dmax"], index, distance == "sq")
            assert got == pytest.approx(expected["value"], abs=1e-12), (case["name"], name)


def test_two_portfolios_of_four_by_hand():
    x, y = [1, 1, 0, 0], [1, 0, 0, 0]
    assert agreement(x, y, 1, "S") == pytest.approx(1 - 2 * 1 / 4)
    assert agreement(x, y, 1, "kappa") == pytest.approx(1 - (1 / 4) / (1 / 2))
    assert agreement(x, y, 1, "pi") == pytest.approx(1 - (1 / 4) / (2 * 3 / 8 * 5 / 8))


def test_weights_count_the_heavier_states_more():
    assert agreement([1, 0], [1, 1], 1, "S", weights=[3, 1]) == pytest.approx(1 - 2 * 1 / 4)


def test_rows_without_any_variation_have_no_kappa_and_yet_an_s():
    assert agreement([0, 0, 0], [0, 0, 0], 3, "kappa") is None
    assert agreement([0, 0, 0], [0, 0, 0], 3, "S") == 1


@pytest.mark.parametrize(("x", "y", "dmax"), [([], [], 1), ([1], [1, 0], 1), ([1], [1], 0)])
def test_portfolios_that_do_not_fit_are_refused(x, y, dmax):
    with pytest.raises(ValueError, match="portfolios"):
        agreement(x, y, dmax)


@given(ROWS, st.booleans())
def test_s_lies_between_minus_one_and_one_and_no_index_is_above_one(pairs, squared):
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    s = agreement(x, y, 3, "S", squared)
    assert -1 - 1e-12 <= s <= 1
    for index in ("kappa", "pi"):
        value = agreement(x, y, 3, index, squared)
        assert value is None or value <= 1 + 1e-12
        assert value == pytest.approx(agreement(y, x, 3, index, squared)) if value is not None else True


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_states_does_not_matter(pairs, chance):
    mixed = pairs[:]
    chance.shuffle(mixed)
    for index in ("S", "kappa", "pi"):
        old = agreement([a for a, _ in pairs], [b for _, b in pairs], 3, index)
        new = agreement([a for a, _ in mixed], [b for _, b in mixed], 3, index)
        assert (old is None and new is None) or old == pytest.approx(new)


def test_own_cells_change_the_number_and_the_setting_is_printed():
    day = world(*pledge(A, C), *pledge(B, C), *pledge(D, E))
    top, left_out, zero = (between(day, A, B, own=own, defence_only=True) for own in ("max", "drop", "zero"))
    assert (top.value, left_out.value, zero.value) == (pytest.approx(1 - (2 / 8) / (2 * 2 / 8 * 6 / 8)), 1, 1)
    assert "own=drop" in left_out.settings
    assert "N=6" in left_out.settings
    assert "N=8" in top.settings


def test_rare_ties_give_a_high_s_and_a_kappa_below_zero():
    day = world(*pledge(A, C), *pledge(B, D))
    assert between(day, A, B, "S", "zero", defence_only=True).value == pytest.approx(1 - 2 * 2 / 8)
    assert between(day, A, B, "kappa", "zero", defence_only=True).value < 0


def test_a_treaty_that_is_only_signed_is_no_pledge():
    signed = world(*pledge(A, C), *pledge(B, C, families=("signed",)))
    without = world(*pledge(A, C))
    assert between(signed, A, B, "S").value == between(without, A, B, "S").value
    assert len(alliance_similarity(signed)) == len(alliance_similarity(without)) == 1


def test_consultation_is_no_defence_and_partnership_no_pledge():
    assert alliance_similarity(world(*pledge(A, B, "consultation")), defence_only=True) == ()
    assert alliance_similarity(world(*pledge(A, B, "partnership"))) == ()


def test_a_pair_is_shown_with_its_own_pledges():
    ties = pledge(A, B)
    (row,) = alliance_similarity(world(*ties))
    assert (row.state_a, row.state_b) == (A, B)
    assert {piece.record for piece in row.evidence} == {tie.record for tie in ties}


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([0, 0, 0, 1, 2, 3]), min_size=36, max_size=36),
    st.sampled_from(["S", "kappa", "pi"]),
    st.sampled_from(["max", "drop", "zero"]),
    st.booleans(),
)
def test_all_pairs_at_once_are_the_same_as_one_by_one(cells, index, own, squared):
    matrix = np.array(cells, dtype=float).reshape(6, 6)
    np.fill_diagonal(matrix, 0)
    for i in range(6):
        values = against_all(matrix, i, 3.0, index, own, squared)
        for j in {*range(6)} - {i}:
            x, y = matrix[i].copy(), matrix[j].copy()
            x[i] = y[j] = 3 if own == "max" else 0
            if own == "drop":
                x, y = np.delete(x, [i, j]), np.delete(y, [i, j])
            alone = agreement(list(x), list(y), 3, index, squared)
            assert (np.isnan(values[j]) and alone is None) or values[j] == pytest.approx(alone)


def test_a_state_and_itself_have_no_similarity_and_strangers_none_either():
    day = world(*pledge(A, B))
    assert between(day, A, A) is None
    assert between(day, A, "ZWE") is None


@settings(max_examples=30)
@given(st.sets(st.tuples(st.sampled_from(SYSTEM[:5]), st.sampled_from(SYSTEM[:5])), min_size=1, max_size=8))
def test_pledges_after_the_day_change_nothing(pairs):
    past = [fact("alliance", a, b, kind="defence") for a, b in pairs if a != b]
    future = pledge(A, F, published=date(2021, 1, 1), start=date(2021, 1, 1))
    assert alliance_similarity(world(*past, *future)) == alliance_similarity(world(*past))
