"""The trade register: shares by year of delivery, names of former states, who is no state, and files that went wrong."""

from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.sources.sipri_arms import SipriArms
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINIS = Path(__file__).parent / "minis" / "sipri_arms"
MINI, LATER = MINIS / "register.csv", MINIS / "later.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / MINI.name
    path.write_bytes(MINI.read_bytes().replace(old.encode("latin-1"), new.encode("latin-1"), 1))
    return path


def test_an_order_is_a_fact_for_each_year_of_its_deliveries() -> None:
    rows, counted = read(SipriArms(), MINI)
    facts = rows["facts"]
    assert (counted.read, counted.outside, counted.rejected, counted.kept) == (12, 5, 0, 13)
    assert sum(row["value"] for row in facts) == pytest.approx(80 + 50 + 50 + 3 + 12 + 0 + 5)
    deals = [row for row in facts if row["state_a"] == "IND" and row["start"] < date(1995, 1, 1)]
    assert sorted(row["start"].year for row in deals) == [1988, 1989, 1990, 1991]
    assert {(row["value"], row["low"], row["high"], row["confidence"]) for row in deals} == {
        (20.0, 0.0, 80.0, "moderate")
    }
    assert {row["state_b"] for row in deals} == {"RUS"}
    assert {row["record"].rpartition(", in ")[2] for row in deals} == {"1988", "1989", "1990", "1991"}


def test_each_fact_has_a_record_of_its_own() -> None:
    records = [row["record"] for row in facts_of(SipriArms(), MINI)]
    assert len(set(records)) == len(records) == 13


def test_direction_unit_edition_and_terms() -> None:
    (one,) = [row for row in facts_of(SipriArms(), MINI) if row["state_a"] == "YEM" and row["state_b"] == "ARE"]
    assert (one["layer"], one["value"], one["unit"], one["low"], one["high"]) == (
        "arms",
        5.0,
        "TIV million",
        None,
        None,
    )
    assert (one["start"], one["end"], one["precision"]) == (date(2015, 1, 1), date(2016, 1, 1), "year")
    assert (one["published"], one["published_basis"], one["version"], one["terms"], one["confidence"]) == (
        date(2022, 3, 15),
        "lag",
        "2022",
        "user-only",
        "high",
    )


def test_two_equal_orders_are_two_facts() -> None:
    deals = [row for row in facts_of(SipriArms(), MINI) if row["start"] == date(2002, 1, 1)]
    assert [row["value"] for row in deals] == [50.0, 50.0]
    assert sorted(row["record"].endswith(" #2, in 2002") for row in deals) == [False, True]


def test_nought_is_less_than_half_a_million_and_former_states_are_kept() -> None:
    facts = facts_of(SipriArms(), MINI)
    (radar,) = [row for row in facts if row["start"] == date(1980, 1, 1)]
    assert (radar["state_a"], radar["state_b"], radar["value"], radar["low"], radar["high"]) == (
        "YEM",
        "USA",
        0,
        0,
        0.5,
    )
    trainers = {(r["state_a"], r["state_b"], r["start"].year, r["value"]) for r in facts if r["state_a"] == "DDR"}
    assert trainers == {("DDR", "CSK", year, 4.0) for year in (1981, 1982, 1983)}
    boats = {(r["start"].year, r["value"], r["confidence"]) for r in facts if r["state_a"] == "CIV"}
    assert boats == {(2017, 1.5, "moderate"), (2018, 1.5, "moderate")}


def test_newer_exports_are_read_the_same() -> None:
    facts = facts_of(SipriArms(), LATER)
    assert {(r["state_a"], r["start"].year, r["value"], r["version"]) for r in facts} == {
        ("AGO", 2004, 6.0, "2026"),
        ("AGO", 2005, 6.0, "2026"),
        ("IND", 2016, 21.0, "2026"),
    }
    assert {r["published"] for r in facts} == {date(2026, 3, 15)}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("India,Soviet Union", "Freedonia,Soviet Union", (10, '"Freedonia" is in no list of states')),
        ("India,Soviet Union", "India,Sylvania", (10, '"Sylvania" is in no list of states')),
        ("10,80,80", "10,80,many", (10, "the TIV many is no number")),
        ("1988; 1989", "soon; 1989", (10, "the years of delivery soon; 1989; 1990; 1991 are no years")),
        ("8,,1988; 1989; 1990; 1991", "8,,", (10, "the years of delivery (none) are no years")),
        ("1988; 1989; 1990; 1991", "1991-1988", (10, "the years of delivery 1991-1988 run backwards")),
        ("India,Soviet Union", "Russia,Soviet Union", (10, "recipient and supplier are one state")),
        ("India,Soviet Union", ",Soviet Union", (10, "no recipient or no supplier")),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, old: str, new: str, reason: tuple[int, str]
) -> None:
    assert rejects_of(SipriArms(), changed(tmp_path, old, new)) == [reason]


def test_only_the_whole_register_is_closed(tmp_path: Path) -> None:
    source = SipriArms()
    found = []
    for path in (MINI, LATER):
        (download,) = source.files(path)
        (row,) = source.coverage(download)
        found.append((row.rule, row.start, row.end))
    assert found == [
        ("closed", date(1990, 1, 1), date(2022, 1, 1)),
        ("open", date(1950, 1, 1), date(2026, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "version"),
    [
        ("28 March 2022", "14 March 2022", "2021"),
        ("28 March 2022", "15 March 2022", "2022"),
        ("generated", "on", "2019"),
    ],
)
def test_the_edition_is_the_year_of_the_export(tmp_path: Path, old: str, new: str, version: str) -> None:
    (download,) = SipriArms().files(changed(tmp_path, old, new))
    assert (download.version, download.published) == (version, date(int(version), 3, 15))


def test_it_is_never_fetched(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"interstate data add sipri_arms --file PATH"):
        next(SipriArms().fetch(date(2000, 1, 1), date(2020, 1, 1), tmp_path, None))  # type: ignore[arg-type]


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(SipriArms, MINI, tmp_path)
    spoiled.other_header(SipriArms, MINI, tmp_path, "Weapon designation", skip=8, encoding="latin-1")
    spoiled.cut_zip(SipriArms, MINI, tmp_path)
    spoiled.stops(SipriArms, changed(tmp_path, "Recipient,", "Buyer,"), "has no line of column names")


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    spoiled.same_in_any_order(SipriArms, [MINI, LATER], tmp_path)
