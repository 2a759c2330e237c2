"""Chains of sensitive transfers: what a path weighs, and who is exposed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures.transfers import age, chains, decay, exposures, latest, proliferation_exposure, rank
from tests.measures.tiny import SYSTEM, TODAY, A, B, C, D, E, F, fact, relabelled, world


def passed(giver, receiver, year, kind="missile", **more):
    return fact("transfer", giver, receiver, kind=kind, **{"start": date(year, 7, 1), **more})


ONWARD = passed(B, C, 2000)
FEUD = fact("rivalry", C, D)


def test_a_transfer_counts_half_after_a_half_life():
    assert decay(10, 10) == 0.5
    assert decay(0, 5) == 1
    assert age(world(), ONWARD) == pytest.approx(20, abs=0.01)
    assert age(world(), passed(B, C, 1990, end=date(2010, 7, 1))) == pytest.approx(10, abs=0.01)


def test_a_path_weighs_the_product_of_its_links():
    day = world(passed(A, B, 2010), ONWARD, FEUD)
    (chain,) = chains(day, A, B)
    assert (chain.giver, chain.between, chain.receiver, chain.state) == (A, B, C, D)
    assert chain.weight == pytest.approx(0.5 * 0.25, rel=1e-3)
    assert chains(day, A, B, 5)[0].weight == pytest.approx(0.25 * 0.0625, rel=1e-2)


def test_a_new_first_link_is_the_freshest():
    day = world(passed(A, B, 2000), ONWARD, FEUD)
    more = day.adding([fact("transfer", A, B, kind="nuclear", start=TODAY, record="text")])
    assert latest(more, A, B).kind == "nuclear"
    assert chains(more, A, B)[0].weight == pytest.approx(0.25, rel=1e-3)


def test_without_a_first_link_or_an_onward_one_there_is_no_path():
    assert chains(world(ONWARD, FEUD), A, B) == ()
    assert chains(world(passed(A, B, 2010), FEUD), A, B) == ()
    assert chains(world(passed(A, B, 2010), ONWARD), A, B) == ()


def test_nobody_is_exposed_to_what_came_back_to_the_giver():
    day = world(passed(A, B, 2010), passed(B, A, 2012), fact("rivalry", A, D))
    assert chains(day, A, B) == ()


def test_of_several_paths_to_a_state_the_strongest_counts_and_equals_share_a_rank():
    ties = (passed(A, B, 2020), ONWARD, passed(B, E, 2019), FEUD, fact("rivalry", D, E), fact("rivalry", E, F))
    found = exposures(world(*ties), A, B)
    assert found[D].receiver == E
    assert rank(found, D) == (1, 2)
    assert rank(found, F) == (1, 2)


def test_the_table_names_the_path_and_holds_its_facts():
    ties = (passed(A, B, 2010), ONWARD, FEUD)
    (row,) = proliferation_exposure(world(*ties))
    assert row.formula.startswith(f"{A} > {B} > {C}")
    assert {piece.record for piece in row.evidence} == {tie.record for tie in ties}
    with pytest.raises(ValueError, match="half_life"):
        proliferation_exposure(world(), 0)


@settings(max_examples=25)
@given(st.permutations(SYSTEM))
def test_other_names_give_the_same_exposure_of_other_states(codes):
    names = dict(zip(SYSTEM, codes, strict=True))
    ties = [passed(A, B, 2015), ONWARD, passed(B, E, 2010), FEUD, fact("rivalry", E, F)]
    plain = {names[row.state_a]: row.value for row in proliferation_exposure(world(*ties))}
    other = {row.state_a: row.value for row in proliferation_exposure(world(*relabelled(ties, names)))}
    assert other == pytest.approx(plain)


def test_a_transfer_that_is_known_later_is_not_seen():
    assert proliferation_exposure(world(passed(A, B, 2010, published=date(2021, 1, 1)), ONWARD, FEUD)) == ()
