"""The days that each source of events covers, in DuckDB: what the series need beside the history itself."""

from datetime import date
from typing import TYPE_CHECKING

from interstate.store.slots import PER_DAY

if TYPE_CHECKING:
    import duckdb


def make_frame(connection: "duckdb.DuckDBPyConnection", until: date) -> int:
    """Make the table `frame` (source, day, expected, seen) from the views `history`, `coverage`, `slots`; returns its rows.

    A source covers the days of its closed rows of coverage and those between its first and its last slot, up to `until`. Days
    with slots have as many as came; others are seen unless a row of coverage calls them a gap. A source that says nothing of
    its coverage has no rows, and so no rates.
    """
    expected = " ".join(f"WHEN '{source}' THEN {number}" for source, number in sorted(PER_DAY.items()))
    expected = f"CASE source {expected} ELSE 1 END::BIGINT"
    last = f"DATE '{until.isoformat()}'"
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE frame AS
        WITH named AS (SELECT DISTINCT source FROM history),
        spans AS (
            SELECT source, rule, "start" AS first, least(coalesce("end" - 1, {last}), {last})::DATE AS last FROM coverage
            WHERE layer = 'event' AND frame = 'all' AND rule IN ('closed', 'gap') AND source IN (FROM named)
            UNION ALL
            SELECT source, 'closed', min(day), least(max(day), {last}) FROM slots
            WHERE source IN (FROM named) GROUP BY source
        ),
        days AS (
            SELECT source, rule, unnest(generate_series(first, last, INTERVAL 1 DAY))::DATE AS day
            FROM spans WHERE first <= last
        ),
        covered AS (SELECT source, day, bool_or(rule = 'gap') AS gap FROM days GROUP BY ALL HAVING bool_or(rule = 'closed')),
        slotted AS (SELECT source, day, sum(seen)::BIGINT AS seen FROM slots GROUP BY ALL)
        SELECT source, day, {expected} AS expected,
            CASE WHEN source IN (SELECT source FROM slotted) THEN coalesce(seen, 0)
                 WHEN gap THEN 0 ELSE {expected} END AS seen
        FROM covered LEFT JOIN slotted USING (source, day)"""
    )
    row = connection.execute("SELECT count(*) FROM frame").fetchone()
    return int(row[0]) if row else 0
