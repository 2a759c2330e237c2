"""Nothing happened, nothing was seen, and what changed in a year."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.store.series.change import change
from interstate.store.series.counts import totals
from interstate.store.series.frame import make_frame
from interstate.store.series.gaps import observed, rates
from interstate.store.series.period import By, length, period
from interstate.store.series.schema import frame, history
from tests.store.series.small import APRIL, MARCH, event, holding, rows_of, values

EVENTS = [event(f"n{n}", date(2023, 3, 1 + n), "RUS", "PRK", "AID") for n in range(4)] + [
    event("m", date(2024, 3, 9), "RUS", "PRK", "AID"),
    event("p", date(2024, 4, 9), "RUS", "PRK", "AID"),
]


def days(year: int, month: int, seen: int = 4) -> list[tuple[Any, ...]]:
    """A month of the frame, four slots a day."""
    return [("test", date(year, month, day), 4, seen) for day in range(1, monthrange(year, month)[1] + 1)]


FRAME = days(2023, 3) + days(2023, 4) + days(2024, 3, 2) + days(2024, 4)[:27] + days(2024, 5) + days(2024, 6, 0)


def test_slots_of_a_period_are_those_of_the_whole_period() -> None:
    found = values(rows_of(observed(frame()), [], FRAME), "period", "expected", "seen")
    assert found[2:4] == [(MARCH, 124, 62), (APRIL, 120, 108)]
    assert values(rows_of(observed(frame(), "year"), [], FRAME), "expected") == [(365 * 4,), (366 * 4,)]


def test_zero_is_observed_and_null_is_not() -> None:
    found = rows_of(rates(history(), frame()), EVENTS, FRAME)
    assert values(found, "period", "events", "rate") == [
        (date(2023, 3, 1), 4, pytest.approx(4 / 124)),
        (date(2023, 4, 1), 0, 0.0),
        (MARCH, 1, pytest.approx(1 / 62)),
        (APRIL, 1, pytest.approx(1 / 108)),
        (date(2024, 5, 1), 0, 0.0),
        (date(2024, 6, 1), None, None),
    ]


def test_a_pair_that_was_asked_for_has_rows_without_events() -> None:
    asked = [("RUS", "CHN"), ("CHN", "RUS")]
    found = rows_of(rates(history(), frame(), "year", asked), EVENTS, FRAME)
    assert values(found, "actor", "recipient", "events") == [("CHN", "RUS", 0), ("RUS", "CHN", 0)] * 2


def test_change_is_null_where_a_period_was_seen_in_part_only() -> None:
    found = rows_of(change(rates(history(), frame())), EVENTS, FRAME)
    by_period = {row["period"]: (row["previous"], row["change"], row["ratio"]) for row in found}
    assert by_period[MARCH] == (4, None, None)
    assert by_period[APRIL] == (0, 1, None)
    assert by_period[date(2024, 5, 1)] == by_period[date(2024, 6, 1)] == (None, None, None)


def test_change_of_counts_needs_the_same_month_of_the_year_before() -> None:
    found = rows_of(change(totals(history())), EVENTS)
    assert values(found, "period", "previous", "change", "ratio") == [
        (date(2023, 3, 1), None, None, None),
        (MARCH, 4, -3, 0.25),
        (APRIL, None, None, None),
    ]


def test_a_leap_day_has_no_year_before() -> None:
    some = [event(str(year), date(year, 2, 29), "RUS", "PRK", "AID") for year in (2020, 2024)]
    assert values(rows_of(change(totals(history(), "day")), some), "previous") == [(None,), (None,)]


@given(st.dates(date(1899, 1, 1), date(2101, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_a_period_is_as_long_as_the_calendar_says(day: date, by: By) -> None:
    start = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[by]
    long = {"day": 1, "month": monthrange(day.year, day.month)[1], "year": date(day.year, 12, 31).timetuple().tm_yday}[
        by
    ]
    with LEDGER.cursor() as connection:
        connection.execute("CREATE OR REPLACE TABLE history (day DATE)")
        connection.execute("INSERT INTO history VALUES (?)", [day])
        assert connection.execute(SQL[by]).fetchall() == [(start, long)]


def _sql(by: By) -> str:
    import ibis

    from interstate.store.series.engines import sql

    table = ibis.table({"day": "date"}, name="history")
    start = period(table.day, by)
    return sql(table.select(start=start, long=length(start, by)))


SQL: dict[By, str] = {by: _sql(by) for by in ("day", "month", "year")}
LEDGER = holding([])


def test_the_frame_comes_from_coverage_and_slots() -> None:
    some = [event("1", date(2024, 1, 1), "RUS", "PRK", "AID", source=name) for name in ("gdelt", "polecat", "silent")]
    first = date(2024, 1, 1)
    with holding(some) as connection:
        connection.execute("DROP TABLE frame")
        connection.execute(
            'CREATE TABLE coverage (source VARCHAR, layer VARCHAR, frame VARCHAR, "start" DATE, "end" DATE, rule VARCHAR)'
        )
        connection.execute("CREATE TABLE slots (source VARCHAR, day DATE, seen BIGINT, volume BIGINT)")
        for rule, start, end in (("closed", 0, 10), ("gap", 2, 4)):
            spell = [first + timedelta(start), first + timedelta(end), rule]
            connection.execute("INSERT INTO coverage VALUES ('polecat', 'event', 'all', ?, ?, ?)", spell)
        for day, seen in ((0, 96), (2, 40)):
            connection.execute("INSERT INTO slots VALUES ('gdelt', ?, ?, 1)", [first + timedelta(day), seen])
        assert make_frame(connection, date(2024, 1, 6)) == 3 + 6
        found = connection.execute("SELECT source, expected, seen FROM frame ORDER BY source, day").fetchall()
    assert found[:3] == [("gdelt", 96, 96), ("gdelt", 96, 0), ("gdelt", 96, 40)]
    assert found[3:] == [("polecat", 1, seen) for seen in (1, 1, 0, 0, 1, 1)]
