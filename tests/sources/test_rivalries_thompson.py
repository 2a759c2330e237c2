"""Strategic rivalries: two editions, spells that go on, R files, and files that went wrong."""

from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.sources.rivalries_thompson import RivalriesThompson
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of
from tests.sources.rda_writer import frame, integers, rda, reals, strings

MINIS = Path(__file__).parent / "minis" / "rivalries_thompson"
NEW, OLD = MINIS / "tss_rivalries.csv", MINIS / "td_rivalries.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    text = NEW.read_text("utf-8")
    assert old in text
    path = folder / NEW.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_rivalry_is_a_spell_and_one_that_goes_on_has_no_end() -> None:
    rows, counted = read(RivalriesThompson(), NEW)
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (7, 5, 2, 0)
    facts = {row["record"]: row for row in rows["facts"]}
    assert set(facts) == {"2-1945", "3-2007", "4-1948", "5-1948", "6-1994"}
    ended, going = facts["2-1945"], facts["4-1948"]
    assert (ended["layer"], ended["kind"], ended["families"]) == ("rivalry", "strategic", "positional;ideological")
    assert (ended["state_a"], ended["state_b"]) == ("RUS", "USA")  # stored once, in order of their codes
    assert (ended["start"], ended["end"], ended["precision"]) == (date(1945, 1, 1), date(1990, 1, 1), "year")
    assert (going["start"], going["end"]) == (date(1948, 1, 1), None)
    assert sum(row["end"] is None for row in facts.values()) == 3
    assert {(row["published"], row["version"]) for row in facts.values()} == {(date(2021, 12, 31), "2021")}


def test_the_earlier_list_is_known_by_its_columns() -> None:
    rows, counted = read(RivalriesThompson(), OLD)
    assert (counted.read, counted.kept, counted.outside) == (3, 2, 1)
    assert [(row["record"], row["end"], row["families"], row["version"]) for row in rows["facts"]] == [
        ("81-1948", None, "spatial;positional", "2012"),
        ("80-1945", date(1990, 1, 1), "positional;ideological", "2012"),
    ]


def test_years_as_printed_in_the_book_are_read(tmp_path: Path) -> None:
    path = changed(tmp_path, ",1948,2020,1,", ",P1948,ongoing,1,")
    assert [row["end"] for row in facts_of(RivalriesThompson(), path) if row["state_b"] == "IND"] == [None]


def test_an_r_file_gives_the_same(tmp_path: Path) -> None:
    lines = [line.split(",") for line in NEW.read_text("utf-8").splitlines()]
    columns = {name: [row[at] for row in lines[1:]] for at, name in enumerate(lines[0])}
    numbers = {name: [None if cell == "NA" else int(cell) for cell in cells]
               for name, cells in columns.items() if name != "rivalry"}  # fmt: skip
    vectors = {
        name: reals(*map(_real, cells)) if name == "end" else integers(*cells) for name, cells in numbers.items()
    }
    vectors["rivalry"] = strings(*columns["rivalry"])
    path = tmp_path / "tss_rivalries.rda"
    path.write_bytes(rda(tss_rivalries=frame({name: vectors[name] for name in lines[0]}, len(lines) - 1)))
    assert facts_of(RivalriesThompson(), path) == facts_of(RivalriesThompson(), NEW)


def _real(value: int | None) -> float | None:
    return None if value is None else float(value)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("a-b,2,365", "a-b,999,365", "state number 999 is in no list for these years"),
        ("a-b,2,365", "a-b,2,", "state number (none) is in no list for these years"),
        (",1945,1989,", ",19x5,1989,", "the first year is no number"),
        (",1945,1989,", ",1945,19x9,", "the last year is no number"),
        (",1945,1989,", ",1989,1945,", "ends before it begins"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(RivalriesThompson(), changed(tmp_path, old, new)) == [(3, reason)]


@pytest.mark.parametrize(("mini", "after"), [(NEW, date(2021, 1, 1)), (OLD, date(2011, 1, 1))])
def test_coverage_is_closed_for_strategic_rivalries(mini: Path, after: date) -> None:
    (download,) = RivalriesThompson().files(mini)
    (row,) = RivalriesThompson().coverage(download)
    assert (row.rule, row.kind, row.start, row.end) == ("closed", "strategic", date(1946, 1, 1), after)


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(RivalriesThompson, NEW, tmp_path)
    spoiled.other_header(RivalriesThompson, NEW, tmp_path, "ccode1")
    spoiled.too_few(RivalriesThompson, NEW)
    spoiled.cut_zip(RivalriesThompson, NEW, tmp_path)
    bad = tmp_path / "tss_rivalries.rda"
    bad.write_bytes(b"RDX2\nX\n cut")
    spoiled.stops(RivalriesThompson, bad, "tss_rivalries.rda")
    with pytest.raises(UsageError, match="interstate data add rivalries_thompson --file PATH"):
        RivalriesThompson().fetch(date.min, date.max, tmp_path, None)  # type: ignore[arg-type]


def test_a_zip_and_both_editions_in_any_order(tmp_path: Path) -> None:
    packed = spoiled.zipped(NEW, tmp_path / "a.zip")
    assert facts_of(RivalriesThompson(), packed) == facts_of(RivalriesThompson(), NEW)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    spoiled.same_in_any_order(RivalriesThompson, [NEW, packed], tmp_path / "one")
    spoiled.same_in_any_order(RivalriesThompson, [NEW, OLD], tmp_path / "two")
