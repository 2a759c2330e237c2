"""The engine: chains, scenarios, the strongest path, ranges, silences, single facts."""

from collections.abc import Iterator

import pytest

from interstate.implications.base import Trigger, silent, step
from interstate.implications.chain import implications
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.likelihood import Likelihood
from interstate.store.world import World
from tests.implications.small import A, B, C, D, claim, event, figure, said, world

COUNTED = Likelihood(5, 25, "a further act", "past cases", said("cases", 9000))


def first(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """An act threatens a third state."""
    if isinstance(trigger, Event):
        inputs = (Input("part", None, "share", 0.0, 1.0),)
        yield step(
            "first", trigger, C, "threat", toward=trigger.recipient, because="it does", formula="part / 10",
            inputs=inputs, compute=lambda v: v["part"] / 10, good_when="down", likelihood=COUNTED,
        )  # fmt: skip


def second(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """Who is threatened is reassured."""
    if isinstance(trigger, Step) and trigger.quantity == "threat":
        yield step("second", trigger, trigger.state, "reassurance", toward=D, because="so", formula="", direction="up")


def third(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """Who is reassured has more say."""
    if isinstance(trigger, Step) and trigger.quantity in ("reassurance", "autonomy"):
        yield step(
            "third", trigger, trigger.state, "leverage", because="so", formula="0.1", change=0.1, likelihood=COUNTED
        )


def fourth(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """One step too many."""
    if isinstance(trigger, Step) and trigger.quantity == "leverage":
        yield step("fourth", trigger, trigger.state, "access", because="so", formula="1", change=1.0)


def quiet(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """Never speaks."""
    yield silent("quiet", trigger, "nothing is on record", absent=False)


def flat(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """Looks, and finds no difference."""
    yield step("flat", trigger, C, "autonomy", because="so", formula="0", change=0.0, before=0.4, after=0.4)


CHAIN = {"first": first, "second": second, "third": third, "fourth": fourth}
FIRM = event(A, B, "AID")


def run(events=(), claims=(), mechanisms=CHAIN, draws=200, of=None):
    return implications(events, claims, (), of or world(), draws, mechanisms)


def test_a_chain_has_at_most_three_steps():
    found, _ = run([FIRM])
    assert [item.quantity for item in found] == ["leverage", "threat", "reassurance"]
    assert max(len(item.steps) for item in found) == 3


def test_a_chain_carries_the_evidence_of_its_trigger_to_its_end():
    found, _ = run([FIRM])
    assert all(FIRM.evidence[0] in item.evidence for item in found)


def test_the_range_is_the_fifth_to_the_ninety_fifth_percentile_of_the_drawn_inputs():
    found, _ = run([FIRM], draws=2000)
    threat = next(item for item in found if item.quantity == "threat")
    assert threat.value == pytest.approx(0.05)
    assert threat.low == pytest.approx(0.005, abs=0.002)
    assert threat.high == pytest.approx(0.095, abs=0.002)


def test_the_same_input_and_world_give_the_same_answer():
    assert run([FIRM]) == run([FIRM])


def test_a_likelihood_is_given_where_every_factor_has_been_counted_and_nowhere_else():
    found, _ = run([FIRM])
    by_quantity = {item.quantity: item.likelihood for item in found}
    assert by_quantity["threat"] == COUNTED
    assert by_quantity["reassurance"] is None
    assert by_quantity["leverage"] is None  # a step before it has none


@pytest.mark.parametrize("modality", ["planned", "possible", "feared"])
def test_what_hangs_on_a_claim_says_so_and_has_no_likelihood(modality):
    found, _ = run(claims=[claim(A, B, "AID", modality)])
    assert found
    assert {item.contingent_on for item in found} == {("C1",)}
    assert {item.likelihood for item in found} == {None}


@pytest.mark.parametrize("modality", ["denied", "prescribed"])
def test_what_is_denied_or_called_for_leads_to_nothing_and_is_listed(modality):
    found, considered = run(claims=[claim(A, B, "AID", modality)])
    assert found == ()
    assert [row.mechanism for row in considered if row.trigger == "C1"] == ["first"]


def test_a_claim_beside_what_happened_does_not_make_it_less_firm():
    found, _ = run([FIRM], [claim(A, B, "AID")])
    assert {item.contingent_on for item in found} == {()}


def test_of_two_triggers_of_one_change_the_first_is_shown_and_the_other_listed():
    found, _ = run([FIRM, event(A, B, "AID", "E2")])
    threat = next(item for item in found if item.quantity == "threat")
    assert threat.triggers == ("E1",)
    assert len(threat.alternatives) == 1
    assert threat.alternatives[0].startswith("E2: first")


def test_a_change_of_nothing_is_counted_and_not_shown():
    found, considered = run([FIRM], mechanisms={"flat": flat})
    assert found == ()
    assert [row.reason for row in considered] == [
        "no measurable change in strategic autonomy (1 looked at): 0 index 0 to 1, 0.4 without and 0.4 with it"
    ]


def test_a_silent_mechanism_is_named_once_for_each_reason():
    _, considered = run([FIRM, event(A, B, "AID", "E2")], mechanisms={"quiet": quiet})
    assert [(row.mechanism, row.reason, row.absent) for row in considered] == [("quiet", "nothing is on record", False)]


def test_a_mechanism_that_nothing_calls_for_is_named():
    _, considered = run([FIRM], mechanisms={"second": second})
    assert [row.mechanism for row in considered] == ["second"]


def test_a_result_that_one_fact_carries_names_it():
    rich, poor = figure("gdp", A, 100.0), figure("gdp", B, 5.0)

    def sized(trigger: Trigger, of: World) -> Iterator[Step | Considered]:
        """The sum of two figures."""
        rows = of.ties("gdp")
        if isinstance(trigger, Event) and rows:
            inputs = tuple(Input(tie.state_a, tie.value, evidence=tie.proof) for tie in rows)
            total = sum(item.value or 0.0 for item in inputs)
            yield step("sized", trigger, C, "autonomy", because="so", formula="", change=total, inputs=inputs)

    found, _ = run([FIRM], mechanisms={"sized": sized}, of=world(rich, poor))
    assert found[0].fragile == (rich.record,)


def test_without_draws_neither_ranges_nor_single_facts_are_looked_for():
    found, _ = run([FIRM], draws=0)
    assert {item.low for item in found} == {None}
    assert {item.fragile for item in found} == {()}


def test_numbers_follow_the_size_and_what_happened_stands_before_what_is_claimed():
    found, _ = run([FIRM], [claim(C, B, "AID")])
    assert [item.id for item in found] == [f"I{number}" for number in range(1, len(found) + 1)]
    sizes = [abs(item.value) for item in found if item.value is not None and not item.contingent_on]
    assert sizes == sorted(sizes, reverse=True)
    assert [bool(item.contingent_on) for item in found] == sorted(bool(item.contingent_on) for item in found)


def test_every_grade_is_c_until_a_backtest_gave_another():
    assert {item.grade for item in run([FIRM])[0]} == {"C"}
    found, _ = implications([FIRM], (), (), world(), 0, CHAIN, {("first", "threat"): "B"})
    assert {item.quantity: item.grade for item in found}["threat"] == "B"
    assert {item.quantity: item.grade for item in found}["reassurance"] == "C"
