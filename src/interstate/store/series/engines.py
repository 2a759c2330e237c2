"""Where a series runs: DuckDB by default, Spark with its extra; for BigQuery it is compiled and never run from here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

import ibis
from ibis.config import Config

from interstate.store.series.schema import Expression

if TYPE_CHECKING:
    import duckdb

Engine = Literal["duckdb", "bigquery", "spark"]
DIALECTS: dict[Engine, str] = {"duckdb": "duckdb", "bigquery": "bigquery", "spark": "pyspark"}
Rows = list[dict[str, Any]]


class _Spark(Config):  # type: ignore[misc]
    """What Ibis asks of a connected Spark when it compiles: nulls stay nulls."""

    treat_nan_as_null: bool = False


def ordered(series: Expression, keys: Iterable[str] = ()) -> Expression:
    """The same rows by all columns, or by `keys`; null last. Without it no engine promises an order."""
    return series.order_by([series[name].asc(nulls_first=False) for name in (keys or series.columns)])


def sql(series: Expression, engine: Engine = "duckdb") -> str:
    """The series as SQL of an engine, over tables of the names `history` and `frame`. Nothing is connected or run."""
    if ibis.options.pyspark is None:
        ibis.options.pyspark = _Spark()
    return str(ibis.to_sql(series, dialect=DIALECTS[engine]))


def on_duckdb(connection: "duckdb.DuckDBPyConnection", series: Expression) -> Rows:
    """Rows of a series on a connection that has the views `history` and, for rates, `frame`."""
    cursor = connection.execute(sql(series))
    names = [str(column[0]) for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def on_spark(backend: Any, series: Expression) -> Rows:
    """Rows of a series on a connected back end of Ibis for Spark (`ibis.pyspark.connect(session)`) with the same views."""
    found = backend.raw_sql(backend.compile(series))
    return [row.asDict() for row in found.collect()]
