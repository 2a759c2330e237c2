"""Files of events: their names, their header, and which of their days are covered."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.errors import BadInput, UnreadColumn
from interstate.sources.event_files import covered, daily, header, iso_or_american, laid_out, names_of, texts
from interstate.sources.icews import _edition as icews_edition
from interstate.sources.polecat import _edition as polecat_edition
from tests.sources.spoiled import zipped

START = date(2020, 1, 1)


def days(*counts: int) -> dict[date, int]:
    return {START + timedelta(place): count for place, count in enumerate(counts) if count}


def spells(found: dict[date, int]) -> list[tuple[str, int, int]]:
    """Rule, first day and day after the last one, counted from `START`."""
    return [
        (one.rule, (one.start - START).days, (one.end - START).days)
        for one in covered("x", "1", found)
        if one.start and one.end
    ]


def test_days_without_rows_or_with_hardly_any_are_gaps() -> None:
    assert spells({}) == []
    assert spells(days(5)) == [("closed", 0, 1)]
    assert spells(days(9, 9, 0, 0, 9)) == [("closed", 0, 5), ("gap", 2, 4)]
    assert spells(days(*[8] * 8, 1, 8)) == [("closed", 0, 10), ("gap", 8, 9)]


def test_a_stray_day_says_nothing_of_what_lies_between() -> None:
    assert spells({**days(*[40] * 7), START - timedelta(300): 1, START + timedelta(90): 2}) == [("closed", 0, 7)]


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 50), max_size=30))
def test_gaps_lie_inside_what_is_covered_and_hold_every_missing_day(counts: dict[int, int]) -> None:
    found = {START + timedelta(place): count for place, count in counts.items()}
    rows = spells(found)
    if not rows:
        assert not counts
        return
    (_, first, last), *gaps = rows
    assert all(first <= start < end <= last for _, start, end in gaps)
    holes = {place for _, start, end in gaps for place in range(start, end)}
    assert set(range(first, last)) - set(counts) <= holes


def test_rows_are_counted_by_day(tmp_path: Path) -> None:
    path = tmp_path / "a.tab"
    path.write_bytes(b"id\tday\n1\t2020-01-01\n2\t1/2/2020\r\n3\tsoon\n4\n5\t2020-01-01")
    assert daily(path, 1, iso_or_american) == {START: 2, date(2020, 1, 2): 1}


@pytest.mark.parametrize("told", ["2020-13-01", "31/12/2020", "2020", "", "2020-01-01T00:00"])
def test_what_is_no_day(told: str) -> None:
    assert iso_or_american(told) is None


def test_a_text_is_found_in_its_archive_and_read_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.tab"
    path.write_bytes('\ufeff"Name"\tDay\nGénéral\t1\n'.encode())
    assert header(texts(path, tmp_path), "\t") == ("Name", "Day")
    path.write_bytes("Name\tDay\nGénéral\t1\n".encode("latin-1"))
    packed = zipped(path, tmp_path / "b.zip")
    assert names_of(packed) == ("b.zip", "a.tab")
    assert texts(packed, tmp_path).read_text("utf-8") == "Name\tDay\nGénéral\t1\n"
    (tmp_path / "none.tab").touch()
    with pytest.raises(BadInput, match="is empty"):
        texts(tmp_path / "none.tab", tmp_path)


def test_a_header_is_compared_by_name() -> None:
    assert laid_out(("b", "a", "c"), frozenset("ab"), frozenset("cd"), "f") == (("b", "a", "c"), frozenset("c"))
    with pytest.raises(UnreadColumn, match="f: the header lacks 'b' and has 'e'"):
        laid_out(("a", "e"), frozenset("ab"), frozenset(), "f")
    with pytest.raises(UnreadColumn, match="names a column twice"):
        laid_out(("a", "b", "a"), frozenset("ab"), frozenset(), "f")


def test_names_tell_the_edition_and_yearly_files_sort_last() -> None:
    week = polecat_edition("ngecEvents.20230103111842.Release603.DV.txt")
    month = polecat_edition("ngecEventsDV-2022-Dec.txt")
    year = polecat_edition("ngecEventsDV-2022.txt.zip")
    assert week
    assert month
    assert year
    assert month[0] < week[0] < year[0]
    assert month[1:] == (date(2022, 12, 1), date(2022, 12, 31))
    assert year[1:] == (date(2022, 1, 1), date(2022, 12, 31))
    assert week[1:] == (date(2022, 12, 20), date(2023, 1, 3))
    first, second = (icews_edition(f"events.2015.{day}082510.tab") for day in ("20160313", "20180710"))
    weekly = icews_edition("20200105-icews-events.zip")
    assert first
    assert second
    assert weekly
    assert weekly[0] < first[0] < second[0]
    for name in (
        "readme.txt",
        "events.2015.20181310.tab",
        "ngecEventsDV-2022-Foo.txt",
        "ngecEvents.20231399.R1.DV.txt",
    ):
        assert polecat_edition(name) is None
        assert icews_edition(name) is None
