"""Dyadic trade: two flows a row, in dollars; missing is no fact, zero is one."""

from datetime import date

from interstate.sources.cow.trade import CowTrade
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import read, rejects_of

FILE = "Dyadic_COW_4.0.csv"


def test_the_importer_comes_first_and_millions_are_dollars() -> None:
    assert short(CowTrade(), FILE, "state_a", "state_b", "value", "unit", "start", "end") == [
        ("CAN", "USA", 80_250_000.0, "US$", date(1990, 1, 1), date(1991, 1, 1)),
        ("CHN", "JPN", 1_000_000_000.0, "US$", date(2014, 1, 1), date(2015, 1, 1)),
        ("JPN", "CHN", 2_000_000_000.0, "US$", date(2014, 1, 1), date(2015, 1, 1)),
        ("MEX", "USA", 0.0, "US$", date(1990, 1, 1), date(1991, 1, 1)),
        ("USA", "CAN", 100_500_000.0, "US$", date(1990, 1, 1), date(1991, 1, 1)),
        ("USA", "MEX", 12_000_000.0, "US$", date(1991, 1, 1), date(1992, 1, 1)),
    ]


def test_a_row_is_read_as_a_whole_or_not_at_all() -> None:
    assert rejects_of(CowTrade(), MINIS / FILE) == [
        (7, "state number 999 is in no list for 1990"),
        (8, "flow2: x is no number"),
        (9, "flow1 is -3, below zero and not a missing code"),
    ]
    counted = read(CowTrade(), MINIS / FILE)[1]
    assert (counted.read, counted.rejected, counted.outside, counted.kept) == (10, 3, 3, 6)


def test_missing_flows_leave_the_coverage_open() -> None:
    source = CowTrade()
    (download,) = source.files(MINIS / FILE)
    (row,) = source.coverage(download)
    assert (row.rule, row.start, row.end) == ("open", date(1946, 1, 1), date(2015, 1, 1))
