"""366 reports of one act, reworded and copied, are one event with 366 pieces of evidence; what differs stays apart."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.model.article import Article, Reading
from interstate.model.event import Event, Precision
from interstate.model.evidence import Evidence
from interstate.reading import grouping
from interstate.reading.alike import Mention
from interstate.reading.collapse import across
from interstate.reading.read import read
from tests.reading.rewordings import ACT, reports
from tests.reading.small import article

NEXT = date(2024, 7, 4)
CLOSE = date(2024, 6, 10)


@cache
def readings(act: date, count: int = 366) -> tuple[Reading, ...]:
    """Documents about one act, read one by one."""
    return tuple(read(one) for one in reports(count, act, f"report-{act}"))


def events(found: tuple[Reading, ...]) -> list[Event]:
    return [item for one in found for item in one.events]


def test_366_rewordings_and_copies_of_one_report_are_one_event() -> None:
    told = readings(ACT)
    assert len({one.article.text for one in told}) > 100
    (made,) = events(across(told))
    assert (made.actor, made.type, made.recipient) == ("CHL", "SANCTION", "PER")
    assert (made.day, made.precision, made.modality) == (ACT, "day", "occurred")
    assert len(made.evidence) == 366
    assert len({piece.document for piece in made.evidence}) == 366


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_documents_changes_nothing(seed: int) -> None:
    told = list(readings(ACT))
    Random(seed).shuffle(told)
    (made,) = events(across(told))
    assert (made.day, len(made.evidence)) == (ACT, 366)


@pytest.mark.parametrize("later", [NEXT, CLOSE])
def test_a_second_act_stays_a_second_event(later: date) -> None:
    told = [*readings(ACT), *readings(later, 120)]
    Random(1).shuffle(told)
    found = sorted(events(across(told)), key=lambda one: str(one.day))
    assert [one.day for one in found] == [ACT, later]
    assert [len(one.evidence) for one in found] == [366, 120]


def test_the_event_stands_with_the_first_text_that_tells_it() -> None:
    told = (read(article("It rained in Chile.", name="rain.txt")), *readings(ACT))
    found = across(told)
    assert [len(one.events) for one in found[:3]] == [0, 1, 0]
    assert found[1].events[0].id == "E1"


def act(at: int, day: date | None, published: date | None = date(2024, 6, 20)) -> Event:
    """An act of an invented report of its own."""
    piece = Evidence("text", f"t{at}", f"t{at}#0-9", published=published, document=f"t{at}", sentence=1, start=0, end=9)
    precision: Precision = "day" if day else "unknown"
    return Event(f"E{at}", "CHL", "PER", "SANCTION", "occurred", "sanctions", (piece,), day, precision)


def text(at: int, *items: Event) -> Reading:
    """A text that tells these acts."""
    published = items[0].evidence[0].published
    made = Article(f"t{at}", "nothing to see", "", published, "", "en", f"t{at}")
    return Reading(made, (), items, (), ())


def days(found: tuple[Reading, ...]) -> list[date | None]:
    return [one.day for one in events(found)]


@pytest.mark.parametrize(
    ("first", "second", "acts"),
    [
        ("on 3 June 2024", "on 4 June 2024", 2),
        ("on 3 June 2024", "on Tuesday", 1),
        ("on 3 June 2024", "on 3 June", 1),
        ("on 3 June 2024", "in June 2024", 1),
        ("on 3 June 2024", "in May 2024", 1),
        ("on 3 June 2024", "in 2019", 2),
        ("on 3 June 2024", "", 1),
        ("on 3 May 2024", "", 2),
    ],
)
def test_days_of_two_texts_agree_or_do_not(first: str, second: str, acts: int) -> None:
    told = [f"Chile imposed sanctions on Peru {when}.".replace(" .", ".") for when in (first, second)]
    found = [read(article(one, date(2024, 6, 5), f"{at}.txt")) for at, one in enumerate(told)]
    assert len(events(across(found))) == acts
    assert len(events(across(found[::-1]))) == acts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Chile imposed sanctions on Peru on Monday.", "Chile did not impose sanctions on Peru on Monday."),
        ("Chile imposed sanctions on Peru.", "Chile will impose sanctions on Peru."),
        ("Chile imposed sanctions on Peru.", "Chile could impose sanctions on Peru."),
        ("Chile imposed sanctions on Peru on Monday.", "There are fears that Chile may impose sanctions on Peru."),
        ("Chile will impose sanctions on Peru.", "Chile will not impose sanctions on Peru."),
    ],
)
def test_what_contradicts_is_not_joined(first: str, second: str) -> None:
    found = across([read(article(one, name=f"{at}.txt")) for at, one in enumerate((first, second))])
    for reading in found:
        for item in (*reading.events, *reading.claims):
            assert {piece.document for piece in item.evidence} == {reading.article.id}
    assert all(reading.events or reading.claims for reading in found)


def test_claims_never_join_events_however_many_there_are() -> None:
    plans = [read(article("Chile will impose sanctions on Peru.", name=f"plan-{at}.txt")) for at in range(40)]
    found = across([*readings(ACT), *plans])
    assert [len(one.evidence) for one in events(found)] == [366]
    assert [len(item.evidence) for one in found for item in one.claims] == [40]


def test_two_days_of_one_text_are_two_acts_and_stay_two_beside_other_texts() -> None:
    twice = "Chile attacked Peru on 3 June 2024. Chile attacked Peru on 4 June 2024."
    once = "Chile attacked Peru on Tuesday."
    told = [read(article(one, date(2024, 6, 6), f"{at}.txt")) for at, one in enumerate((twice, once, once, twice))]
    found = across(told)
    assert days(found) == [date(2024, 6, 3), date(2024, 6, 4)]
    assert [len(one.evidence) for one in events(found)] == [2, 4]


def test_the_day_that_most_texts_tell_is_the_day_of_the_event() -> None:
    told = [text(at, act(at, date(2024, 6, 4 if at else 3))) for at in range(9)]
    assert days(across(told)) == [date(2024, 6, 4)]


def test_two_triggers_of_one_sentence_are_one_report() -> None:
    (made,) = read(article("Chile sanctioned Peru: the sanctions by Chile on Peru took effect.")).events
    assert len(made.evidence) == 1


def test_different_goods_are_different_acts() -> None:
    told = ["Chile sent helicopters to Peru.", "Chile sent wheat to Peru."]
    found = across([read(article(one, name=f"{at}.txt")) for at, one in enumerate(told)])
    assert len(events(found)) == 2


def counted(monkeypatch: pytest.MonkeyPatch, told: list[Reading]) -> tuple[int, int]:
    """(acts, comparisons) of putting texts together."""
    calls = 0
    real = grouping.fits

    def fits(group: grouping.Group, mention: Mention, one_text: bool) -> bool:
        nonlocal calls
        calls += 1
        return real(group, mention, one_text)

    monkeypatch.setattr(grouping, "fits", fits)
    return len(events(across(told))), calls


START = date(1990, 1, 1)
SHAPES = {
    "all on one day": lambda at: act(at, START, START),
    "a day each": lambda at: act(at, START + timedelta(days=at), START + timedelta(days=at)),
    "a week apart": lambda at: act(at, START + timedelta(days=7 * (at % 900)), None),
    "undated, a day each": lambda at: act(at, None, START + timedelta(days=at)),
    "undated and unpublished": lambda at: act(at, None, None),
    "years": lambda at: replace(act(at, date(1900 + at % 120, 1, 1), None), precision="year"),
    "plans": lambda at: replace(act(at, START, START + timedelta(days=at)), modality="planned"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_five_thousand_acts_are_compared_a_bounded_number_of_times(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [text(at, SHAPES[shape](at)) for at in range(5_000)]
    acts, calls = counted(monkeypatch, told)
    assert 1 <= acts <= 5_000
    assert calls <= 5_000 * 6


def test_texts_that_each_tell_many_acts_of_one_day_stay_within_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [text(at, *[act(at, START, START)] * 500) for at in range(4)]
    acts, calls = counted(monkeypatch, told)
    assert acts >= 500
    assert calls <= 2_000 * grouping.LOOK


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_no_report_is_lost_or_doubled_in_any_order(shifts: list[int], dice: Random) -> None:
    told = [text(at, act(at, START + timedelta(days=shift), None)) for at, shift in enumerate(shifts)]
    dice.shuffle(told)
    found = events(across(told))
    documents = [piece.document for one in found for piece in one.evidence]
    assert sorted(map(str, documents)) == sorted(f"t{at}" for at in range(len(shifts)))
    assert len({one.day for one in found}) == len(found)
