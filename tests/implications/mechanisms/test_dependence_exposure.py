"""The supplier turns, the buyer is exposed."""

from datetime import date

import pytest

from interstate.implications.mechanisms.dependence_exposure import dependence_exposure
from tests.implications.mechanisms.tiny import (
    A,
    B,
    C,
    G,
    H,
    J,
    K,
    act,
    bought,
    reasons,
    relabelled,
    stands,
    steps,
    world,
)

OLD = bought("arms", H, A, 70, 2005, 2009)
NEW = bought("arms", H, A, 40, 2014, 2018)
TURNS = act("CONSULT", A, B)


def test_a_buyer_is_exposed_by_its_share_times_what_it_cannot_buy_elsewhere() -> None:
    (one,) = steps(dependence_exposure(TURNS, world(OLD, NEW)))
    assert (one.state, one.toward, one.quantity) == (H, A, "supply_risk")
    assert one.change == pytest.approx(0.4 * 0.4 * 0.5)  # w (1 - sigma), sigma = 1 - w, at the middle of nothing to all
    availability = next(item for item in one.inputs if item.name == "availability")
    assert (availability.value, availability.low, availability.high) == (None, 0.0, 1.0)


def test_vintage_and_trend_are_named_with_both_facts() -> None:
    (one,) = steps(dependence_exposure(TURNS, world(OLD, NEW)))
    assert one.because == "Italy bought 40 % of its arms from Australia in 2014-2018, down from 70 % in 2005-2009"
    assert {OLD.record, NEW.record} <= {piece.record for piece in one.evidence}
    assert "published 2019-03-01" in one.formula


def test_a_small_share_counts_if_the_supplier_is_among_the_first_three() -> None:
    facts = [bought("arms", H, seller, share, 2014, 2018) for seller, share in ((B, 60), (C, 20), (A, 6), (J, 4))]
    assert [one.state for one in steps(dependence_exposure(TURNS, world(*facts)))] == [H]
    assert steps(dependence_exposure(act("CONSULT", J, B), world(*facts))) == []


def test_coal_and_all_imports_count_too_and_a_state_keeps_its_two_strongest_layers() -> None:
    facts = (
        bought("arms", H, A, 30, 2014, 2018), bought("energy", H, A, 50, 2018, 2018, "coal"),
        bought("trade", H, A, 12, 2018, 2018, "import"),
    )  # fmt: skip
    found = steps(dependence_exposure(TURNS, world(*facts)))
    assert [one.because.split(" of its ")[1].split(" from ")[0] for one in found] == ["coal", "arms"]


def test_of_sanctions_the_target_is_the_supplier_that_turns() -> None:
    found = steps(dependence_exposure(act("SANCTION", "EU", A, "sanctions"), world(NEW)))
    assert [(one.state, one.toward) for one in found] == [(H, A)]


def test_a_dependence_that_the_text_asserts_is_answered_with_the_figures_of_the_record() -> None:
    (one,) = steps(dependence_exposure(stands("dependence", "arms", H, A), world(NEW)))
    assert "40 %" in one.because


def test_a_dependence_without_a_figure_is_not_known() -> None:
    (one,) = reasons(dependence_exposure(stands("dependence", "energy", H, A), world(NEW)))
    assert one.reason == "no share of Australia in the energy purchases of Italy is on record"
    assert not one.absent
    assert one.state == H


def test_without_buyers_on_record_nothing_is_known() -> None:
    (one,) = reasons(dependence_exposure(TURNS, world(bought("arms", H, B, 40, 2014, 2018))))
    assert "from Australia" in one.reason
    assert not one.absent


@pytest.mark.parametrize(
    "trigger",
    [stands("dependence", "energy", "EU", A), stands("dependence", "energy", H, "EU"), act("COOPERATE", "EU", "NATO")],
)
def test_a_bloc_is_refused_with_a_reason(trigger: object) -> None:
    found = list(dependence_exposure(trigger, world(NEW)))  # type: ignore[arg-type]
    assert found
    assert all("bloc" in one.reason for one in reasons(found))
    assert not steps(found)


def test_an_old_window_says_nothing_about_today_and_a_late_one_is_not_seen() -> None:
    assert steps(dependence_exposure(TURNS, world(OLD))) == []
    assert steps(dependence_exposure(TURNS, world(NEW, as_of=date(2019, 2, 1)))) == []


def test_other_names_give_the_same_numbers() -> None:
    names = {A: G, B: K, H: C}
    first = steps(dependence_exposure(TURNS, world(OLD, NEW)))
    again = steps(dependence_exposure(act("CONSULT", G, K), world(*relabelled((OLD, NEW), names))))
    assert [(names[one.state], one.change) for one in first] == [(one.state, one.change) for one in again]
