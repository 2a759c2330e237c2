"""Travels of US presidents and secretaries of state: days as text, places that are no states, who is asked for, pages that went wrong."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from interstate.errors import BadInput
from interstate.sources.travel_pages import days, persons
from interstate.sources.visits_us import HOST, PAUSE, VisitsUs
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINIS = Path(__file__).parent / "minis" / "visits_us"
MINI = MINIS / "president-rider-jane-q.html"


def changed(folder: Path, old: str, new: str) -> Path:
    text = MINI.read_text("utf-8")
    assert old in text
    path = folder / MINI.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_row_of_the_page_is_a_visit() -> None:
    rows, counted = read(VisitsUs(), MINI)
    facts = sorted(rows["facts"], key=lambda row: row["start"])
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (6, 4, 2, 0)
    assert [(row["state_a"], row["state_b"]) for row in facts] == [
        ("USA", "BEL"),
        ("USA", "KOR"),
        ("USA", "CIV"),
        ("USA", "RUS"),
    ]
    assert [row["value"] for row in facts] == [3.0, 1.0, 3.0, 3.0]
    one = facts[0]
    assert (one["layer"], one["kind"], one["unit"], one["place"]) == ("visit", "president", "days", "Brussels")
    assert (one["start"], one["end"], one["precision"]) == (date(1994, 1, 9), date(1994, 1, 12), "day")
    assert (one["published"], one["published_basis"], one["terms"]) == (date(1994, 4, 11), "lag", "public-domain")
    assert one["statement"].startswith(
        "Jane Q. Rider of the United States visited Belgium (Brussels): Met Prime Minister"
    )
    assert one["url"] == HOST


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("June 5, 1997", "1997-06-05", "1997-06-05"),
        ("January 9–11, 1994", "1994-01-09", "1994-01-11"),
        ("January 9-11, 1994", "1994-01-09", "1994-01-11"),
        ("August 30 – September 1, 1998", "1998-08-30", "1998-09-01"),
        ("December 31, 1993–January 1, 1994", "1993-12-31", "1994-01-01"),
    ],
)
def test_days_are_read_from_words(text: str, first: str, last: str) -> None:
    assert days(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "date error", "June 1997", "February 30, 1994", "June 5–3, 1997", "5 June 1997"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("January 9–11, 1994", "January 19–11, 1994", 'date "January 19–11, 1994" is no day'),
        ("<td>Belgium</td>", "<td>Elfland</td>", "no state is known by the name Elfland"),
        ("<td>Belgium</td>", "<td></td>", "no country"),
        ("<td>Belgium</td>", "", "no country"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_row(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(VisitsUs(), changed(tmp_path, old, new)) == [(2, reason)]


class Desk:
    """A door with an index page for each role and one page for everybody."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool]] = []

    def text(self, url: str, *, expect_not_html: bool, cap: int) -> str:
        assert not expect_not_html
        return (MINIS / "secretary.html").read_text("utf-8")

    def download(self, url: str, to: Path, *, fresh: bool, expect_not_html: bool, cap: int) -> Any:
        self.asked.append((url, fresh))
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(MINI.read_bytes())
        return SimpleNamespace(path=to, sha256="0", url=url, retrieved=date(2026, 1, 2))


def test_those_in_office_between_the_days_are_asked_for_with_a_pause(tmp_path: Path) -> None:
    waited: list[float] = []
    source, desk = VisitsUs(wait=waited.append), Desk()
    found = list(source.fetch(date(1996, 1, 1), date(2000, 1, 1), tmp_path, desk))  # type: ignore[arg-type]
    pages = [(f"{HOST}/{role}/{key}", fresh) for role in ("president", "secretary")
             for key, fresh in (("bower-tom", False), ("now-ann", True))]  # fmt: skip
    assert (desk.asked, waited) == (pages, [PAUSE] * 4)
    assert {one.label for one in found} >= {"president-bower-tom.html", "secretary-now-ann.html"}
    list(source.fetch(date(1996, 1, 1), date(1996, 12, 31), tmp_path, desk))  # type: ignore[arg-type]
    assert len(waited) == 4  # what lies in the cache needs no pause


def test_the_index_lists_people_and_not_countries() -> None:
    found = persons((MINIS / "secretary.html").read_text("utf-8"))
    assert [(one.key, one.first, one.last) for one in found] == [
        ("root-o", 1905, 1909),
        ("bower-tom", 1993, 1997),
        ("now-ann", 1997, None),
    ]


def test_an_index_without_people_has_changed(tmp_path: Path) -> None:
    desk = SimpleNamespace(text=lambda url, **_: "<html><h1>Moved</h1></html>")
    with pytest.raises(BadInput, match="lists nobody"):
        next(VisitsUs(wait=print).fetch(date.min, date.max, tmp_path, desk))  # type: ignore[arg-type]


def test_coverage_is_open() -> None:
    (download,) = VisitsUs().files(MINI)
    (row,) = VisitsUs().coverage(download)
    assert (row.rule, row.frame, row.layer) == ("open", "USA", "visit")
    assert (download.version, download.published) == ("web", date(1996, 3, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!DOCTYPE html><html><title>Sign in</title></html>", "found no table"),
        ("a,b\n1,2\n", "found no table"),
        ("", "found no table"),
        ("<table><tr><th>Name</th><th>Locale</th><th>Remarks</th><th>Date</th></tr></table>", "found Name, Locale"),
        ("<table><tr><th>Country</th><th>Locale</th><th>Remarks</th><th>Date</th></tr></table>", "names no day"),
    ],
)
def test_pages_that_went_wrong(tmp_path: Path, text: str, words: str) -> None:
    bad = tmp_path / MINI.name
    bad.write_text(text, encoding="utf-8")
    spoiled.stops(VisitsUs, bad, words)


def test_columns_swapped_added_or_in_another_encoding(tmp_path: Path) -> None:
    spoiled.stops(
        VisitsUs,
        changed(tmp_path, "<th>Country</th><th>Locale</th>", "<th>Locale</th><th>Country</th>"),
        "found Locale",
    )
    spoiled.stops(VisitsUs, changed(tmp_path, "<th>Date</th>", "<th>Date</th><th>More</th>"), "More, expected a table")
    bad = tmp_path / MINI.name
    bad.write_bytes(MINI.read_text("utf-8").encode("latin-1", "replace"))
    spoiled.stops(VisitsUs, bad, "no page in UTF-8")


def test_pages_add_to_each_other_in_any_order(tmp_path: Path) -> None:
    longer = changed(
        tmp_path, "</tbody>", "<tr><td>France</td><td>Paris</td><td>x</td><td>May 1, 1996</td></tr></tbody>"
    )
    assert len(facts_of(VisitsUs(), longer)) == 5
    spoiled.same_in_any_order(VisitsUs, [MINI, longer], tmp_path)
