"""Every span and every quote stands verbatim in the untouched text, whatever characters it holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.model.article import Reading
from interstate.model.event import Event
from tests.reading.small import reading

ODD = [
    "\u2019s",
    "\u201cso\u201d",
    "e\u0301",
    "\U0001f6a2",
    "\r\n",
    "\u00a0",
    "\u200b",
    "\u2014",
    "\t",
    "\u202e",
    "n\u0303o",
    "\ufeff",
]
SENTENCES = [
    "Chile signed an accord with Peru on Monday.",
    "Kenya\u2019s visit to Ghana angered Togo.",
    "Norway should help Finland.",
    "Nepal relies on India for fuel.",
    "Kenya accused Ghana of arming Togo.",
    "Both countries agreed to meet.",
    "Sweden may join Denmark\u2019s patrols.",
]


def spans_hold(found: Reading) -> None:
    text = found.article.text
    for item in found.items:
        assert item.evidence
        for piece in item.evidence:
            assert piece.quote
            assert piece.start is not None
            assert piece.end is not None
            assert text[piece.start : piece.end] == piece.quote
            sentence = found.sentences[(piece.sentence or 0) - 1]
            assert sentence.start <= piece.start < piece.end <= sentence.end
        spans = [item.trigger_span]
        if isinstance(item, Event):
            spans += [item.actor_span, item.recipient_span, item.cue_span]
        for span in spans:
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(text)
                assert text[span[0] : span[1]].strip()
    for mention in found.mentions:
        assert text[mention.span[0] : mention.span[1]].strip()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES + ODD), min_size=1, max_size=12),
    st.sampled_from([" ", "\r\n", "\n\n", " \U0001f30d "]),
)
def test_quotes_are_verbatim(parts: list[str], between: str) -> None:
    spans_hold(reading(between.join(parts)))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    spans_hold(reading(text))


@pytest.mark.parametrize("name", ["Chile", "Kenya"])
def test_a_possessor_with_a_curly_apostrophe_is_found(name: str) -> None:
    found = reading(f"\U0001f30d\r\n{name}\u2019s visit to Ghana was brief.").events
    assert [item.type for item in found] == ["CONSULT"]
    assert found[0].actor_span is not None
    assert found[0].actor_span[0] == 3


def test_every_sentence_is_coded_or_has_its_reason() -> None:
    found = reading("\n".join(SENTENCES))
    for sentence in found.sentences:
        assert sentence.coded == (sentence.reason is None)


def test_the_same_text_gives_the_same_reading() -> None:
    text = "\n".join(SENTENCES)
    assert reading(text) == reading(text)
