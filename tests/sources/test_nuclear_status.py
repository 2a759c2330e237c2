"""Nuclear status: grades as numbers or words, regions left out, files that went wrong."""

from collections import Counter
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from interstate.sources.nuclear_status import ADDRESS, NuclearStatus
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "nuclear_status" / "country-position-nuclear-weapons.csv"


def changed(folder: Path, *pairs: tuple[str, str]) -> Path:
    text = MINI.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path = folder / MINI.name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_year_of_a_programme_is_a_fact() -> None:
    rows, counted = read(NuclearStatus(), MINI)
    facts = rows["facts"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (14, 9, 5, 0)
    assert Counter(row["kind"] for row in facts) == {"consider": 3, "pursue": 2, "possess": 4}
    (one,) = [row for row in facts if row["record"] == "FRA-1960"]
    assert (one["layer"], one["state_a"], one["state_b"], one["value"]) == ("nuclear", "FRA", None, None)
    assert (one["start"], one["end"], one["precision"]) == (date(1960, 1, 1), date(1961, 1, 1), "year")
    assert (one["published"], one["version"], one["terms"]) == (date(2023, 6, 30), "to 2022", "cc-by")
    assert [row["state_a"] for row in facts if row["record"] == "OWID_KOS-2011"] == ["XKX"]


def test_no_programme_no_code_and_no_value_give_no_fact() -> None:
    records = {row["record"] for row in facts_of(NuclearStatus(), MINI)}
    assert not records & {"FRA-1945", "ZAF-1994", "OWID_KOS-2010"}
    assert not [record for record in records if record.startswith("-")]


@pytest.mark.parametrize("name", ["status", "Status", "nuclear_weapons_status"])
def test_words_decimals_and_short_names_are_the_same(tmp_path: Path, name: str) -> None:
    words = (",1\n", ",Considers\n"), (",2\n", ",2.0\n"), (",3\n", ",Possesses\n"), (",0\n", ",Does not consider\n")
    path = changed(tmp_path, ("Nuclear weapons status", name), *words)
    assert facts_of(NuclearStatus(), path) == facts_of(NuclearStatus(), MINI)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("France,FRA,1946,1", "France,FRA,1946,4", "status 4 is none of 0 to 3"),
        ("France,FRA,1946,1", "France,FRA,19x6,1", "the year is no number"),
        ("France,FRA,1946,1", "Elfland,ELF,1946,1", "no state is known by ELF or Elfland"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(NuclearStatus(), changed(tmp_path, (old, new))) == [(3, reason)]


def test_coverage_is_closed_to_the_last_year_of_the_file() -> None:
    (download,) = NuclearStatus().files(MINI)
    (row,) = NuclearStatus().coverage(download)
    assert (row.rule, row.frame, row.start, row.end) == ("closed", "all", date(1938, 1, 1), date(2023, 1, 1))


def test_a_download_is_not_known_before_it_was_there() -> None:
    def door(url: str, to: Path, fresh: bool) -> Any:
        assert (url, fresh) == (ADDRESS, True)
        return SimpleNamespace(path=MINI, url=url, retrieved=date(2023, 3, 1))

    (one,) = NuclearStatus().fetch(date.min, date.max, Path("cache"), SimpleNamespace(download=door))  # type: ignore[arg-type]
    assert (one.published, one.retrieved, one.url) == (date(2023, 3, 1), date(2023, 3, 1), ADDRESS)


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(NuclearStatus, MINI, tmp_path)
    spoiled.other_header(NuclearStatus, MINI, tmp_path, "Year")
    spoiled.too_few(NuclearStatus, MINI)
    spoiled.cut_zip(NuclearStatus, MINI, tmp_path)
    spoiled.stops(NuclearStatus, changed(tmp_path, (",19", ",x"), (",20", ",x")), "names no year")


def test_a_zip_is_read_as_its_member_and_order_does_not_matter(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINI, tmp_path / "a.zip")
    assert facts_of(NuclearStatus(), packed) == facts_of(NuclearStatus(), MINI)
    spoiled.same_in_any_order(NuclearStatus, [MINI, packed], tmp_path)
