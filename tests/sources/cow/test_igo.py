"""Organisations: a wide file made long; roles, missing cells, a header that has to be counted."""

from pathlib import Path

import pytest

from interstate.errors import BadInput, UnreadColumn
from interstate.sources.cow.igo import CowIgo
from tests.sources import spoiled
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import facts_of, read, rejects_of

FILE = "state_year_formatv3.csv"


class Few(CowIgo):
    """As the data set, with the four organisations of the mini."""

    organisations = 4


def test_each_role_is_a_fact_and_missing_or_no_role_is_none() -> None:
    assert short(Few(), FILE, "state_a", "from", "to", "kind", "families") == [
        ("CAN", 1990, 1991, "AfDB", "observer"),
        ("CAN", 1990, 1991, "NATO", "member"),
        ("CAN", 1990, 1991, "UN", "member"),
        ("DEU", 1990, 1991, "NATO", "member"),
        ("DEU", 1990, 1991, "UN", "member"),
        ("SRB", 2006, 2007, "UN", "member"),
        ("USA", 1990, 1991, "AfDB", "associate"),
        ("USA", 1990, 1991, "NATO", "member"),
        ("USA", 1990, 1991, "UN", "member"),
        ("USA", 1991, 1992, "NATO", "member"),
        ("USA", 1991, 1992, "UN", "member"),
    ]


def test_records_keep_two_numbers_of_one_state_apart() -> None:
    records = [row["record"] for row in facts_of(Few(), MINIS / FILE) if row["state_a"] == "DEU"]
    assert sorted(records) == ["255-1990-NATO", "255-1990-UN", "260-1990-NATO", "260-1990-UN"]


def test_bad_rows_are_named_and_give_nothing() -> None:
    assert rejects_of(Few(), MINIS / FILE) == [
        (9, "state number 999 is in no list for 1990"),
        (10, "AfDB is 5, none of -9, -1, 0, 1, 2, 3"),
    ]
    counted = read(Few(), MINIS / FILE)[1]
    assert (counted.read, counted.rejected, counted.outside, counted.kept) == (10, 2, 2, 13)


def test_the_header_is_counted(tmp_path: Path) -> None:
    lines = (MINIS / FILE).read_text(encoding="utf-8")
    bad = tmp_path / FILE
    for changed, words in (
        (lines.replace("ccode", "number"), "lacks 'ccode', expected 4 organisations"),
        (lines.replace(",AfDB", ",AfDB,QUITE_NEW"), "names 5 organisations, expected 4"),
        (lines.replace(",AfDB", ",UN"), "names 3 organisations, expected 4"),
    ):
        bad.write_text(changed, encoding="utf-8")
        with pytest.raises(UnreadColumn, match=words):
            read(Few(), bad)
    with pytest.raises(BadInput, match="expected those of cow_igo"):
        read(CowIgo(), MINIS / FILE)


def test_a_spoiled_file_gives_one_clear_error(tmp_path: Path) -> None:
    spoiled.web_page(Few, MINIS / FILE, tmp_path)
    spoiled.cut_zip(Few, MINIS / FILE, tmp_path)
    spoiled.too_few(Few, MINIS / FILE)


def test_loading_again_in_any_order_gives_the_same_content(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINIS / FILE, tmp_path / "state_year_formatv3.zip", FILE)
    spoiled.same_in_any_order(Few, [MINIS / FILE, packed], tmp_path)


def test_missing_cells_leave_the_coverage_open() -> None:
    source = Few()
    (download,) = source.files(MINIS / FILE)
    assert [row.rule for row in source.coverage(download)] == ["open"]
