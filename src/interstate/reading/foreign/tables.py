"""The names of states and blocs in one language, from the CSV files beside the code."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interstate.reading.foreign.fold import spelling

LANGUAGES = ("fr", "es", "ru", "hi", "zh")
FOLDER = Path(__file__).parent
BLOCK = "-"
"""Code of the row with phrases that hold a name and mean no state (the Gulf of Mexico)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One state, bloc or ambiguous word: `codes` (several = left open), names, adjectives in the masculine, capitals."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def rows(language: str) -> tuple[Row, ...]:
    """Rows of the table of a language, in the order of the file."""
    with (FOLDER / f"names_{language}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Row(tuple(row["code"].split("|")), *(_list(row[column]) for column in ("names", "adjectives", "capitals")))
            for row in csv.DictReader(lines)
        )


@cache
def blocking(language: str) -> tuple[str, ...]:
    """Phrases that mean no state."""
    return next(row.names for row in rows(language) if row.codes == (BLOCK,))


def _list(text: str) -> tuple[str, ...]:
    return tuple(spelling(one) for one in text.split(";") if one)
