"""The code books as tables of a connection, for statements that read files: joined by equality, never by likeness."""

from collections.abc import Iterable
from datetime import date
from functools import cache

import duckdb

from interstate.codes import blocs, cameo, plover, states
from interstate.codes.tables import day, rows

FIRST, LAST = 1816, 2050
"""Years for which numbers are written out; a state that goes on has its number to the last one."""


def lookups(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every look-up table of the connection: numbers by year, codes, names, and what event codes mean."""
    _table(connection, "known_state", "code VARCHAR", [(code,) for code in states.codes()])
    _table(connection, "known_actor", "code VARCHAR", [(code,) for code in (*states.codes(), *blocs.codes())])
    for system in ("cow", "gw"):
        _numbers(connection, system)
    _table(connection, "iso_code", "code VARCHAR, iso3 VARCHAR", _iso3())
    _table(connection, "iso2_code", "code VARCHAR, iso3 VARCHAR", _iso2())
    _table(connection, "state_name", "name VARCHAR, iso3 VARCHAR", _names())
    _table(connection, "cameo_code", "code VARCHAR, type VARCHAR, mode VARCHAR, quad VARCHAR, root VARCHAR", _cameo())
    _table(connection, "cameo_actor", "code VARCHAR, iso3 VARCHAR", _pairs("cameo_actors"))
    _table(connection, "fips_code", "code VARCHAR, iso3 VARCHAR", _pairs("fips"))
    _table(connection, "plover_type", "type VARCHAR, quad VARCHAR", [(t, plover.quad(t)) for t in plover.TYPES])


def _table(connection: duckdb.DuckDBPyConnection, name: str, columns: str, found: Iterable[tuple[object, ...]]) -> None:
    """One column a list: a parameter a cell would take seconds."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
    lists = [list(column) for column in zip(*found, strict=True)]
    if lists:
        shapes = [column.split()[1] for column in columns.split(", ")]
        values = ", ".join(f"unnest(?::{shape}[])" for shape in shapes)
        connection.execute(f"INSERT INTO {name} SELECT {values}", lists)


def _numbers(connection: duckdb.DuckDBPyConnection, system: str) -> None:
    """(number, year, state): who bore a number at the end of a year, else who bore it last in that year."""
    spells = [
        (int(row["code"]), row["iso3"], day(row["start"]) or date(FIRST, 1, 1), day(row["end"]) or date(LAST + 1, 1, 1))
        for row in rows("state_numbers")
        if row["system"] == system
    ]
    _table(connection, "number_spell", 'code INTEGER, iso3 VARCHAR, "start" DATE, "end" DATE', spells)
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE {system}_year AS
        SELECT code, year::INTEGER AS year, arg_max(iso3, least("end", make_date(year::INTEGER + 1, 1, 1))) AS iso3
        FROM number_spell JOIN range({FIRST}, {LAST + 1}) years(year)
            ON year BETWEEN year("start") AND year("end" - INTERVAL 1 DAY)
        GROUP BY ALL
        """
    )


@cache
def _iso3() -> tuple[tuple[str, str], ...]:
    withdrawn = {row["code"]: row["iso3"] for row in rows("state_numbers") if row["system"] == "iso3"}
    return tuple(sorted({**withdrawn, **{code: code for code in states.codes()}}.items()))


@cache
def _iso2() -> tuple[tuple[str, str], ...]:
    found = {states.iso2(code): code for code in states.codes() if states.iso2(code)}
    return tuple(sorted((str(two), three) for two, three in found.items()))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Names in lower case that mean one state only: its name, and texts of the kinds `NAME_KINDS`."""
    meant: dict[str, set[str]] = {}
    for code in states.codes():
        meant.setdefault(states.state(code).name.casefold(), set()).add(code)
    for row in rows("names"):
        if row["kind"] in NAME_KINDS:
            meant.setdefault(row["text"].casefold(), set()).add(row["iso3"])
    return tuple(sorted((name, next(iter(codes))) for name, codes in meant.items() if len(codes) == 1))


NAME_KINDS = frozenset({"name", "list", "short"})


@cache
def _cameo() -> tuple[tuple[str | None, ...], ...]:
    found = []
    for code in cameo.codes():
        type, mode = cameo.plover(code)
        found.append((code, type, mode or None, plover.quad(type) if type else None, code[:2]))
    return tuple(found)


@cache
def _pairs(book: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((row["code"], row["iso3"]) for row in rows(book)))
