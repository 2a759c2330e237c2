"""Every span stands in the untouched text, whatever marks it holds."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.model.article import Reading
from interstate.reading.foreign.fold import fold
from interstate.reading.foreign.read import days
from interstate.reading.read import read
from tests.reading.foreign.scoring import PUBLISHED, article, rows

LANGUAGES = ["fr", "es", "ru", "hi", "zh"]
ODD = [
    "e\u0301",
    "\u200f",
    "\u202e",
    "\u200d",
    "\u00a0",
    "\r\n",
    "\u0301",
    "«",
    " »",
    "\ufeff",
    "\u093c",
    "。",
    "।",
    "\U0001f6a2",
]
PARTS = {code: [row["text"] for row in rows("articles", code)] for code in LANGUAGES}


def spans_hold(found: Reading) -> None:
    text = found.article.text
    last = 0
    for sentence in found.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip()
        last = sentence.end
    for mention in found.mentions:
        sentence = found.sentences[mention.sentence - 1]
        assert sentence.start <= mention.span[0] < mention.span[1] <= sentence.end
        assert text[mention.span[0] : mention.span[1]].strip()
    for one in days(found.article, PUBLISHED) if found.article.language in LANGUAGES else ():
        sentence = found.sentences[one.sentence - 1]
        assert sentence.start <= one.span[0] < one.span[1] <= sentence.end


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANGUAGES), st.data())
def test_spans_stand_in_the_text(code: str, data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(PARTS[code] + ODD), max_size=8))
    spans_hold(read(article(data.draw(st.sampled_from(["", " ", "\n\n"])).join(parts), code)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANGUAGES), st.text(max_size=120))
def test_any_text_is_read(code: str, text: str) -> None:
    spans_hold(read(article(text, code)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= left < right <= len(text) for left, right in zip(folded.starts, folded.ends, strict=True))


@pytest.mark.parametrize("code", LANGUAGES)
def test_decomposed_letters_and_direction_marks_hide_no_name(code: str) -> None:
    for text in PARTS[code]:
        plain = [one.code for one in read(article(text, code)).mentions]
        strange = "\u200f" + unicodedata.normalize("NFD", text)
        found = read(article(strange, code))
        spans_hold(found)
        assert [one.code for one in found.mentions] == plain


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "\u200f", "France", "中国", "रूस", "Китай", "!", "\u0301"])
def test_empty_and_one_word_texts(code: str, text: str) -> None:
    spans_hold(read(article(text, code)))
