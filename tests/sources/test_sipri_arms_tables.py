"""Import and export tables: whose they are, rounding, totals, and files that went wrong."""

from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.sources.sipri_arms_tables import SipriArmsTables
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "sipri_arms" / "imports.csv"
OLD = "\n".join(
    [
        '"TIV of arms exports from Israel, 2005-2006"',
        "Generated: 9 June 2007",
        ",2005,2006,Total",
        "India,20,30,50",
        "Total,20,30,50",
        "",
    ]
)


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / MINI.name
    path.write_text(MINI.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_a_cell_is_a_fact_and_an_empty_one_is_none() -> None:
    rows, counted = read(SipriArmsTables(), MINI)
    assert (counted.read, counted.rejected, counted.outside, counted.kept) == (4, 0, 2, 4)
    found = {(r["state_a"], r["state_b"], r["start"].year, r["value"], r["low"], r["high"]) for r in rows["facts"]}
    assert found == {
        ("IND", "USA", 2022, 100.0, 99.5, 100.5),
        ("IND", "USA", 2023, 0.0, 0.0, 0.5),
        ("IND", "USA", 2024, 7.0, 6.5, 7.5),
        ("IND", "RUS", 2023, 3.0, 2.5, 3.5),
    }
    one = rows["facts"][0]
    assert (one["unit"], one["version"], one["published"]) == ("TIV million", "2026", date(2026, 3, 15))


def test_a_table_of_exports_has_the_state_as_supplier(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text(OLD, encoding="latin-1")
    facts = facts_of(SipriArmsTables(), path)
    assert {(r["state_a"], r["state_b"], r["start"].year, r["value"], r["version"]) for r in facts} == {
        ("IND", "ISR", 2005, 20.0, "2007"),
        ("IND", "ISR", 2006, 30.0, "2007"),
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("United States,100", "Freedonia,100", (8, '"Freedonia" is in no list of states')),
        ("United States,100", "United States,lots", (8, "the figure lots of 2022 is no number")),
        ("United States,100", "India,100", (8, "recipient and supplier are one state")),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, old: str, new: str, reason: tuple[int, str]
) -> None:
    assert rejects_of(SipriArmsTables(), changed(tmp_path, old, new)) == [reason]


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(SipriArmsTables, MINI, tmp_path)
    spoiled.cut_zip(SipriArmsTables, MINI, tmp_path)
    spoiled.stops(SipriArmsTables, changed(tmp_path, "Supplier,", "Seller,"), "has no line of column names")
    spoiled.stops(SipriArmsTables, changed(tmp_path, "Total exports to India", "Sum"), "does not say whose table")
    spoiled.stops(SipriArmsTables, changed(tmp_path, "Percentage,", "Share,"), "has 'Share', which is neither read")
    with pytest.raises(UsageError, match="--file PATH"):
        next(SipriArmsTables().fetch(date(2000, 1, 1), date(2020, 1, 1), tmp_path, None))  # type: ignore[arg-type]


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text(OLD, encoding="latin-1")
    spoiled.same_in_any_order(SipriArmsTables, [MINI, path], tmp_path)
