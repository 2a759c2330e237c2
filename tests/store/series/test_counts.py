"""Counts, shares and partners of a dozen events, worked by hand."""

from collections import Counter
from datetime import date
from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings

from interstate.store.series.collapse import collapse
from interstate.store.series.concentration import concentration
from interstate.store.series.counts import counts, totals
from interstate.store.series.distinct import partners
from interstate.store.series.schema import history
from interstate.store.series.select import Selection, selected
from tests.store.series.small import APRIL, DOZEN, MARCH, rows_of, values
from tests.store.series.test_collapse import EVENTS

HAPPENED = collapse(selected(history(), Selection()))
DYAD = ("period", "actor", "recipient")


def test_counts_by_month_dyad_and_type() -> None:
    assert values(rows_of(counts(HAPPENED), DOZEN), *DYAD, "type", "events", "reports") == [
        (MARCH, "PRK", "RUS", "AID", 1, 1),
        (MARCH, "RUS", "CHN", "CONSULT", 1, 1),
        (MARCH, "RUS", "PRK", "AID", 1, 1),
        (MARCH, "RUS", "PRK", "CONSULT", 2, 10),
        (MARCH, "RUS", "UKR", "ASSAULT", 1, 2),
        (MARCH, "RUS", "UKR", None, 1, 1),
        (APRIL, "RUS", "PRK", "AID", 1, 1),
    ]


def test_one_state_keeps_both_sides_and_two_states_keep_their_pair() -> None:
    chosen = Selection(states=("PRK", "RUS"), types=("AID",), start=date(2024, 3, 31), end=date(2024, 3, 31))
    assert values(rows_of(totals(selected(history(), chosen), "day"), DOZEN), *DYAD) == [
        (date(2024, 3, 31), "RUS", "PRK")
    ]
    one = rows_of(totals(selected(history(), Selection(states=("PRK",))), "year"), DOZEN)
    assert values(one, *DYAD, "events") == [
        (date(2024, 1, 1), "PRK", "RUS", 1),
        (date(2024, 1, 1), "RUS", "PRK", 5),
    ]


def test_selection_by_quad_class_and_source() -> None:
    kept = selected(history(), Selection(quads=("material conflict",), sources=("test",)))
    assert values(rows_of(totals(kept), DOZEN), "recipient", "events") == [("UKR", 2)]
    assert rows_of(totals(selected(history(), Selection(sources=("gdelt",)))), DOZEN) == []


def test_shares_of_partners_and_the_herfindahl_index() -> None:
    found = [row for row in rows_of(concentration(HAPPENED, "month"), DOZEN) if row["period"] == MARCH]
    assert values(found, "actor", "recipient", "events", "total", "partners", "share", "herfindahl") == [
        ("PRK", "RUS", 1, 1, 1, 1.0, 1.0),
        ("RUS", "CHN", 1, 6, 3, pytest.approx(1 / 6), pytest.approx(14 / 36)),
        ("RUS", "PRK", 3, 6, 3, pytest.approx(3 / 6), pytest.approx(14 / 36)),
        ("RUS", "UKR", 2, 6, 3, pytest.approx(2 / 6), pytest.approx(14 / 36)),
    ]


def test_partners_active_days_and_deviation() -> None:
    found = rows_of(partners(HAPPENED), DOZEN)
    columns = ("period", "actor", "partners", "days", "events", "daily_mean", "daily_deviation")
    assert values(found, *columns) == [
        (MARCH, "PRK", 1, 1, 1, 1.0, None),
        (MARCH, "RUS", 3, 4, 6, 1.5, pytest.approx(sqrt(1 / 3))),
        (APRIL, "RUS", 1, 1, 1, 1.0, None),
    ]


@given(EVENTS)
@settings(max_examples=5, deadline=None)
def test_months_are_the_sum_of_their_days(events: list[dict[str, Any]]) -> None:
    monthly: Counter[tuple[Any, ...]] = Counter()
    for row in rows_of(totals(HAPPENED, "day"), events):
        monthly[row["period"].replace(day=1), row["actor"], row["recipient"]] += row["events"]
    found = {tuple(row[name] for name in DYAD): row["events"] for row in rows_of(totals(HAPPENED), events)}
    assert found == dict(monthly)


@given(EVENTS)
@settings(max_examples=5, deadline=None)
def test_other_labels_of_the_states_permute_the_rows(events: list[dict[str, Any]]) -> None:
    other = {"RUS": "PRK", "PRK": "CHN", "CHN": "RUS", None: None}
    moved = [row | {"actor": other[row["actor"]], "recipient": other[row["recipient"]]} for row in events]
    for series in (totals(HAPPENED), concentration(HAPPENED)):
        before = [
            row | {"actor": other[row["actor"]], "recipient": other[row["recipient"]]}
            for row in rows_of(series, events)
        ]
        assert sorted(map(str, before)) == sorted(map(str, rows_of(series, moved)))


@given(EVENTS)
@settings(max_examples=5, deadline=None)
def test_shares_add_up_to_one(events: list[dict[str, Any]]) -> None:
    shares: Counter[tuple[Any, ...]] = Counter()
    for row in rows_of(concentration(HAPPENED), events):
        shares[row["period"], row["actor"]] += row["share"]
        assert row["herfindahl"] >= 1 / row["partners"] - 1e-12
    assert all(total == pytest.approx(1.0) for total in shares.values())
