"""Zero is not missing: 0 and false stand only where absence means no."""

from datetime import date

import pytest

from interstate.errors import UsageError
from interstate.panel.build import dyad_months, dyads, states
from interstate.panel.panel import Panel
from tests.panel.tiny import Row, covers, fact, world

AS_OF = date(2010, 12, 31)


def column(panel: Panel, name: str, *key: object) -> list[object]:
    """Values of one column for a unit, by period."""
    place, width = panel.columns.index(name), len(panel.unit.keys)
    return [row[place] for row in panel.rows() if row[:width] == key]


def pairs(facts: list[Row], *coverage: object, first: int = 1999, last: int = 2002, directed: bool = False) -> Panel:
    made = world(facts, coverage)  # type: ignore[arg-type]
    return dyads(first, last, directed=directed, as_of=AS_OF, connect=made)


def test_false_inside_a_closed_frame_and_null_outside() -> None:
    panel = pairs([fact("rivalry", "CHN", "IND", 2000, 2000)], covers("rivalry", "closed", 1999, 2001)).add("rivalry")
    assert column(panel, "rivalry", "CHN", "IND") == [False, True, False, None]
    assert column(panel, "rivalry", "CHN", "KOR") == [False, None]


def test_an_open_list_says_nothing_of_what_is_not_in_it() -> None:
    panel = pairs([fact("rivalry", "CHN", "IND", 2000, 2000)], covers("rivalry", "open", 1999, 2001)).add("rivalry")
    assert column(panel, "rivalry", "CHN", "IND") == [None, True, None, None]


def test_a_count_over_an_open_list_is_at_least_that() -> None:
    facts = [
        fact("visit", "CHN", "IND", date(2000, 3, 1), date(2000, 3, 2)),
        fact("visit", "CHN", "IND", date(2000, 5, 1), None),
    ]
    opened = pairs(facts, covers("visit", "open", 1999, 2001), directed=True).add("visits")
    assert opened.columns == ("state_a", "state_b", "year", "at_least_visits")
    assert column(opened, "at_least_visits", "CHN", "IND") == [None, 2, None, None]
    closed = pairs(facts, covers("visit", "closed", 1999, 2001), directed=True).add("visits")
    assert column(closed, "visits", "CHN", "IND") == [0, 2, 0, None]
    mixed = pairs(facts, covers("visit", "closed", 1999, 2000), covers("visit", "open", 2001, 2002), directed=True).add(
        "visits"
    )
    assert column(mixed, "at_least_visits", "CHN", "IND") == [0, 2, None, None]


def test_a_frame_may_be_one_state_or_one_pair_and_words_close_nothing() -> None:
    rows = [fact("rivalry", "KOR", "PRK", 1950, 1951)]
    by_state = pairs(rows, covers("rivalry", "closed", 1999, 2002, frame="IND"), last=2000).add("rivalry")
    assert column(by_state, "rivalry", "CHN", "IND") == [False, False]
    assert column(by_state, "rivalry", "CHN", "PRK") == [None, None]
    by_pair = pairs(rows, covers("rivalry", "closed", 2000, 2002, frame="PRK-CHN"), last=2000).add("rivalry")
    assert column(by_pair, "rivalry", "CHN", "PRK") == [None, False]
    assert column(by_pair, "rivalry", "CHN", "IND") == [None, None]
    words = pairs(rows, covers("rivalry", "closed", 1999, 2002, frame="the most active states"), last=2000).add(
        "rivalry"
    )
    assert column(words, "rivalry", "CHN", "IND") == [None, None]


