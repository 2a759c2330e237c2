"""What other engines are given to run."""

import re
from datetime import date

import duckdb
import pytest

from interstate.codes import cameo, plover
from interstate.codes.tables import rows
from interstate.store.series.collapse import collapse
from interstate.store.series.engines import DIALECTS, Engine, on_duckdb, ordered, sql
from interstate.store.series.kinds import KINDS, USUAL, Kind, begins, series
from interstate.store.series.public import BYTES_PER_ROW, READ, gdelt
from interstate.store.series.schema import HISTORY, history
from interstate.store.series.select import Selection

CHOSEN = Selection(("RUS", "PRK"), ("AID",), ("material cooperation",), ("gdelt",), date(2020, 1, 1), date(2024, 1, 1))
FOREIGN = ("make_date", "date_trunc", "strptime", "qualify", "::", "arg_min", " filter (", "interval")
"""Words of DuckDB or Spark that BigQuery does not know, or that mean something else there."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("engine", DIALECTS)
def test_every_kind_compiles_for_every_engine_in_a_fixed_order(kind: Kind, engine: Engine) -> None:
    text = sql(series(kind, CHOSEN, USUAL[kind]), engine)
    assert text.startswith(("SELECT", "WITH"))
    assert re.search(r"ORDER BY\s+\S+source\S? ASC", text.rpartition("\n)")[2])
    assert text == sql(series(kind, CHOSEN, USUAL[kind]), engine)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rates"])
def test_bigquery_gets_its_own_words_and_its_own_columns(kind: Kind) -> None:
    text = sql(series(kind, CHOSEN, USUAL[kind], gdelt(), None), "bigquery")
    assert "FROM `gdelt-bq`.`gdeltv2`.`events`" in text
    assert not [word for word in FOREIGN if word in text.lower()]
    assert "`history`" not in text
    assert "`frame`" not in text
    named = set(re.findall(r"`t\d+`\.`([A-Z]\w+)`", text))
    assert named <= set(READ)


def test_null_comes_last_in_windows_of_bigquery_too() -> None:
    window = re.search(r"ROW_NUMBER\(\) OVER \((.*?)\) - 1", sql(collapse(history()), "bigquery"), re.S)
    assert window
    assert "`published` IS NULL ASC" in window[1]


def test_the_public_table_reads_as_the_history() -> None:
    columns = {name: {"int64": "BIGINT", "string": "VARCHAR"}[kind] for name, (kind, _) in READ.items()}
    codes = cameo.codes()
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS \"gdelt-bq\"")
        connection.execute('CREATE SCHEMA "gdelt-bq".gdeltv2')
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f'CREATE TABLE "gdelt-bq".gdeltv2.events ({listed})')
        for number, code in enumerate(codes):
            row = [number, 20240229, 20240301234500, "RUS", "GOV", "PRK", None, code, code[:2], 3, "KN"]
            connection.execute(f'INSERT INTO "gdelt-bq".gdeltv2.events VALUES ({", ".join("?" * len(row))})', row)
        found = on_duckdb(connection, ordered(gdelt(), ["code"]))
    assert list(found[0]) == list(HISTORY)
    assert [(row["code"], row["type"]) for row in found] == [(code, cameo.plover(code)[0]) for code in sorted(codes)]
    assert {row["quad"] for row in found} == {*plover.QUADS, None}
    assert all(row["quad"] == (plover.quad(row["type"]) if row["type"] else None) for row in found)
    assert {(row["day"], row["published"]) for row in found} == {(date(2024, 2, 29), date(2024, 3, 1))}
    book = {row["code"]: row["iso3"] for row in rows("cameo_actors")}
    assert {row["actor"] for row in found} == {book.get("RUS")}


def test_bytes_of_a_row_are_the_sum_of_the_columns_that_are_read() -> None:
    assert BYTES_PER_ROW == 4 * 8 + 4 * 5 + 6 + 4 + 4


def test_a_period_begins_on_its_first_day() -> None:
    day = date(2024, 2, 29)
    assert [begins(day, by) for by in ("day", "month", "year")] == [day, date(2024, 2, 1), date(2024, 1, 1)]
