"""Rows in, questions and gold out; the layout is known by the rows, not by the file's name."""

import json
from pathlib import Path

import pytest

from interstate.errors import BadInput, UsageError
from interstate.reading.evaluation import coders, gsr, penta, petrarch, plv, uds
from interstate.reading.evaluation.formats import LAYOUTS, loaded, mapped, recognised
from interstate.reading.evaluation.marks import unmarked
from tests.reading.evaluation import rows

SAMPLES = {
    "plv": rows.PLV,
    "cameo_coders": rows.CODERS,
    "cameo_penta": rows.PENTA,
    "uds_factuality": rows.UDS,
    "petrarch_unit": rows.PETRARCH,
    "plover_gsr": rows.GSR,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_layout_is_known_by_its_set_and_by_its_fields(name: str) -> None:
    assert recognised(SAMPLES[name]).name == name
    assert recognised([{key: row[key] for key in row if key != "set"} for row in SAMPLES[name]]).name == name


@pytest.mark.parametrize("name", SAMPLES)
def test_no_question_tells_the_answer(name: str) -> None:
    layout = next(one for one in LAYOUTS if one.name == name)
    for one in layout.questions(SAMPLES[name]).questions:
        assert set(one.line()) <= {"id", "text", "actor", "recipient", "trigger", "names"}


def test_marks_become_spans() -> None:
    text, spans = unmarked("The <t>Ghanaians</t> met <s>Kenya</s>.")
    assert text == "The Ghanaians met Kenya."
    assert [text[slice(*spans[side])] for side in "st"] == ["Kenya", "Ghanaians"]
    with pytest.raises(BadInput, match="without its opening tag"):
        unmarked("Kenya</s> met Ghana.")


def test_a_plv_row_gives_both_parties() -> None:
    one = plv.questions(rows.PLV).questions[1]
    assert one.text[slice(*one.given["actor"])] == "a Kenyan envoy"
    assert one.text[slice(*one.given["recipient"])] == "Ghana"
    assert (one.gold, one.other["zsp"]) == ("CONSULT", "CONSULT")


def test_concede_and_retreat_are_yield_and_the_maps_differ() -> None:
    answer = {"events": [], "claims": [{"type": "RETREAT", "probability": 0.4}]}
    assert plv.root_of(answer) == ("YIELD", 0.4)
    assert (plv.quad_of("SANCTION", "plv"), plv.quad_of("SANCTION", "plover")) == ("M-CONF", "V-CONF")
    assert (plv.quad_of("YIELD", "plv"), plv.quad_of("YIELD", "plover")) == ("M-COOP", None)


def test_the_latest_round_counts_and_even_splits_are_left_out() -> None:
    asked = coders.questions(rows.CODERS)
    assert [(one.id, one.gold) for one in asked.questions] == [
        ("n1b", "material conflict"),
        ("n2", "none"),
        ("n4", "none"),
    ]
    assert asked.left_out == {"earlier round of the same text": 1, "coders split evenly": 1}
    assert asked.questions[2].other["acts"] is None


def test_penta_asks_for_the_bare_sentence() -> None:
    first, second = penta.questions(rows.PENTA).questions
    assert (first.gold, second.gold, dict(first.given)) == ("material conflict", "none", {})


def test_the_gate_is_open_from_one_half() -> None:
    gates = [(0.5, "verbal conflict"), (0.49, "verbal conflict"), (0.9, None)]
    found = [penta.class_of({"gate": {"event": p, "quad": quad}}) for p, quad in gates]
    assert found == ["verbal conflict", "none", "none"]


def test_predicates_are_placed_in_the_text() -> None:
    first, second = uds.questions(rows.UDS).questions
    assert [one.text[slice(*one.given["trigger"])] for one in (first, second)] == ["bought", "eat"]
    assert [one.gold for one in (first, second)] == ["happened", "did not happen"]
    assert uds.placed(["a", "x", "b"], "a b") == [[0, 1], None, [2, 3]]


@pytest.mark.parametrize(
    ("p", "mood", "found"),
    [(0.6, "planned", "happened"), (0.4, "occurred", "did not happen"), (None, "ongoing", "happened")],
)
def test_happened_by_probability_else_by_modality(p: float | None, mood: str, found: str) -> None:
    assert uds.happened({"triggers": [{"happened": p, "modality": mood}]}) == found


def test_unit_tests_are_cut_to_states_and_typed_by_the_code_book() -> None:
    asked = petrarch.questions(rows.PETRARCH)
    assert [one.id for one in asked.questions] == ["r1", "r2", "r4", "r5"]
    assert asked.questions[0].other["events"] == (("KEN", "GHA", "ACCUSE"),)
    assert asked.questions[1].other["events"] == (("GON", "MOR", "ACCUSE"),)
    assert asked.questions[3].other["events"] == (("KEN", "GHA", None),)
    assert {"name": "Gondor", "code": "GON"} in asked.questions[0].line()["names"]


def test_a_joint_act_stands_for_both_directions() -> None:
    assert petrarch.pairs_of({"actor": "KEN", "recipient": "GHA", "mutual": True}) == {("KEN", "GHA"), ("GHA", "KEN")}
    assert petrarch.pairs_of({"actor": "KEN", "recipient": "GHA", "mutual": False}) == {("KEN", "GHA")}


def test_gold_records_are_asked_twice_where_two_states_meet() -> None:
    asked = gsr.questions(rows.GSR)
    assert [(one.id, one.gold) for one in asked.questions] == [
        ("g1", "ASSAULT"),
        ("g2", "REQUEST"),
        ("g1:bare", "ASSAULT"),
    ]
    assert asked.questions[2].line() == {"id": "g1:bare", "text": rows.GSR[0]["text"]}
    assert asked.left_out == {"actor's words not found in the text": 1}


def test_an_unknown_layout_says_what_was_found_and_expected() -> None:
    with pytest.raises(BadInput, match=r"these fields: apple, id\. Known layouts: plv"):
        recognised([{"id": 1, "apple": 2}])
    with pytest.raises(BadInput, match="row 2 of plv lacks root"):
        recognised([rows.PLV[0], {key: rows.PLV[1][key] for key in rows.PLV[1] if key != "root"}])


def test_a_map_that_does_not_fit_is_refused() -> None:
    layout = recognised(rows.PENTA)
    assert mapped(layout, None) == "penta"
    with pytest.raises(UsageError, match="scored under penta only"):
        mapped(layout, "plv")


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "is empty"), (b"\xff\xfe\x00", "not UTF-8"), (b"{", "line 1 is not JSON"), (b"[1]", "line 1 is a list")],
)
def test_bad_files_say_so(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=words):
        loaded(path)


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n" + json.dumps(rows.PLV[0]) + "\n\n", encoding="utf-8")
    found, sha256 = loaded(path)
    assert found == [rows.PLV[0]]
    assert len(sha256) == 64
