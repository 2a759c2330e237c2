"""A long text: progress on standard error, no parse kept, sentences found in time that grows with the text, refused when too long."""

import gc
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from interstate.errors import BadInput
from interstate.faces.cli import cli
from interstate.reading import parse
from interstate.reading.article import load_article
from interstate.reading.parse import BATCH, LONGEST
from interstate.reading.sentences import split
from interstate.workflows.ingest import STEP, ingest
from tests.reading.small import reading

LINES = ("Chile signed a fishing accord with Peru on Monday.", "Kenya may visit Ghana.", "The weather was mild.")


def long(count: int) -> str:
    return "\n".join(f"{LINES[at % 3]}" for at in range(count))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    path.write_text(long(2 * STEP + 10), encoding="utf-8")
    return path


def test_a_long_text_tells_how_far_it_is(file: Path) -> None:
    told: list[str] = []
    ingest([file], progress=told.append)
    assert told == [f"reading {file}", "long.txt: 500 sentences read", "long.txt: 1,000 sentences read"]


@pytest.mark.parametrize("quiet", [False, True])
def test_progress_is_on_standard_error_and_can_be_silenced(file: Path, quiet: bool) -> None:
    found = CliRunner().invoke(cli, ["read", str(file), "--to", "csv", *(["--quiet"] if quiet else [])])
    assert found.exit_code == 0
    assert "sentences read" not in found.stdout
    assert ("500 sentences read" in found.stderr) is not quiet


def parses() -> int:
    """Parses that live, those that other tests hold among them."""
    gc.collect()
    return sum(type(one).__name__ == "Doc" for one in gc.get_objects())


def test_no_parse_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []
    module = import_module("interstate.reading.read")
    before = parses()

    def counted(sentences: Iterable[str]) -> Iterator[Any]:
        for number, doc in enumerate(parse.parsed(sentences)):
            if number % 150 == 149:
                alive.append(parses() - before)
            yield doc

    monkeypatch.setattr(module, "parsed", counted)
    reading(long(900))
    assert len(alive) == 6
    assert 0 < max(alive) <= 3 * BATCH
    assert max(alive[3:]) <= max(alive[:3]) + BATCH


def test_files_of_one_name_in_two_folders_are_two_texts(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "report.txt" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("Chile attacked Peru on 3 June 2024.", encoding="utf-8")
    first, second = ingest(paths)
    assert [len(one.events) for one in (first, second)] == [1, 0]
    assert [piece.document for piece in first.events[0].evidence] == ["report.txt", "report.txt (2)"]


def test_a_sentence_longer_than_the_parser_takes_is_cut_and_nothing_is_lost() -> None:
    text = "It rained in Chile, and " * 200 + "Chile attacked Peru."
    found = reading(text)
    assert all(one.end - one.start <= LONGEST for one in found.sentences)
    assert "".join(text[one.start : one.end] for one in found.sentences).replace(" ", "") == text.replace(" ", "")
    assert [(one.actor, one.type, one.recipient) for one in found.events] == [("CHL", "ASSAULT", "PER")]


@pytest.mark.parametrize(
    "piece", ["U.S. ", "? ", "Mr. ", "word word.\n", "\r\n", "\u2029", " \n", "a", "(", "x. Y ", ".\n", "\ufeff"]
)
def test_sentences_are_found_in_time_that_grows_with_the_text(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        split(text)
        return time.process_time() - start

    assert cost(400_000) <= 16 * cost(50_000) + 0.5


def test_a_text_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_text("word " * 2_100_000, encoding="utf-8")
    start = time.process_time()
    with pytest.raises(BadInput, match="larger than 10 MB"):
        load_article(str(path))
    assert time.process_time() - start < 2
