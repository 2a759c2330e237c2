"""Fault 16 of FAULTS.md: a cell that a spreadsheet would take for a formula stays text, a negative number stays a number."""

import csv
import io

import pytest

from interstate.faces.plain import as_csv

COLUMNS = ["text", "number"]


def cells(text: object, number: object) -> list[str]:
    """The cells of the one row, as a spreadsheet reads them."""
    _, row = csv.reader(io.StringIO(as_csv([{"text": text, "number": number}], COLUMNS)))
    return row


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_a_text_that_begins_like_a_formula_gets_a_quote_in_front(start: str) -> None:
    text = f'{start}HYPERLINK("https://example.org", 1)'
    assert cells(text, -1.5) == [f"'{text}", "-1.5"]
    assert cells([text, "b"], -2) == [f"'{text};b", "-2"]


def test_other_text_stays_as_it_is() -> None:
    assert cells('a "b", c = d', 0) == ['a "b", c = d', "0"]
    assert cells(None, None) == ["", ""]
