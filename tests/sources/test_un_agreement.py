"""Agreement: a pair stands in both orders and is one fact."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.un_agreement import UnAgreement
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "un_agreement" / "AgreementScoresAll_Jun2024.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / MINI.name
    path.write_text(MINI.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_a_pair_in_both_orders_is_one_fact() -> None:
    rows, counted = read(UnAgreement(), MINI)
    facts = {row["record"]: row for row in rows["facts"]}
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (13, 5, 8, 0)
    assert {(row["state_a"], row["state_b"], row["start"].year, row["value"]) for row in facts.values()} == {
        ("CAN", "USA", 1946, 0.75),
        ("UKR", "USA", 1946, 0.25),
        ("CHN", "USA", 1971, 0.5),
        ("DEU", "YEM", 1990, 0.125),
        ("CIV", "NAM", 2015, 0.875),
    }
    one = facts["437-565-2015"]
    assert (one["layer"], one["unit"], one["precision"], one["version"]) == (
        "vote_agreement",
        "share",
        "year",
        "Jun2024",
    )
    assert (one["end"], one["published"], one["terms"]) == (date(2016, 1, 1), date(2024, 6, 30), "mit")


def test_a_file_without_years_is_read_by_session(tmp_path: Path) -> None:
    path = changed(tmp_path, '"year"', '"session.y"')
    assert {row["start"].year for row in facts_of(UnAgreement(), path)} == {1946, 1971, 1990, 2015}


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ('"9",70,437', '"9",70,999', [(10, "state number 999 is in no list for 2015")]),
        ("437,565,0.875", "437,565,1.5", [(10, "agree 1.5 is no share from 0 to 1")]),
        (
            "565,437,0.875",
            "565,437,0.5",
            [(10, "the row of the same pair in the other order has another value")],
        ),
        ("437,565,0.875,2015", "437,565,0.875,x", [(10, "year is no number")]),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, old: str, new: str, reasons: list[tuple[int, str]]
) -> None:
    assert rejects_of(UnAgreement(), changed(tmp_path, old, new)) == reasons


def test_coverage_is_open_and_1964_is_a_gap() -> None:
    source = UnAgreement()
    (download,) = source.files(MINI)
    assert [(row.rule, row.end) for row in source.coverage(download)] == [
        ("open", date(2024, 1, 1)),
        ("gap", date(1965, 1, 1)),
    ]


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(UnAgreement, MINI, tmp_path)
    spoiled.other_header(UnAgreement, MINI, tmp_path, "ccode1")
    spoiled.too_few(UnAgreement, MINI)
    spoiled.cut_zip(UnAgreement, MINI, tmp_path)


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    spoiled.same_in_any_order(UnAgreement, [MINI, spoiled.zipped(MINI, tmp_path / "a.zip")], tmp_path)
