"""A sentence that says more than its evidence is refused."""

from dataclasses import replace

import pytest

from interstate.brief.check import UnsupportedSentence, check, kept, named
from interstate.model.brief import Confidence, Judgement, Line
from tests.brief.small import COUNT, SHARE, VISIT, brief, counted


def judged(text: str, likelihood: bool = False) -> Judgement:
    line = Line(text, (VISIT, SHARE, COUNT), ("I1",))
    return Judgement(line, counted() if likelihood else None, Confidence("low", "one source"), ("I1",))


def test_a_brief_that_keeps_to_its_evidence_passes() -> None:
    check(brief(Line("Bolivia bought 40 % of its gas from Peru in 2019-2023.", (SHARE,))))


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Brazil bought 40 % of its gas from Peru.", "names BRA"),
        ("Bolivia bought 41 % of its gas from Peru.", "the number 41"),
        ("Bolivia bought 40 % of its gas from Peru (E1).", "E1 is not among its evidence"),
        ("Bolivia may lose its gas from Peru.", '"may" is no judgement'),
        ("It is likely that Bolivia loses its gas from Peru.", '"likely" stands without its number'),
    ],
)
def test_a_planted_unsupported_sentence_is_refused(sentence: str, fault: str) -> None:
    with pytest.raises(UnsupportedSentence, match=fault):
        check(brief(Line(sentence, (SHARE,))))


def test_a_sentence_without_evidence_is_refused() -> None:
    with pytest.raises(UnsupportedSentence, match="no evidence"):
        check(brief(Line("Peru turned.", ())))


def test_a_planted_wrong_probability_word_is_refused() -> None:
    right = "Another visit between Chile and Peru within 365 days: likely (63 %); 50 of 80 past cases."
    check(brief(judgement=judged(right, likelihood=True)))
    with pytest.raises(UnsupportedSentence, match="does not fit"):
        check(brief(judgement=judged(right.replace("likely", "very likely"), likelihood=True)))


def test_a_judgement_without_likelihood_must_say_so() -> None:
    with pytest.raises(UnsupportedSentence, match="neither likelihood"):
        check(brief(judgement=judged("Peru turned to Chile.")))


def test_quoted_words_are_not_judged() -> None:
    check(brief(Line("Said in the text: «Brazil may lose 99 ships».", (SHARE,))))


def test_a_refused_sentence_is_left_out_and_counted() -> None:
    made = kept(brief(Line("Brazil bought 40 % of its gas from Peru.", (SHARE,))))
    check(made)
    assert made.sections == ()
    assert "1 sentences said more than their evidence and were left out." in made.gaps


def test_a_region_named_after_a_state_is_not_the_state() -> None:
    assert named("presence in the Sea of Japan") == set()
    assert named("Japan and the South China Sea") == {"JPN"}


def test_the_bottom_line_is_checked_too() -> None:
    with pytest.raises(UnsupportedSentence, match="bottom line"):
        check(replace(brief(), bottom_line=Line("For Bolivia: Brazil turned to Chile.", (VISIT,))))
