"""Leverage: what each of two needs of the other."""

import pytest

from interstate.measures.leverage import leverage, over
from tests.measures.tiny import A, B, C, bought, world


def sells(seller, customer, per_cent):
    """The customer's share in the seller's exports, from the seller's own list."""
    return bought(customer, seller, per_cent, layer="trade", kind="export")


def buys(buyer, seller, per_cent):
    """The seller's share in the buyer's imports, from the buyer's own list."""
    return bought(buyer, seller, per_cent, layer="trade", kind="import")


def test_leverage_is_what_the_other_needs_of_me_less_what_i_need_of_it():
    day = world(sells(B, A, 30), buys(A, B, 5))
    held = over(day, A, B)
    assert held.value == pytest.approx(0.25)
    assert held.formula.endswith("0.3 - 0.05 = 0.25")
    assert len(held.evidence) == 2
    assert leverage(day) == (held,)


def test_leverage_is_not_known_when_one_side_is_not():
    assert over(world(sells(B, A, 30)), A, B) is None
    assert over(world(buys(A, B, 5)), A, B) is None
    assert leverage(world(sells(B, A, 30), buys(A, C, 5))) == ()
