"""Sentences in, codes out: one JSON object a line."""

import json
from typing import Any

import pytest

from interstate.codes import plover
from interstate.codes.modality import HAPPENED, MODALITIES
from interstate.errors import BadInput
from interstate.reading.batch import answers


def ask(text: str, **more: Any) -> dict[str, Any]:
    (line,) = answers([json.dumps({"id": "s", "text": text, "published": "2024-06-20"} | more)])
    found: dict[str, Any] = json.loads(line)
    return found


def span(text: str, word: str) -> list[int]:
    return [text.index(word), text.index(word) + len(word)]


def test_an_answer_has_every_key() -> None:
    found = ask("The United States imposed sanctions on North Korea on Wednesday.")
    assert set(found) == {"id", "gate", "events", "claims", "relations", "triggers"}
    assert set(found["gate"]) == {"event", "quad", "interstate"}
    (event,) = found["events"]
    assert (event["actor"], event["recipient"], event["type"]) == ("USA", "PRK", "SANCTION")
    assert (event["quad"], event["day"], event["precision"]) == ("material conflict", "2024-06-19", "day")
    assert 0 < event["probability"] < 1
    assert not found["triggers"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Kenya and Ghana lie in Africa.", "Kenya", "Ghana"),
        ("The rebels shelled the village near the river.", "The rebels", "the village"),
        ("Poland said nothing about Latvia.", "Poland", "Latvia"),
        ("A student slapped a policeman.", "A student", "a policeman"),
    ],
)
def test_a_given_pair_always_gets_a_type(text: str, actor: str, recipient: str) -> None:
    found = ask(text, actor=span(text, actor), recipient=span(text, recipient))
    items = found["events"] + found["claims"]
    assert items
    assert items[0]["type"] in plover.TYPES
    assert all(item["modality"] in MODALITIES for item in items)


@pytest.mark.parametrize("side", ["actor", "recipient"])
def test_one_given_party_is_enough(side: str) -> None:
    text = "Kenya attacked Ghana."
    found = ask(text, **{side: span(text, "Kenya" if side == "actor" else "Ghana")})
    assert (found["events"] + found["claims"])[0]["type"] == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "word", "happened"),
    [
        ("The committee approved the plan.", "approved", True),
        ("The committee will approve the plan.", "approve", False),
        ("She did not buy the house.", "buy", False),
        ("He hopes to leave.", "leave", False),
    ],
)
def test_the_modality_of_a_given_predicate_is_told(text: str, word: str, happened: bool) -> None:
    (trigger,) = ask(text, trigger=span(text, word))["triggers"]
    assert trigger["span"] == span(text, word)
    assert (trigger["modality"] in HAPPENED) == happened
    assert (trigger["happened"] > 0.5) == happened


def test_a_quiet_sentence_is_below_one_that_tells_of_an_act() -> None:
    quiet = ask("The bakery on the corner sells good bread.")["gate"]
    loud = ask("Kenya attacked Ghana on Monday.")["gate"]
    assert quiet["event"] < 0.5 < loud["event"]
    assert quiet["interstate"] < 0.5 < loud["interstate"]


def test_answers_come_in_order_and_blank_lines_are_left_out() -> None:
    lines = [json.dumps({"id": str(n), "text": "Kenya met Ghana."}) for n in range(150)]
    found = [json.loads(line)["id"] for line in answers([*lines[:70], "", "  \n", *lines[70:]])]
    assert found == [str(n) for n in range(150)]


@pytest.mark.parametrize(
    "line",
    [
        "no json", "[]", '{"id": "s"}', '{"id": "s", "text": 3}', '{"id": "s", "text": "a", "actor": [0, 9]}',
        '{"id": "s", "text": "a", "trigger": "a"}', '{"id": "s", "text": "a", "published": "Monday"}',
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_named(line: str) -> None:
    with pytest.raises(BadInput, match="line 2"):
        list(answers([json.dumps({"id": "s", "text": "a"}), line]))
