"""Who is in a panel: the unit comes first."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from interstate.errors import UsageError
from interstate.panel.build import dyad_months, dyads, state_days, states
from interstate.panel.panel import Panel
from interstate.panel.unit import DirectedDyads, States, UndirectedDyads
from tests.panel.tiny import world

AS_OF = date(2010, 12, 31)
EMPTY = world()


def keys(panel: Panel) -> list[tuple[object, ...]]:
    return [row[: len(panel.unit.names)] for row in panel.rows()]


def test_states_by_year_are_those_of_the_list_alive_on_any_day() -> None:
    assert keys(states(2001, 2002, connect=EMPTY)) == [
        ("CHN", 2001), ("CHN", 2002), ("IND", 2001), ("IND", 2002), ("KOR", 2001), ("KOR", 2002), ("PRK", 2001),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("alive", "expected"),
    [("any", ["CHN", "IND", "KOR", "PRK"]), ("first", ["CHN", "IND", "PRK"]), ("last", ["CHN", "IND", "KOR"])],
)
def test_the_rule_says_who_counts(alive: str, expected: list[str]) -> None:
    panel = states(2001, 2001, alive=alive, connect=EMPTY)  # type: ignore[arg-type]
    assert [row[0] for row in panel.rows()] == expected


def test_the_other_list_has_other_states() -> None:
    assert keys(states(2001, 2001, codes="cow", connect=EMPTY)) == [("CHN", 2001), ("IND", 2001)]


def test_two_states_that_never_coexisted_are_no_pair_though_both_lived_that_year() -> None:
    pairs = {row[:2] for row in dyads(2001, 2001, directed=False, connect=EMPTY).rows()}
    assert pairs == {("CHN", "IND"), ("CHN", "KOR"), ("CHN", "PRK"), ("IND", "KOR"), ("IND", "PRK")}


def test_a_directed_panel_has_each_pair_twice_and_nobody_with_itself() -> None:
    both = {row[:2] for row in dyads(2001, 2001, directed=True, connect=EMPTY).rows()}
    once = {row[:2] for row in dyads(2001, 2001, directed=False, connect=EMPTY).rows()}
    assert both == once | {(b, a) for a, b in once}
    assert all(a != b for a, b in both)


def test_direction_is_part_of_the_type() -> None:
    assert isinstance(dyads(2001, 2001, directed=True, connect=EMPTY).unit, DirectedDyads)
    assert isinstance(dyads(2001, 2001, directed=False, connect=EMPTY).unit, UndirectedDyads)
    unit = states(2001, 2001, connect=EMPTY).unit
    assert isinstance(unit, States)
    with pytest.raises(FrozenInstanceError):
        unit.by = "day"  # type: ignore[misc]


def test_months_and_days() -> None:
    months = dyad_months(2001, 2001, directed=False, among=("KOR", "CHN"), connect=EMPTY).rows()
    assert [row[2] for row in months] == [date(2001, month, 1) for month in range(7, 13)]
    days = state_days(date(2001, 2, 27), date(2001, 3, 2), among=("PRK",), connect=EMPTY).rows()
    assert days == [("PRK", date(2001, 2, 27)), ("PRK", date(2001, 2, 28))]


def test_a_month_panel_takes_whole_months_and_a_year_panel_whole_years() -> None:
    months = states(date(2001, 1, 15), date(2001, 3, 2), by="month", among=("CHN",), connect=EMPTY).rows()
    assert [row[1] for row in months] == [date(2001, 1, 1), date(2001, 2, 1), date(2001, 3, 1)]
    assert keys(states(date(2001, 5, 1), date(2001, 6, 1), among=("CHN",), connect=EMPTY)) == [("CHN", 2001)]


def test_a_state_that_ends_and_begins_again_in_one_year_is_one_row() -> None:
    again = (
        ("gw", "CHN", 1, None, None),
        ("gw", "IND", 2, None, date(2001, 2, 1)),
        ("gw", "IND", 9, date(2001, 6, 1), None),
    )
    panel = dyads(2001, 2001, directed=True, connect=world(states=again)).codes()
    assert panel.rows() == [("CHN", "IND", 2001, 1, 9), ("IND", "CHN", 2001, 9, 1)]


def test_numbers_of_both_lists_stand_beside_the_unit() -> None:
    panel = states(2001, 2001, connect=EMPTY).codes("gw", "cow")
    assert panel.columns == ("state", "year", "cow", "gw")
    assert panel.rows()[:3] == [("CHN", 2001, 11, 1), ("IND", 2001, 12, 2), ("KOR", 2001, None, 3)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"by": "week"}, 'by is "week"; choose one of year, month, day'),
        ({"codes": "un"}, "choose one of gw, cow"),
        ({"alive": "most"}, "choose one of any, first, last"),
        ({"among": ("ATLANTIS",)}, "no state"),
    ],
)
def test_a_wrong_unit_is_one_plain_line(changes: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        states(2001, 2002, connect=EMPTY, **changes)  # type: ignore[arg-type]


def test_a_panel_must_not_end_before_it_begins() -> None:
    with pytest.raises(UsageError, match="ends before it begins"):
        dyads(2002, 2001, directed=True, connect=EMPTY)
    with pytest.raises(UsageError, match="no year of a panel"):
        dyads(1200, 2001, directed=True, connect=EMPTY)
