"""Likelihoods counted from dated facts: which cases count, and when there are too few."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures.base_rates import (
    ally_visit,
    first_visit,
    new_measure,
    next_visit,
    pledge_after_visit,
)
from interstate.measures.threat import fighting_rate
from tests.measures.tiny import SYSTEM, TODAY, A, B, C, D, fact, relabelled, visit, world

YEARLY = [visit(A, B, date(year, 3, 1)) for year in range(2000, 2020)]
"""Twenty visits a year apart; within 366 days each but the last is followed by another."""


def against(sender, target, day, **more):
    return fact("sanction", sender, target, start=day, published=day, **more)


def test_a_further_visit_is_counted_over_windows_that_have_ended():
    rate = next_visit(world(*YEARLY, visit(A, B, date(2020, 3, 1)), as_of=date(2021, 4, 1)), 366)
    assert (rate.cases, rate.n) == (20, 21)
    open_window = next_visit(world(*YEARLY, visit(A, B, date(2020, 3, 1)), as_of=date(2020, 7, 1)), 366)
    assert (open_window.cases, open_window.n) == (20, 20)


def test_below_twenty_cases_there_is_no_likelihood():
    assert next_visit(world(*YEARLY[:19]), 100) is None
    assert next_visit(world(), 100) is None
    assert fighting_rate(world()) is None


def test_the_question_names_who_is_asked_about_and_the_window_names_the_class():
    rate = next_visit(world(*YEARLY), 100, who="the pair in hand")
    assert rate.question == "another leaders' visit between the pair in hand within 100 days"
    assert "list is open" in rate.window
    assert rate.evidence[0].kind == "model"
    assert rate.evidence[0].value == rate.p == 0


def test_examples_of_the_cases_are_facts_and_few():
    rate = next_visit(world(*YEARLY), 366)
    facts = [piece for piece in rate.evidence if piece.kind == "fact"]
    assert 0 < len(facts) <= 5
    assert {piece.record for piece in facts} <= {tie.record for tie in YEARLY}


def test_rare_visits_are_those_after_years_without_one():
    pairs = [(a, b) for a in SYSTEM for b in SYSTEM if a < b][:22]
    rare = [visit(a, b, date(2012, 1, 1)) for a, b in pairs]
    soon = [visit(a, b, date(2012, 6, 1)) for a, b in pairs[:11]]
    rate = next_visit(world(*rare, *soon), 365, after_years=5)
    assert (rate.cases, rate.n) == (11, 22)
    assert next_visit(world(*rare, *soon), 365).n == 33


def test_the_first_visit_after_a_silence_is_counted_by_direction():
    ways = [(a, b) for a in SYSTEM for b in SYSTEM if a != b][:10]
    old = [visit(a, b, date(1994, 1, 1)) for a, b in ways]
    back = visit(*ways[0], date(2000, 6, 1))
    assert first_visit(world(*old, back, as_of=date(2002, 1, 2)), 5, 365) is None
    later = first_visit(world(*old, back, as_of=date(2003, 1, 2)), 5, 365)
    assert (later.cases, later.n) == (1, 10 + 9 + 9)


def test_a_treaty_follows_a_visit_of_the_same_pair_only():
    treaty = fact("alliance", B, A, kind="partnership", families=("signed",), start=date(2010, 3, 1))
    other = fact("alliance", A, C, kind="defence", start=date(2011, 3, 2))
    rate = pledge_after_visit(world(*YEARLY, visit(A, B, date(2020, 1, 1)), treaty, other), 90)
    assert (rate.cases, rate.n) == (1, 21)


def test_new_measures_are_counted_in_windows_of_targets_under_sanctions():
    start = against(A, D, date(1999, 1, 1))
    new = against(B, D, date(2005, 1, 5))
    rate = new_measure(world(start, new), 180)
    windows = (TODAY - date(2000, 1, 1)).days // 180
    assert (rate.cases, rate.n) == (1, windows)
    mine = new_measure(world(start, new), 180, senders=frozenset([A]))
    assert (mine.cases, mine.n) == (0, windows)
    assert "one of 1 senders" in mine.window


def test_a_step_known_to_the_year_only_is_in_no_window():
    start = against(A, D, date(1999, 1, 1))
    vague = against(B, D, date(2005, 1, 5), precision="year")
    assert new_measure(world(start, vague), 180).cases == 0


def test_visits_of_allies_are_counted_while_the_pledge_is_in_force():
    pledge = fact("alliance", A, B, kind="defence", start=date(1990, 1, 1), end=date(2015, 1, 1))
    rate = ally_visit(world(pledge, *YEARLY), 180)
    assert rate.n == len([day for day in range(0, (TODAY - date(2000, 1, 1)).days - 179, 180) if day <= 5479 - 1])
    signed = fact("alliance", A, B, kind="defence", families=("signed",))
    assert ally_visit(world(signed, *YEARLY), 180) is None


@settings(max_examples=25)
@given(st.lists(st.integers(1, 2000), max_size=6))
def test_what_happens_after_the_day_changes_no_rate(days):
    future = [visit(A, B, TODAY + timedelta(days=day)) for day in days]
    future += [against(A, D, TODAY + timedelta(days=day)) for day in days]
    past = [*YEARLY, against(A, D, date(1999, 1, 1))]
    for rate in (next_visit, new_measure, first_visits_after_five):
        assert rate(world(*past, *future)) == rate(world(*past))


def first_visits_after_five(day):
    return first_visit(day, 5)


@settings(max_examples=15)
@given(st.permutations(SYSTEM))
def test_other_names_give_the_same_rates(codes):
    names = dict(zip(SYSTEM, codes, strict=True))
    ties = [*YEARLY, *(visit(C, D, tie.start + timedelta(days=40)) for tie in YEARLY[::2])]
    for days in (30, 366):
        plain, other = next_visit(world(*ties), days), next_visit(world(*relabelled(ties, names)), days)
        assert (plain.cases, plain.n) == (other.cases, other.n)
        assert plain.p == pytest.approx(other.cases / other.n)
