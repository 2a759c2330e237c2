"""Rivalries of the peace data: spans in a row, days that are not known, numbers of its own, files that went wrong."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.sources.rivalries_diehl_goertz import RivalriesDiehlGoertz
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "rivalries_diehl_goertz" / "peacedata3.1.1.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    text = MINI.read_text("utf-8")
    assert old in text
    path = folder / MINI.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_two_lowest_levels_are_rivalries() -> None:
    rows, counted = read(RivalriesDiehlGoertz(), MINI)
    facts = {row["record"][:15]: row for row in rows["facts"]}
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (7, 9, 1, 0)
    assert Counter(row["kind"] for row in facts.values()) == {"lesser": 6, "severe": 3}
    assert sum(row["value"] for row in facts.values()) == 6 * 0.25
    one = facts["531530-19930524"]
    assert (one["layer"], one["state_a"], one["state_b"], one["unit"]) == ("rivalry", "ERI", "ETH", "peace scale")
    assert (one["start"], one["end"], one["precision"]) == (date(1993, 5, 24), date(2000, 12, 13), "day")
    assert (one["published"], one["version"], one["terms"]) == (date(2023, 12, 31), "3.1.1", "cc-by")
    assert facts["531530-20001213"]["start"] == one["end"]  # spans follow each other without a gap
    assert facts["710750-19770101"]["end"] is None  # it went on when the data end


def test_days_that_are_not_known_and_numbers_of_its_own() -> None:
    facts = {row["record"][:15]: row for row in facts_of(RivalriesDiehlGoertz(), MINI)}
    unsure = facts["002365-19459999"]
    assert (unsure["start"], unsure["end"], unsure["precision"]) == (date(1945, 1, 1), date(1989, 1, 1), "year")
    german = facts["220255-19390902"]
    assert (german["state_a"], german["state_b"], german["end"]) == ("DEU", "FRA", date(1955, 8, 1))
    assert facts["900936-19790712"]["state_b"] == "KIR"


def test_a_missing_level_is_no_rivalry(tmp_path: Path) -> None:
    records = {row["record"][:15] for row in facts_of(RivalriesDiehlGoertz(), MINI)}
    assert "800811-19630101" not in records
    path = changed(tmp_path, "20209999,-9", "20209999,0")
    assert {row["record"][:15] for row in facts_of(RivalriesDiehlGoertz(), path)} - records == {"800811-19630101"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("19930524-", "19930086-", "span 19930086-20001212 has no day"),
        ("20001212,0,", "19911212,0,", "span 19930524-19911212 ends before it begins"),
        ("20001212,0,", "20001212,x,", "a level of peace is no number"),
        ("20001212,0,", "20001212,0.3,", "level 0.3 is none of 0, 0.25, 0.5, 0.75, 1"),
        ("531530,", "999530,", "state number 999 is in no list for these years"),
        ("531530,", "531999,", "state number 999 is in no list for these years"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(RivalriesDiehlGoertz(), changed(tmp_path, old, new)) == [(5, reason)]


def test_coverage_is_closed_to_2020() -> None:
    (download,) = RivalriesDiehlGoertz().files(MINI)
    (row,) = RivalriesDiehlGoertz().coverage(download)
    assert (row.rule, row.layer, row.start, row.end) == ("closed", "rivalry", date(1946, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2020,1900", "pair,1900"),
        ("2020,19000101-19121231,", "2020,1900-1912,"),
        ("2020,19000101-19121231,0.5,", "2020,19000101-19121231,"),
    ],
)
def test_another_layout_stops_the_load(tmp_path: Path, old: str, new: str) -> None:
    spoiled.stops(RivalriesDiehlGoertz, changed(tmp_path, old, new), "line 1: found")


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(RivalriesDiehlGoertz, MINI, tmp_path)
    spoiled.too_few(RivalriesDiehlGoertz, MINI)
    spoiled.cut_zip(RivalriesDiehlGoertz, MINI, tmp_path)
    with pytest.raises(UsageError, match="interstate data add rivalries_diehl_goertz --file PATH"):
        RivalriesDiehlGoertz().fetch(date.min, date.max, tmp_path, None)  # type: ignore[arg-type]


def test_a_zip_is_read_as_its_member_and_order_does_not_matter(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINI, tmp_path / "a.zip", "peacedata3.1.1/peacedata3.1.1.csv")
    assert facts_of(RivalriesDiehlGoertz(), packed) == facts_of(RivalriesDiehlGoertz(), MINI)
    spoiled.same_in_any_order(RivalriesDiehlGoertz, [MINI, packed], tmp_path)
