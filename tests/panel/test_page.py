"""The page of the panel names every column; frames come back as what is asked for."""

from datetime import date
from pathlib import Path

import pytest

from interstate.panel.build import states
from interstate.panel.catalogue import names
from tests.panel.tiny import covers, fact, world

PAGE = Path(__file__).parents[2] / "docs/reference/panel.md"


def test_every_column_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in names() if f"`{name}" not in text] == []


def test_a_category_is_a_word_and_none_only_where_the_frame_is_closed() -> None:
    rows = [
        fact("nuclear", "CHN", None, 2000, 2002, kind="pursue"),
        fact("nuclear", "CHN", None, 2002, 2002, kind="possess"),
    ]
    made = world(rows, [covers("nuclear", "closed", 1999, 2002)])
    panel = states(1999, 2003, among=("CHN",), as_of=date(2010, 1, 1), connect=made).add("nuclear_status").lag(1)
    assert [row[2] for row in panel.rows()] == ["none", "pursue", "pursue", "possess", None]
    assert [row[3] for row in panel.rows()] == [None, "none", "pursue", "pursue", "possess"]


@pytest.mark.parametrize("library", ["polars", "pandas", "pyarrow"])
def test_a_frame_holds_the_rows(library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    made = world([fact("gdp", "CHN", None, 2000, 2000, 2.0, unit="US$")], [covers("gdp", "open", 1999, 2002)])
    panel = states(1999, 2000, among=("CHN",), as_of=date(2010, 1, 1), connect=made).add("gdp")
    frame = getattr(panel, {"pyarrow": "to_arrow"}.get(library, f"to_{library}"))()
    columns = frame.column_names if library == "pyarrow" else list(frame.columns)
    assert tuple(columns) == panel.columns
    assert len(frame) == len(panel.rows())
