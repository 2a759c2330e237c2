"""A model proposes, local checks dispose: what gets through, and what is dropped, counted and listed."""

import json
from typing import Any

import pytest

from interstate.model.event import Claim
from tests.reading.backend.cases import GHOSTED, NOUN, TEXT, asked, by_model, item, local, same_as_local


def reply(*items: dict[str, Any]) -> Any:
    return lambda question: json.dumps({"items": list(items)})


def said(*items: dict[str, Any], text: str = TEXT) -> Any:
    return asked(reply(*items), text)


def test_what_the_rules_miss_is_added_with_the_name_of_the_model() -> None:
    found = said(GHOSTED)
    assert by_model(found) == {"KEN REJECT GHA occurred"}
    (one,) = [event for event in found.events if event.rule == "model small"]
    (piece,) = one.evidence
    assert piece.quote == TEXT[piece.start : piece.end] == "Kenya ghosted Ghana"
    assert found.sentences[1].coded
    assert "model small, prompt" in found.coder


def test_no_number_is_the_models_own() -> None:
    found = said(GHOSTED | {"probability": 0.77})
    assert [one.probability for one in found.events if one.rule == "model small"] == [None]


def test_a_noun_that_tells_an_act_is_added() -> None:
    assert by_model(said(item(1, "Kenya", "fence-mending", "Ghana", "SUPPORT", "ongoing", text=NOUN), text=NOUN))


def test_items_of_ours_keep_their_place() -> None:
    found = said(GHOSTED)
    ours = local()
    assert found.events[: len(ours.events)] == ours.events
    assert found.claims == ours.claims


def test_a_pronoun_counts_where_it_is_linked_locally() -> None:
    text = "Kenya held an election. It also hoodwinked Togo."
    found = said(item(2, "It", "hoodwinked", "Togo", "COERCE", text=text), text=text)
    assert by_model(found) == {"KEN COERCE TGO occurred"}
    alone = "It hoodwinked Togo."
    assert same_as_local(said(item(1, "It", "hoodwinked", "Togo", "COERCE", text=alone), text=alone), alone)


def test_a_doubt_of_the_model_makes_a_claim() -> None:
    found = said(GHOSTED | {"modality": "feared"})
    (one,) = [claim for claim in found.claims if claim.rule == "model small"]
    assert isinstance(one, Claim)
    assert one.modality == "feared"


def test_a_wrong_start_is_repaired_only_where_the_string_occurs_once() -> None:
    moved = GHOSTED | {"trigger": {"text": "ghosted", "start": 30}}
    assert by_model(said(moved)) == {"KEN REJECT GHA occurred"}
    twice = "Kenya ghosted Ghana and Togo ghosted Kenya."
    unsure = item(1, "Togo", "ghosted", "Ghana", "REJECT", text=twice) | {"trigger": {"text": "ghosted", "start": 1}}
    assert same_as_local(said(unsure, text=twice), twice)


