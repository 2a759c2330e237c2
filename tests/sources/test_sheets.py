"""One sheet of a workbook as text: every kind of cell, gaps, notes above the header, and what is refused."""

import zipfile
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.sources.sheets import sheet_csv

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BOOK = f"""<?xml version="1.0"?><workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="Front page" sheetId="1" r:id="rId1"/><sheet name="Share of GDP" sheetId="2" r:id="rId2"/></sheets></workbook>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/>
</Relationships>"""
WORDS = f"""<sst {MAIN}><si><t>Country</t></si><si><r><t>Côte </t></r><r><t>d’Ivoire</t></r><rPh><t>x</t></rPh></si>
<si><t xml:space="preserve">two_x000D_
lines</t></si><si><t>...</t></si></sst>"""
NOTES = '<row r="1"><c r="A1" t="inlineStr"><is><t>Military expenditure</t></is></c></row>'
HEAD = (
    '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4"><v>1949</v></c><c r="D4" t="str"><f>A1</f><v>Note</v></c></row>'
)
BODY = (
    '<row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>0.0235</v></c><c r="C5" t="b"><v>1</v></c></row>'
    '<row r="7"><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c r="C7" t="e"><v>#N/A</v></c><c s="1"><v>45292</v></c></row>'
)


def book(folder: Path, rows: str = NOTES + HEAD + BODY, words: str = WORDS, book: str = BOOK) -> Path:
    path = folder / "milex.xlsx"
    sheet = f'<?xml version="1.0"?><worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", LINKS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet.replace(rows, ""))
        archive.writestr("xl/worksheets/sheet2.xml", sheet)
        if words:
            archive.writestr("xl/sharedStrings.xml", words)
    return path


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def test_a_sheet_row_for_row(tmp_path: Path) -> None:
    path = book(tmp_path)
    body = ["Country,1949,,Note", "Côte d’Ivoire,0.0235,1", "", "two lines,...,#N/A,45292", ""]
    assert lines(sheet_csv(path, tmp_path, "Share of GDP")) == ["Military expenditure", "", "", *body]
    body[1] += ","
    assert lines(sheet_csv(path, tmp_path, 1, skip=3)) == body, "as many cells as the header"
    assert lines(sheet_csv(path, tmp_path, 0)) == [""]


def test_a_workbook_without_shared_texts(tmp_path: Path) -> None:
    path = book(tmp_path, rows='<row><c><v>1</v></c><c/></row><row><c r="C2"><v>-2.5</v></c></row>', words="")
    assert lines(sheet_csv(path, tmp_path, 1)) == ["1", ",,-2.5", ""]


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    path = book(tmp_path)
    with pytest.raises(BadInput, match='no sheet "Current USD"; it has Front page, Share of GDP'):
        sheet_csv(path, tmp_path, "Current USD")
    with pytest.raises(BadInput, match="number 2"):
        sheet_csv(path, tmp_path, 2)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"words": '<!DOCTYPE s [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'}, "declares a document type"),
        ({"words": "<!DOCTYPE s><sst/>".encode("utf-16").decode("latin-1")}, "is not sound XML|document type"),
        ({"book": "<!DOCTYPE workbook><workbook/>"}, "xl/workbook.xml declares a document type"),
        ({"rows": '<row r="5"/><row r="5"/>'}, "row 5 follows row 5"),
        ({"rows": '<row r="9999999"/>'}, "follows row 0"),
        ({"rows": '<row r="1"><c r="B1"/><c r="A1"/></row>'}, "not in order"),
        ({"rows": '<row r="1"><c r="ZZZ1"/></row>'}, "not in order"),
        ({"rows": '<row r="1"><c t="s"><v>4</v></c></row>'}, "a text that the workbook does not hold"),
        ({"rows": '<row r="1"><c t="s"><v></v></c></row>'}, "a text that the workbook does not hold"),
        ({"rows": "<row>"}, "is not sound XML"),
    ],
)
def test_unsound_workbooks(tmp_path: Path, parts: dict[str, str], says: str) -> None:
    path = book(tmp_path, **parts)
    with pytest.raises(BadInput, match=says) as caught:
        sheet_csv(path, tmp_path, "Share of GDP")
    assert "\n" not in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["milex.xlsx"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old .xls workbook"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"Country,1949\n", "is no zip"),
        (b"PK\x03\x04cut", "damaged"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "milex.xlsx"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=says):
        sheet_csv(path, tmp_path, 0)


def test_another_archive_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "milex.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "a")
    with pytest.raises(BadInput, match=r"0 parts named xl/_rels/workbook\.xml\.rels"):
        sheet_csv(path, tmp_path, 0)


def test_a_sheet_of_wide_empty_rows_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERSTATE_LIMIT_UNPACKED_BYTES", "1000000")
    wide = '<row><c r="XFD1"><v>1</v></c></row>'
    path = book(tmp_path, rows=wide * 100)
    with pytest.raises(BadInput, match="more than 1,000,000 bytes as text"):
        sheet_csv(path, tmp_path, 1)
