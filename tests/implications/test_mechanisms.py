"""Seven mechanisms, each on a world small enough to work out by hand."""

from datetime import date, timedelta

import pytest

from interstate.implications.chain import implications
from tests.implications.small import (
    TODAY,
    A,
    B,
    C,
    D,
    E,
    claim,
    event,
    fact,
    figure,
    mechanisms,
    pair,
    pledge,
    reasons,
    relation,
    share,
    steps,
    visit,
    world,
)

MADE = mechanisms()
FEUD = [pair("rivalry", B, C, kind="strategic"), pair("conflict", B, C, end=date(1991, 6, 1))]
"""Rivals since 1990, who fought in 1990 and 1991: 2 of the 34 pair-years 1990 to 2023."""
P = 2 / 34
SPENDING = [figure("milex", A, 80.0), figure("milex", B, 10.0), figure("milex", C, 30.0), figure("milex", D, 200.0)]
ARMS = event(A, B, "AID", goods=("arms",))


def run(name, trigger, *ties):
    return list(MADE[name](trigger, world(*ties)))


# security dilemma


def test_a_rival_with_a_backer_is_a_threat_by_the_part_of_the_spending_that_joins_it():
    (one,) = steps(run("security_dilemma", ARMS, FEUD, SPENDING))
    before, half = P * 10 / 40, P * 50 / 80
    assert (one.state, one.toward, one.quantity, one.direction, one.gain) == (C, B, "threat", "up", False)
    assert one.before == pytest.approx(before)
    assert one.change == pytest.approx(half - before)


def test_a_change_below_the_error_of_the_counted_rate_is_none():
    small = [figure("milex", A, 0.1), *SPENDING[1:]]
    found, considered = implications([ARMS], (), (), world(FEUD, small), 0, mechanisms("security_dilemma"))
    assert found == ()
    assert "it is not told apart from none" in considered[0].reason


def test_an_unknown_spending_is_said_to_be_unknown():
    found = run("security_dilemma", ARMS, FEUD, SPENDING[1:])
    assert reasons(found) == ["the military spending of France is not known by the day"]
    assert not found[0].absent


def test_a_bloc_stands_behind_a_state_with_the_spending_of_its_members():
    members = [fact("bloc", one, None, kind="EU", families=("member",)) for one in (A, D)]
    (one,) = steps(run("security_dilemma", event("EU", B, "AID", goods=("arms",)), FEUD, SPENDING, members))
    assert one.change == pytest.approx(P * (150 / 180 - 10 / 40))


def test_an_alliance_on_record_that_is_asserted_once_more_threatens_nobody_anew():
    found = run("security_dilemma", relation("alliance", "alliance", A, B), FEUD, SPENDING, pledge(A, B))
    assert steps(found) == []
    assert "on record already" in reasons(found)[0]


def test_a_hostile_act_of_a_state_that_is_no_rival_adds_a_rival():
    (one,) = steps(run("security_dilemma", event(A, E, "MOBILIZE"), FEUD, SPENDING, figure("milex", E, 20.0)))
    assert one.change == pytest.approx(P * 80 / 100)


# reassurance


def test_a_threat_calls_the_patron_with_a_pledge_in_force():
    of = world(FEUD, SPENDING, pledge(D, C))
    found, _ = implications([ARMS], (), (), of, 200, mechanisms("security_dilemma", "reassurance"))
    acts = next(item for item in found if item.quantity == "reassurance")
    assert (acts.state, acts.toward, acts.direction) == (C, D, "up")
    assert [step.mechanism for step in acts.steps] == ["security_dilemma", "reassurance"]
    assert "alliance of MLI and PER" in {piece.statement for piece in acts.evidence}


def test_a_hostile_act_of_an_old_rival_calls_the_patron_too():
    act = event(C, B, "THREATEN")
    found = run("reassurance", act, FEUD, SPENDING, pledge(D, B))
    (one,) = steps(found)
    assert (one.state, one.toward, one.quantity, one.direction, one.change) == (B, D, "reassurance", "up", None)
    assert act.evidence[0] in one.evidence
    assert steps(run("reassurance", act, FEUD, SPENDING, pledge(C, B))) == []


def test_a_friendly_act_calls_no_patron_by_itself():
    assert run("reassurance", ARMS, FEUD, SPENDING, pledge(D, C)) == []


def test_deterrence_falls_within_the_published_range_of_reliability():
    of = world(FEUD, SPENDING, pledge(D, C))
    found, _ = implications([ARMS], (), (), of, 2000, mechanisms("security_dilemma", "reassurance"))
    held = next(item for item in found if item.quantity == "deterrence")
    most = 0.745 * (230 / 320 - 230 / 240)
    assert (held.state, held.toward, held.direction, held.gain) == (C, B, "down", False)
    assert most < held.low < held.value < held.high < 0


