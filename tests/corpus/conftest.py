"""The corpus, its acts, and the passages that are coded whole."""

import json
from pathlib import Path
from typing import Any

import pytest
from tools import corpus as tool

from interstate.reading.article import load_article

ROOT = Path(__file__).parents[2]
PASSAGES = ROOT / "tests" / "articles" / "practice"
"""The passages that the models may learn from."""
Row = dict[str, Any]


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    """Rows of the corpus."""
    return tool.corpus()


@pytest.fixture(scope="session")
def acts(rows: list[Row]) -> list[Row]:
    """All coded acts."""
    return [item for row in rows for item in row["items"] if item["kind"] == "act"]


@pytest.fixture(scope="session")
def acting(rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Sentences with an act, and their acts, outermost first."""
    both = ((row, [item for item in row["items"] if item["kind"] == "act"]) for row in rows)
    return [(row, found) for row, found in both if found]


@pytest.fixture(scope="session")
def passages() -> list[tuple[str, Row, str]]:
    """Passages coded whole: name, answers, text."""
    found = []
    for path in sorted(PASSAGES.glob("*.answers.json")):
        answers = json.loads(path.read_text(encoding="utf-8"))
        text = load_article(str(path.parent / answers["article"])).text
        found.append((path.name.removesuffix(".answers.json"), answers, text))
    return found