def test_a_gap_is_null_even_where_a_row_was_found() -> None:
    rows = [fact("visit", "CHN", "IND", date(2000, 3, 1), date(2000, 3, 2))]
    frames = (covers("visit", "closed", 1999, 2002), covers("visit", "gap", 2000, 2000))
    assert column(pairs(rows, *frames, directed=True).add("visits"), "visits", "CHN", "IND") == [0, None, 0, 0]
    one = (covers("visit", "closed", 1999, 2002), covers("visit", "gap", 2001, 2001, frame="IND"))
    assert column(pairs(rows, *one, directed=True).add("visits"), "visits", "CHN", "IND") == [0, 1, None, 0]
    assert column(pairs(rows, *one, directed=True).add("visits"), "visits", "CHN", "PRK") == [0, 0, 0]


def test_a_frame_that_is_closed_for_one_kind_closes_no_other() -> None:
    rows = [fact("border", "CHN", "IND", None, None, kind="land")]
    panel = pairs(rows, covers("border", "closed", 1990, 2002, kind="land"), last=1999, directed=True)
    assert column(panel.add("borders"), "borders", "CHN", "PRK") == [False]
    with pytest.raises(UsageError, match="pledge"):
        panel.add("alliances", pledge="friendship")
    assert column(panel.add("borders", kind="any"), "borders_any", "CHN", "PRK") == [None]
    assert column(panel.add("borders", kind="any"), "borders_any", "CHN", "IND") == [True]


def test_nothing_is_carried_beyond_the_end_of_the_source() -> None:
    rows = [
        fact("alliance", "CHN", "PRK", 1990, None, kind="defence"),
        fact("alliance", "CHN", "IND", 1990, None, kind="defence"),
    ]
    panel = pairs(rows, covers("alliance", "closed", 1990, 2000), directed=True).add("alliances")
    assert column(panel, "alliances", "CHN", "IND") == [True, True, None, None]
    unstated = pairs(rows, directed=True, first=1999).add("alliances")
    assert column(unstated, "alliances", "CHN", "IND") == [True, True, None, None], "known to the day it was published"
    assert any("does not say what it covers" in note for note in unstated.notes)


def test_two_closed_frames_that_touch_are_one() -> None:
    halves = (
        covers("rivalry", "closed", 1990, 1998),
        covers("rivalry", "closed", 1999, 2000),
    )
    rows = [fact("rivalry", "KOR", "PRK", 1950, 1951)]
    panel = dyads(1998, 2000, directed=False, as_of=AS_OF, connect=world(rows, halves)).add("rivalry")
    assert column(panel, "rivalry", "CHN", "IND") == [False, False, False]


def test_a_period_that_is_closed_in_part_has_no_zero() -> None:
    rows = [fact("rivalry", "KOR", "PRK", 1950, 1951)]
    coverage = [covers("rivalry", "closed", 1990, 2020)]
    panel = dyads(2009, 2010, directed=False, as_of=date(2010, 6, 1), connect=world(rows, coverage)).add("rivalry")
    assert column(panel, "rivalry", "CHN", "IND") == [False, None], "2010 is not over on the day"


def test_a_number_is_never_filled_where_absence_says_nothing() -> None:
    rows = [fact("gdp", "CHN", None, 2000, 2000, 3.0, unit="US$ bn")]
    panel = states(1999, 2000, as_of=AS_OF, connect=world(rows, [covers("gdp", "closed", 1990, 2005)])).add("gdp")
    assert column(panel, "gdp", "CHN") == [None, 3e9]
    assert column(panel, "gdp", "IND") == [None, None]


def test_a_visit_known_to_the_year_only_makes_its_months_unknown() -> None:
    rows = [
        fact("visit", "CHN", "IND", date(2000, 1, 1), date(2001, 1, 1), precision="year"),
        fact("visit", "CHN", "PRK", date(2000, 2, 5), date(2000, 2, 6)),
    ]
    made = world(rows, [covers("visit", "closed", 1999, 2002)])
    panel = dyad_months(date(1999, 12, 1), date(2000, 2, 1), directed=True, as_of=AS_OF, connect=made).add("visits")
    assert column(panel, "visits", "CHN", "IND") == [0, None, None]
    assert column(panel, "visits", "CHN", "PRK") == [0, 0, 1]
