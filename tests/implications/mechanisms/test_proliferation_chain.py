"""What one gives another may be passed on."""

from datetime import date

import pytest

from interstate.implications.mechanisms.proliferation_chain import proliferation_chain
from tests.implications.mechanisms.tiny import A, B, C, G, H, J, K, act, fact, feared, reasons, relabelled, steps, world

PASSED = fact(
    "transfer", B, C, kind="missile", start=date(2005, 1, 1), end=date(2010, 1, 1), published=date(2010, 1, 1)
)
FEUD = fact("rivalry", C, H)
GIVES = feared("AID", A, B, goods=("nuclear",))


def test_a_feared_transfer_reaches_the_rival_of_whom_the_receiver_has_supplied() -> None:
    (one,) = steps(proliferation_chain(GIVES, world(PASSED, FEUD)))
    assert (one.state, one.toward, one.quantity) == (H, C, "proliferation_exposure")
    assert one.change == pytest.approx(0.5, abs=1e-3)  # first link of today, onward link ten years old: half
    assert one.before == 0.0
    assert one.gain is False


def test_the_path_the_rank_and_the_other_half_lives_are_shown() -> None:
    (one,) = steps(proliferation_chain(GIVES, world(PASSED, FEUD)))
    assert "H=5: 0.25" in one.formula
    assert "H=20: 0.707" in one.formula
    assert "rank 1 of 1" in one.formula
    assert "Brazil has passed missile goods to Chile, a rival of Italy" in one.because
    assert "no evidence of a new one" in one.because


def test_the_older_onward_link_ranks_behind_the_younger() -> None:
    old = fact("transfer", B, J, kind="missile", start=date(1990, 1, 1), end=date(1990, 1, 1))
    found = steps(proliferation_chain(GIVES, world(PASSED, FEUD, old, fact("rivalry", J, K))))
    assert {one.state: one.formula.split("; ")[-1] for one in found} == {H: "rank 1 of 2", K: "rank 2 of 2"}


def test_the_evidence_holds_the_text_the_transfer_and_the_rivalry() -> None:
    (one,) = steps(proliferation_chain(GIVES, world(PASSED, FEUD)))
    assert [piece.source for piece in one.evidence] == ["text", "list", "list"]


def test_without_an_onward_transfer_on_record_nothing_is_known() -> None:
    (one,) = reasons(proliferation_chain(GIVES, world(FEUD)))
    assert one.reason == "no onward transfer of sensitive goods by Brazil is on record"
    assert not one.absent


def test_without_a_rival_at_the_end_of_the_path_it_is_silent() -> None:
    (one,) = reasons(proliferation_chain(GIVES, world(PASSED)))
    assert one.reason == "no state is on record as a rival of those to whom Brazil has passed sensitive goods"


def test_a_military_deal_without_sensitive_goods_says_so() -> None:
    deal = act("COOPERATE", A, B, "arms", contexts=("military",))
    (one,) = reasons(proliferation_chain(deal, world(PASSED, FEUD)))
    assert one.reason == "the text names no nuclear, missile, space or chemical goods between Australia and Brazil"


def test_a_bloc_is_refused_with_a_reason() -> None:
    (one,) = reasons(proliferation_chain(feared("COOPERATE", "EU", B, goods=("nuclear",)), world(PASSED, FEUD)))
    assert "the European Union" in one.reason
    assert "bloc" in one.reason


def test_trade_and_visits_are_none_of_its_business() -> None:
    assert list(proliferation_chain(act("CONSULT", A, B), world(PASSED, FEUD))) == []


def test_a_transfer_published_later_is_not_seen() -> None:
    late = fact("transfer", B, C, kind="missile", start=date(2019, 1, 1), published=date(2020, 6, 1))
    assert steps(proliferation_chain(GIVES, world(late, FEUD))) == []


def test_other_names_give_the_same_numbers() -> None:
    names = {A: G, B: H, C: A, H: B}
    first = steps(proliferation_chain(GIVES, world(PASSED, FEUD)))
    again = steps(
        proliferation_chain(feared("AID", G, H, goods=("nuclear",)), world(*relabelled((PASSED, FEUD), names)))
    )
    assert [(names[one.state], one.change) for one in first] == [(one.state, one.change) for one in again]


def test_a_joint_project_is_read_from_the_larger_spender_to_the_smaller() -> None:
    spending = [fact("milex", code, value=size, unit="US$") for code, size in ((A, 9.0), (B, 3.0))]
    joint = feared("COOPERATE", A, B, goods=("nuclear",))
    assert [one.state for one in steps(proliferation_chain(joint, world(PASSED, FEUD, *spending)))] == [H]
    assert reasons(proliferation_chain(joint, world(PASSED, FEUD, *spending))) == []
    assert len(reasons(proliferation_chain(joint, world(PASSED, FEUD)))) == 1  # spending not known: both ways are tried
