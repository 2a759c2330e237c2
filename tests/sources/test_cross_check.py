"""The comparison of starter rows with independent data sets: its rules on invented sets, and what it writes."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import cross_check
from tools.cross_codes import Codes
from tools.cross_data import Data
from tools.cross_names import Names
from tools.cross_tables import Tables
from tools.cross_verdict import Row, Verdict, Word, best, same_day, same_figure

Cell = str | int | float | None
HEADER = "state_a,state_b,kind,start,end,about,precision,check,source_url,source_title,read_on,note"


class Invented(Data):
    """Data sets that the test made up."""

    def __init__(self, sets: Mapping[str, Sequence[Mapping[str, Cell]]]) -> None:
        super().__init__(Path())
        self.sets = sets

    def rows(self, name: str) -> list[dict[str, Cell]]:
        """The rows of one of them."""
        return [dict(row) for row in self.sets.get(name, ())]


def rival(start: int, end: int | None, spatial: int | None = None) -> dict[str, Cell]:
    """India and China (COW 750 and 710) as rivals."""
    return {"ccode1": 710, "ccode2": 750, "start": start, "end": end, "spatial": spatial}


def quarrel(start: str, end: str, kind: str = "strategic", b: str = "IND") -> Row:
    """A row of rivalries.csv."""
    return {"state_a": "CHN", "state_b": b, "kind": kind, "start": start, "end": end}


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (quarrel("1949", ""), "agree"),
        (quarrel("1947-08-15", ""), "agree"),
        (quarrel("1951", ""), "differ"),
        (quarrel("1949", "1999"), "differ"),
        (quarrel("1949", "2023"), "agree"),
        (quarrel("1949", "", "territorial"), "differ"),
        (quarrel("1960", "", b="JPN"), "differ"),
        (quarrel("2022", "", b="JPN"), "none"),
        (quarrel("", ""), "none"),
    ],
)
def test_a_rivalry_agrees_where_pair_kind_and_both_years_do(row: Row, word: str) -> None:
    assert Tables(Invented({"rivalries_tss": [rival(1948, None)]})).rivalries(row).word == word


def test_a_territorial_rivalry_must_be_spatial_there_as_well() -> None:
    tables = Tables(Invented({"rivalries_tss": [rival(1948, 2020, 1)]}))
    assert tables.rivalries(quarrel("1948", "", "territorial")).word == "agree"


FIGHT: dict[str, Cell] = {
    "year": 2008,
    "gwno_a": 365,
    "gwno_a_2nd": None,
    "gwno_b": 372,
    "gwno_b_2nd": None,
    "start_date": "2008-08-07",
    "start_date2": "2008-08-08",
    "ep_end_date": "2008-08-12",
}


@pytest.mark.parametrize(
    ("start", "end", "word"),
    [
        ("2008-08-07", "2008-08-13", "agree"),
        ("2008-08", "2008-08", "agree"),
        ("2008-08-07", "2008-08-20", "differ"),
        ("2008-08-01", "2008-08-13", "differ"),
        ("2009-08-07", "2009-08-13", "none"),
        ("2008-08-07", "", "differ"),
    ],
)
def test_a_conflict_agrees_to_the_day_that_is_printed(start: str, end: str, word: str) -> None:
    row = {"state_a": "GEO", "state_b": "RUS", "start": start, "end": end}
    assert Tables(Invented({"ucdp_armed_conflict_25_1": [FIGHT]})).conflicts(row).word == word


@pytest.mark.parametrize(
    ("status", "start", "end", "word"),
    [
        ("pursue", "1975", "1989", "agree"),
        ("pursue", "1976-05-01", "1990", "agree"),
        ("pursue", "1980", "1990", "differ"),
        ("pursue", "1975", "", "differ"),
        ("hosts", "1975", "1990", "none"),
        ("consider", "1975", "1990", "differ"),
    ],
)
def test_a_nuclear_status_agrees_within_a_year_at_both_ends(status: str, start: str, end: str, word: str) -> None:
    spells: list[dict[str, Cell]] = [{"iso3": "BRA", "status": 2, "start_year": 1975, "end_year": 1990}]
    row = {"state": "BRA", "status": status, "start": start, "end": end, "warheads": ""}
    assert Tables(Invented({"nuclear_status_spells": spells})).nuclear(row).word == word


def test_a_list_of_years_bears_out_no_day() -> None:
    tables = Tables(Invented({"nuclear_tests": [{"entity": "India", "year": 1974, "tests": 1}]}))
    day = {"state": "IND", "day": "1974-05-18", "precision": "day"}
    assert tables.nuclear_tests(day).word == "part"
    assert tables.nuclear_tests(day | {"day": "1975-05-18"}).word == "differ"
    assert tables.nuclear_tests(day | {"day": "1974", "precision": "year"}).word == "agree"


def test_a_programme_without_days_bears_out_a_row_without_days_alone() -> None:
    programme = {"issuer": "x", "issuer_territory": "eu", "target_territories": "by|ru", "measures": "Arms embargo"}
    tables = Tables(Invented({"sanctions_programs": [programme]}))
    row = {"sender": "EU", "target": "BLR", "start": "", "end": "", "families": "arms", "in_force_known": "yes"}
    assert tables.sanctions(row).word == "agree"
    assert tables.sanctions(row | {"start": "2011-06-20"}).word == "part"
    assert tables.sanctions(row | {"families": "arms;energy"}).word == "none"
    assert tables.sanctions(row | {"end": "2020"}).word == "none"
    assert tables.sanctions(row | {"target": "CHN"}).word == "none"


def test_a_land_border_of_today_is_one_in_either_list_and_a_start_is_in_none() -> None:
    tables = Tables(Invented({"land_borders": [{"iso3_1": "GUF", "iso3_2": "BRA"}]}))
    row = {"state_a": "BRA", "state_b": "FRA", "kind": "land", "start": "", "end": ""}
    assert tables.borders(row).word == "agree"
    assert tables.borders(row | {"start": "1946"}).word == "part"
    assert tables.borders(row | {"state_b": "JPN"}).word == "differ"
    assert tables.borders(row | {"kind": "sea"}).word == "none"


def named(text: str, kind: str, code: str = "CIV", start: str = "", end: str = "") -> Row:
    """A row of names.csv."""
    return {"iso3": code, "text": text, "kind": kind, "start": start, "end": end}


def codes() -> Codes:
    """The rules over two invented lists."""
    country = {"iso3": "CIV", "name": "Elfenland", "official_name": "", "alt_spellings": "Elfen Land|Twin"}
    other = {"iso3": "JPN", "name": "Twin", "official_name": "", "alt_spellings": ""}
    rows = [one | {"capital": "Elfburg", "demonym_en": "Elf"} for one in (country, other | {"capital": "Y"})]
    capitals: list[dict[str, Cell]] = [
        {"gwcode": 437, "capital": "Oldburg", "stdate": "1960-08-07", "enddate": "1983-03-20"}
    ]
    data = Invented({"countries": rows, "capitals_gw": capitals})
    return Codes(data, Names(data, None))


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (named("Elfen Land", "list"), "agree"),
        (named("elfen land", "list"), "none"),
        (named("Elfenland", "name", end="1990-01-01"), "part"),
        (named("Twin", "name"), "differ"),
        (named("Elfenland", "name", code="JPN"), "differ"),
        (named("Oldburg", "capital", start="1960-08-07", end="1983-03-21"), "agree"),
        (named("Oldburg", "capital", start="1960-08-07", end="1984"), "differ"),
        (named("Newburg", "capital", start="1983-03-21"), "none"),
        (named("The Old Mill", "seat"), "none"),
    ],
)
def test_a_name_agrees_where_a_list_gives_it_to_this_state_alone(row: Row, word: str) -> None:
    assert codes().names(row).word == word


def test_the_members_of_a_region_are_compared_as_a_set() -> None:
    rows = [
        {"iso3": code, "un_region": "R", "un_subregion": "Elf Coast", "un_intermediate": ""} for code in ("IND", "NPL")
    ]
    data = Invented(
        {"country_codes": [*rows, {"iso3": "BTN", "un_region": "R", "un_subregion": "", "un_intermediate": ""}]}
    )
    rule = Codes(data, Names(data, None)).regions
    row = {"name": "the Elf Coast", "members": "NPL;IND"}
    assert rule(row).against.endswith("Elf Coast")
    assert rule(row | {"members": "NPL"}).word == "differ"
    assert rule(row | {"name": "Elsewhere", "members": "NPL"}).word == "none"


def test_what_is_written_is_the_check_of_the_rows_that_agree_and_nothing_else(tmp_path: Path) -> None:
    lines = [
        HEADER,
        'CHN,IND,strategic,1949,,"mountains, a ""line""",year,general,,,,',
        "CHN,JPN,strategic,1949,,x,year,general,,,,",
        "CHN,USA,strategic,1949,,x,year,seen,https://example.org,t,2026-01-01,",
    ]
    path = tmp_path / "rivalries.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rule = Tables(Invented({"rivalries_tss": [rival(1949, None)]})).rivalries
    before = cross_check.compared(path, rule)
    assert (len(before.verdicts), before.counts["agree"], before.counts["differ"]) == (2, 1, 1)
    assert cross_check.rate(before.counts) == "0.500"
    cross_check.written(before)
    with path.open(encoding="utf-8", newline="") as text:
        after = list(csv.DictReader(text))
    assert [row["check"] for row in after] == ["cross", "general", "seen"]
    assert [bool(row.pop("checked_against")) for row in after] == [True, False, False]
    old = list(csv.DictReader(lines))
    assert [{**row, "check": ""} for row in after] == [{**row, "check": ""} for row in old]
    assert cross_check.compared(path, rule).counts == before.counts
    assert "- CHN JPN strategic 1949 x: pair is not in their list" in cross_check.page([before])


@given(st.dates().map(str), st.integers(0, 3))
def test_a_day_is_in_its_own_day_month_and_year(day: str, slack: int) -> None:
    if "0002" < day[:4] < "9998":
        assert all(same_day(printed, [day], slack) for printed in (day, day[:7], day[:4]))
        assert not same_day("", [day])


@given(st.integers(0, 10**6), st.integers(0, 3))
def test_a_figure_agrees_with_what_it_is_rounded_from(thousandths: int, decimals: int) -> None:
    value = thousandths / 1000
    assert same_figure(f"{value:.{decimals}f}", value, 0) or thousandths % 10 ** (3 - decimals) == 5 * 10 ** (
        2 - decimals
    )


def test_one_set_that_agrees_is_enough() -> None:
    pairs: list[tuple[Word, Word]] = [("differ", "agree"), ("none", "differ"), ("part", "differ")]
    words = [best([Verdict(a), Verdict(b)]).word for a, b in pairs]
    assert words == ["agree", "differ", "part"]