DROPPED = [
    ("an invented span", item(2, "Kenya", "bombarded", "Ghana", "ASSAULT"), "no trigger that stands"),
    ("an invented state", item(2, "France", "ghosted", "Ghana", "REJECT"), "no actor that stands"),
    ("half a word", item(2, "Ken", "ghosted", "Ghana", "REJECT"), "no actor that stands"),
    ("the end of a word", item(2, "enya", "ghosted", "Ghana", "REJECT"), "no actor that stands"),
    ("two states at once", item(2, "Kenya ghosted Ghana", "summit", "Ghana", "CONSULT"), "names more than one state"),
    ("no state", item(2, "summit", "ghosted", "Ghana", "REJECT"), "names no state"),
    ("one state twice", item(2, "Kenya", "ghosted", "Kenya", "REJECT"), "one state on both sides"),
    ("extra fields", GHOSTED | {"note": "sure"}, "fields too many"),
    ("a missing field", {k: v for k, v in GHOSTED.items() if k != "type"}, "fields too many or missing"),
    ("no such type", GHOSTED | {"type": "INVADE"}, "no such type"),
    ("no such modality", GHOSTED | {"modality": "certain"}, "no such modality"),
    ("a word for a number", GHOSTED | {"probability": "high"}, "probability is no number"),
    ("a truth value for a number", GHOSTED | {"sentence": True}, "no whole number"),
    ("no quotation", GHOSTED | {"actor": "Kenya"}, "no quotation"),
    ("no object", "Kenya REJECT Ghana", "no object"),
    ("another passage", GHOSTED | {"sentence": 99}, "not in the passage"),
    ("a denied act as done", item(5, "Kenya", "shell", "Ghana", "ASSAULT"), "local rules read it as denied"),
    ("a feared act as done", item(3, "Kenya", "arming", "Togo", "AID"), "local rules read it as feared"),
    ("a visit as an attack", item(1, "Kenya", "met", "Ghana", "ASSAULT"), "means CONSULT"),
    ("a person as an attack", item(1, "Kenya", "president", "Ghana", "ASSAULT"), "names persons or a body"),
    ("a name as an act", item(2, "Kenya", "Kenya", "Ghana", "ASSAULT"), "inside the name of a party"),
    ("a function word as an act", item(2, "Kenya", "at", "Ghana", "ASSAULT"), "no verb, noun or adjective"),
]


@pytest.mark.parametrize(("row", "why"), [row[1:] for row in DROPPED], ids=[row[0] for row in DROPPED])
def test_what_fails_a_check_is_dropped_counted_and_listed(row: Any, why: str) -> None:
    found = said(row)
    assert same_as_local(found)
    assert any("1 of its items were dropped" in gap for gap in found.gaps)
    assert any("dropped: " in gap and why in gap for gap in found.gaps), found.gaps


def test_agreement_is_counted_and_disagreement_listed() -> None:
    found = said(item(1, "Kenya", "met", "Ghana", "CONSULT"), item(3, "Kenya", "arming", "Togo", "AID", "planned"))
    assert any("agreed with the rules on 2" in gap for gap in found.gaps)
    other = said(item(1, "Kenya", "met", "Ghana", "CONSULT", "denied"))
    assert same_as_local(other)
    assert any("KEN CONSULT GHA denied" in gap and "the rules stand" in gap for gap in other.gaps)


def test_a_capital_where_something_happens_is_no_party() -> None:
    text = "Kenya ghosted Ghana in Oslo."
    found = said(item(1, "Kenya", "ghosted", "Oslo", "REJECT", text=text), text=text)
    assert not by_model(found)
    assert any("takes the place" in gap for gap in found.gaps)


def test_a_hostile_act_that_only_its_victim_tells_of_is_an_allegation() -> None:
    text = "Ghana said Kenya zorbled it."
    found = said(item(1, "Kenya", "zorbled", "Ghana", "COERCE", text=text), text=text)
    assert by_model(found) == {"KEN COERCE GHA possible"}


def test_another_type_for_a_word_that_the_rules_have_coded_is_a_disagreement() -> None:
    found = said(item(1, "Kenya", "met", "Ghana", "SUPPORT"))
    assert same_as_local(found)
    assert any("KEN SUPPORT GHA occurred" in gap and "the rules stand" in gap for gap in found.gaps)


def test_of_two_proposals_that_contradict_each_other_the_surest_stands() -> None:
    found = said(GHOSTED | {"probability": 0.3}, GHOSTED | {"modality": "denied", "probability": 0.6})
    assert by_model(found) == {"KEN REJECT GHA denied"}


def test_a_text_in_another_language_is_not_sent() -> None:
    text = "Der Präsident von Kenia hat am Montag den Gesandten von Ghana in der Hauptstadt empfangen und mit ihm gesprochen."

    def nobody(question: dict[str, Any]) -> str:
        raise AssertionError("the text was sent")

    found = asked(nobody, text)
    assert any("was not asked" in gap for gap in found.gaps)


def test_a_quotation_longer_than_the_sentence_is_not_looked_for() -> None:
    long = GHOSTED | {"trigger": {"text": "ghosted" * 100_000, "start": 0}}
    assert same_as_local(said(long))
