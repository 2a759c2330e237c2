"""What data sets of events in yearly and weekly files share: finding the text, its encoding, its header, its days."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from interstate.errors import BadInput, UnreadColumn
from interstate.model.tie import Coverage
from interstate.sources.archive import members, unpack
from interstate.sources.textual import utf8
from interstate.store.slots import ONE, SHARE, runs

FIRST, LAST = "DATE '1900-01-01'", "DATE '2100-01-01'"
LONGEST = 1_000_000
"""Bytes of a header line at most."""
UNPACKED = 4_000_000_000
"""Bytes that one file may become: a year of events is some hundred million, an export of all years of ACLED more."""


def names_of(path: Path) -> tuple[str, ...]:
    """The name of a file and, of an archive, the names inside it: one of them tells the edition."""
    if path.suffix.lower() in (".zip", ".gz"):
        return (path.name, *(name.replace("\\", "/").rpartition("/")[2] for name in members(path)))
    return (path.name,)


def texts(path: Path, place: Path) -> Path:
    """The text of a file, out of its archive and in UTF-8: what is no UTF-8 from end to end is read as latin-1.

    Raises:
        BadInput: empty, a web page, a damaged archive, an archive that holds several texts.
    """
    if path.stat().st_size == 0:
        raise BadInput(f"{path.name} is empty.")
    text = unpack(path, place, lambda name: name.lower().endswith((".txt", ".tab", ".tsv", ".csv")), cap=UNPACKED)
    try:
        return utf8(text, place, "utf-8")
    except BadInput:
        return utf8(text, place, "latin-1")


def header(text: Path, delimiter: str) -> tuple[str, ...]:
    """The names in the first line, quotes and blanks around them left out."""
    with text.open("rb") as lines:
        line = lines.readline(LONGEST).decode("utf-8-sig", errors="replace")
    return tuple(cell.strip().strip('"').strip() for cell in line.rstrip("\r\n").split(delimiter))


def laid_out(
    found: Sequence[str], wanted: frozenset[str], optional: frozenset[str], name: str
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The columns of a file in its order, and those of `optional` that it has.

    Raises:
        UnreadColumn: a column is missing, or is neither read nor ignored.
    """
    missing = sorted(wanted - set(found))
    more = [column for column in found if column not in wanted | optional]
    if missing or more or len(set(found)) != len(found):
        words = [f"lacks {', '.join(map(repr, missing[:5]))}"] if missing else []
        words += [f"has {', '.join(map(repr, more[:5]))}, which is neither read nor ignored"] if more else []
        words = words or ["names a column twice"]
        raise UnreadColumn(f"{name}: the header {' and '.join(words)}; the layout of the file has changed.")
    return tuple(found), frozenset(found) & optional


def daily(text: Path, column: int, read: Callable[[str], date | None]) -> dict[date, int]:
    """How many rows of a tab-separated text each day has that a column names."""
    found: Counter[str] = Counter()
    with text.open("rb") as lines:
        next(lines, b"")
        for line in lines:
            cells = line.rstrip(b"\r\n").split(b"\t", column + 1)
            if len(cells) > column:
                found[cells[column].decode("utf-8", "replace").strip()] += 1
    days: Counter[date] = Counter()
    for told, count in found.items():
        day = read(told)
        if day is not None:
            days[day] += count
    return dict(days)


def covered(source: str, version: str, days: dict[date, int]) -> Iterator[Coverage]:
    """Closed from the first to the last day with as many rows as a day of the file usually has; days with hardly any are gaps.

    Usually: at least a quarter of the median. Stray days far from the others say nothing of what lies between.
    """
    usual = median(days.values()) if days else 0
    full = [day for day, count in days.items() if count >= SHARE * usual]
    if not full:
        return
    first, last = min(full), max(full)
    inside = {day: (1, count) for day, count in days.items() if first <= day <= last}
    yield Coverage(source, version, "event", "all", first, last + ONE, "closed", f"{len(inside)} days with rows")
    for start, end, _ in runs(inside, 1):
        yield Coverage(source, version, "event", "all", start, end, "gap", "hardly any rows, or none")


def iso_or_american(told: str) -> date | None:
    """A day written 2018-06-20 or 6/20/2018; None for anything else."""
    if match := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", told):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", told):
        month, day, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def sql_day(told: str, *forms: str) -> str:
    """A day in SQL, written 2018-06-20 or in one of the forms; null for anything else, and for days that no news is about."""
    read = ", ".join(
        [f"TRY_CAST({told} AS DATE)", *(f"TRY_CAST(try_strptime({told}, '{form}') AS DATE)" for form in forms)]
    )
    return f"CASE WHEN coalesce({read}) BETWEEN {FIRST} AND {LAST} THEN coalesce({read}) END"


def sql_number(told: str) -> str:
    """A number in SQL; null for anything else, infinity too."""
    return f"CASE WHEN isfinite(TRY_CAST({told} AS DOUBLE)) THEN TRY_CAST({told} AS DOUBLE) END"
