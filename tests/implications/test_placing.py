"""A trigger becomes ties, and never more than the text says."""

from datetime import date

from interstate.implications.placing import around, recorded, ties_of
from tests.implications.small import A, B, C, claim, event, fact, pledge, relation, visit, world

EMPTY = world()


def only(trigger, of=EMPTY):
    (tie,) = ties_of(trigger, of)
    return tie


def test_a_visit_is_a_tie_from_visitor_to_host_with_the_evidence_of_the_text():
    tie = only(event(A, B, "CONSULT"))
    assert (tie.layer, tie.state_a, tie.state_b) == ("visit", A, B)
    assert tie.evidence == event(A, B, "CONSULT").evidence


def test_a_telephone_call_is_no_visit():
    words = "spoke by telephone"
    assert ties_of(event(A, B, "CONSULT", words=words, trigger_span=(1000, 1000 + len(words))), EMPTY) == ()


def test_the_receiver_of_arms_is_the_importer():
    tie = only(event(A, B, "AID", goods=("munitions",)))
    assert (tie.layer, tie.state_a, tie.state_b) == ("arms", B, A)


def test_sensitive_goods_go_from_giver_to_receiver():
    tie = only(event(A, B, "COOPERATE", goods=("missile",)))
    assert (tie.layer, tie.state_a, tie.state_b, tie.kind) == ("transfer", A, B, "missile")


def test_a_mutual_exchange_of_arms_goes_both_ways():
    ties = ties_of(event(A, B, "COOPERATE", goods=("arms",), mutual=True), EMPTY)
    assert {(tie.state_a, tie.state_b) for tie in ties} == {(A, B), (B, A)}


def test_sanctions_of_a_bloc_stay_those_of_the_bloc():
    assert only(event("EU", B, "SANCTION")).state_a == "EU"


def test_a_treaty_of_mutual_defence_is_a_pledge_that_is_only_signed():
    ties = ties_of(event(A, B, "AGREE", family="alliance", words="signed a mutual defence treaty"), EMPTY)
    assert {(tie.layer, tie.kind, tie.families) for tie in ties} == {("alliance", "defence", ("signed",))}


def test_a_lease_of_a_port_is_a_presence():
    words = "leases the port"
    tie = only(event(A, B, "AGREE", words=words, trigger_span=(1000, 1000 + len(words))))
    assert (tie.layer, tie.state_a, tie.state_b) == ("presence", A, B)


def test_what_is_denied_or_called_for_adds_nothing():
    assert ties_of(claim(A, B, "AID", "denied", goods=("arms",)), EMPTY) == ()
    assert ties_of(claim(A, B, "AID", "prescribed", goods=("arms",)), EMPTY) == ()


def test_a_planned_visit_is_placed_no_later_than_the_day_of_the_world():
    assert only(claim(A, B, "CONSULT", "planned", day=date(2024, 9, 1))).start == EMPTY.as_of


def test_a_visit_that_is_on_record_is_not_counted_twice():
    known = world(visit(A, B, date(2024, 6, 19)), visit(A, B, date(2019, 4, 1)))
    before, after = around(event(A, B, "CONSULT"), known)
    assert len(before.ties("visit")) == 1
    assert len(after.ties("visit")) == 2
    merged = next(tie for tie in after.ties("visit") if tie.evidence)
    assert {piece.kind for piece in merged.proof} == {"text", "fact"}


def test_the_sanctions_of_a_group_are_those_that_its_members_have_on_record():
    member = fact("bloc", A, None, kind="WEST", families=("member",))
    measure, other = fact("sanction", A, B), fact("sanction", C, B)
    known = world(member, measure, other)
    regime = relation("sanction regime", "sanction", "WEST", B)
    assert recorded(regime, known) == (measure,)
    before, after = around(regime, known)
    assert before.ties("sanction") == (other,)
    assert {tie.state_a for tie in after.ties("sanction")} == {A, C}


def test_an_alliance_on_record_is_the_same_with_and_without_being_asserted_once_more():
    known = world(pledge(A, B))
    _, after = around(relation("alliance", "alliance", A, B), known)
    assert sorted(tie.record for tie in after.ties("alliance")) == sorted(tie.record for tie in known.ties("alliance"))


def test_a_withdrawal_ends_a_presence():
    known = world(fact("presence", A, B, kind="base"))
    before, after = around(event(A, B, "RETREAT"), known)
    assert (len(before.holding("presence")), len(after.holding("presence"))) == (1, 0)


def test_missile_help_without_a_day_is_the_one_on_record_not_a_new_one():
    old = fact("transfer", A, B, kind="missile", start=date(1993, 12, 1))
    recalled = event(A, B, "AID", day=None, precision="unknown", goods=("missile",))
    assert recorded(recalled, world(old)) == (old,)
    _, after = around(recalled, world(old))
    assert [tie.start for tie in after.ties("transfer")] == [date(1993, 12, 1)]
