"""The page "From a question to a panel" says what its own code prints, on the open data."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.open_data.conftest import OPEN, Home

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not OPEN.exists(), reason="needs ../shared/data/world"),
]
PAGE = Path(__file__).parents[2] / "docs/how-to/from-a-question-to-a-panel.md"
BLOCK = re.compile(r"```(python|text)\n(.*?)```", re.DOTALL)
NUMBER = re.compile(r"[+-]?\d[\d,]*\.?\d*")
SVG = "{http://www.w3.org/2000/svg}"


def blocks() -> list[tuple[str, str]]:
    """Kind and text of each block of code or output, in order."""
    return [(match[1], match[2]) for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]


def numbers(text: str) -> list[float]:
    """The numbers of a text, without the commas of thousands."""
    return [float(one.replace(",", "").rstrip(".")) for one in NUMBER.findall(text)]


def words(text: str) -> list[str]:
    """The text without its numbers."""
    return NUMBER.sub("#", text).split()


def test_the_page_prints_what_it_says(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.load("open_votes")
    home.load("open_ideal_points")
    monkeypatch.chdir(tmp_path)
    place: dict[str, Any] = {}
    said = StringIO()
    compared = 0
    for kind, text in blocks():
        if kind == "python":
            with redirect_stdout(said):
                exec(compile(text, PAGE.name, "exec"), place)
            continue
        printed, said = said.getvalue(), StringIO()
        assert words(printed) == words(text)
        assert numbers(printed) == pytest.approx(numbers(text), rel=0.1, abs=0.006), printed
        compared += 1
    assert compared == 4
    picture = ElementTree.parse(tmp_path / "co-sanctioned.svg").getroot()
    assert picture.get("role") == "img"
    assert [picture.find(f"{SVG}{name}") is not None for name in ("title", "desc")] == [True, True]
    assert "Votes: Voeten" in "".join(picture.itertext())
