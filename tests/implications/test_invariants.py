"""What holds for every world: labels do not matter, the future is unseen, an event takes with it what rests on it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.implications.chain import implications
from interstate.model.implication import Considered, Implication
from tests.implications.generated import labels, plans
from tests.implications.small import TODAY, bare, claim, event, mechanisms

ALL = mechanisms()
DRAWS = 50
slow = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Places = dict[str, object]


def rounded(value: float | None) -> float | None:
    """A number to nine digits: sums in another order differ in the last ones."""
    return None if value is None else float(f"{value:.9g}")


def content(item: Implication) -> tuple[object, ...]:
    """All of an implication but the labels of states and the words made of them."""
    likelihood = item.likelihood and (item.likelihood.cases, item.likelihood.n, item.likelihood.window)
    steps = tuple(
        (s.mechanism, s.quantity, rounded(s.change), rounded(s.before), rounded(s.after), s.direction,
         tuple((rounded(i.value), rounded(i.low), rounded(i.high), i.unit) for i in s.inputs))
        for s in item.steps
    )  # fmt: skip
    return (
        item.quantity, item.direction, rounded(item.value), rounded(item.low), rounded(item.high), item.unit, item.gain,
        item.horizon_days, likelihood, item.grade, item.triggers, item.contingent_on, steps, frozenset(item.fragile),
        len(item.alternatives),
    )  # fmt: skip


def placed(item: Implication, at: Places) -> tuple[object, ...]:
    """The content with the places of the states instead of their labels."""
    return (at[item.state], at.get(item.toward or "", item.toward), *content(item))


@slow
@given(plans(acts=2), st.data())
def test_other_labels_for_the_states_give_the_same_implications_under_those_labels(plan, data):
    ones, others = data.draw(labels(plan.size)), data.draw(labels(plan.size))
    found = []
    for names in (ones, others):
        made, considered = implications(plan.events(names), (), (), plan.world(names), DRAWS, ALL)
        at = {name: place for place, name in enumerate(names)}
        rows = Counter((row.mechanism, row.absent, row.trigger, at.get(row.state or "")) for row in considered)
        found.append((Counter(placed(item, at) for item in made), [content(item) for item in made], rows))
    (first, numbered, silent), (second, renumbered, still_silent) = found
    assert first == second
    assert numbered == renumbered
    assert silent == still_silent


@slow
@given(plans(acts=2), st.data())
def test_what_is_published_after_the_day_changes_nothing(plan, data):
    names = data.draw(labels(plan.size))
    later = [
        replace(
            tie,
            fact_id=f"{tie.fact_id}/later",
            record=f"{tie.record}/later",
            published=TODAY + timedelta(days=1),
            value=1.0,
        )
        for tie in plan.ties(names)[:: data.draw(st.integers(1, 4))]
    ]
    known = implications(plan.events(names), (), (), plan.world(names), DRAWS, ALL)
    assert implications(plan.events(names), (), (), plan.world(names, later), DRAWS, ALL) == known


@slow
@given(plans(acts=3), st.data())
def test_without_an_event_exactly_what_rests_on_it_is_gone(plan, data):
    names = data.draw(labels(plan.size))
    events = plan.events(names)
    gone = data.draw(st.sampled_from(events))
    of = plan.world(names)
    every, _ = implications(events, (), (), of, DRAWS, ALL)
    fewer, _ = implications([one for one in events if one != gone], (), (), of, DRAWS, ALL)
    left = {bare(item) for item in fewer}
    assert not [item for item in fewer if gone.id in item.triggers]
    assert all(bare(item) in left for item in every if gone.id not in item.triggers)
    beneath = {(item.mechanism, item.quantity, item.state, item.toward) for item in every if item.alternatives}
    new = left - {bare(item) for item in every}
    assert all((item.mechanism, item.quantity, item.state, item.toward) in beneath for item in new)


@slow
@given(plans(acts=1), st.sampled_from(["planned", "possible", "feared"]), st.data())
def test_what_follows_from_a_claim_is_never_firmer_than_the_claim(plan, modality, data):
    names = data.draw(labels(plan.size))
    (said,) = plan.events(names)
    claimed = claim(said.actor, said.recipient, said.type, modality, goods=said.goods, mutual=said.mutual)
    found, _ = implications((), [claimed], (), plan.world(names), 0, ALL)
    assert all(item.contingent_on == ("C1",) for item in found)
    firm, _ = implications([said], (), (), plan.world(names), 0, ALL)
    assert len(found) == len(firm)


@slow
@given(plans(acts=1), st.sampled_from(["denied", "prescribed"]), st.data())
def test_what_is_denied_or_called_for_leads_to_nothing_and_is_listed(plan, modality, data):
    names = data.draw(labels(plan.size))
    (said,) = plan.events(names)
    refused = claim(said.actor, said.recipient, said.type, modality, goods=said.goods, mutual=said.mutual)
    found, considered = implications((), [refused], (), plan.world(names), 0, ALL)
    assert found == ()
    assert "C1" in {row.trigger for row in considered}


@slow
@given(plans(acts=1), st.data())
def test_every_step_rests_on_its_trigger_and_every_number_is_named(plan, data):
    names = data.draw(labels(plan.size))
    (said,) = plan.events(names)
    found, considered = implications([said], (), (), plan.world(names), DRAWS, ALL)
    for item in found:
        assert said.evidence[0] in item.evidence
        assert all(step.formula and step.because and not step.because.endswith(".") for step in item.steps)
        assert item.low is None or item.low <= item.value <= item.high
        assert item.value is None or item.value != 0
    assert all(isinstance(row, Considered) and row.reason for row in considered)


def test_in_half_of_the_worlds_three_mechanisms_or_more_speak():
    spoke: list[int] = []

    @settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(plans(acts=1), st.data())
    def count(plan, data):
        names = data.draw(labels(plan.size))
        found, _ = implications(plan.events(names), (), (), plan.world(names), 0, ALL)
        spoke.append(len({step.mechanism for item in found for step in item.steps}))

    count()
    assert sum(1 for number in spoke if number >= 3) >= len(spoke) / 2, sorted(spoke)


def test_nothing_is_said_of_states_that_are_not_there():
    found, _ = implications([event("XAB", "XSO", "AID", goods=("arms",))], (), (), plans_world(), 0, ALL)
    assert found == ()


def plans_world():
    """A world without a fact."""
    from tests.implications.small import world

    return world()
