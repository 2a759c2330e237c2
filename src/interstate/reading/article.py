"""A source as an article: text, HTML, PDF or standard input, its text untouched, its day of publication if it prints one."""

import hashlib
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

from interstate.errors import BadInput
from interstate.model.article import Article
from interstate.reading.clean import clean
from interstate.reading.language import language
from interstate.store.limits import limits

MONTHS = {
    m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_MONTH = r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # noqa: E501
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (\d{{4}})\b")
MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
AGENCY = re.compile(r"[A-Z][A-Za-z .,/'()0-9-]{4,70} ?(?:--|-|\u2014|\u2013) ")
HEAD_LINES, HEAD_LENGTH = 6, 120


def load_article(source: str) -> Article:
    """Read a source: a path, or `-` for standard input.

    Raises:
        BadInput: missing, empty, too large, not text, or a PDF or HTML page without text; one plain line.
    """
    data = sys.stdin.buffer.read(_most() + 1) if source == "-" else _bytes(source)
    name = "standard input" if source == "-" else Path(source).name
    if len(data) > _most():
        raise BadInput(
            f"{name} is larger than {_most() // 1_000_000} MB; split it, or raise INTERSTATE_LIMIT_ARTICLE_BYTES."
        )
    text, printed = _text(data, name)
    if not text.strip():
        raise BadInput(f"{name} is empty: there is no text to read.")
    title = next((line.strip() for line in clean_lines(text)), "")[:200]
    digest = hashlib.sha256(data).hexdigest()
    return Article(name, text, title, printed or published(text), digest, language(text), name)


def _most() -> int:
    return int(limits().article_bytes)


def _bytes(source: str) -> bytes:
    path = Path(source)
    if path.is_dir():
        raise BadInput(f"{source} is a folder; name a file.")
    try:
        with path.open("rb") as file:
            return file.read(_most() + 1)
    except FileNotFoundError:
        raise BadInput(f"{source} does not exist.") from None
    except OSError as error:
        raise BadInput(f"{source} cannot be read: {error.strerror}.") from None


def _text(data: bytes, name: str) -> tuple[str, date | None]:
    if data.startswith(b"%PDF") or name.lower().endswith(".pdf"):
        from interstate.reading.pdf import text_of_pdf

        return text_of_pdf(data, name), None
    text = decoded(data, name)
    if name.lower().endswith((".html", ".htm", ".xhtml")) or re.match(
        r"\s*(<!doctype html|<html)", text[:200], re.IGNORECASE
    ):
        return _page(text, name)
    return text, None


def decoded(data: bytes, name: str) -> str:
    """Bytes as text: UTF-8, with or without a mark, or UTF-16 with one; else Windows-1252 if it reads as prose.

    Raises:
        BadInput: control characters in number, or bytes of no encoding that is read here.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise BadInput(f"{name} begins like UTF-16 and is not; save it as UTF-8.") from None
    head = data[:20_000]
    strange = sum(1 for byte in head if byte < 9 or 13 < byte < 32 or byte == 127)
    if b"\x00" in head or strange > len(head) // 100:
        raise BadInput(f"{name} is not text (it holds control bytes); give a text, HTML or PDF file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        letters = sum(1 for c in text[:20_000] if c.isalpha() or c.isspace())
        if letters < 0.85 * min(len(text), 20_000) or text.count("\ufffd"):
            raise BadInput(f"{name} is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
        return text


def _page(html: str, name: str) -> tuple[str, date | None]:
    import trafilatura

    found: Any = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    body = (found.text or "") if found is not None else ""
    if not body.strip():
        raise BadInput(f"{name} is an HTML page without an article in it.")
    title = (found.title or "") if found is not None else ""
    day = date.fromisoformat(found.date) if found is not None and found.date else None
    text = body if not title or body.lstrip().startswith(title) else f"{title}\n{body}"
    return text, day


def clean_lines(text: str) -> list[str]:
    """Lines that hold something, their odd characters made plain."""
    return [line for line in map(clean, text.splitlines()) if line.strip()]


def published(text: str) -> date | None:
    """The day printed in a short line at the head of a text (a date line, a byline), or before the dash of an agency's text.

    None if there is none: a day in running prose is no day of publication.
    """
    for line in clean_lines(text)[:HEAD_LINES]:
        start = AGENCY.match(line.strip())
        if start:
            day = day_in(start.group())
        elif len(line) <= HEAD_LENGTH and not re.search(r"[a-z]{3}[.!?]$", line.strip()):
            day = day_in(line)
        else:
            day = None
        if day:
            return day
    return None


def day_in(line: str) -> date | None:
    """A full date in a line: `19 June 2024`, `June 19, 2024` or `2024-06-19`."""
    try:
        if found := DAY_FIRST.search(line):
            return date(int(found[3]), MONTHS[found[2][:3].lower()], int(found[1]))
        if found := MONTH_FIRST.search(line):
            return date(int(found[3]), MONTHS[found[1][:3].lower()], int(found[2]))
        if found := ISO.search(line):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return None
