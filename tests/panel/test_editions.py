"""Editions of a source: a later one stands for an earlier one, and none is seen before its day."""

from datetime import date

from interstate.panel.build import states
from interstate.panel.door import Connect
from interstate.panel.panel import Panel
from tests.panel.tiny import covers, fact, world

OLD, NEW = date(2001, 6, 1), date(2003, 6, 1)


def gdp(made: Connect, as_of: date) -> list[object]:
    panel: Panel = states(1999, 2002, among=("CHN",), as_of=as_of, connect=made).add("gdp")
    return [row[2] for row in panel.rows()]


def edition(version: str, published: date, year: int, value: float) -> dict[str, object]:
    return fact("gdp", "CHN", None, year, year, value, unit="US$", version=version, published=published)


def test_a_later_edition_stands_for_an_earlier_one_once_it_is_out() -> None:
    rows = [
        edition("1", OLD, 1999, 1.0),
        edition("1", OLD, 2000, 2.0),
        edition("2", NEW, 2000, 3.0),
        edition("2", NEW, 2001, 4.0),
    ]
    made = world(rows, [covers("gdp", "open", 1999, 2000, version="1"), covers("gdp", "open", 1999, 2002, version="2")])
    assert gdp(made, date(2002, 1, 1)) == [1.0, 2.0, None, None]
    assert gdp(made, date(2004, 1, 1)) == [None, 3.0, 4.0, None], "1999 is not in the new edition"


def test_an_edition_that_adds_a_stretch_of_time_replaces_nothing() -> None:
    rows = [edition("a", OLD, 1999, 1.0), edition("b", NEW, 2001, 4.0)]
    made = world(rows, [covers("gdp", "open", 1999, 2000, version="a"), covers("gdp", "open", 2001, 2002, version="b")])
    assert gdp(made, date(2004, 1, 1)) == [1.0, None, 4.0, None]


def test_coverage_of_an_edition_that_is_not_out_closes_nothing() -> None:
    rows = [fact("nuclear", "CHN", None, 1990, 1990, kind="possess", version="1", published=OLD)]
    rows += [fact("nuclear", "CHN", None, 1991, 1991, kind="possess", version="2", published=NEW)]
    frames = [
        covers("nuclear", "closed", 1990, 1999, version="1"),
        covers("nuclear", "closed", 1990, 2002, version="2"),
    ]
    made = world(rows, frames)
    panel = states(1999, 2001, among=("CHN",), as_of=date(2002, 12, 31), connect=made).add("nuclear")
    assert [row[2] for row in panel.rows()] == [False, None, None]
