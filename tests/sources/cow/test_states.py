"""The list of states: spells, one state under two numbers, what goes on ends with the edition."""

from datetime import date
from pathlib import Path

from interstate.codes import states
from interstate.sources.cow.states import CowStates
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import facts_of, read, rejects_of

FILE = "states2016.csv"


def test_spells_are_those_of_the_list() -> None:
    assert short(CowStates(), FILE, "state_a", "state_b", "start", "end") == [
        ("DEU", None, date(1955, 5, 5), date(1990, 10, 3)),
        ("DEU", None, date(1990, 10, 3), date(2017, 1, 1)),
        ("FRA", None, date(1944, 8, 25), date(2017, 1, 1)),
        ("SSD", None, date(2011, 7, 9), date(2017, 1, 1)),
        ("USA", None, date(1816, 1, 1), date(2017, 1, 1)),
    ]


def test_bad_rows_are_named_and_states_of_before_are_outside() -> None:
    assert rejects_of(CowStates(), MINIS / FILE) == [
        (8, "state number 999 is in no list for 1992"),
        (9, "the start 30.2.1990 is no day"),
    ]
    counted = read(CowStates(), MINIS / FILE)[1]
    assert (counted.read, counted.rejected, counted.outside, counted.kept) == (8, 2, 1, 5)


def test_the_later_edition_is_told_by_its_version(tmp_path: Path) -> None:
    later = tmp_path / "statelist2024.csv"
    later.write_text((MINIS / FILE).read_text(encoding="utf-8").replace(",2016,12,31,2016", ",2024,12,31,2024"))
    (download,) = CowStates().files(later)
    assert (download.version, download.published) == ("2024", date(2025, 12, 31))


def test_the_facts_agree_with_the_code_book() -> None:
    for fact in facts_of(CowStates(), MINIS / FILE):
        assert states.number(fact["state_a"], "cow", max(fact["start"], date(1946, 1, 1))) in {2, 220, 255, 260, 626}
