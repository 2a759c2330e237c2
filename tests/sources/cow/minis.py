"""Where the invented mini files lie, and short forms of what they give."""

from datetime import date
from pathlib import Path
from typing import Any

from interstate.sources.base import Dataset
from tests.sources.loading import facts_of

MINIS = Path(__file__).parents[1] / "minis" / "cow"


def short(source: Dataset, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """Chosen columns of the facts of a mini, each fact once, in order; `from` and `to` are the years of start and end."""
    return sorted({tuple(_cell(row, column) for column in columns) for row in facts_of(source, MINIS / name)}, key=repr)


def _cell(row: dict[str, Any], column: str) -> Any:
    if column in ("from", "to"):
        day: date = row["start" if column == "from" else "end"]
        return day.year
    return row[column]
