"""What is refused before it is read: empty files, pages, workbooks; headers that name a column twice."""

import re
from pathlib import Path

import pytest

from interstate.errors import BadInput, UnreadColumn
from interstate.sources.opened import headed, header, judge, laid_out, lines, text_of

ANY = re.compile(r"\.csv$")


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf  \n", "is empty"),
        (b"  <!DOCTYPE html>", "is a web page"),
        (b"<html lang='en'>", "is a web page"),
        (b"<?xml version='1.0'?>", "is XML"),
        (b"RDX3\nX\n", "is an R file"),
        (b"\xd0\xcf\x11\xe0\xa1", "is an Excel workbook"),
    ],
)
def test_a_file_is_judged_by_its_first_bytes(start: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=rf"^f\.csv {words}.*; expected a table\.$"):
        judge(start, "f.csv", "a table")
    judge(b"a,b\n1,2\n", "f.csv", "a table")


def test_latin_1_is_made_utf_8_and_a_nameless_column_is_called_row(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes('"", name\n1,Côte\n'.encode("latin-1"))
    text = text_of(path, ANY, "a table", tmp_path)
    assert header(text) == ("row", "name")
    ready = headed(text, header(text), tmp_path)
    assert ready.read_text("utf-8") == '"row","name"\n1,Côte\n'
    assert headed(ready, ("row", "name"), tmp_path) == ready
    assert list(lines(ready)) == [["row", "name"], ["1", "Côte"]]


def test_every_column_is_accounted_for() -> None:
    laid_out(("row", "a", "b", "v2x"), ("a",), ("b",), r"v2\w+", "f.csv")
    for found, words in (
        (("b",), r"f\.csv: the header lacks 'a'; the layout"),
        (("a", "c"), r"has 'c', which is neither read nor ignored"),
        (("a", "a"), r"names a column twice"),
    ):
        with pytest.raises(UnreadColumn, match=words):
            laid_out(found, ("a",), ("b",), r"v2\w+", "f.csv")
