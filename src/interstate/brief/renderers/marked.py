"""The text with its coded spans, sentence by sentence, ready for a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interstate.brief.words import MARKS, MODALITIES
from interstate.model.article import Reading, Sentence
from interstate.model.event import Event, Span
from interstate.model.relation import Relation

Item = Event | Relation


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `modality` is None outside coded spans."""

    text: str
    modality: str | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A label behind a sentence: which item was coded in it, with shape and word for its modality."""

    item: str
    mark: str
    word: str
    modality: str


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: its pieces, its tags, and the reason if it was not coded."""

    number: int
    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]
    reason: str | None
    breaks: bool


def rows(reading: Reading) -> Iterator[Row]:
    """The sentences of a text in order."""
    text = reading.article.text
    before = 0
    for sentence in reading.sentences:
        spans, tags = found_in(sentence, reading.items)
        breaks = "\n" in text[before : sentence.start]
        before = sentence.end
        reason = None if sentence.coded else sentence.reason
        yield Row(sentence.number, tuple(pieces(text, sentence, spans)), tuple(tags), reason, breaks)


def found_in(sentence: Sentence, items: Sequence[Item]) -> tuple[list[tuple[Span, Item]], list[Tag]]:
    """Spans and tags of the items with a mention in this sentence."""
    spans: list[tuple[Span, Item]] = []
    tags: dict[str, Tag] = {}
    for item in items:
        for pointer in item.evidence:
            if pointer.sentence != sentence.number or pointer.start is None or pointer.end is None:
                continue
            trigger = item.trigger_span
            inside = trigger and sentence.start <= trigger[0] and trigger[1] <= sentence.end
            spans.append((trigger if inside and trigger else (pointer.start, pointer.end), item))
            tags[item.id] = Tag(item.id, MARKS[item.modality], MODALITIES[item.modality], item.modality)
    return spans, list(tags.values())


def pieces(text: str, sentence: Sentence, spans: Sequence[tuple[Span, Item]]) -> Iterator[Piece]:
    """The sentence cut at the spans; of spans that overlap, the first and shortest is drawn."""
    at = sentence.start
    for (start, end), item in sorted(spans, key=lambda pair: (pair[0][0], pair[0][1])):
        if start < at or end > sentence.end or end <= start:
            continue
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start:end], item.modality, item.id)
        at = end
    if at < sentence.end:
        yield Piece(text[at : sentence.end])
