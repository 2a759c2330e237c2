"""Names and dates of invented sentences in five languages, coded by hand."""

import pytest

from interstate.reading.language import language
from interstate.reading.read import read
from tests.reading.foreign.scoring import article, differences, recognised, rows, score

LANGUAGES = ["fr", "es", "ru", "hi", "zh"]


@pytest.mark.parametrize("what", ["names", "dates"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_names_and_dates_are_found(code: str, what: str) -> None:
    found = score("articles", code, what)
    assert found.recall >= 0.9, differences("articles", code)
    assert found.precision >= 0.9, differences("articles", code)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["held_out", "held_out_2"])
def test_unseen_sentences_stay_near_what_was_measured(name: str, code: str) -> None:
    for what in ("names", "dates"):
        found = score(name, code, what)
        assert found.recall >= 0.8, differences(name, code)
        assert found.precision >= 0.8, differences(name, code)
    assert recognised(name, code) >= 0.9


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_is_listed_whole_and_not_coded(code: str) -> None:
    text = "\n".join(row["text"] for row in rows("articles", code))
    assert language(text) == code
    found = read(article(text, code))
    assert not found.items
    assert [one.number for one in found.sentences] == [1, 2, 3, 4, 5, 6]
    reason = f"the language is {code}: names and dates were found, no acts are coded"
    assert all(not one.coded and one.reason == reason for one in found.sentences)
    assert "no acts are coded" in found.gaps[0]
    assert "dates" in found.gaps[0]
    assert "named most" in found.gaps[1]
    assert "2024-06-17 (day)" in found.gaps[2]


def test_capitals_are_places_without_a_code() -> None:
    text = "Le ministre est arrivé à Pékin, puis à Moscou."
    assert [(one.kind, one.code) for one in read(article(text, "fr")).mentions] == [("place", None), ("place", None)]


def test_an_ambiguous_name_is_left_open() -> None:
    (one,) = read(article("Elle a parlé de la Corée.", "fr")).mentions
    assert (one.kind, one.code, one.rule) == ("ambiguous", None, "ambiguous: KOR or PRK")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le golfe de Guinée et le Nouveau-Mexique sont loin.", "fr"),
        ("Un vin français, un fromage italien, Maurice Dupont.", "fr"),
        ("El golfo de México y los zapatos italianos de Granada.", "es"),
        ("Индийский океан, русский язык и того же цвета чад.", "ru"),
        ("चाय में चीनी और भारतीय मसाले।", "hi"),
        ("印度洋和马里兰州都不远，立法方面以方便为主，其中双方同意。", "zh"),
    ],
)
def test_what_is_no_state_is_not_named(text: str, code: str) -> None:
    assert not read(article(text, code)).mentions


def test_names_of_other_languages_do_not_leak_into_english() -> None:
    text = "The Suisse and Allemagne brands, the India rubber of Chili, and China plates were on sale in Corea."
    english = read(article(text, "en"))
    assert not {"CHE", "DEU", "CHL", "KOR"} & {one.code for one in english.mentions}


def test_the_day_at_the_head_dates_the_rest() -> None:
    text = "Un accord\n\n20 juin 2024\n\nLe Chili a signé lundi."
    undated = article(text, "fr")
    found = read(
        undated.__class__(**{name: getattr(undated, name) for name in undated.__slots__} | {"published": None})
    )
    assert any('"lundi" = 2024-06-17 (day)' in gap for gap in found.gaps)
