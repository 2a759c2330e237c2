"""Read the CSV files that lie beside the code, and the partial dates in them."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Rows of `codes/NAME.csv` as text by column name, in file order; read once."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def day(text: str) -> date | None:
    """A day written `2004-03-05`, `2004-03` or `2004` (its first day); empty text is None.

    Raises:
        ValueError: anything else.
    """
    if not text:
        return None
    return date.fromisoformat(text + "-01-01"[3 * (text.count("-")) :] if len(text) < 10 else text)


def holds(start: date | None, end: date | None, on: date) -> bool:
    """True if `on` lies in [start, end); a missing bound is open."""
    return (start is None or start <= on) and (end is None or on < end)
