"""Ideal points: the year of a session, the range, seats, and files that went wrong."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.un_ideal_points import UnIdealPoints
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "un_ideal_points" / "IdealpointestimatesAll_Jun2024.csv"


def changed(folder: Path, old: str, new: str, count: int = 1) -> Path:
    path = folder / MINI.name
    path.write_text(MINI.read_text("latin-1").replace(old, new, count), encoding="latin-1")
    return path


def test_a_session_is_a_year_and_a_position_has_its_range() -> None:
    rows, counted = read(UnIdealPoints(), MINI)
    facts = {row["record"]: row for row in rows["facts"]}
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (12, 11, 1, 0)
    assert sum(row["value"] for row in facts.values()) == pytest.approx(
        1.7 - 0.2 + 1.0 - 1.5 + 1.1 - 0.9 - 2 - 0.25 + 2.5 - 0.5 - 0.5
    )
    one = facts["2-70"]
    assert (one["layer"], one["state_a"], one["value"], one["low"], one["high"]) == (
        "ideal_point",
        "USA",
        2.5,
        2.25,
        2.75,
    )
    assert (one["start"], one["end"], one["precision"]) == (date(2015, 1, 1), date(2016, 1, 1), "year")
    assert (one["published"], one["version"], one["unit"]) == (date(2024, 6, 30), "Jun2024", "position")
    assert (facts["750-1"]["low"], facts["750-1"]["high"]) == (None, None)


def test_seats_that_changed_hands() -> None:
    held = {row["record"]: row["state_a"] for row in facts_of(UnIdealPoints(), MINI)}
    assert held["713-4"] == "CHN"
    assert held["452-11"] == "GHA"  # independent in March 1957, and then in the session of 1956
    assert (held["713-26"], held["710-26"]) == ("TWN", "CHN")
    assert (held["260-45"], held["678-45"], held["369-2"], held["750-1"]) == ("DEU", "YEM", "UKR", "IND")


def test_an_edition_without_the_ending_all_is_read_too(tmp_path: Path) -> None:
    path = changed(tmp_path, 'All"', '"', 9)
    assert "All" not in path.read_text("latin-1")
    assert [row["value"] for row in facts_of(UnIdealPoints(), path)] == [
        row["value"] for row in facts_of(UnIdealPoints(), MINI)
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"1",2,1,1.7', '"1",999,1,1.7', (2, "state number 999 is in no list for 1946")),
        ('"1",2,1,1.7', '"1",2,one,1.7', (2, "session is no number")),
        ('"1",2,1,1.7', '"1",2,1,high', (2, "the ideal point high is no number")),
        ("-3,1.4,", "-3,3.4,", (2, "Q5% is above Q95%")),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, old: str, new: str, reason: tuple[int, str]
) -> None:
    assert rejects_of(UnIdealPoints(), changed(tmp_path, old, new)) == [reason]


def test_coverage_is_open_and_1964_is_a_gap() -> None:
    source = UnIdealPoints()
    (download,) = source.files(MINI)
    listed, gap = source.coverage(download)
    assert (listed.rule, listed.end, gap.rule, gap.start) == ("open", date(2016, 1, 1), "gap", date(1964, 1, 1))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(UnIdealPoints, MINI, tmp_path)
    spoiled.other_header(UnIdealPoints, MINI, tmp_path, "ccode", encoding="latin-1")
    spoiled.too_few(UnIdealPoints, MINI)
    spoiled.cut_zip(UnIdealPoints, MINI, tmp_path)
    nameless = tmp_path / "points.csv"
    nameless.write_bytes(MINI.read_bytes())
    spoiled.stops(UnIdealPoints, nameless, "names no edition")


def test_swapped_columns_are_read_by_name(tmp_path: Path) -> None:
    rows = [line.split(",") for line in MINI.read_text("latin-1").splitlines()]
    path = tmp_path / MINI.name
    path.write_text("".join(",".join([r[0], r[3], r[2], r[1], *r[4:]]) + "\n" for r in rows), encoding="latin-1")
    assert facts_of(UnIdealPoints(), path)[0].keys() == facts_of(UnIdealPoints(), MINI)[0].keys()
    assert [row["value"] for row in facts_of(UnIdealPoints(), path)] == [
        row["value"] for row in facts_of(UnIdealPoints(), MINI)
    ]


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    spoiled.same_in_any_order(UnIdealPoints, [MINI, spoiled.zipped(MINI, tmp_path / "a.zip")], tmp_path)
