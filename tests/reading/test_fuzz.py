"""Fuzzing, bounded: whatever the characters, nothing crashes, every span and quote is verbatim, every sentence is accounted for."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.model.article import Reading
from interstate.reading.batch import answers
from tests.reading.small import reading
from tests.reading.test_spans import spans_hold

MARKS = [
    "\u200e", "\u200f", "\u202a", "\u202b", "\u202e", "\u2066", "\u2067", "\u2069", "\u200b", "\u200c", "\u200d", "\ufeff",
    "\u00ad", "\u0301", "\u0308", "\u20e3", "\ufe0f", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\ud800", "\udfff",
    "\r", "\r\n", "\n", "\n\n", "\t", "\u2028", "\u2029", "\u00a0", "\u3000", "\ufffd", "\ue000", "\U000e0041",
]  # fmt: skip
QUOTES = [
    '"',
    "'",
    "\u201c",
    "\u201d",
    "\u2018",
    "\u2019",
    "\u00ab",
    "\u00bb",
    "\u300c",
    "\u300d",
    "``",
    "''",
    "(",
    ")",
    "[",
]
SCRIPTS = [
    "\u041c\u043e\u0441\u043a\u0432\u0430", "\u4e2d\u56fd", "\u65e5\u672c\u3002", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u05e9\u05dc\u05d5\u05dd", "\u0939\u093f\u0928\u094d\u0926\u0940", "\u0e44\u0e17\u0e22", "\ud55c\uad6d",
    "\u0391\u03b8\u03ae\u03bd\u03b1", "\U0001f1f3\U0001f1f4", "\U0001f469\u200d\U0001f680", "Chil\u0435", "P\u00e9rou", "\u0130stanbul",
]  # fmt: skip
WORDS = [
    "Chile", "Peru", "Kenya's", "Norway", "the Danes", "Moscow", "NATO", "both countries", "it", "its ally", "who",
    "attacked", "signed", "may", "not", "will", "visited", "visit to", "talks with", "sanctions on", "refused to",
    "said that", "according to", "on Monday", "in May", "on 31 February 2024", "in 0000", "9999-99-99", "30 February",
    "999 years ago", "and", ",", ".", "...", "!?", "U.S.", "Mr.", "by", "of", "helicopters", "fears that", "rely on",
]  # fmt: skip
PIECES = st.sampled_from(WORDS) | st.sampled_from(MARKS + QUOTES + SCRIPTS)
SOUP = st.lists(PIECES, max_size=40).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda between: between.join(parts))
)
QUOTED = st.recursive(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    lambda inner: st.tuples(st.sampled_from(QUOTES), inner, st.sampled_from(QUOTES), inner).map("".join),
    max_leaves=12,
)
BOUNDED = settings(max_examples=90, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sound(found: Reading) -> None:
    """Spans and quotes verbatim; sentences in order, each coded or with a reason; nothing that is no space left out."""
    spans_hold(found)
    text, at = found.article.text, 0
    for number, one in enumerate(found.sentences, 1):
        assert one.number == number
        assert at <= one.start < one.end <= len(text)
        assert one.coded != bool(one.reason)
        assert not visible(text[at : one.start])
        at = one.end
    assert not visible(text[at:])


def visible(text: str) -> list[str]:
    """Letters and numbers of a text."""
    return [character for character in text if character.isalnum()]


def answered(text: str, **asked: object) -> None:
    """One line of a batch: an answer that is JSON, its spans inside the text."""
    (line,) = answers([json.dumps({"id": 1, "text": text} | asked)])
    found = json.loads(line)
    for item in (*found["events"], *found["claims"]):
        for name in ("actor_span", "recipient_span", "trigger_span"):
            if item[name] is not None:
                start, end = item[name]
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip() or item[name] in asked.values()
    for item in found["relations"]:
        assert text[slice(*item["span"])].strip()


@BOUNDED
@given(SOUP)
def test_words_in_marks_and_scripts(text: str) -> None:
    sound(reading(text))
    answered(text)


@BOUNDED
@given(QUOTED)
def test_nested_quotes(text: str) -> None:
    sound(reading(text))
    answered(text, published="2024-06-20")


@BOUNDED
@given(st.text(max_size=120), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))
def test_any_characters_at_any_time(text: str, published: date) -> None:
    told = f"{text} Chile attacked Peru last month, on Friday or 9 years ago. {text}"
    sound(reading(told, published))
    answered(told, published=published.isoformat())


@BOUNDED
@given(SOUP.filter(bool), st.data())
def test_spans_that_are_asked_for_anywhere(text: str, data: st.DataObject) -> None:
    edges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).map(lambda pair: [min(pair), max(pair)])
    spans = edges.filter(lambda pair: pair[0] < pair[1])
    asked = {name: data.draw(spans) for name in data.draw(st.sets(st.sampled_from(["actor", "recipient", "trigger"])))}
    names = [{"name": data.draw(st.sampled_from(WORDS)), "code": "XXA"}]
    answered(text, **asked, names=names)


def test_ten_thousand_words_without_a_stop() -> None:
    sentence = "Chile attacked Peru with the others, " + "and the long road went on over the hills, " * 1_100
    assert len(sentence.split()) > 9_900
    found = reading(sentence)
    sound(found)
    assert [one.type for one in found.events] == ["ASSAULT"]
    answered(sentence)


@pytest.mark.parametrize(
    "piece", ["(", '"', "\u201c", "\u0301", "\u202e", "\u200d", "a", " ", "\n", ".", "U.S.", "\U0001f1f3", "1,"]
)
def test_one_piece_ten_thousand_times(piece: str) -> None:
    sound(reading(piece * 10_000))
    answered(piece * 10_000)
    answered(f"{piece * 5_000}Chile attacked Peru.")
