"""Direct contiguity: spells, who bore a number when, and what is left out."""

from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.cow.contiguity import CowContiguity
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import facts_of, read, rejects_of

FILE = "contdir.csv"


def test_spells_are_cut_where_a_number_passes_to_another_state() -> None:
    assert short(CowContiguity(), FILE, "state_a", "state_b", "kind", "value", "start", "end") == [
        ("BEL", "NLD", "land", 1.0, date(1950, 3, 1), date(2011, 7, 1)),
        ("BGR", "SRB", "land", 1.0, date(2006, 1, 1), date(2017, 1, 1)),
        ("BGR", "YUG", "land", 1.0, date(1918, 11, 1), date(2006, 1, 1)),
        ("CAN", "USA", "land", 1.0, date(1920, 1, 1), date(2017, 1, 1)),
        ("CUB", "USA", "water", 4.0, date(1902, 5, 1), date(2017, 1, 1)),
        ("ITA", "YUG", "land", 1.0, date(1918, 11, 1), date(1992, 1, 1)),
    ]


def test_every_row_is_counted_and_bad_ones_are_named() -> None:
    counted = read(CowContiguity(), MINIS / FILE)[1]
    assert (counted.read, counted.rejected, counted.outside, counted.kept) == (11, 4, 2, 6)
    assert rejects_of(CowContiguity(), MINIS / FILE) == [
        (8, "state number 999 is in no list for 1990"),
        (9, "conttype 7 is none of 1 to 5"),
        (10, "end 201613 is no month"),
        (11, "the spell ends before it begins"),
    ]


def test_a_fact_says_where_it_is_from() -> None:
    fact = next(row for row in facts_of(CowContiguity(), MINIS / FILE) if row["record"] == "2-40-190205")
    assert (fact["layer"], fact["unit"], fact["precision"], fact["version"], fact["terms"]) == (
        "contiguity",
        "contiguity level",
        "month",
        "3.2",
        "user-only",
    )
    assert (fact["published"], fact["published_basis"]) == (date(2017, 12, 31), "lag")


def test_the_list_is_closed_and_ends_with_2016() -> None:
    source = CowContiguity()
    (download,) = source.files(MINIS / FILE)
    assert list(source.coverage(download)) == [
        Coverage("cow_contiguity", "3.2", "contiguity", "all", date(1946, 1, 1), date(2017, 1, 1), "closed")
    ]
