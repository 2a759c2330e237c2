"""Sentences of a text, as spans of the untouched text. A line of its own (title, byline, date) is a sentence of its own."""

import re

from interstate.model.article import Sentence
from interstate.reading.clean import clean
from interstate.reading.parse import LONGEST

_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof gen col lt maj sgt capt adm gov sen rep pres st no vs etc inc ltd co corp approx dept "
        "est fig al jan feb mar apr jun jul aug sept sep oct nov dec u.s u.k u.n e.g i.e a.m p.m d.c e.u p.r.c "
        "d.p.r.k u.s.s.r ph.d jr sr hon rev "
    ).split()
)
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|[。！？।؟]+[」』”\"]*")
_TITLE_LETTERS = re.compile(r"(?:^|[\s(\"'])([A-Za-z](?:\.[A-Za-z])*|[A-Za-z][a-z]{0,5})\.$")
_SOLID = re.compile(r"\S")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n|\r\n[ \t]*\r\n|\u2029")


def split(text: str) -> tuple[Sentence, ...]:
    """Sentences in order, numbered from 1; none is empty and none crosses a paragraph or a line that ends a thought.

    What is longer than the parser takes (parse.LONGEST characters) is cut after a comma or a word, so that all of it is read.
    """
    plain = clean(text)
    spans = [part for block in _blocks(text) for span in _in_block(plain, *block) for part in _cut(plain, *span)]
    return tuple(Sentence(number, start, end) for number, (start, end) in enumerate(spans, 1))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs: by blank lines, and by single line breaks too unless the text is hard-wrapped."""
    breaks = [match.span() for match in _BLANK_LINE.finditer(text)]
    edges = [0, *(edge for pair in breaks for edge in pair), len(text)]
    paragraphs = list(zip(edges[::2], edges[1::2], strict=True))
    return [block for paragraph in paragraphs for block in _lines(text, *paragraph)]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines of a paragraph. A line that is long and ends in mid-sentence is joined with the next (hard-wrapped text)."""
    blocks: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(r"[^\n\r\u2028]+", text[start:end]):
        line = match.group().rstrip()
        if not line.strip():
            continue
        left, right = start + match.start(), start + match.start() + len(line)
        begin = left if opened is None else opened
        if _wrapped(line, _next(text, start + match.end(), end)):
            opened = begin
        else:
            blocks.append((begin, right))
            opened = None
    if opened is not None:
        blocks.append((opened, end))
    return blocks


def _next(text: str, start: int, end: int) -> str:
    """The first character at or after a place that is no space; empty if there is none."""
    found = _SOLID.search(text, start, end)
    return found.group() if found else ""


def _wrapped(line: str, following: str) -> bool:
    if not following or not 50 <= len(line.strip()) <= 120:
        return False
    return line[-1] not in ".!?:\"'”’。！？।" or (following[0].islower())


def _in_block(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    begin = start
    for match in _END.finditer(plain, start, end):
        if not _really_ends(plain, begin, match.start(), match.end(), end):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
    spans.append((begin, end))
    return [span for span in (_trim(plain, *span) for span in spans) if span is not None]


def _cut(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence in parts that the parser takes: the last comma or space of the second half of a part ends it."""
    parts = []
    while end - start > LONGEST:
        piece = plain[start : start + LONGEST]
        stop = max(piece.rfind(mark, LONGEST // 2) for mark in (", ", "; ", ": "))
        stop = stop if stop >= 0 else piece.rfind(" ", LONGEST // 2)
        parts.append((start, start + (stop + 1 if stop >= 0 else LONGEST)))
        start = parts[-1][1]
    return [span for span in (_trim(plain, *part) for part in [*parts, (start, end)]) if span is not None]


def _really_ends(plain: str, begin: int, mark: int, after: int, end: int) -> bool:
    following = _SOLID.search(plain, after, end)
    if following is None or plain[mark] not in ".":
        return True
    rest = plain[following.start() : following.start() + 20]
    if rest[0].islower() or rest[0] in ",;:)":
        return False
    word = plain[max(begin, plain.rfind(" ", begin, mark + 1) + 1) : mark + 1].lstrip("(\"'[").rstrip(".").lower()
    if word in (
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "p.m",
        "a.m",
        "d.c",
        "p.r.c",
        "inc",
        "ltd",
        "co",
        "corp",
        "etc",
        "jr",
        "sr",
    ):
        return bool(
            re.match(r"(The|A|An|It|He|She|They|In|On|But|This|That|We|Its|His|Her|Their|However|Meanwhile)\b", rest)
        )
    return not (word in _ABBREVIATIONS or re.fullmatch(r"[a-z]|(?:[a-z]\.)+[a-z]", word) is not None)


def _trim(plain: str, start: int, end: int) -> tuple[int, int] | None:
    piece = plain[start:end]
    if not piece.strip():
        return None
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return left, right
