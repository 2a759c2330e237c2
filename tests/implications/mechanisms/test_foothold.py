"""Presence in a region, and access to it through those who guard its door."""

from datetime import date

import pytest

from interstate.implications.mechanisms.foothold import foothold
from tests.implications.mechanisms.tiny import A, B, C, G, H, J, K, act, fact, reasons, relabelled, stands, steps, world

REGION = "ARCTIC"
# B and C lie in the region and are gatekeepers of it; G has a base there, H an observer's seat
INSIDE = (fact("region", B, kind=REGION), fact("region", C, kind=REGION))
DOORS = (fact("presence", B, kind="member", place=REGION), fact("presence", C, kind="member", place=REGION))
SEAT = fact("presence", H, kind="observer", place=REGION)
BASE = fact("presence", G, C, kind="base")
LEASE = act("AGREE", A, B, "alliance", goods=(), contexts=("base",), place=REGION)


def test_a_base_raises_the_share_among_outside_powers() -> None:
    (one,) = [one for one in steps(foothold(LEASE, world(*INSIDE, BASE))) if one.quantity == "presence"]
    assert (one.state, one.toward, one.change, one.gain) == (A, REGION, pytest.approx(0.5), True)
    assert one.formula == "presence: 1 / 2 = 0.5 with, 0 / 1 = 0 without"
    assert one.because.endswith("go from 0 of 1 to 1 of 2")


def test_a_visit_counts_among_the_visits_of_ten_years() -> None:
    seen = [fact("visit", A, B, start=date(2015, month, 1), kind="leader", record=f"v{month}") for month in (2, 8)]
    others = [fact("visit", J, C, start=date(2016, 5, 1), kind="leader"), *seen]
    visit = act("CONSULT", A, B, actor_rule="leader", place=REGION)
    found = steps(foothold(visit, world(*INSIDE, *others)))
    assert [(one.state, one.change) for one in found] == [(A, pytest.approx(3 / 4 - 2 / 3))]


def test_a_presence_that_the_text_asserts_is_placed_too() -> None:
    found = steps(foothold(stands("presence", "presence", A, B, place=REGION), world(*INSIDE, BASE)))
    assert [(one.state, one.change) for one in found] == [(A, pytest.approx(0.5))]


def test_a_state_of_the_region_is_no_outside_power_there() -> None:
    (one,) = reasons(foothold(stands("presence", "presence", C, B, place=REGION), world(*INSIDE)))
    assert one.reason == "Chile lies in the Arctic itself, so it is no outside power there"


def test_talks_by_telephone_give_no_presence() -> None:
    (one,) = reasons(foothold(act("CONSULT", A, B, mutual=True, place=REGION), world(*INSIDE)))
    assert one.reason == "the act is no visit, base, port or project of Australia in the Arctic"


def test_a_region_that_is_not_named_is_not_known() -> None:
    found = reasons(foothold(stands("presence", "presence", A, None), world(*INSIDE)))
    assert [(one.reason, one.absent) for one in found] == [
        ("the text names no region, and none of the host is on record", False)
    ]


def test_the_host_lies_where_the_record_says() -> None:
    found = steps(foothold(act("AGREE", A, B, "alliance", contexts=("base",)), world(*INSIDE, BASE)))
    assert [(one.toward, one.change) for one in found] == [(REGION, pytest.approx(0.5))]


def test_an_act_of_a_gatekeeper_elsewhere_touches_those_with_an_interest_and_the_way_is_open() -> None:
    found = steps(foothold(act("COOPERATE", B, J), world(*INSIDE, *DOORS, SEAT, fact("rivalry", C, H))))
    (one,) = [one for one in found if one.quantity == "access"]
    assert (one.state, one.toward, one.change, one.direction) == (H, REGION, None, "open")
    assert "gatekeepers free of a quarrel with it today: (2 - 1) / 2 = 0.5" in one.formula
    assert {SEAT.record, DOORS[0].record} <= {piece.record for piece in one.evidence}


def test_without_an_interest_on_record_no_access_is_touched() -> None:
    found = steps(foothold(act("COOPERATE", B, J), world(*INSIDE, *DOORS)))
    assert [one for one in found if one.quantity == "access"] == []


@pytest.mark.parametrize(
    "trigger", [act("SANCTION", B, H, "sanctions"), stands("rivalry", "rivalry", H, B)], ids=["sanctions", "rivalry"]
)
def test_a_quarrel_with_a_gatekeeper_shuts_a_door(trigger: object) -> None:
    (one,) = steps(foothold(trigger, world(*INSIDE, *DOORS, SEAT)))  # type: ignore[arg-type]
    assert (one.state, one.toward, one.quantity) == (H, REGION, "access")
    assert (one.before, one.after, one.change, one.gain) == (1.0, 0.5, -0.5, False)


def test_sanctions_on_a_state_without_an_interest_shut_nothing() -> None:
    assert list(foothold(act("SANCTION", B, H, "sanctions"), world(*INSIDE, *DOORS))) == []


def test_a_bloc_is_refused_with_a_reason() -> None:
    (one,) = reasons(foothold(act("AGREE", "EU", B), world(*INSIDE)))
    assert one.reason == "the European Union is a bloc, and this is not laid to a single state"


def test_a_base_published_later_is_not_seen() -> None:
    late = fact("presence", G, C, kind="base", published=date(2020, 4, 1))
    (one,) = steps(foothold(LEASE, world(*INSIDE, late)))
    assert one.formula.startswith("presence: 1 / 1 = 1 with")


def test_other_names_give_the_same_numbers() -> None:
    names = {A: K, B: G, C: J, G: A}
    again = act("AGREE", K, G, "alliance", contexts=("base",), place=REGION)
    found = steps(foothold(again, world(*relabelled((*INSIDE, BASE), names))))
    assert [(one.state, one.change) for one in found] == [(K, pytest.approx(0.5))]
