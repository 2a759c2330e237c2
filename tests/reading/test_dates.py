"""When an act took place: written days, words reckoned from publication, and the clause that a date belongs to."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.reading.dates import candidates, nearest
from tests.reading.small import PUBLISHED, reading


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [
        ("on Monday", date(2024, 6, 17), "day"),
        ("on Thursday", date(2024, 6, 13), "day"),
        ("yesterday", date(2024, 6, 19), "day"),
        ("on 5 January", date(2024, 1, 5), "day"),
        ("on June 25", date(2023, 6, 25), "day"),
        ("on 3 March 2019", date(2019, 3, 3), "day"),
        ("in May", date(2024, 5, 1), "month"),
        ("in October", date(2023, 10, 1), "month"),
        ("in May 2011", date(2011, 5, 1), "month"),
        ("in 1971", date(1971, 1, 1), "year"),
        ("two years ago", date(2022, 1, 1), "year"),
        ("last week", date(2024, 6, 13), "week"),
    ],
)
def test_a_date_is_reckoned_from_the_day_of_publication(words: str, day: date, precision: str) -> None:
    (found,) = reading(f"Kenya attacked Ghana {words}.").events
    assert (found.day, found.precision) == (day, precision)


@pytest.mark.parametrize(
    ("words", "day"), [("on Monday", date(2024, 6, 24)), ("in May", date(2025, 5, 1)), ("tomorrow", date(2024, 6, 21))]
)
def test_the_date_of_a_plan_lies_ahead(words: str, day: date) -> None:
    assert [item.day for item in reading(f"Kenya will attack Ghana {words}.").claims] == [day]


def test_without_a_day_of_publication_relative_words_mean_nothing() -> None:
    (found,) = reading("Kenya attacked Ghana on Monday.", None).events
    assert (found.day, found.precision) == (None, "unknown")


def test_what_lies_after_publication_has_not_happened() -> None:
    found = reading("Kenya signed a treaty with Ghana on 3 August 2024.")
    assert not found.events
    assert {item.modality for item in found.claims} == {"planned"}


@given(st.text(max_size=80), st.dates())
def test_no_words_and_no_day_break_the_calendar(words: str, day: date) -> None:
    for text in (words, f"{words} on Monday, 30 February, in May, next year, 999 decades ago, 29 February"):
        nearest(candidates(text, day), 0)


def test_dates_do_not_overlap() -> None:
    found = candidates("On 5 January 2020 and in May 2011, in 1971, on Monday.", PUBLISHED)
    assert len(found) == 4
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
