"""Sentences in five scripts: the common split, mended at closing guillemets, at abbreviations and initials."""

import re
from dataclasses import replace

from interstate.model.article import Sentence
from interstate.reading.sentences import split

ABBREVIATIONS = {
    "fr": "m mm mme mmes mlle dr pr me av apr env art p janv févr juil sept oct nov déc ex st ste cf gén col",
    "es": "sr sra sres dr dra d dña gral cnel art pág núm ej uu ud uds ee av avda prof gob lic ing a.c d.c jr sto sta",
    "ru": "г гг в вв им т е д п др пр ул руб млн млрд тыс см стр ред акад проф ген полк респ обл чел напр гр",
    "hi": "डॉ श्री प्रो पं मि सं ई पू ए बी सी डी एस एम के जे आर पी",
    "zh": "",
}
ABBREVIATED = 20
"""Characters in which an abbreviation is looked for."""
CLOSING = re.compile(r"[\s\u00a0\u202f]*[»”’\"'」』》）)\]]+(?=[\s.,!?。！？…]|$)[.。]?")
PAIRS = (("«", "»"), ("“", "”"), ("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
DANDA = re.compile(r"(?<=[।॥])[\s\u00a0]*(?=\S)|(?<=[\u0900-\u097f]\|)\s+(?=\S)")


def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """Sentences in order, numbered from 1, as spans of the untouched text."""
    spans: list[tuple[int, int]] = []
    for one in split(text):
        if spans and _belongs(text, spans[-1], one, language):
            spans[-1] = (spans[-1][0], one.end)
            continue
        start = one.start
        closing = CLOSING.match(text, start, one.end) if spans and _opened(text, spans[-1]) else None
        if closing is not None:
            spans[-1] = (spans[-1][0], closing.end())
            start = closing.end() + len(text[closing.end() : one.end]) - len(text[closing.end() : one.end].lstrip())
        if start < one.end:
            spans += _at_dandas(text, start, one.end)
    return tuple(replace(Sentence(0, start, end), number=number) for number, (start, end) in enumerate(spans, 1))


def _opened(text: str, span: tuple[int, int]) -> bool:
    """True if the sentence opens a quotation that it does not close."""
    piece = text[span[0] : span[1]]
    return any(piece.count(left) > piece.count(right) for left, right in PAIRS) or piece.count('"') % 2 == 1


def _belongs(text: str, before: tuple[int, int], one: Sentence, language: str) -> bool:
    """True if the split before a sentence was none: behind an abbreviation, or behind an initial of a name."""
    if "\n" in text[before[1] : one.start]:
        return False
    last = re.search(r"([\w\u0900-\u0963]+(?:\.[\w]+)*)\.$", text[max(before[0], before[1] - ABBREVIATED) : before[1]])
    if last is None:
        return False
    word = last[1].lower()
    if word in ABBREVIATIONS[language].split():
        return not (
            language == "ru" and word in ("г", "гг", "др", "пр", "руб") and text[one.start].isupper() and word != "г"
        )
    return len(word) == 1 and last[1].isupper()


def _at_dandas(text: str, start: int, end: int) -> list[tuple[int, int]]:
    edges = [start]
    for found in DANDA.finditer(text, start, end):
        edges += [found.start(), found.end()]
    edges.append(end)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(left, left + len(text[left:right].rstrip())) for left, right in pairs if text[left:right].strip()]
