"""Sources as articles: what is read, what is refused, and how soon."""

import hashlib
import io
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.reading.article import load_article, published

PAGE = """<!doctype html><html><head><title>Chile and Peru talk</title>
<meta property="article:published_time" content="2023-05-12T08:00:00Z"></head><body><article><h1>Chile and Peru talk</h1>
<p>Chile signed a fishing accord with Peru on Monday, after a year of talks about the border between the two countries.</p>
<p>The ministers of both states said in Lima that the accord would be sent to the parliaments before the summer.</p>
</article></body></html>"""


def file(folder: Path, content: bytes, name: str = "text.txt") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    data = "Chile\u2019s visit\r\nBy Ana Soto, 12 May 2023\r\n\r\nIt was cafe\u0301 \U0001f30d.".encode()
    found = load_article(file(tmp_path, data))
    assert found.text == data.decode()
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert (found.id, found.title, found.published, found.language) == (
        "text.txt", "Chile's visit", date(2023, 5, 12), "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Ana Soto, 12 May 2023", date(2023, 5, 12)),
        ("May 12, 2023", date(2023, 5, 12)),
        ("Published 2023-05-12", date(2023, 5, 12)),
        (
            "LIMA, May 12, 2023 (Agency) - Chile signed an accord with Peru after a year of talks about fishing.",
            date(2023, 5, 12),
        ),
        ("The accord of 12 May 2023 ended a long dispute.", None),
        ("By Ana Soto", None),
        ("30 February 2023", None),
    ],
)
def test_the_day_of_publication_is_what_the_head_prints(line: str, day: date | None) -> None:
    assert published(f"A title\n{line}\n\nText follows.") == day


def test_a_web_page_gives_its_article_and_its_day(tmp_path: Path) -> None:
    found = load_article(file(tmp_path, PAGE.encode(), "page.html"))
    assert "fishing accord" in found.text
    assert "<p>" not in found.text
    assert found.published == date(2023, 5, 12)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(b"Chile signed an accord with Peru.")

    monkeypatch.setattr(sys, "stdin", Input())
    assert load_article("-").text == "Chile signed an accord with Peru."


@pytest.mark.parametrize("data", ["Chile \u2014 Peru".encode("utf-16"), "Chile \u2014 Peru".encode("utf-8-sig")])
def test_marked_encodings_are_read(tmp_path: Path, data: bytes) -> None:
    assert load_article(file(tmp_path, data)).text == "Chile \u2014 Peru"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \r\n\t\n"),
        ("junk.txt", bytes(range(256)) * 40),
        ("zeros.txt", b"Chile\x00Peru" * 9),
        ("bad.txt", b"\xc3\x28\xff\xfe" * 50),
        ("half.txt", b"\xff\xfeC"),
        ("broken.pdf", b"not a pdf"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj"),
        ("hollow.html", b"<html><body></body></html>"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line_and_soon(tmp_path: Path, name: str, data: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(BadInput) as error:
        load_article(file(tmp_path, data, name))
    assert name in str(error.value)
    assert "\n" not in str(error.value)
    assert time.monotonic() - began < 5


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        load_article(str(tmp_path / "nowhere.txt"))
    with pytest.raises(BadInput, match="folder"):
        load_article(str(tmp_path))


def test_what_is_too_large_is_refused_and_the_limit_is_named(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(BadInput, match="10 MB"):
        load_article(file(tmp_path, b"Chile. " * 1_500_000))
    assert time.monotonic() - began < 2
