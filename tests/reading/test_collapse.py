"""Many mentions of one act are one event; different acts stay apart."""

from dataclasses import replace
from datetime import date

import pytest

from interstate.model.event import Event
from interstate.reading.collapse import across
from interstate.reading.language import language
from interstate.reading.read import read
from tests.reading.small import article, reading


def acts(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(item.actor, item.type, item.recipient) for item in reading(text).events]


def test_three_hundred_reports_of_one_visit_are_one_event() -> None:
    found = reading("\n\n".join(["Kenya's president visited Ghana on Monday."] * 300)).events
    assert len(found) == 1
    assert len(found[0].evidence) == 300


def test_two_visits_a_month_apart_stay_two() -> None:
    found = reading(
        "Kenya's president visited Ghana on 5 May 2024. Kenya's president visited Ghana on 9 June 2024."
    ).events
    assert [item.day for item in found] == [date(2024, 5, 5), date(2024, 6, 9)]


def test_what_lies_long_ago_is_not_joined_to_what_is_told_without_a_day() -> None:
    found = reading("Kenya attacked Ghana in 1988. Kenya attacked Ghana.").events
    assert [item.day for item in found] == [date(1988, 1, 1), None]


def test_a_plan_is_not_joined_to_the_act() -> None:
    found = reading("Kenya will visit Ghana. Kenya visited Ghana.")
    assert (len(found.events), len(found.claims)) == (1, 1)


def test_a_joint_act_told_from_either_side_is_one() -> None:
    assert len(acts("Kenya met Ghana on Monday. Ghana met Kenya on Monday.")) == 1


def test_ids_run_on_through_all_texts_and_one_act_has_evidence_from_each() -> None:
    texts = [
        article("Kenya attacked Ghana on Monday.", name="one.txt"),
        article("Mali signed a treaty with Togo.\nKenya attacked Ghana on Monday.", name="two.txt"),
    ]
    first, second = across([read(one) for one in texts])
    assert [item.id for item in (*first.events, *second.events)] == ["E1", "E2"]
    assert {piece.document for piece in first.events[0].evidence} == {"one.txt", "two.txt"}


def test_a_relation_of_two_texts_is_one() -> None:
    texts = [article("Ghana relies on Kenya for fuel.", name=name) for name in ("one.txt", "two.txt")]
    first, second = across([read(one) for one in texts])
    assert len(first.relations) == 1
    assert not second.relations
    assert len(first.relations[0].evidence) == 2


def test_nothing_is_joined_across_states() -> None:
    (made,) = reading("Kenya attacked Ghana.").events
    assert isinstance(made, Event)
    texts = [article("Kenya attacked Ghana."), article("Kenya attacked Togo.")]
    assert sum(len(one.events) for one in across([read(one) for one in texts])) == 2
    assert replace(made, id="E9") != made


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Minister hat die Gespr\u00e4che mit Polen f\u00fcr beendet erkl\u00e4rt.", "de"),
        ("Le ministre a rencontr\u00e9 son homologue de la Pologne dans le palais.", "fr"),
        ("O ministro n\u00e3o foi ao encontro com o presidente do Brasil.", "pt"),
        ("Il ministro ha incontrato il presidente della Polonia nel palazzo di Roma, che non \u00e8 lontano.", "it"),
        (
            "\u041c\u0438\u043d\u0438\u0441\u0442\u0440 \u043f\u043e\u0441\u0435\u0442\u0438\u043b \u041a\u0438\u0442\u0430\u0439.",
            "ru",
        ),
        ("\u9996\u76f8\u306f\u4e2d\u56fd\u3092\u8a2a\u554f\u3057\u305f\u3002", "ja"),
        ("The minister met his counterpart in the palace.", "en"),
    ],
)
def test_the_language_of_a_text_is_told(text: str, code: str) -> None:
    assert language(text) == code


def test_a_text_in_another_language_is_not_coded_and_says_so() -> None:
    found = reading("Der Minister hat die Gespr\u00e4che mit Polen f\u00fcr beendet erkl\u00e4rt. Das ist nicht neu.")
    assert not found.items
    assert found.gaps
    assert all("de" in (one.reason or "") for one in found.sentences)
