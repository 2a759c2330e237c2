"""Bytes of publishers become UTF-8, line for line, or are refused with the line they stand in."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.errors import BadInput
from interstate.sources.textual import STEP, Encoding, Text, counted, is_html, utf8


def made(folder: Path, data: bytes, encoding: Encoding = "utf-8") -> tuple[bool, str]:
    """Whether the file was returned as it is, and its text."""
    path = folder / "given.csv"
    path.write_bytes(data)
    found = utf8(path, folder, encoding)
    return found == path, found.read_bytes().decode("utf-8")


@pytest.mark.parametrize("text", ["", "a,b\r\n1,2\r\n", "a\tb\nZürich\t’\n", "北京,1\n" * 400_000])
def test_sound_utf8_is_returned_as_it_is(tmp_path: Path, text: str) -> None:
    assert made(tmp_path, text.encode()) == (True, text)


def test_the_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    assert made(tmp_path, b"\xef\xbb\xbfa,b\n") == (False, "a,b\n")
    assert made(tmp_path, b"\xef\xbb\xbfa,b\n", "utf-8-bad-bytes") == (False, "a,b\n")
    assert made(tmp_path, b"\xef\xbb\xbf\xc3\xb4\n", "latin-1") == (False, "ô\n")


def test_each_encoding_is_read_by_its_own_rule(tmp_path: Path) -> None:
    assert made(tmp_path, b"C\xf4te d'Ivoire\n", "latin-1") == (False, "Côte d'Ivoire\n")
    assert made(tmp_path, b"C\xf4te d\x92Ivoire\n", "cp1252") == (False, "Côte d’Ivoire\n")
    assert made(tmp_path, b"Cote\n", "latin-1") == (True, "Cote\n")
    assert made(tmp_path, b"C\xc3\xb4te \xff\n", "utf-8-bad-bytes") == (False, "Côte �\n")


def test_marks_and_controls_are_removed_and_lines_stay(tmp_path: Path) -> None:
    data = "a\u202eb\u2066c\x07d\x85e\u061cf\x7f\ng\th\r\n".encode()
    assert made(tmp_path, data) == (False, "abcdef\ng\th\r\n")


@pytest.mark.parametrize("mark", ["\u200f", "\u2069", "\x9f", "\u061c"])
@pytest.mark.parametrize("before", range(STEP - 4, STEP + 2))
def test_a_mark_on_the_seam_of_two_blocks_is_found(tmp_path: Path, mark: str, before: int) -> None:
    assert made(tmp_path, b"x" * before + mark.encode() + b"y\n") == (False, "x" * before + "y\n")


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"a\nb\xe9c\n", "utf-8", "line 2: byte 0xe9 is not utf-8"),
        (b"a\nb\n\xe2\x82", "utf-8", "line 3: byte 0xe2 is not utf-8"),
        (b"a\n\xed\xa0\x80\n", "utf-8", "line 2"),
        (b"a\n\x81\n", "cp1252", "line 2: byte 0x81 is not cp1252"),
        (b"\xc3\xa9\n" * 400_000 + b"\xff\n", "utf-8", "line 400,001"),
        (b"a\nb\nc\0\n", "latin-1", "line 3: a NUL byte"),
        (b"\xc3\xa9\n" * 400_000 + b"\0\n", "utf-8", "line 400,001: a NUL byte"),
        ("a,b\n".encode("utf-16"), "utf-8-bad-bytes", "UTF-16"),
        (b"\xfe\xff\0a", "utf-8", "UTF-16"),
    ],
)
def test_what_no_rule_reads_is_refused_with_its_line(
    tmp_path: Path, data: bytes, encoding: Encoding, said: str
) -> None:
    with pytest.raises(BadInput) as caught:
        made(tmp_path, data, encoding)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["given.csv"]


def test_what_is_changed_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes("Zürich\ufffd\u202e\x01\x02\n".encode() + b"M\xfcnchen\0 \xe2\x82")
    found = counted(path, tmp_path, "utf-8-bad-bytes", nul=" ")
    assert found == Text(found.path, bad_bytes=2, left_out=3, nuls=1)
    assert found.path.read_text(encoding="utf-8") == "Zürich\ufffd\nM\ufffdnchen  \ufffd"


@pytest.mark.parametrize("before", range(STEP - 4, STEP + 2))
def test_a_replacement_on_the_seam_of_two_blocks_is_counted_once(tmp_path: Path, before: int) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(b"x" * before + "\ufffd".encode() + b"\xe2\x82y")
    assert counted(path, tmp_path, "utf-8-bad-bytes").bad_bytes == 1


def test_a_nul_alone_is_replaced_where_that_is_declared(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(b"a\0b\r\n")
    assert utf8(path, tmp_path, nul="").read_bytes() == b"ab\r\n"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_what_is_written_needs_no_second_pass(tmp_path: Path, text: str) -> None:
    _, once = made(tmp_path, text.encode())
    assert made(tmp_path, once.removeprefix("\ufeff").encode())[1] == once.removeprefix("\ufeff")
    assert once.count("\n") == text.count("\n")
    for one in tmp_path.glob("utf8-*"):
        one.unlink()


def test_a_web_page_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "page.csv"
    for data, page in ((b"\n <!DOCTYPE html><p>", True), (b"\xef\xbb\xbf<HTML>", True), (b"a,<html>\n", False)):
        path.write_bytes(data)
        assert is_html(path) is page
