"""The corpus has no sentence of the data that the project measures with. Only hashes of that data stand in the repository."""

from typing import Any

from tools import fingerprints

KNOWN = "Kenya urged Ghana on Tuesday to open the two harbours that it closed after the quarrel over tuna."


def test_no_sentence_of_the_corpus_is_a_near_duplicate_of_a_development_sentence(rows: list[dict[str, Any]]) -> None:
    assert list(fingerprints.near((row["text"] for row in rows), fingerprints.held())) == []


def test_no_sentence_of_a_passage_is_a_near_duplicate_of_a_development_sentence(
    passages: list[tuple[str, dict[str, Any], str]],
) -> None:
    sentences = [text[start:end] for _, answers, text in passages for start, end in answers["sentence_spans"]]
    assert len(sentences) > 200
    assert list(fingerprints.near(sentences, fingerprints.held())) == []


def test_the_fingerprints_hold_the_development_part_and_no_word_of_it() -> None:
    known = fingerprints.held()
    text = fingerprints.HASHES.read_text(encoding="ascii")
    assert len(known) > 3_000
    assert set(text) <= set("0123456789abcdef\n")
    assert fingerprints.HASHES.stat().st_size < 1_500_000
    assert text.split() == sorted(set(text.split()))


def test_a_planted_copy_is_found_whatever_its_case_and_marks() -> None:
    known = fingerprints.held()
    planted = [*known, fingerprints.runs(KNOWN)]
    copies = [KNOWN, KNOWN.upper(), KNOWN.replace(".", " !"), "On Monday " + KNOWN]
    assert [text for text, _ in fingerprints.near(copies, planted)] == copies
    assert list(fingerprints.near(copies, known)) == []


def test_the_order_of_the_words_is_not_kept() -> None:
    texts = [KNOWN, KNOWN.replace("Kenya", "Peru")]
    made = fingerprints.lines(texts)
    assert made == fingerprints.lines(reversed(texts))
    assert set(made) == {"".join(sorted(fingerprints.runs(text))) for text in texts}
