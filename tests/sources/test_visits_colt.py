"""COLT: roles, days as numbers and as text, places that are no states, the workbook, files that went wrong."""

import csv
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from interstate.errors import UsageError
from interstate.sources.visits_colt import VisitsColt
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

NAME = "Diplometrics_COLT_Travel_Dataset_Primary-HOGS-1990-2024_20250317"
MINI = Path(__file__).parent / "minis" / "visits_colt" / f"{NAME}.csv"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(folder: Path, old: str, new: str) -> Path:
    text = MINI.read_text("utf-8")
    assert old in text
    path = folder / MINI.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def workbook(folder: Path) -> Path:
    """The mini file as a workbook of two sheets; whole numbers as numbers."""
    with MINI.open(encoding="utf-8", newline="") as text:
        rows = [[_cell(cell) for cell in row] for row in csv.reader(text)]
    data = "".join(f"<row>{''.join(row)}</row>" for row in rows)
    path = folder / f"{NAME}.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {SPACE} xmlns:r="{LINK}"><sheets><sheet name="Trips" sheetId="1" r:id="a"/>'
            '<sheet name="Notes" sheetId="2" r:id="b"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="a" Type="t" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="b" Type="t" Target="worksheets/sheet2.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {SPACE}><sheetData>{data}</sheetData></worksheet>")
        archive.writestr("xl/worksheets/sheet2.xml", f"<worksheet {SPACE}><sheetData/></worksheet>")
    return path


def _cell(text: str) -> str:
    return f"<c><v>{text}</v></c>" if text.isdigit() else f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def test_a_trip_to_a_state_is_a_visit() -> None:
    rows, counted = read(VisitsColt(), MINI)
    facts = {row["record"].partition("/")[0]: row for row in rows["facts"]}
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (8, 5, 3, 0)
    assert {key: row["kind"] for key, row in facts.items()} == {
        "1-RUS-PRK-1": "head-of-state-and-government",
        "2-IND-USA-1": "head-of-government",
        "3-CIV-FRA-1": "foreign-minister",
        "4-JPN-KOR-1": "finance-minister",
        "8-NAM-ZAF-1": "de-facto-leader",
    }
    assert sum(row["value"] or 0 for row in facts.values()) == 2 + 5 + 1
    one = facts["1-RUS-PRK-1"]
    assert (one["layer"], one["state_a"], one["state_b"], one["place"]) == ("visit", "RUS", "PRK", "Pyongyang")
    assert (one["start"], one["end"], one["unit"]) == (date(2024, 6, 18), date(2024, 6, 20), "days")
    assert (one["published"], one["version"], one["terms"]) == (date(2025, 3, 17), "2025-03-17, to 2024", "user-only")
    assert one["statement"] == "Elf One of Russia visited North Korea (Pyongyang)"
    assert {key: row["families"] for key, row in facts.items()} == {
        "1-RUS-PRK-1": "met_host",
        "2-IND-USA-1": "multilateral",
        "3-CIV-FRA-1": "met_host",
        "4-JPN-KOR-1": "",
        "8-NAM-ZAF-1": "met_host;multilateral",
    }


def test_days_that_are_not_known_stay_unknown() -> None:
    facts = {row["state_a"]: row for row in facts_of(VisitsColt(), MINI)}
    assert (facts["IND"]["start"], facts["IND"]["end"]) == (date(2014, 9, 26), date(2014, 10, 1))  # serial numbers
    assert (facts["CIV"]["start"], facts["CIV"]["end"], facts["CIV"]["value"]) == (
        date(2003, 1, 15),
        date(2003, 1, 16),
        None,
    )
    assert (facts["JPN"]["start"], facts["JPN"]["end"], facts["JPN"]["precision"]) == (
        date(1999, 1, 1),
        date(2000, 1, 1),
        "year",
    )


def test_the_workbook_gives_the_same(tmp_path: Path) -> None:
    assert facts_of(VisitsColt(), workbook(tmp_path)) == facts_of(VisitsColt(), MINI)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",GS,", ",XX,", "role XX is not known"),
        ("2024-06-18", "2024-06-31", "TripStartDate 2024-06-31 is no day"),
        ("2024-06-18", "2024-06-28", "ends before it begins"),
        ("2024,2024-06-18", "20x4,", "neither a day nor a year"),
        (",Russia,RUS,", ",Elfland,ELF,", "no state is known by ELF"),
        (",North Korea,PRK,", ",Elfland,ELF,", "no state is known by ELF"),
        ("1-RUS-PRK-1,", ",", "no number of the trip"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(VisitsColt(), changed(tmp_path, old, new)) == [(2, reason)]


def test_coverage_is_open_and_the_edition_may_be_told_by_the_years(tmp_path: Path) -> None:
    (download,) = VisitsColt().files(MINI)
    (row,) = VisitsColt().coverage(download)
    assert (row.rule, row.layer, row.start, row.end) == ("open", "visit", date(1990, 1, 1), date(2025, 1, 1))
    other = tmp_path / "mine_COLT.csv"
    other.write_bytes(MINI.read_bytes())
    (download,) = VisitsColt().files(other)
    (row,) = VisitsColt().coverage(download)
    assert (download.version, download.published, row.end) == ("to 2024", date(2025, 12, 31), date(2025, 1, 1))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(VisitsColt, MINI, tmp_path)
    spoiled.other_header(VisitsColt, MINI, tmp_path, "LeaderRole")
    spoiled.too_few(VisitsColt, MINI)
    spoiled.cut_zip(VisitsColt, MINI, tmp_path)
    book = workbook(tmp_path)
    book.write_bytes(book.read_bytes()[:900])
    spoiled.stops(VisitsColt, book, NAME)
    bad = tmp_path / "COLT-1990-2024_20251399.csv"
    bad.write_bytes(MINI.read_bytes())
    spoiled.stops(VisitsColt, bad, "20251399 is no day")
    with pytest.raises(UsageError, match="interstate data add visits_colt --file PATH"):
        VisitsColt().fetch(date.min, date.max, tmp_path, None)  # type: ignore[arg-type]


def test_workbook_and_text_in_any_order(tmp_path: Path) -> None:
    spoiled.same_in_any_order(VisitsColt, [MINI, workbook(tmp_path)], tmp_path)
