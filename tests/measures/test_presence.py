"""Presence of outside states in a region, and who guards its door."""

from datetime import date

import pytest

from interstate.measures.presence import footing, gatekeepers, interest, presence, share
from tests.measures.tiny import A, B, C, D, E, fact, visit, world

REGION = "GULF"
INSIDE = (fact("region", D, kind=REGION), fact("region", E, kind=REGION))


def test_presence_is_a_share_of_the_ties_of_all_outside_states():
    ties = (
        fact("presence", A, D, kind="base"),
        fact("presence", A, E, kind="port"),
        fact("presence", B, None, kind="project", place=REGION),
        fact("presence", E, D, kind="base"),
    )
    day = world(*INSIDE, *ties)
    held = share(day, A, REGION)
    assert held.value == pytest.approx(2 / 3)
    assert held.formula.startswith("2 / 3")
    assert share(day, E, REGION) is None
    here = {row.state_a: row.value for row in presence(day) if row.settings.endswith(REGION)}
    assert here == pytest.approx({A: 2 / 3, B: 1 / 3})


def test_a_seat_in_the_council_is_an_interest_and_no_footing():
    day = world(*INSIDE, fact("presence", A, None, kind="observer", place=REGION))
    assert footing(day, REGION) == ()
    assert share(day, A, REGION) is None
    assert len(interest(day, A, REGION)) == 1


def test_layers_are_kept_apart():
    day = world(
        *INSIDE,
        visit(A, D, date(2018, 1, 1)),
        visit(B, E, date(2019, 1, 1)),
        fact("alliance", A, D, kind="defence"),
        fact("alliance", B, D, kind="defence", families=("signed",)),
    )
    assert share(day, A, REGION, "visit").value == pytest.approx(0.5)
    assert share(day, A, REGION, "alliance").value == 1
    assert share(day, A, REGION) is None
    with pytest.raises(ValueError, match="layer must be one of"):
        presence(day, "votes")


def test_gatekeepers_are_the_members_of_the_council_on_the_day():
    seat = fact("presence", D, None, kind="member", place=REGION)
    left = fact("presence", E, None, kind="member", place=REGION, end=date(2010, 1, 1))
    assert [tie.state_a for tie in gatekeepers(world(seat, left), REGION)] == [D]


def test_a_region_without_any_tie_on_record_is_not_known():
    assert share(world(*INSIDE), C, REGION) is None
    assert interest(world(*INSIDE), C, REGION) == ()
