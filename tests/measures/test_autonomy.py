"""Autonomy: how evenly ties are spread over the poles of the day."""

from datetime import date
from math import log

import pytest

from interstate.measures.autonomy import autonomy, contacts, entropy, poles, shares
from tests.measures.tiny import A, B, C, D, E, F, G, bought, fact, size, visit, world

SIZES = (size("milex", A, 100), size("milex", B, 50), size("milex", C, 25), size("milex", D, 5))


def pact(a, b, **more):
    return fact("alliance", a, b, kind="defence", **more)


def test_poles_are_the_largest_spenders_with_their_defence_partners():
    day = world(*SIZES, pact(A, D), pact(B, D), pact(B, E), pact(A, B), pact(C, F, families=("signed",)))
    assert poles(day) == {A: (A, D), B: (B, E), C: (C,)}


def test_too_few_known_spendings_give_no_poles():
    assert poles(world(*SIZES[:2])) == {}


def test_shares_of_the_poles_are_parts_of_all_ties_known():
    day = world(*SIZES, pact(A, D), bought(G, A, 30), bought(G, D, 10), bought(G, B, 40), bought(G, E, 20))
    held, proof = shares(day, G, "arms")
    assert held == pytest.approx({A: 0.4, B: 0.4, C: 0.0})
    assert len(proof) == 4


def test_an_even_spread_over_two_of_three_poles():
    day = world(*SIZES, bought(G, A, 40), bought(G, B, 40))
    held = entropy(day, G, "arms")
    assert held.value == pytest.approx(log(2) / log(3))
    assert "K = 3" in held.settings


def test_all_ties_with_one_pole_are_no_autonomy():
    day = world(*SIZES, pact(A, D), bought(G, A, 40), bought(G, D, 40))
    assert entropy(day, G, "arms").value == 0


def test_fewer_than_five_visits_are_too_few():
    few = [visit(G, A, date(2015 + at, 1, 1)) for at in range(4)]
    assert entropy(world(*SIZES, *few), G, "visits") is None
    held = entropy(world(*SIZES, *few, visit(B, G, date(2019, 6, 1))), G, "visits")
    assert held.value == pytest.approx(-(0.8 * log(0.8) + 0.2 * log(0.2)) / log(3))


def test_a_state_without_ties_on_record_has_no_row():
    day = world(*SIZES, bought(G, A, 40), bought(G, B, 40))
    assert contacts(day, F, "arms") == ({}, ())
    assert [row.state_a for row in autonomy(day, "arms")] == [G]
    assert autonomy(day, "crude") == ()


@pytest.mark.parametrize(("layer", "k"), [("votes", 3), ("arms", 1)])
def test_a_layer_or_a_number_of_poles_that_cannot_be_is_refused(layer, k):
    with pytest.raises(ValueError, match="layer must be one of"):
        autonomy(world(), layer, k)