def test_a_pledge_that_is_only_signed_calls_nobody():
    of = world(FEUD, SPENDING, pledge(D, C, families=("signed",)))
    found, considered = implications([ARMS], (), (), of, 0, mechanisms("security_dilemma", "reassurance"))
    assert {item.quantity for item in found} == {"threat"}
    assert ("no defence pledge to Peru by a stronger state is on record", "E1") in [
        (row.reason, row.trigger) for row in considered
    ]


@pytest.mark.parametrize("kind", ["consultation", "non-aggression", "partnership"])
def test_a_pledge_short_of_defence_calls_nobody(kind):
    of = world(FEUD, SPENDING, pledge(D, C, kind))
    found, _ = implications([ARMS], (), (), of, 0, mechanisms("security_dilemma", "reassurance"))
    assert {item.quantity for item in found} == {"threat"}


# emboldening


def test_a_weaker_state_that_is_backed_is_bolder_within_half_a_year():
    (one,) = steps(run("emboldening", ARMS, FEUD, SPENDING))
    p = 1 - (1 - P) ** (180 / 365)
    assert (one.state, one.toward, one.horizon_days) == (C, B, 180)
    assert one.change == pytest.approx(p * (50 / 80 - 10 / 40))


def test_a_backer_of_less_than_three_times_the_strength_emboldens_nobody():
    near = [figure("milex", A, 29.0), *SPENDING[1:]]
    assert reasons(run("emboldening", ARMS, FEUD, near)) == [
        "France is 2.9 times as strong as India, less than three times"
    ]


def test_without_a_rival_nobody_is_there_to_be_bold_against():
    enough = [pair("rivalry", D, E), *SPENDING]
    assert reasons(run("emboldening", ARMS, enough)) == ["no rival of India besides France is on record"]


# shared isolation

COMMON = [
    fact("sanction", C, A),
    fact("sanction", C, B),
    fact("sanction", D, A),
    figure("gdp", C, 60.0),
    figure("gdp", D, 40.0),
]


def test_a_visit_between_two_states_under_the_same_sanctions_raises_their_rate_of_visits():
    old = visit(B, A, date(2019, 4, 1))
    draws, rate = steps(run("shared_isolation", event(A, B, "CONSULT"), COMMON, old))
    assert (draws.quantity, draws.direction, draws.change) == ("alignment", "up", None)
    assert draws.inputs[0].value == pytest.approx(0.6)
    assert (rate.before, rate.after) == (pytest.approx(0.1), pytest.approx(0.2))
    assert rate.change == pytest.approx(0.1)
    assert "1 April 2019" in rate.because


def test_the_likelihood_of_a_further_visit_is_counted_over_past_ones():
    often = [visit(A, C, date(2010, 1, 1) + timedelta(days=200 * at)) for at in range(25)]
    old = visit(B, A, date(2022, 4, 1))
    rate = steps(run("shared_isolation", event(A, B, "CONSULT"), COMMON, often, old))[1]
    assert (rate.likelihood.cases, rate.likelihood.n) == (24, 26)


def test_sanctions_on_one_of_two_draw_nobody_together():
    found = run("shared_isolation", event(A, B, "CONSULT"), fact("sanction", C, A), figure("gdp", C, 60.0))
    assert reasons(found) == ["no state is on record with sanctions of its own on both France and India"]


def test_new_sanctions_press_by_the_weight_of_their_sender_and_known_senders_add_nothing():
    act = event(C, A, "SANCTION")
    (one,) = steps(run("shared_isolation", act, figure("gdp", C, 60.0), figure("gdp", D, 40.0)))
    assert (one.state, one.quantity, one.gain) == (A, "sanctions_pressure", False)
    assert one.change == pytest.approx(0.6)
    found, considered = implications([act], (), (), world(COMMON), 0, mechanisms("shared_isolation"))
    assert found == ()
    assert "no measurable change" in considered[0].reason


def test_a_sanction_regime_that_the_text_asserts_presses_by_the_weight_of_its_senders():
    (one,) = steps(run("shared_isolation", relation("sanction regime", "sanction", C, A), COMMON))
    assert (one.state, one.quantity) == (A, "sanctions_pressure")
    assert (one.before, one.after) == (pytest.approx(0.4), pytest.approx(1.0))


# sanction response


def steps_of_sanctions():
    """Forty dated steps of one sender against one target, one each 180 days since 2001, all in force."""
    days = [date(2001, 1, 1) + timedelta(days=180 * at) for at in range(40)]
    return [fact("sanction", C, B, start=day, published=day, record=f"s/{day}") for day in days]


def test_senders_with_measures_in_force_are_named_and_a_new_step_has_a_counted_likelihood():
    (one,) = steps(run("sanction_response", ARMS, steps_of_sanctions(), figure("gdp", C, 60.0)))
    assert (one.state, one.toward, one.quantity) == (B, C, "new_measure")
    assert one.because == "Peru has sanctions in force on India"
    assert one.likelihood.n >= 20
    assert 0 < one.likelihood.cases < one.likelihood.n


