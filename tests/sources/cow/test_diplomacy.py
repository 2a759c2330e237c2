"""Diplomatic exchange: sender and host, levels, pairs that are given both ways, years between the points."""

from datetime import date

from interstate.sources.cow.diplomacy import CowDiplomacy
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import read, rejects_of

FILE = "Diplomatic_Exchange_2006v1.csv"


def test_the_sender_comes_first() -> None:
    assert short(CowDiplomacy(), FILE, "state_a", "state_b", "kind", "from", "to", "record") == [
        ("CAN", "USA", "ambassador", 1970, 1971, "20-2-1970"),
        ("CUB", "USA", "other", 1950, 1951, "40-2-1950"),
        ("USA", "CAN", "minister", 1970, 1971, "2-20-1970"),
        ("USA", "CUB", "other", 1950, 1951, "2-40-1950"),
        ("USA", "NIC", "ambassador", 1985, 1986, "2-93-1985"),
        ("USA", "RUS", "charge", 1980, 1981, "2-365-1980"),
    ]


def test_bad_rows_are_named_and_give_nothing() -> None:
    assert rejects_of(CowDiplomacy(), MINIS / FILE) == [
        (9, "state number 999 is in no list for 1970"),
        (10, "DR_at_1 is 4, none of 0, 1, 2, 3, 9, -9"),
        (11, "the mission of 750 at 770 in 1975 is given twice, at different levels"),
        (12, "the mission of 750 at 770 in 1975 is given twice, at different levels"),
    ]
    counted = read(CowDiplomacy(), MINIS / FILE)[1]
    assert (counted.read, counted.rejected, counted.outside) == (12, 4, 3)


def test_years_between_the_points_are_gaps() -> None:
    source = CowDiplomacy()
    (download,) = source.files(MINIS / FILE)
    closed, *gaps, missing = source.coverage(download)
    assert (closed.rule, closed.start, closed.end) == ("closed", date(1950, 1, 1), date(2006, 1, 1))
    assert {row.rule for row in gaps} == {"gap"}
    assert [(row.start, row.end) for row in (gaps[0], gaps[-1])] == [
        (date(1951, 1, 1), date(1955, 1, 1)),
        (date(2001, 1, 1), date(2005, 1, 1)),
    ]
    assert len(gaps) == 11
    assert (missing.frame, missing.rule, missing.start, missing.end) == (
        "NIC-USA",
        "gap",
        date(1985, 1, 1),
        date(1986, 1, 1),
    )
