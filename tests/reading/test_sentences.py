"""Sentences: every character of prose is in one, offsets are those of the untouched text."""

from hypothesis import given
from hypothesis import strategies as st

from interstate.reading.clean import clean
from interstate.reading.sentences import split


def texts(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split(text)]


def test_a_title_and_a_byline_are_sentences_of_their_own() -> None:
    text = "Chile and Peru agree on fishing\nBy Ana Soto\n12 May 2023\n\nChile signed. Peru too."
    assert texts(text) == [
        "Chile and Peru agree on fishing",
        "By Ana Soto",
        "12 May 2023",
        "Chile signed.",
        "Peru too.",
    ]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "The U.S. envoy, Mr. Hale, met Gen. Ortiz in Lima at 5 p.m. on Friday. He left."
    assert len(split(text)) == 2


def test_hard_wrapped_lines_are_joined() -> None:
    text = "Chile has sent four engineers to the border with its northern\nneighbour, officials in Santiago said on Monday."
    assert len(split(text)) == 1


def test_crlf_moves_no_offset() -> None:
    text = "Chile signed.\r\n\r\nPeru too.\r\n"
    assert texts(text) == ["Chile signed.", "Peru too."]


@given(st.text(max_size=400))
def test_sentences_are_in_order_do_not_overlap_and_hold_all_words(text: str) -> None:
    found = split(text)
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    edge = 0
    outside = ""
    for one in found:
        assert edge <= one.start < one.end <= len(text)
        outside += text[edge : one.start]
        edge = one.end
    outside += text[edge:]
    assert not clean(outside).strip()


@given(st.text(max_size=300))
def test_the_clean_copy_has_the_length_of_the_text(text: str) -> None:
    assert len(clean(text)) == len(text)
