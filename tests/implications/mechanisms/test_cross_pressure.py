"""The hedger between poles is pressed when one of them turns to an opponent of the other."""

from datetime import date

import pytest

from interstate.implications.mechanisms.cross_pressure import cross_pressure
from interstate.model.tie import Tie
from tests.implications.mechanisms.tiny import A, B, C, G, H, J, K, act, bought, fact, reasons, relabelled, steps, world

# A, B and K lead the three poles; C is an ally of B and has sanctions on J; H buys from A and from B's camp
POLES = tuple(fact("milex", code, value=size, unit="US$") for code, size in ((A, 50.0), (B, 90.0), (K, 40.0)))
ALLY = fact("alliance", B, C, kind="defence")
QUARREL = fact("sanction", B, J)
FACTS: tuple[Tie, ...] = (
    *POLES, ALLY, QUARREL,
    bought("arms", H, A, 40, 2014, 2018), bought("arms", H, B, 20, 2014, 2018), bought("arms", H, C, 10, 2014, 2018),
)  # fmt: skip
TURNS = act("CONSULT", A, J)


def test_the_hedger_is_pressed_by_its_smaller_share_times_what_the_other_camp_opposes() -> None:
    (one,) = steps(cross_pressure(TURNS, world(*FACTS)))
    assert (one.state, one.toward, one.quantity, one.gain) == (H, A, "cross_pressure", False)
    assert one.change == pytest.approx(
        min(0.4, 0.3) * 0.5 / 2
    )  # half of the camp opposes, drawn from none of it to all
    assert "not in the lists: 0.3" in one.formula
    assert "autonomy beside it" in one.formula


def test_shares_are_those_published_and_what_is_not_listed_widens_them() -> None:
    (one,) = steps(cross_pressure(TURNS, world(*FACTS)))
    tau = next(item for item in one.inputs if item.name == "tau")
    assert (tau.value, tau.low) == (pytest.approx(0.3), pytest.approx(0.3))
    assert tau.high == pytest.approx(0.5)  # 0.3 not listed: 0.1 closes the gap, the other 0.2 goes half and half
    assert one.because == (
        "Italy has 40 % of its arms ties with the camp of Australia and 30 % with that of Brazil, and Australia turns to Jordan, "
        "which 50 % of the states of that other camp oppose"
    )


def test_the_evidence_names_shares_quarrel_and_poles() -> None:
    (one,) = steps(cross_pressure(TURNS, world(*FACTS)))
    layers = {piece.record.split("-")[0] for piece in one.evidence}
    assert layers == {"text", "arms", "sanction", "milex"}


def test_a_quarrel_of_the_ally_alone_has_its_own_proof() -> None:
    facts = (*tuple(tie for tie in FACTS if tie is not QUARREL), fact("rivalry", C, J))
    (one,) = steps(cross_pressure(TURNS, world(*facts)))
    assert "rivalry" in {piece.record.split("-")[0] for piece in one.evidence}


def test_windows_are_not_mixed() -> None:
    old = bought("arms", H, K, 50, 2012, 2016)
    assert [one.change for one in steps(cross_pressure(TURNS, world(*FACTS, old)))] == [pytest.approx(0.075)]


def test_a_state_with_less_than_a_tenth_on_one_side_is_no_hedger() -> None:
    facts = (*POLES, ALLY, QUARREL, bought("arms", H, A, 90, 2014, 2018), bought("arms", H, B, 9, 2014, 2018))
    assert next(one.reason for one in reasons(cross_pressure(TURNS, world(*facts)))) == (
        "no state is on record with a tenth of its ties with both Australia and Brazil"
    )


def test_without_three_known_spendings_there_are_no_poles() -> None:
    (one,) = reasons(cross_pressure(TURNS, world(*FACTS[1:])))
    assert "no poles" in one.reason
    assert not one.absent


def test_two_small_states_move_no_pole() -> None:
    (one,) = reasons(cross_pressure(act("CONSULT", G, J), world(*FACTS)))
    assert one.reason == "neither Ghana nor Jordan leads a pole of the day (Brazil, Australia, Kenya)"


def test_a_camp_without_a_quarrel_is_said() -> None:
    facts = tuple(tie for tie in FACTS if tie is not QUARREL)
    found = reasons(cross_pressure(TURNS, world(*facts)))
    assert "the camp of Brazil is not on record as an opponent of Jordan" in [one.reason for one in found]


def test_a_bloc_is_refused_with_a_reason() -> None:
    (one,) = reasons(cross_pressure(act("CONSULT", A, "EU"), world(*FACTS)))
    assert "the European Union is a bloc" in one.reason


def test_a_quarrel_published_later_is_not_seen() -> None:
    facts = (*tuple(tie for tie in FACTS if tie is not QUARREL), fact("sanction", B, J, published=date(2020, 3, 1)))
    assert steps(cross_pressure(TURNS, world(*facts))) == []


def test_other_names_give_the_same_numbers() -> None:
    names = {A: K, K: B, B: A, C: J, J: H, H: C}
    again = steps(cross_pressure(act("CONSULT", K, H), world(*relabelled(FACTS, names))))
    assert [(one.state, one.change) for one in again] == [(C, pytest.approx(0.075))]
