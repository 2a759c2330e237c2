"""The tool that checks drafts, keeps second coders' answers and counts."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tools import corpus as tool

DRAFT = """
> Kenya urged Ghana on Tuesday to stop shelling Togo's villages.
act KEN REQUEST GHA occurred active | Kenya | urged | Ghana
act GHA ASSAULT TGO prescribed active | Ghana | shelling | Togo's villages | holder=Kenya cue=urged
> Ghana relies on Kenya for fuel.
rel dependence energy GHA KEN ongoing | Ghana | relies | Kenya
> Kenya beat Ghana 2-1 in Accra.
none sport
> I would have called if the train had stopped.
pred possible | called
pred denied | stopped
"""
SHEET = """T001 Kenya **urged** Ghana on Tuesday to stop shelling Togo's villages.
T002 Kenya urged Ghana on Tuesday to stop **shelling** Togo's villages.
T003 Peru **froze** its wheat.
G001 Kenya beat Ghana 2-1 in Accra.
G002 Ghana relies on Kenya for fuel."""
ANSWERS = "T001 REQUEST occurred\nT002 COERCE prescribed\nT003 SANCTION occurred\nG001 NONE\nG002 AGREE"


@pytest.fixture
def drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft, and an empty corpus."""
    monkeypatch.setattr(tool, "CORPUS", tmp_path / "corpus" / "sentences.jsonl")
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["corpus.py", *words])
    return tool.main()


def test_a_draft_becomes_rows(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "check", str(drafted)) == 0
    assert tool.corpus() == []
    assert run(monkeypatch, "add", str(drafted), "--author", "z") == 0
    rows = tool.corpus()
    assert [row["id"] for row in rows] == ["z-0001", "z-0002", "z-0003", "z-0004"]
    text, act = rows[0]["text"], rows[0]["items"][1]
    assert (act["actor"], act["type"], act["recipient"], act["holder"]) == ("GHA", "ASSAULT", "TGO", "Kenya")
    assert [text[slice(*act[f"{name}_span"])] for name in ("trigger", "recipient", "cue")] == [
        "shelling",
        "Togo's villages",
        "urged",
    ]


def test_the_same_draft_twice_is_refused_as_twins(
    drafted: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "add", str(drafted), "--author", "z")
    assert run(monkeypatch, "add", str(drafted), "--author", "y") == 7
    assert "is a twin of z-0001" in capsys.readouterr().out
    assert len(tool.corpus()) == 4


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("act KEN REQUEST GHA occurred active | Ken | urged | Ghana", "whole words"),
        ("act KEN URGE GHA occurred active | Kenya | urged | Ghana", "URGE"),
        ("act KEN REQUEST GHA done active | Kenya | urged | Ghana", "modality 'done'"),
        ("act KEN REQUEST ZZZ occurred active | Kenya | urged | Ghana", "ZZZ"),
        ("act KEN REQUEST KEN occurred active | Kenya | urged | Kenya", "the same state"),
        ("act KEN REQUEST GHA occurred active | Kenya | _ | Ghana", "needs a trigger"),
        ("act KEN REQUEST GHA occurred", "expected: act"),
        ("rel friendship trade KEN GHA ongoing | Kenya | urged | Ghana", "friendship"),
        ("none boredom", "kind of nothing"),
        ("note this", "'note'"),
    ],
)
def test_a_fault_is_named_with_its_line(line: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"> Kenya urged Ghana to wait.\n{line}\n", encoding="utf-8")
    wrong = tool.parse(path)[1]
    assert wrong[0].startswith("line 2: ")
    assert fault in wrong[0]


def test_answers_of_a_second_coder_stand_beside_the_first_coding(
    drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "add", str(drafted), "--author", "z")
    before = [row["items"] for row in tool.corpus()]
    for name, text in (("sheet", SHEET), ("answers", ANSWERS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for _ in range(2):
        assert run(monkeypatch, "review", str(tmp_path / "sheet"), str(tmp_path / "answers"), "--author", "second") == 0
    assert "T003: its sentence is not in the corpus" in capsys.readouterr().out
    rows = tool.corpus()
    assert [row["items"] for row in rows] == before
    assert [len(row["reviewed"] or []) for row in rows] == [2, 1, 1, 0]
    assert tool.agreement(rows) == {
        "type": [("REQUEST", "REQUEST"), ("ASSAULT", "COERCE")],
        "modality": [("occurred", "occurred"), ("prescribed", "prescribed")],
        "event or none": [("none", "event"), ("none", "none")],
    }


def test_an_answer_outside_the_lists_changes_nothing(
    drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "add", str(drafted), "--author", "z")
    before = tool.CORPUS.read_bytes()
    (tmp_path / "sheet").write_text(SHEET, encoding="utf-8")
    (tmp_path / "answers").write_text("T001 URGE occurred", encoding="utf-8")
    assert run(monkeypatch, "review", str(tmp_path / "sheet"), str(tmp_path / "answers")) == 7
    assert "type 'URGE'" in capsys.readouterr().out
    assert tool.CORPUS.read_bytes() == before


def test_kappa_is_agreement_beyond_chance() -> None:
    assert tool.kappa([("a", "a"), ("b", "b")] * 5) == 1
    assert tool.kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert tool.kappa([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15) == pytest.approx(
        0.4
    )


def test_the_corpus_is_written_as_it_was_read(
    drafted: Path, monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, Any]]
) -> None:
    tool.write(rows)
    assert [json.loads(line) for line in tool.CORPUS.read_text(encoding="utf-8").splitlines()] == rows


def test_the_card_shows_the_counts_of_the_file(rows: list[dict[str, Any]]) -> None:
    card = tool.CARD.read_text(encoding="utf-8")
    assert tool.carded(card, tool.table(rows)) == card, "python tools/corpus.py stats --card"
    assert (
        sorted(
            {row["author"] for row in rows}
            - set(card.replace("b1 to b6", "b1 b2 b3 b4 b5 b6").replace(",", "").split())
        )
        == []
    )
