"""Threat from rivals: a counted rate, weighed by strength."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures.threat import fighting_rate, from_rival, rivals, threat, threatened, weight, years
from tests.measures.tiny import SYSTEM, A, B, C, D, E, F, fact, relabelled, size, world

FEUDS = (fact("rivalry", A, B, start=date(1995, 1, 1)), fact("rivalry", A, C, start=date(2010, 1, 1)))
"""25 and 10 pair-years before 2020."""
WAR = fact("conflict", A, B, start=date(1999, 5, 1), end=date(2001, 1, 1))
"""Fought in 1999 and 2000; the end is exclusive."""


def test_the_rate_is_the_share_of_rival_years_with_fighting():
    rate = fighting_rate(world(*FEUDS, WAR))
    assert (rate.cases, rate.n) == (2, 35)
    assert "1990-2019" in rate.window
    assert rate.evidence[0].kind == "model"


def test_below_twenty_years_there_is_no_rate_and_so_no_threat():
    young, older = (fact("rivalry", A, B, start=date(year, 1, 1)) for year in (2001, 2000))
    assert fighting_rate(world(young)) is None
    assert threatened(world(young), A) is None
    assert fighting_rate(world(older)).n == 20


def test_the_year_in_which_a_spell_begins_counts_and_that_on_whose_first_day_it_ends_does_not():
    assert list(years(WAR, 1990, 2019)) == [1999, 2000]
    assert list(years(fact("conflict", A, B, start=None, end=date(1992, 7, 1)), 1990, 2019)) == [1990, 1991, 1992]


def test_a_rivalry_fought_with_embassies_is_no_threat_of_arms():
    assert rivals(world(fact("rivalry", A, B, kind="diplomatic")), A) == {}


def test_a_rival_of_equal_strength_weighs_one_half():
    day = world(*FEUDS, WAR, size("milex", A, 10), size("milex", B, 10))
    held = from_rival(day, A, B)
    assert held.value == pytest.approx(2 / 35 * 0.5)
    assert len([piece for piece in held.evidence if piece.kind == "fact"]) == 3


def test_unknown_spending_is_a_range_and_not_a_guess():
    held = from_rival(world(*FEUDS, WAR, size("milex", A, 10)), A, B)
    assert held.value is None
    assert (held.low, held.high) == (0, pytest.approx(2 / 35))


def test_part_of_what_a_backer_spends_is_added_to_the_rival():
    day = world(*FEUDS, WAR, size("milex", A, 10), size("milex", B, 10), size("milex", D, 40))
    assert from_rival(day, A, B, (D,), 0.5).value == pytest.approx(2 / 35 * 30 / 40)
    assert from_rival(day, A, B, (D,), 0.0).value == from_rival(day, A, B).value


def test_threats_of_several_rivals_are_pooled():
    day = world(*FEUDS, WAR, size("milex", A, 10), size("milex", B, 10), size("milex", C, 30))
    p = 2 / 35
    assert threatened(day, A).value == pytest.approx(1 - (1 - p / 2) * (1 - p * 3 / 4))
    assert threatened(day, E) is None
    assert {row.state_a for row in threat(day)} == {A, B, C}


def test_one_unknown_rival_leaves_an_interval():
    day = world(*FEUDS, WAR, size("milex", A, 10), size("milex", B, 10))
    p = 2 / 35
    held = threatened(day, A)
    assert held.value is None
    assert held.low == pytest.approx(p / 2)
    assert held.high == pytest.approx(1 - (1 - p / 2) * (1 - p))


def test_a_backer_of_unknown_spending_is_no_zero():
    day = world(*FEUDS, WAR, size("milex", A, 10), size("milex", B, 10))
    held = from_rival(day, A, B, (F,), 1.0)
    assert held.value is None
    assert held.low == pytest.approx(2 / 35 * 0.5)
    assert held.high == pytest.approx(2 / 35)


@given(st.floats(0.1, 1e4), st.floats(0, 1e4), st.floats(0, 1e4))
def test_a_stronger_rival_never_weighs_less(own, rival, more):
    assert 0 <= weight(own, rival) <= weight(own, rival + more) <= 1


@settings(max_examples=25)
@given(st.permutations(SYSTEM))
def test_other_names_give_the_same_threat_to_other_states(codes):
    names = dict(zip(SYSTEM, codes, strict=True))
    ties = [*FEUDS, WAR, size("milex", A, 10), size("milex", B, 5), size("milex", C, 80)]
    plain = {names[row.state_a]: row.value for row in threat(world(*ties))}
    other = {row.state_a: row.value for row in threat(world(*relabelled(ties, names)))}
    assert other == pytest.approx(plain)


def test_what_is_published_later_changes_nothing():
    later = fact("conflict", A, C, start=date(2015, 1, 1), published=date(2021, 1, 1))
    assert fighting_rate(world(*FEUDS, WAR, later)) == fighting_rate(world(*FEUDS, WAR))
