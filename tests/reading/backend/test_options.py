"""The options of the command line: both or neither, never by the environment alone, and a brief that names the model."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interstate.faces.cli import cli
from interstate.reading.backend.prompt import PROMPT_VERSION
from tests.reading.backend.cases import GHOSTED, TEXT
from tests.reading.backend.fake import answer, body, serving


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), catch_exceptions=False)


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", [("read",), ("brief", "--for", "KEN"), ("implications",)])
@pytest.mark.parametrize("option", [("--llm", "http://127.0.0.1:9/v1"), ("--llm-model", "small")])
def test_one_option_without_the_other_is_wrong_usage(
    command: tuple[str, ...], option: tuple[str, ...], text: str
) -> None:
    result = run(*command, text, *option)
    assert result.exit_code == 2
    assert "go together" in result.stderr


def test_the_environment_alone_asks_nobody(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answer(GHOSTED)) as fake:
        monkeypatch.setenv("INTERSTATE_LLM_URL", fake.url)
        monkeypatch.setenv("INTERSTATE_LLM_MODEL", "small")
        monkeypatch.setenv("INTERSTATE_LLM_KEY", "word")
        found = json.loads(run("read", text, "--to", "json").stdout)
    assert fake.requests == []
    assert not [row for row in found["events"] if row["rule"].startswith("model")]


def test_read_with_a_model_marks_what_the_model_added(text: str) -> None:
    with serving(answer(GHOSTED)) as fake:
        result = run("read", text, "--to", "json", "--llm", fake.url, "--llm-model", "small")
    (row,) = [row for row in json.loads(result.stdout)["events"] if row["rule"] == "model small"]
    assert (row["actor"], row["type"], row["recipient"], row["probability"]) == ("KEN", "REJECT", "GHA", None)
    assert "added 1 items" in result.stderr


def test_a_brief_names_model_and_prompt_version(text: str) -> None:
    with serving(answer(GHOSTED)) as fake:
        result = run("brief", text, "--for", "KEN", "--to", "json", "--llm", fake.url, "--llm-model", "small")
    brief = json.loads(result.stdout)
    assert any(f"model small, prompt {PROMPT_VERSION}" in row["source"] for row in brief["vintage"])
    assert any("the model small added" in gap for gap in brief["gaps"])


def test_without_an_answer_the_brief_is_the_local_one_and_says_so(text: str) -> None:
    with serving(body(b"", 401)) as fake:
        result = run("brief", text, "--for", "KEN", "--to", "json", "--llm", fake.url, "--llm-model", "small")
    with_model, without = (
        json.loads(result.stdout),
        json.loads(run("brief", text, "--for", "KEN", "--to", "json").stdout),
    )
    assert result.exit_code == 0
    (gap,) = set(with_model.pop("gaps")) - set(without.pop("gaps"))
    assert "status 401" in gap
    assert with_model == without


def test_a_silent_endpoint_is_asked_once_in_a_run(text: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Peru ghosted Chile at the summit.", encoding="utf-8")
    with serving(body(b"", 401)) as fake:
        result = run("implications", text, str(other), "--to", "json", "--llm", fake.url, "--llm-model", "small")
    assert len(fake.requests) == 1
    gaps = json.loads(result.stdout)["gaps"]
    assert [gap for gap in gaps if "fell silent before" in gap]
