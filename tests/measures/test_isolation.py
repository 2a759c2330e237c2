"""Isolation by sanctions: who counts, with what weight, and what is not known."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.measures.isolation import co_isolation, isolated, isolation, mandated, sanction_severity, shared
from interstate.model.tie import Coverage
from tests.measures.tiny import SYSTEM, A, B, C, D, E, F, fact, relabelled, size, world

SIZES = (size("gdp", A, 50), size("gdp", B, 30), size("gdp", C, 20))


def against(sender, target, **more):
    return fact("sanction", sender, target, **more)


def belongs(state, bloc, **more):
    return fact("bloc", state, kind=bloc, families=("member",), **more)


def test_isolation_is_the_share_of_the_output_of_the_senders():
    held = isolated(world(*SIZES, against(A, D), against(C, D)), D)
    assert held.value == pytest.approx(0.7)
    assert (held.low, held.high) == (None, None)
    assert len(held.evidence) == 2


def test_what_two_states_share_is_the_senders_of_both():
    day = world(*SIZES, against(A, D), against(C, D), against(C, E))
    held = shared(day, D, E)
    assert held.value == pytest.approx(0.2)
    assert co_isolation(day) == (held,)
    assert shared(day, D, F) is None


def test_a_bloc_counts_as_its_members_of_the_day():
    day = world(*SIZES, belongs(A, "EU"), belongs(B, "EU", start=date(2021, 1, 1)), against("EU", D))
    assert isolated(day, D).value == pytest.approx(0.5)


def test_a_state_that_acts_alone_and_in_a_bloc_counts_once():
    day = world(*SIZES, belongs(A, "EU"), belongs(B, "EU"), against("EU", D), against(A, D))
    assert isolated(day, D).value == pytest.approx(0.8)


def test_measures_of_the_security_council_are_counted_apart():
    day = world(*SIZES, belongs(A, "UN"), belongs(B, "UN"), against("UN", D), against(C, D))
    held = isolated(day, D)
    assert held.value == pytest.approx(0.2)
    assert "UN measures apart: 1" in held.settings
    assert len(mandated(day, D)) == 1


def test_a_measure_that_has_ended_or_is_not_yet_known_does_not_count():
    ended, later = against(A, D, end=date(2019, 1, 1)), against(B, D, published=date(2021, 1, 1))
    assert isolated(world(*SIZES, ended, later), D) is None


def test_no_measure_on_record_is_unknown_unless_the_list_is_complete():
    closed = Coverage("list", "1", "sanction", "all", date(1990, 1, 1), None, "closed")
    assert isolated(world(*SIZES), D) is None
    assert isolated(world(*SIZES, coverage=[closed]), D).value == 0
    assert isolation(world(*SIZES)) == ()


def test_a_sender_of_unknown_output_widens_the_answer_and_is_no_zero():
    held = isolated(world(*SIZES, against(A, D), against(F, D)), D)
    assert (held.value, held.low) == (pytest.approx(0.5), pytest.approx(0.5))
    assert held.high == pytest.approx((0.5 + 0.3) / 1.3)
    assert "output unknown for 1" in held.formula


def test_senders_that_are_all_of_unknown_output_give_no_value():
    assert isolated(world(*SIZES, against(F, D)), D).value is None
    assert shared(world(*SIZES, against(F, D), against(F, E)), D, E).value is None
    assert isolated(world(against(F, D)), D).value is None


def test_severity_is_the_mean_number_of_families_by_output():
    ties = (
        against(A, D, families=("arms", "trade")),
        against(A, D, families=("arms",), start=date(2010, 1, 1)),
        against(C, D, families=("travel",)),
        against(F, D, families=("travel",)),
        against(B, E),
    )
    (row,) = sanction_severity(world(*SIZES, *ties))
    assert row.state_a == D
    assert row.value == pytest.approx((50 * 2 + 20 * 1) / 70)
    assert len(row.evidence) == 2


@settings(max_examples=30)
@given(st.permutations(SYSTEM), st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
def test_other_names_give_the_same_isolation_of_other_states(codes, pairs):
    names = dict(zip(SYSTEM, codes, strict=True))
    ties = [*SIZES, *(against(SYSTEM[a], SYSTEM[b]) for a, b in sorted(pairs) if a != b)]
    plain = {(row.state_a, row.value, row.high) for row in isolation(world(*ties))}
    other = {(row.state_a, row.value, row.high) for row in isolation(world(*relabelled(ties, names)))}
    assert other == {(names[a], value, high) for a, value, high in plain}
    assert all(value is None or 0 <= value <= 1 + 1e-12 for _, value, _ in plain)
