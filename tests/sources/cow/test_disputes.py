"""Militarized disputes: one fact a dispute and pair, from pairs of the project and from sides paired here."""

from datetime import date

from interstate.sources.cow.dispute_sides import CowDisputeSides
from interstate.sources.cow.disputes import CowDisputes
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import read, rejects_of

DYADIC, SIDES = "dyadic_mid_4.03.csv", "MIDB 5.0.csv"


def test_the_years_of_a_dispute_are_one_fact() -> None:
    assert short(CowDisputes(), DYADIC, "record", "state_a", "state_b", "value", "start", "end", "precision") == [
        ("9001-731-732", "KOR", "PRK", 4.0, date(1990, 3, 5), date(1991, 2, 8), "day"),
        ("9002-2-365", "RUS", "USA", 2.0, date(1961, 6, 1), date(1961, 7, 1), "month"),
        ("9004-200-365", "GBR", "RUS", 3.0, date(1945, 12, 1), date(1946, 1, 11), "day"),
        ("9008-350-640", "GRC", "TUR", None, date(2014, 2, 1), date(2015, 1, 1), "day"),
        ("9009-325-345", "ITA", "YUG", 3.0, date(2005, 2, 1), date(2006, 1, 1), "day"),
        ("9009-325-345-2006", "ITA", "SRB", 3.0, date(2006, 1, 1), date(2006, 12, 4), "day"),
    ]


def test_bad_rows_of_pairs_are_named() -> None:
    assert rejects_of(CowDisputes(), MINIS / DYADIC) == [
        (9, "state number 999 is in no list for 1990"),
        (10, "the start 31.2.1990 is no day"),
        (11, "hihost is 7, none of 1, 2, 3, 4, 5, -9"),
    ]
    counted = read(CowDisputes(), MINIS / DYADIC)[1]
    assert (counted.read, counted.rejected, counted.kept) == (13, 3, 6)


def test_sides_are_paired_while_both_took_part() -> None:
    columns = ("record", "state_a", "state_b", "value", "start", "end", "precision")
    assert short(CowDisputeSides(), SIDES, *columns) == [
        ("9001-710-732", "CHN", "KOR", 4.0, date(1990, 3, 5), date(1991, 1, 1), "day"),
        ("9001-731-2", "PRK", "USA", 3.0, date(1991, 1, 1), date(1991, 2, 8), "day"),
        ("9001-731-732", "KOR", "PRK", 4.0, date(1990, 3, 5), date(1991, 2, 8), "day"),
        ("9002-220-616", "FRA", "TUN", None, date(1961, 6, 1), date(1961, 7, 1), "month"),
        ("9006-640-350", "GRC", "TUR", 3.0, date(2014, 6, 2), date(2015, 1, 1), "day"),
        ("9007-666-660", "ISR", "LBN", 3.0, date(2000, 6, 5), date(2000, 6, 10), "day"),
        ("9007-666-660-2", "ISR", "LBN", 4.0, date(2000, 8, 5), date(2000, 8, 10), "day"),
    ]


def test_bad_rows_of_sides_are_named() -> None:
    assert rejects_of(CowDisputeSides(), MINIS / SIDES) == [
        (10, "state number 999 is in no list for 1990"),
        (12, "the start 31.2.1990 is no day"),
        (13, "sidea is 2, none of 0, 1"),
    ]


def test_only_militarised_disputes_are_closed() -> None:
    for source, name in ((CowDisputes(), DYADIC), (CowDisputeSides(), SIDES)):
        (download,) = source.files(MINIS / name)
        (row,) = source.coverage(download)
        assert (row.layer, row.kind, row.rule, row.end) == ("dispute", "militarised", "closed", date(2015, 1, 1))