def test_that_likelihood_stands_beside_a_claim_too_since_it_does_not_depend_on_it():
    of = world(steps_of_sanctions(), figure("gdp", C, 60.0))
    found, _ = implications((), [claim(A, B, "AID", goods=("arms",))], (), of, 0, mechanisms("sanction_response"))
    assert found[0].contingent_on == ("C1",)
    assert found[0].likelihood is not None


def test_a_buyer_of_the_target_is_exposed_by_no_more_than_its_share():
    of = world(fact("sanction", C, B), share("arms", D, B, 40.0))
    found, _ = implications([ARMS], (), (), of, 2000, mechanisms("sanction_response"))
    bought = next(item for item in found if item.quantity == "secondary_exposure")
    assert (bought.state, bought.toward) == (D, B)
    assert bought.value == pytest.approx(0.2)
    assert 0 < bought.low < bought.value < bought.high < 0.4


def test_a_standing_alliance_is_no_act_that_anyone_answers():
    assert run("sanction_response", relation("alliance", "alliance", A, B), steps_of_sanctions()) == []


def test_a_consultation_alone_calls_for_no_measures():
    assert run("sanction_response", event(A, B, "CONSULT", family="diplomacy"), steps_of_sanctions()) == []


# wedge


def test_a_visit_to_a_state_that_another_holds_most_of_moves_that_other_one_way_or_the_other():
    (one,) = steps(run("wedge", event(A, B, "CONSULT"), share("trade", B, C, 70.0, "import")))
    assert (one.state, one.toward, one.direction, one.change, one.gain) == (C, B, "open", None, None)
    assert "bids for India, or steps back" in one.because


def test_half_of_the_trade_is_not_most_of_it():
    found = run("wedge", event(A, B, "CONSULT"), share("trade", B, C, 50.0, "import"))
    assert steps(found) == []


def test_the_share_of_the_power_in_the_visits_of_the_host_falls_beside_it():
    often = [visit(C, B, date(2020, 1, 1) + timedelta(days=100 * at)) for at in range(9)]
    one = steps(run("wedge", event(A, B, "CONSULT"), often, share("trade", B, C, 70.0, "import")))[1]
    assert (one.quantity, one.before, one.after) == ("host_share", pytest.approx(1.0), pytest.approx(0.9))


# reciprocal exchange


def test_a_supplier_on_record_and_a_receiver_at_war_fit_one_another():
    sold, war = share("arms", D, A, 30.0), pair("conflict", B, C, start=date(2022, 2, 24))
    (one,) = steps(run("reciprocal_exchange", ARMS, sold, war))
    assert (one.state, one.toward, one.before, one.after, one.gain) == (B, A, 0.0, 1.0, True)
    assert one.because == "France has supplied arms to 1 state on record and India is at war with Peru"


def test_an_exchange_has_two_flows_each_with_its_own_reasons():
    sold = [share("arms", D, A, 30.0), fact("transfer", B, D, kind="missile")]
    both = event(A, B, "COOPERATE", goods=("arms", "missile"), mutual=True)
    found = run("reciprocal_exchange", both, sold)
    assert {(one.state, one.toward) for one in steps(found)} == {(A, B), (B, A)}


def test_goods_that_neither_side_is_known_to_have_or_need_are_not_known_to_fit():
    found = run("reciprocal_exchange", ARMS)
    assert reasons(found) == ["neither a surplus of France in arms nor a war of India is on record"]
    assert not found[0].absent


def test_a_pair_that_traded_before_gains_no_partner():
    known = world(share("arms", B, A, 20.0), share("arms", D, A, 30.0))
    found, considered = implications([ARMS], (), (), known, 0, mechanisms("reciprocal_exchange"))
    assert found == ()
    assert "no measurable change in number of transfer partners" in considered[0].reason


# all of them


def test_facts_of_tomorrow_are_not_seen_by_any_mechanism():
    later = {"published": TODAY + timedelta(days=1)}
    hidden = [pair("rivalry", B, C, **later), fact("sanction", C, A, **later), share("trade", B, C, 70.0, "import")]
    found, _ = implications([event(A, B, "CONSULT")], (), (), world(hidden[:2]), 0, MADE)
    assert found == ()


@pytest.mark.parametrize("name", ["sanction_response", "reciprocal_exchange", "security_dilemma", "emboldening"])
def test_an_old_transfer_that_the_text_recalls_is_no_new_act(name):
    old = fact("transfer", A, B, kind="missile", start=date(1993, 12, 1))
    recalled = event(A, B, "AID", day=None, precision="unknown", goods=("missile",))
    found = run(name, recalled, old, FEUD, SPENDING, steps_of_sanctions())
    assert steps(found) == []
    assert "on record already" in reasons(found)[0]
