"""How large a state is, as known on the day."""

from datetime import date

import pytest

from interstate.measures.capability import capability, ratio, size
from tests.measures.tiny import A, B, C, fact, world
from tests.measures.tiny import size as figure


def test_the_latest_year_known_by_the_day_counts():
    ties = (figure("gdp", A, 10, 2017), figure("gdp", A, 12, 2018), figure("gdp", A, 15, 2019))
    assert size(world(*ties), "gdp", A).value == 15
    early = size(world(*ties, as_of=date(2020, 3, 1)), "gdp", A)
    assert early.value == 12
    assert early.settings == "newest: 2018"


def test_a_state_without_a_figure_has_none_and_no_zero():
    day = world(figure("milex", A, 10))
    assert size(day, "milex", B) is None
    assert ratio(day, "milex", A, B) is None
    assert [row.state_a for row in capability(day)] == [A]


def test_a_range_in_the_source_is_an_interval():
    day = world(fact("milex", A, value=10.0, low=8.0, high=12.0, unit="US$ bn"))
    held = size(day, "milex", A)
    assert (held.low, held.value, held.high) == (8, 10, 12)


def test_a_ratio_carries_both_facts():
    held = ratio(world(figure("milex", A, 30), figure("milex", B, 10), figure("milex", C, 0)), "milex", A, B)
    assert held.value == 3
    assert len(held.evidence) == 2
    assert ratio(world(figure("milex", A, 30), figure("milex", C, 0)), "milex", A, C) is None


def test_a_layer_that_is_no_size_is_refused():
    with pytest.raises(ValueError, match="gdp, milex, personnel"):
        capability(world(), "votes")
