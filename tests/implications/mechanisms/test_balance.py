"""A new tie strains those who stand between friends and enemies."""

from datetime import date

import pytest

from interstate.implications.mechanisms.balance import balance
from interstate.model.tie import Coverage
from interstate.store.world import World
from tests.implications.mechanisms.tiny import (
    TODAY,
    A,
    B,
    C,
    G,
    H,
    J,
    act,
    fact,
    feared,
    reasons,
    relabelled,
    stands,
    steps,
    world,
)

FRIEND = fact("alliance", C, A, kind="defence")
FOE = fact("rivalry", B, C)
JOINS = act("COOPERATE", A, B, "arms", contexts=("military",))


def test_a_friend_of_one_and_rival_of_the_other_is_strained_when_they_join() -> None:
    (one,) = steps(balance(JOINS, world(FRIEND, FOE)))
    assert (one.state, one.quantity, one.change, one.gain) == (C, "strained_triads", 1.0, False)
    assert one.because == "Chile is pledged to Australia and a rival of Brazil, which join"
    assert one.formula == "signs +1 * -1 * +1 = -1; before the tie +0"


def test_a_rival_of_both_is_not_strained_when_they_join_and_is_when_they_clash() -> None:
    facts = (fact("rivalry", A, C), FOE)
    assert [one.change for one in steps(balance(JOINS, world(*facts)))] == [0.0]
    assert [one.change for one in steps(balance(act("THREATEN", A, B), world(*facts)))] == [1.0]


def test_a_reconciliation_of_rivals_can_unstrain() -> None:
    facts = (FRIEND, fact("alliance", C, B, kind="defence"), fact("rivalry", A, B))
    assert [one.change for one in steps(balance(JOINS, world(*facts)))] == [-1.0]


@pytest.mark.parametrize(("kind", "change"), [("alliance", 1.0), ("rivalry", 0.0)])
def test_relations_that_the_text_asserts_count_as_new_ties(kind: str, change: float) -> None:
    found = steps(balance(stands(kind, kind, A, B), world(FRIEND, FOE)))  # type: ignore[arg-type]
    assert [(one.state, one.change) for one in found] == [(C, change)]


def test_a_treaty_signed_with_the_act_is_the_act_and_an_old_one_is_not() -> None:
    old = fact("alliance", A, B, kind="defence")
    new = fact("alliance", A, B, kind="defence", start=date(2019, 12, 31), published=date(2019, 12, 31))
    assert [one.change for one in steps(balance(JOINS, world(FRIEND, FOE, new)))] == [1.0]
    (one,) = reasons(balance(JOINS, world(FRIEND, FOE, old)))
    assert one.reason == "Australia and Brazil have that tie on record already"
    assert [piece.record for piece in one.evidence] == [old.record]


def test_a_claim_does_not_undo_the_treaty_of_yesterday() -> None:
    new = fact("alliance", A, B, kind="defence", start=date(2019, 12, 31), published=date(2019, 12, 31))
    claim = feared("COOPERATE", A, B, goods=("nuclear",), day=date(2019, 12, 31))
    assert steps(balance(claim, world(FRIEND, FOE, new))) == []


def test_nobody_between_is_known_only_where_the_lists_are_closed() -> None:
    (one,) = reasons(balance(JOINS, world(FRIEND)))
    assert one.reason == "no state is on record with a pledge or a rivalry with both Australia and Brazil"
    assert not one.absent
    lists = [Coverage("list", "", layer, "all", None, None, "closed") for layer in ("alliance", "rivalry")]
    (one,) = reasons(balance(JOINS, World.of([FRIEND], TODAY, lists)))
    assert one.reason == "no state has a pledge or a rivalry with both Australia and Brazil"
    assert one.absent


def test_a_bloc_is_refused_with_a_reason() -> None:
    (one,) = reasons(balance(act("AGREE", "EU", B, "alliance", contexts=("military",)), world(FRIEND, FOE)))
    assert "the European Union is a bloc" in one.reason


def test_talks_about_trade_make_no_signed_tie() -> None:
    assert list(balance(act("CONSULT", A, B), world(FRIEND, FOE))) == []


def test_a_rivalry_published_later_is_not_seen() -> None:
    late = fact("rivalry", B, C, published=date(2020, 2, 1))
    assert steps(balance(JOINS, world(FRIEND, late))) == []


def test_other_names_give_the_same_numbers() -> None:
    names = {A: J, B: G, C: H}
    again = act("COOPERATE", J, G, "arms", contexts=("military",))
    found = steps(balance(again, world(*relabelled((FRIEND, FOE), names))))
    assert [(one.state, one.change) for one in found] == [(H, 1.0)]
