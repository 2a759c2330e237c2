"""Shares of suppliers: which figure is in use, how concentrated, what is not known."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures import dependence
from interstate.measures.dependence import concentration, exit_cost, hhi, series, share, suppliers
from tests.measures.tiny import SYSTEM, TODAY, A, B, C, D, bought, relabelled, world

LISTS = st.lists(st.integers(1, 60), min_size=1, max_size=5).filter(lambda some: sum(some) <= 100)


def test_the_interval_of_a_list_of_three_by_hand():
    low, high = hhi([0.557, 0.192, 0.066])
    assert low == pytest.approx(0.557**2 + 0.192**2 + 0.066**2)
    assert high == pytest.approx(low + 2 * 0.066**2 + (0.185 - 2 * 0.066) ** 2)
    assert (round(low, 3), round(high, 3)) == (0.351, 0.363)


def test_a_complete_list_has_no_interval():
    low, high = hhi([0.5, 0.3, 0.2])
    assert low == pytest.approx(0.38)
    assert high == pytest.approx(0.38)


@pytest.mark.parametrize("known", [[], [0.0, 0.5], [0.7, 0.5], [-0.1]])
def test_shares_that_cannot_be_are_refused(known):
    with pytest.raises(ValueError, match="shares must lie"):
        hhi(known)


@given(LISTS, st.randoms(use_true_random=False))
def test_whatever_the_rest_is_the_index_lies_in_the_interval(known, chance):
    parts = [part / 100 for part in known]
    rest, smallest = 1 - sum(parts), min(parts)
    hidden = []
    while rest > 1e-9:
        hidden.append(min(rest, chance.uniform(0.3, 1.0) * smallest))
        rest -= hidden[-1]
    low, high = hhi(parts)
    assert low - 1e-9 <= sum(w * w for w in parts + hidden) <= high + 1e-9


def test_the_newest_window_is_in_use_and_older_ones_stay_as_a_series():
    day = world(bought(A, B, 75, 2005, 2009), bought(A, B, 60, 2010, 2014), bought(A, B, 46, 2015, 2019))
    held = share(day, "arms", A, B)
    assert held.value == pytest.approx(0.46)
    assert "2015-2019" in held.settings
    assert [tie.value for tie in series(day, "arms", A, B)] == [75, 60, 46]


def test_of_two_editions_of_one_window_the_later_counts_and_the_earlier_did_before():
    early = bought(A, B, 58, published=date(2020, 3, 1))
    late = bought(A, B, 55, published=date(2020, 6, 1))
    assert share(world(early, late), "arms", A, B).value == pytest.approx(0.55)
    assert share(world(late, early), "arms", A, B).value == pytest.approx(0.55)
    assert share(world(early, late, as_of=date(2020, 5, 1)), "arms", A, B).value == pytest.approx(0.58)
    assert [tie.value for tie in series(world(early, late), "arms", A, B)] == [55]


def test_a_stale_figure_says_nothing_about_today():
    assert share(world(bought(A, B, 90, 2000, 2004)), "arms", A, B) is None


def test_no_figure_is_not_zero():
    day = world(bought(A, B, 60))
    assert share(day, "arms", A, C) is None
    assert share(day, "crude", A, B) is None
    assert exit_cost(day, "arms", C, B) is None


def test_a_value_in_another_unit_is_no_share():
    assert share(world(bought(A, B, 300, unit="US$ million")), "arms", A, B) is None


def test_suppliers_come_largest_first_with_their_facts():
    ties = (bought(A, B, 20), bought(A, C, 50), bought(A, D, 10))
    held = suppliers(world(*ties), "arms", A)
    assert [one.state_b for one in held] == [C, B, D]
    assert [one.evidence[0].record for one in held] == [ties[1].record, ties[0].record, ties[2].record]


def test_exit_cost_is_the_share_times_what_cannot_be_had_elsewhere():
    held = exit_cost(world(bought(A, B, 60)), "arms", A, B)
    assert held.value == pytest.approx(0.6 * (1 - 0.4))
    assert "0.6 * (1 - 0.4)" in held.formula


def test_concentration_is_an_interval_of_the_newest_window_alone():
    (row,) = concentration(world(bought(A, B, 90, 2012, 2016), bought(A, C, 50), bought(A, D, 30)))
    assert row.value is None
    assert row.low == pytest.approx(0.34)
    assert row.high == pytest.approx(0.34 + 0.2**2)
    assert "2 suppliers known" in row.settings


@settings(max_examples=50)
@given(LISTS)
def test_shares_of_one_window_sum_to_at_most_one(known):
    ties = [bought(A, code, part) for code, part in zip(SYSTEM[1:], known, strict=False)]
    assert sum(row.value for row in dependence.arms_dependence(world(*ties))) <= 1 + 1e-9


@settings(max_examples=50)
@given(LISTS, LISTS)
def test_figures_published_after_the_day_change_nothing(past, future):
    old = [bought(A, code, part) for code, part in zip(SYSTEM[1:], past, strict=False)]
    new = [
        bought(A, code, part, 2016, 2020, published=date(2021, 3, 1))
        for code, part in zip(SYSTEM[1:], future, strict=False)
    ]
    assert dependence.arms_dependence(world(*old, *new)) == dependence.arms_dependence(world(*old))


def test_other_names_give_the_same_shares_of_other_states():
    ties = (bought(A, B, 50), bought(A, C, 20), bought(B, C, 70), bought(C, A, 5))
    plain = {(row.state_a, row.state_b): row.value for row in dependence.arms_dependence(world(*ties))}
    for codes in permutations((A, B, C)):
        names = dict(zip((A, B, C), codes, strict=True))
        rows = dependence.arms_dependence(world(*relabelled(ties, names)))
        assert {(row.state_a, row.state_b): row.value for row in rows} == {
            (names[a], names[b]): value for (a, b), value in plain.items()
        }


def test_each_good_is_counted_by_itself():
    day = world(bought(A, B, 40, layer="energy", kind="crude"), bought(A, B, 10, layer="energy", kind="gas"))
    assert [row.measure for row in dependence.energy_dependence(day)] == ["crude_dependence", "gas_dependence"]
    assert dependence.arms_dependence(day) == dependence.trade_dependence(day) == ()


def test_a_derived_world_has_its_own_figures():
    tie = bought(A, B, 40)
    day = world(tie)
    assert share(day, "arms", A, B).value == pytest.approx(0.4)
    assert share(day.without([tie.fact_id]), "arms", A, B) is None
    more = day.adding([bought(A, C, 30)])
    assert share(more, "arms", A, C).value == pytest.approx(0.3)
    assert share(day, "arms", A, C) is None
    assert day.as_of == TODAY
