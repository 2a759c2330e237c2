"""Major powers: spells that reach the years kept; what goes on ends with the edition."""

from datetime import date
from pathlib import Path

from interstate.sources.cow.major_powers import CowMajorPowers
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import read, rejects_of

FILE = "majors2016.csv"


def test_spells_end_with_the_edition() -> None:
    assert short(CowMajorPowers(), FILE, "state_a", "state_b", "start", "end") == [
        ("FRA", None, date(1946, 9, 2), date(2017, 1, 1)),
        ("GBR", None, date(1820, 1, 1), date(2017, 1, 1)),
        ("JPN", None, date(1992, 5, 1), date(2017, 1, 1)),
        ("USA", None, date(1901, 5, 6), date(2017, 1, 1)),
    ]


def test_bad_rows_are_named() -> None:
    assert rejects_of(CowMajorPowers(), MINIS / FILE) == [
        (6, "the start 1.13.1992 is no day"),
        (7, "state number 999 is in no list for 1992"),
    ]
    counted = read(CowMajorPowers(), MINIS / FILE)[1]
    assert (counted.read, counted.rejected, counted.outside, counted.kept) == (7, 2, 1, 4)


def test_a_later_edition_has_its_own_end(tmp_path: Path) -> None:
    later = tmp_path / "majors2024.csv"
    later.write_text((MINIS / FILE).read_text(encoding="utf-8").replace(",2016,12,31,2016", ",2024,12,31,2024"))
    source = CowMajorPowers()
    (download,) = source.files(later)
    (row,) = source.coverage(download)
    assert (download.version, row.rule, row.end) == ("2024", "closed", date(2025, 1, 1))
