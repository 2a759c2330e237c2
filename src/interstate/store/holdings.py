"""What parts hold, by layer: counted once when they are written, so that nobody has to open them to say so."""

from dataclasses import astuple, dataclass
from datetime import date

import duckdb


@dataclass(frozen=True, slots=True)
class Holding:
    """Rows of one source, edition and layer that one file brought; `first` and `last` day, newest day of publication."""

    source: str
    version: str
    layer: str
    facts: int
    records: int
    first: date | None
    last: date | None
    published: date | None


COLUMNS = tuple(Holding.__slots__)
TYPES = {"facts": "BIGINT", "records": "BIGINT", "first": "DATE", "last": "DATE", "published": "DATE"}


def holdings(connection: duckdb.DuckDBPyConnection, source: str, version: str) -> list[Holding]:
    """What a connection has staged."""
    found = connection.execute(
        'SELECT layer, count(*), count(DISTINCT record), min("start"), max("start"), max(published) FROM staged_facts '
        "GROUP BY layer UNION ALL SELECT 'event', count(*), count(*), min(day), max(day), max(published) FROM staged_history "
        "HAVING count(*) > 0 ORDER BY 1"
    ).fetchall()
    return [Holding(source, version, *row) for row in found]


def row(one: Holding) -> tuple[object, ...]:
    """A holding as a row of its table."""
    return astuple(one)
