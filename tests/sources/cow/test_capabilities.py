"""National material capabilities: a fact a column and year; -9 is missing column by column."""

import io
import zipfile
from pathlib import Path

from interstate.sources.cow.capabilities import CowCapabilities
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import facts_of, read, rejects_of

FILE = "NMC-70-abridged.csv"


def test_each_column_is_a_fact_in_the_unit_of_the_source() -> None:
    found = short(CowCapabilities(), FILE, "state_a", "from", "kind", "value", "unit")
    assert len(found) == 6 + 7 + 6 + 7
    assert [row for row in found if row[:2] == ("USA", 2000)] == [
        ("USA", 2000, "cinc", 0.14, "share"),
        ("USA", 2000, "irst", 100_000.0, "thousand tons"),
        ("USA", 2000, "milex", 300_000.0, "US$ thousand"),
        ("USA", 2000, "milper", 1_400.0, "thousand persons"),
        ("USA", 2000, "pec", 2_300_000.0, "thousand coal-ton equivalents"),
        ("USA", 2000, "tpop", 280_000.0, "thousand persons"),
    ]
    assert ("PRK", 2022, "upop", 0.0, "thousand persons") in found
    assert sum(row[3] for row in found if row[2] == "milper") == 1_400 + 1_400 + 60 + 1_280


def test_bad_rows_are_rejected_and_early_years_left_out() -> None:
    assert rejects_of(CowCapabilities(), MINIS / FILE) == [
        (6, "state number 999 is in no list for 2001"),
        (7, "irst is -3, below zero and not a missing code"),
        (8, "milper: the cell is empty"),
    ]
    counted = read(CowCapabilities(), MINIS / FILE)[1]
    assert (counted.read, counted.outside, counted.kept) == (8, 1, 26)


def test_a_zip_in_a_zip_is_read(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(MINIS / FILE, FILE)
    outer = tmp_path / "NMCv7.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("NMCv7/NMC-v7-abridged.zip", inner.getvalue())
        archive.writestr("NMCv7/readme.txt", "invented")
        archive.writestr("__MACOSX/NMCv7/._NMC-v7-abridged.zip", b"x")
    assert facts_of(CowCapabilities(), outer) == facts_of(CowCapabilities(), MINIS / FILE)


def test_the_edition_is_read_off_the_file(tmp_path: Path) -> None:
    older = tmp_path / "NMC-60-abridged.csv"
    older.write_text((MINIS / FILE).read_text(encoding="utf-8").replace(",2025\n", ",2021\n"), encoding="utf-8")
    assert [one.version for path in (older, MINIS / FILE) for one in CowCapabilities().files(path)] == ["6.0", "7.0"]
