"""Panels as frames of other libraries, each imported only when it is asked for."""

from importlib import import_module
from typing import Any

import duckdb

from interstate.errors import UsageError
from interstate.panel.door import Door, plain


def needed(library: str, verb: str) -> Any:
    """The library, if it is installed.

    Raises:
        UsageError: it is not; the message says how to get it.
    """
    try:
        return import_module(library)
    except ImportError:
        raise UsageError(f"{verb} needs {library}: pip install {library}") from None


def arrow(door: Door, sql: str, verb: str = "to_arrow") -> Any:
    """The rows as one Arrow table."""
    needed("pyarrow", verb)
    try:
        relation: Any = door.connection.sql(sql)
        return (getattr(relation, "to_arrow_table", None) or relation.fetch_arrow_table)()
    except duckdb.Error as error:
        raise plain(error) from None


def polars_frame(door: Door, sql: str) -> Any:
    """The rows as a polars frame; the columns of Arrow are used as they are."""
    polars = needed("polars", "to_polars")
    table = arrow(door, sql, "to_polars")
    return polars.from_arrow(table, rechunk=False)


def pandas_frame(door: Door, sql: str) -> Any:
    """The rows as a pandas frame; what is unknown is NaN or NA as DuckDB gives it."""
    needed("pandas", "to_pandas")
    try:
        relation: Any = door.connection.sql(sql)
        return relation.df()
    except duckdb.Error as error:
        raise plain(error) from None
