"""Every row keeps to the code book: whole words, closed lists, one reading of each sentence."""

from collections import Counter
from itertools import product
from typing import Any

import pytest
from tools import corpus as tool

from interstate.codes import blocs, plover, states

Row = dict[str, Any]
FIELDS = {"id", "text", "items", "nothing", "author", "reviewed", "rule"}
SPANS = {"act": ("actor_span", "trigger_span", "recipient_span", "cue_span"), "relation": ("a_span", "trigger_span", "b_span"),
         "predicate": ("trigger_span",)}  # fmt: skip
PARTIES = ("actor", "recipient", "state_a", "state_b")


def test_every_span_is_whole_words_of_its_sentence(rows: list[Row]) -> None:
    wrong = [
        (row["id"], name)
        for row in rows
        for item in row["items"]
        for name in SPANS[item["kind"]]
        if item[name] is not None and not whole(row["text"], *item[name])
    ]
    assert wrong == []


def whole(text: str, start: int, end: int) -> bool:
    """True where a span holds words and cuts none."""
    inside = text[start:end]
    return 0 <= start < end <= len(text) and inside == inside.strip() and not tool.cut(text, start, end)


def test_every_act_and_tie_and_predicate_has_a_trigger_in_the_sentence(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if any(item["trigger_span"] is None for item in row["items"])] == []


def test_the_lists_are_closed(rows: list[Row], acts: list[Row]) -> None:
    items = [item for row in rows for item in row["items"]]
    assert {frozenset(row) for row in rows} == {frozenset(FIELDS)}
    assert {item["kind"] for item in items} == set(SPANS)
    assert {item["type"] for item in acts} == plover.COOPERATION | plover.CONFLICT
    assert {item["form"] for item in acts} == set(tool.FORMS)
    assert {item["modality"] for item in items} == set(tool.MODALITIES)
    assert {item["relation"] for item in items if item["kind"] == "relation"} == set(tool.RELATIONS)
    assert {row["nothing"] for row in rows} == {*tool.NOTHING, None}


def test_every_party_is_a_state_or_a_bloc_or_neither(rows: list[Row]) -> None:
    named = {item[side] for row in rows for item in row["items"] for side in PARTIES if item.get(side)}
    assert [code for code in sorted(named) if not states.is_state(code) and not blocs.is_bloc(code)] == []


def test_nobody_acts_on_itself(rows: list[Row]) -> None:
    items = [(row["id"], item) for row in rows for item in row["items"]]
    assert [name for name, item in items if item.get("actor") and item["actor"] == item["recipient"]] == []


def test_a_sentence_holds_an_item_or_says_which_kind_of_nothing_it_is(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if not row["items"] and row["nothing"] is None] == []
    assert [row["id"] for row in rows if row["nothing"] and any(i["kind"] == "act" for i in row["items"])] == []


def test_names_and_sentences_are_single(rows: list[Row]) -> None:
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)
    assert tool.twins([(row["id"], row["text"]) for row in rows], []) == []


def test_every_type_stands_in_every_modality_and_form(acts: list[Row]) -> None:
    filled = Counter((item["type"], item["modality"], item["form"]) for item in acts)
    cells = product(sorted(plover.COOPERATION | plover.CONFLICT), tool.MODALITIES, tool.FORMS)
    assert [" ".join(cell) for cell in cells if not filled[cell]] == []


@pytest.mark.parametrize(
    ("what", "least"), [("sentences", 2_500), ("nothing", 800), ("relations", 300), ("reviewed", 500)]
)
def test_there_is_enough_of_it(rows: list[Row], what: str, least: int) -> None:
    held = {
        "sentences": len(rows),
        "nothing": sum(row["nothing"] is not None for row in rows),
        "relations": sum(item["kind"] == "relation" for row in rows for item in row["items"]),
        "reviewed": sum(bool(row["reviewed"]) for row in rows),
    }
    assert held[what] >= least


def test_twenty_passages_are_coded_whole(passages: list[tuple[str, Row, str]]) -> None:
    assert len(passages) >= 20
    for name, answers, text in passages:
        cuts = [mention for item in answers["items"] for mention in item["mention_spans"]]
        assert [(name, span) for span in cuts if not whole(text, *span)] == []
        rest = "".join(
            text[end:start]
            for (_, end), (start, _) in zip(
                [(0, 0), *answers["sentence_spans"]], [*answers["sentence_spans"], (len(text), 0)], strict=True
            )
        )
        assert rest.strip() == "", name
