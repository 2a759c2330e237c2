"""UCDP's conflict-years and dyad-years: who stands across from whom, and files that went wrong."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from interstate.errors import BadInput, Unreachable
from interstate.sources import ucdp
from interstate.sources.base import Dataset
from interstate.sources.ucdp_conflict import UcdpConflict
from interstate.sources.ucdp_dyadic import UcdpDyadic
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINIS = Path(__file__).parent / "minis"
ACD = MINIS / "ucdp_conflict" / "ucdp-prio-acd-251.csv"
DYADIC = MINIS / "ucdp_dyadic" / "ucdp-dyadic-251.csv"
BOTH = pytest.mark.parametrize(("make", "mini"), [(UcdpConflict, ACD), (UcdpDyadic, DYADIC)])


def changed(folder: Path, mini: Path, old: str, new: str) -> Path:
    path = folder / mini.name
    text = mini.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_each_state_of_one_side_meets_each_of_the_other() -> None:
    rows, counted = read(UcdpConflict(), ACD)
    facts = rows["facts"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (9, 13, 3, 0)
    assert Counter(row["kind"] for row in facts) == {"interstate": 12, "internationalised": 1}
    assert Counter(row["families"] for row in facts) == {"party": 5, "support": 8}
    assert sum(row["value"] for row in facts) == 6 * 2 + 1 + 1 + 3 * 2 + 2 + 1
    first = {row["state_a"] + row["state_b"] for row in facts if row["start"] == date(1950, 1, 1)}
    assert first == {"KORPRK", "PRKUSA", "GBRPRK", "CHNKOR", "CHNUSA", "CHNGBR"}
    (one,) = [row for row in facts if row["record"] == "902-2008-365-372"]
    assert (one["layer"], one["state_a"], one["state_b"], one["unit"]) == ("conflict", "GEO", "RUS", "level")
    assert (one["start"], one["end"], one["precision"]) == (date(2008, 1, 1), date(2009, 1, 1), "year")
    assert (one["published"], one["version"], one["terms"]) == (date(2025, 6, 30), "25.1", "cc-by")


def test_helpers_of_one_side_do_not_fight_each_other() -> None:
    pairs = {(row["state_a"], row["state_b"]) for row in facts_of(UcdpConflict(), ACD)}
    assert ("RUS", "UKR") in pairs  # a government against the helper of rebels
    assert not pairs & {("GBR", "USA"), ("CHN", "PRK"), ("KOR", "USA")}


def test_the_dyadic_file_gives_the_same_under_its_own_number() -> None:
    facts = facts_of(UcdpDyadic(), DYADIC)
    assert len(facts) == 14
    assert {row["record"] for row in facts} >= {"9021-2008-365-372", "9091-1990-678-680"}
    assert {row["source"] for row in facts} == {"ucdp_dyadic"}


@BOTH
@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (',"2, 200",', ',"2, 999",', "state number 999 is in no list for 1950"),
        (' north",1950,2,', ' north",l950,2,', "year is no number"),
        (' north",1950,2,', ' north",1950,3,', "intensity_level is neither 1 nor 2"),
        (",732,", ",,", "a side between states has no number"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, make: Callable[[], Dataset], mini: Path, old: str, new: str, reason: str
) -> None:
    assert rejects_of(make(), changed(tmp_path, mini, old, new)) == [(2, reason)]


@BOTH
def test_coverage_is_closed_to_the_year_before_the_edition(make: Callable[[], Dataset], mini: Path) -> None:
    (download,) = make().files(mini)
    (row,) = make().coverage(download)
    assert (row.rule, row.layer, row.start, row.end) == ("closed", "conflict", date(1946, 1, 1), date(2025, 1, 1))


@BOTH
def test_files_that_went_wrong(tmp_path: Path, make: Callable[[], Dataset], mini: Path) -> None:
    spoiled.web_page(make, mini, tmp_path)
    spoiled.other_header(make, mini, tmp_path, "gwno_b_2nd")
    spoiled.too_few(make, mini)
    spoiled.cut_zip(make, mini, tmp_path)
    other = DYADIC if mini == ACD else ACD
    spoiled.stops(make, other, "which is neither read nor ignored|lacks")
    spoiled.stops(make, changed(tmp_path, mini, ",25.1\n", ",24.1\n"), "names 2 versions")
    every = tmp_path / mini.name
    every.write_text(mini.read_text("utf-8").replace(",25.1\n", ",4-2016\n"), encoding="utf-8")
    spoiled.stops(make, every, "is no version of UCDP")


@BOTH
def test_a_zip_is_read_as_its_member_and_order_does_not_matter(
    tmp_path: Path, make: Callable[[], Dataset], mini: Path
) -> None:
    packed = spoiled.zipped(mini, tmp_path / "a.zip")
    assert facts_of(make(), packed) == facts_of(make(), mini)
    spoiled.same_in_any_order(make, [mini, packed], tmp_path)


class Desk:
    """A door behind which only some editions lie."""

    def __init__(self, there: str, day: date) -> None:
        self.there, self.day, self.asked = there, day, list[str]()

    def download(self, url: str, to: Path) -> Any:
        self.asked.append(url)
        if self.there not in url:
            raise Unreachable("404")
        return SimpleNamespace(path=to, sha256="0", url=url, retrieved=self.day)


def fetched(desk: Desk, until: date) -> list[Any]:
    return list(UcdpConflict().fetch(date.min, until, Path("cache"), desk))  # type: ignore[arg-type]


def test_the_newest_edition_is_asked_for_then_the_one_before() -> None:
    desk = Desk("251", date(2026, 6, 20))
    (one,) = fetched(desk, date(2026, 6, 20))
    assert desk.asked == [ucdp.ORIGIN + f"ucdpprio/ucdp-prio-acd-{code}-csv.zip" for code in ("261", "251")]
    assert (one.version, one.published, one.terms) == ("25.1", date(2025, 6, 30), "cc-by")
    (one,) = fetched(Desk("261", date(2026, 6, 20)), date(2026, 6, 20))
    assert (one.version, one.published) == ("26.1", date(2026, 6, 20))  # it was there before the end of June
    desk = Desk("251", date(2026, 2, 1))
    (one,) = fetched(desk, date(2026, 2, 1))
    assert (one.version, len(desk.asked)) == ("25.1", 1)
    with pytest.raises(Unreachable):
        fetched(Desk("191", date(2026, 2, 1)), date(2026, 2, 1))
    with pytest.raises(BadInput, match="is no version"):
        ucdp.edition("2025")
