"""Periods that a source delivers one by one, and the gaps between them.

A source of slots (`PER_DAY`) covers the days between its first and its last one. A day that lacks a slot, or whose volume is
under a quarter of the median of the eight like days before it, is a gap: what happened then is not known.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from statistics import median

import duckdb

from interstate.model.tie import Coverage

PER_DAY = {"gdelt": 96}
"""Slots that a day is expected to have; 1 for sources that are not named."""
LIKE, SHARE = 8, 0.25
ONE = timedelta(days=1)


def remember(connection: duckdb.DuckDBPyConnection, source: str, found: Sequence[tuple[datetime, int]]) -> None:
    """Add slots; a slot that came again keeps its larger volume."""
    starts, volumes = [slot for slot, _ in found], [volume for _, volume in found]
    connection.execute(
        "INSERT INTO slots SELECT ?, unnest(?::TIMESTAMP[]), unnest(?::BIGINT[])", [source, starts, volumes]
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE one_slot AS SELECT source, slot, max(volume) AS volume FROM slots GROUP BY ALL"
    )
    connection.execute("DELETE FROM slots")
    connection.execute("INSERT INTO slots SELECT * FROM one_slot ORDER BY source, slot")


def coverage(connection: duckdb.DuckDBPyConnection, source: str) -> Iterator[Coverage]:
    """One row for the days that were observed from end to end, one for each run of days that were not.

    The version is the latest of the files that were loaded, in whatever order they came.
    """
    named = connection.execute("SELECT coalesce(max(version), '') FROM files WHERE source = ?", [source]).fetchone()
    version = str(named[0]) if named else ""
    found = connection.execute(
        "SELECT slot::DATE AS day, count(*), sum(volume) FROM slots WHERE source = ? GROUP BY day ORDER BY day",
        [source],
    ).fetchall()
    days: dict[date, tuple[int, int]] = {row[0]: (int(row[1]), int(row[2])) for row in found}
    if not days:
        return
    first, last = min(days), max(days)
    words = f"{sum(seen for seen, _ in days.values())} slots"
    yield Coverage(source, version, "event", "all", first, last + ONE, "closed", words)
    expected = PER_DAY.get(source, 1)
    for start, end, note in runs(days, expected):
        yield Coverage(source, version, "event", "all", start, end, "gap", note)


def runs(days: dict[date, tuple[int, int]], expected: int) -> Iterator[tuple[date, date, str]]:
    """Runs of days that lack slots or volume: first day, day after the last one, and what is known of it."""
    first, last = min(days), max(days)
    start: date | None = None
    seen = wanted = 0
    before: list[int] = []
    day = first
    while day <= last + ONE:
        count, volume = days.get(day, (0, 0))
        short = day <= last and (count < expected or _thin(volume, before))
        if short:
            start, seen, wanted = start or day, seen + count, wanted + expected
        elif start is not None:
            yield start, day, f"{seen} of {wanted} slots" if seen < wanted else "hardly any rows"
            start, seen, wanted = None, 0, 0
        if not short and day <= last:
            before = [*before[-LIKE + 1 :], volume]
        day += ONE


def _thin(volume: int, before: Sequence[int]) -> bool:
    return len(before) == LIKE and volume < SHARE * median(before)
