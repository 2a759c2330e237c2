"""Spark and DuckDB give the same rows for the same expressions."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

pytest.importorskip("ibis", reason="the series need ibis-framework")

from interstate.store.series.change import change
from interstate.store.series.collapse import collapse
from interstate.store.series.concentration import concentration
from interstate.store.series.counts import counts, totals
from interstate.store.series.distinct import partners
from interstate.store.series.engines import Rows, on_duckdb, on_spark, ordered
from interstate.store.series.gaps import rates
from interstate.store.series.schema import FRAME, HISTORY, Expression, frame, history
from interstate.store.series.select import Selection, selected
from tests.store.series.small import event, holding

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]
STATES = ["RUS", "PRK", "CHN", "USA", "IND", "XKX"]
SKEW = [60, 25, 8, 4, 2, 1]
DAYS = [
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 2, 29),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 29),
]
ROWS = 4000


def generated() -> list[dict[str, Any]]:
    """Invented events: skewed dyads, nulls, ties in the day of publication, a leap day, year ends."""
    chance = random.Random(4)
    found = []
    for number in range(ROWS):
        day = chance.choice(DAYS) if number % 3 else date(2019, 1, 1) + timedelta(chance.randrange(2200))
        actor, recipient = chance.choices(STATES, SKEW, k=2)
        type = chance.choice(["AID", "CONSULT", "ASSAULT", None])
        others = {
            "source": chance.choice(["gdelt", "polecat"]),
            "published": day + timedelta(chance.randrange(3)),
            "actor_sector": chance.choice(["GOV", "Ünion", None]),
            "recipient_sector": chance.choice(["MIL", None]),
            "place": chance.choice(["PRK", "", None]),
            "reports": chance.choice([1, 2, 50, None]),
            "intensity": chance.choice([-10.0, 0.1, None]),
            "modality": chance.choice(["occurred", "ongoing", "occurred", "denied"]),
        }
        named = actor if chance.random() > 0.05 else None
        found.append(event(f"{number:05d}", day, named, recipient, type, **others))
    return found


def covered() -> list[tuple[Any, ...]]:
    """Five years of two sources: one with slots that are missing, one with a month that is a gap."""
    chance = random.Random(5)
    days = [date(2019, 1, 1) + timedelta(n) for n in range(365 * 5 + 1)]
    gap = (date(2021, 3, 1), date(2021, 4, 1))
    slots = [("gdelt", day, 96, chance.choice([96, 96, 96, 40, 0, 97])) for day in days]
    return slots + [("polecat", day, 1, 0 if gap[0] <= day < gap[1] else 1) for day in days]


EVENTS = collapse(selected(history(), Selection()))
SERIES: dict[str, Expression] = {
    "collapse": collapse(history()),
    "counts by day": counts(EVENTS, "day"),
    "counts by month": counts(EVENTS),
    "counts by year": counts(EVENTS, "year"),
    "rates by month": rates(EVENTS, frame()),
    "change of counts": change(totals(EVENTS, "month")),
    "change of rates": change(rates(EVENTS, frame(), "year")),
    "concentration": concentration(EVENTS),
    "partners": partners(EVENTS),
}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A Spark of this computer that holds the same two tables."""
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    import ibis
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.sql.shuffle.partitions": "2"}
    building = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        building = building.config(name, value)
    session = building.getOrCreate()
    kinds = {"string": "STRING", "date": "DATE", "int64": "BIGINT", "float64": "DOUBLE"}
    lines = [tuple(row[column] for column in HISTORY) for row in generated()]
    for name, rows, schema in (("history", lines, HISTORY), ("frame", covered(), FRAME)):
        columns = ", ".join(f"`{column}` {kinds[kind]}" for column, kind in schema.items())
        session.createDataFrame(rows, columns).createOrReplaceTempView(name)
    yield ibis.pyspark.connect(session)
    session.stop()


@pytest.fixture(scope="module")
def duck() -> Iterator[Any]:
    """The same two tables in DuckDB."""
    with holding(generated(), covered()) as connection:
        yield connection


@pytest.mark.parametrize("name", SERIES)
def test_both_engines_give_the_same_rows(name: str, spark: Any, duck: Any) -> None:
    here, there = on_duckdb(duck, ordered(SERIES[name])), on_spark(spark, ordered(SERIES[name]))
    assert len(here) > 20
    assert list(here[0]) == list(there[0])
    same_rows(here, there)


def same_rows(here: Rows, there: Rows) -> None:
    """Equal in order: whole numbers, days, text and null exactly, others to 1e-9."""
    assert len(here) == len(there)
    for ours, theirs in zip(here, there, strict=True):
        for name, value in ours.items():
            if isinstance(value, float):
                assert theirs[name] == pytest.approx(value, rel=1e-9, abs=1e-9), (name, ours, theirs)
            else:
                assert theirs[name] == value, (name, ours, theirs)
                assert type(theirs[name]) is type(value), (name, ours, theirs)


def test_a_connected_spark_compiles_the_same_sql_as_none(spark: Any) -> None:
    from interstate.store.series.engines import sql

    for series in SERIES.values():
        assert "".join(sql(series, "spark").split()) == "".join(spark.compile(series).split())
