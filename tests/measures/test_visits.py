"""Leaders' visits: how often, how rare, whose guests."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures.visits import host_share, leaders, rarity, rate, record, visit_rarity, visit_rate
from tests.measures.tiny import TODAY, A, B, C, D, fact, visit, world


def test_the_rate_counts_both_ways_over_ten_years():
    day = world(visit(A, B, date(2012, 5, 1)), visit(B, A, date(2018, 5, 1)), visit(A, B, date(2005, 5, 1)))
    held = rate(day, A, B)
    assert held.value == pytest.approx(0.2)
    assert len(held.evidence) == 2
    assert visit_rate(day) == (held,)


def test_rarity_is_the_years_since_the_same_way_was_last_gone():
    day = world(visit(A, B, TODAY - timedelta(days=3653)), visit(B, A, date(2019, 1, 1)))
    held = rarity(day, A, B)
    assert held.value == pytest.approx(3653 / 365.25)
    assert "1 of 1 pairs" in held.settings
    assert rarity(day, A, C) is None
    assert {(row.state_a, row.state_b) for row in visit_rarity(day)} == {(A, B), (B, A)}


def test_the_rank_counts_pairs_that_met_at_least_as_often():
    often = [visit(A, C, date(year, 2, 1)) for year in range(2012, 2018)]
    held = rarity(world(visit(A, B, date(2015, 1, 1)), *often), A, B)
    assert "2 of 2 pairs met at least as often" in held.settings
    assert "list is open" in held.settings


def test_one_journey_written_down_twice_is_one_visit():
    day = world(visit(A, B, date(2019, 5, 1)), visit(A, B, date(2019, 5, 3)), visit(A, B, date(2019, 5, 9)))
    assert [tie.start.day for tie in record(day, A, B)] == [1, 9]


def test_a_ministers_visit_is_no_leaders_visit():
    assert leaders(world(fact("visit", A, B, kind="minister: consultation"))) == ()


def test_the_share_of_a_guest_needs_five_visits_of_the_host():
    few = [visit(A, B, date(2012 + at, 1, 1)) for at in range(4)]
    assert host_share(world(*few), A, B) is None
    held = host_share(world(*few, visit(C, B, date(2018, 1, 1))), A, B)
    assert held.value == pytest.approx(0.8)
    assert held.formula.startswith("4 / 5")


@settings(max_examples=40)
@given(st.lists(st.integers(0, 9000), max_size=10), st.lists(st.integers(1, 900), max_size=5))
def test_visits_after_the_day_change_nothing(before, after):
    past = [visit(A, B, TODAY - timedelta(days=days)) for days in before]
    future = [visit(A, D, TODAY + timedelta(days=days)) for days in after]
    assert visit_rate(world(*past, *future)) == visit_rate(world(*past))
    assert visit_rarity(world(*past, *future)) == visit_rarity(world(*past))


def test_a_window_without_a_year_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        visit_rate(world(), 0)
