"""ATOP: pledges have a direction and a kind; membership without obligation is no pledge; files that went wrong."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import BadInput, UsageError
from interstate.sources.atop import Atop
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "atop" / "atop5_1ddyr.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / MINI.name
    path.write_text(MINI.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_every_pledge_is_a_fact_of_the_year() -> None:
    rows, counted = read(Atop(), MINI)
    facts = rows["facts"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (12, 18, 3, 0)
    kinds = Counter(row["kind"] for row in facts)
    assert kinds == {"consultation": 8, "defence": 5, "non-aggression": 4, "neutrality": 1}
    (one,) = [row for row in facts if row["record"] == "2020-1990-defence"]
    assert (one["layer"], one["state_a"], one["state_b"]) == ("alliance", "USA", "CAN")
    assert (one["start"], one["end"], one["precision"]) == (date(1990, 1, 1), date(1991, 1, 1), "year")
    assert (one["published"], one["version"], one["terms"]) == (date(2022, 12, 31), "5.1", "user-only")


def test_a_pledge_has_a_direction() -> None:
    ordered = {(row["state_a"], row["state_b"], row["kind"]) for row in facts_of(Atop(), MINI)}
    assert ("USA", "MNG", "neutrality") in ordered
    assert not [pair for pair in ordered if pair[:2] == ("MNG", "USA")]
    assert ("RUS", "USA", "non-aggression") in ordered
    assert not [pair for pair in ordered if pair[:2] == ("USA", "RUS")]  # a member without obligation


def test_offence_marks_the_pledges_beside_it_and_alone_is_none(tmp_path: Path) -> None:
    path = changed(tmp_path, "1990,1,1,0,0,0,1", "1990,1,1,1,0,0,1")
    marked = [row["record"] for row in facts_of(Atop(), path) if row["families"] == "offence"]
    assert sorted(marked) == ["2020-1990-consultation", "2020-1990-defence"]
    path = changed(tmp_path, "1990,1,1,0,0,0,1", "1990,1,0,1,0,0,0")
    assert not [row for row in facts_of(Atop(), path) if row["record"].startswith("2020-")]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("2020,2,20", "999020,999,20", "state number 999 is in no list for 1990"),
        ("2020,2,20", "20002,2,20", "ddyad 20002 is not stateA followed by stateB"),
        ("2020,2,20", "2020,x,20", "stateA or stateB is no number"),
        ("2,20,1990,", "2,20,l990,", "year is no number"),
        ("1990,1,1,0,0,0,1", "1990,1,7,0,0,0,1", "a pledge is neither 0 nor 1"),
        ("1990,1,1,0,0,0,1", "1990,1,1,7,0,0,1", "a pledge is neither 0 nor 1"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(Atop(), changed(tmp_path, old, new)) == [(2, reason)]


@pytest.mark.parametrize("missing", ["", ".", "NA"])
def test_a_missing_pledge_is_no_pledge_and_no_reject(tmp_path: Path, missing: str) -> None:
    path = changed(tmp_path, "1990,1,1,0,0,0,1", f"1990,1,{missing},0,0,0,1")
    rows, counted = read(Atop(), path)
    assert [row["kind"] for row in rows["facts"] if row["record"].startswith("2020-")] == ["consultation"]
    assert counted.rejected == 0


def test_coverage_is_closed_for_the_years_of_the_edition(tmp_path: Path) -> None:
    (download,) = Atop().files(MINI)
    (row,) = Atop().coverage(download)
    assert (row.rule, row.frame, row.start, row.end) == ("closed", "all", date(1946, 1, 1), date(2019, 1, 1))
    later = tmp_path / MINI.name
    later.write_text(MINI.read_text("utf-8").replace(",5.1\n", ",6.0\n"), encoding="utf-8")
    (download,) = Atop().files(later)
    assert (download.version, download.published) == ("6.0", date(2022, 12, 31))
    with pytest.raises(BadInput, match="names 2 versions"):
        list(Atop().files(changed(tmp_path, ",5.1\n", ",5.0\n")))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(Atop, MINI, tmp_path)
    spoiled.other_header(Atop, MINI, tmp_path, "stateA")
    spoiled.too_few(Atop, MINI)
    spoiled.cut_zip(Atop, MINI, tmp_path)
    spoiled.stops(Atop, spoiled.zipped(MINI, tmp_path / "b.zip", "atop5_1sy.csv"), "does not hold the file")
    with pytest.raises(UsageError, match="interstate data add atop --file PATH"):
        Atop().fetch(date.min, date.max, tmp_path, None)  # type: ignore[arg-type]


def test_a_zip_is_read_as_its_member_and_order_does_not_matter(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINI, tmp_path / "a.zip", "ATOP 5_1 (csv)/atop5_1ddyr.csv")
    assert facts_of(Atop(), packed) == facts_of(Atop(), MINI)
    spoiled.same_in_any_order(Atop, [MINI, packed], tmp_path)
