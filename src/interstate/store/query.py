"""A connection for set-based work: the facts, the history of events and the code books as views, as they were known on a day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from interstate.codes import states
from interstate.codes.tables import day, rows
from interstate.store import parts, snapshot
from interstate.store.bulk import text
from interstate.store.columns import SHAPES, Into
from interstate.store.engine import damaged, in_memory
from interstate.store.folders import world_folder
from interstate.store.parts import Part

FOREVER = date(9999, 1, 1)
_checked: set[tuple[str, str]] = set()
"""Parts whose checksum was compared in this process, by path and sha256."""


def opened(
    folder: Path | None = None, as_of: date | None = None, writing: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """The world of a folder (None = the default one) as known on a day (None = all that was ever published).

    Views: `facts` and `history` (of each record the latest edition published by the day), `coverage`, `slots` (source, day,
    seen, volume), `citation` (source, version, citation, terms, retrieved), `state` (system, iso3, number, start, end).
    The connection reads files of the folder only, and writes into `writing` if that is given; its settings are locked.

    Raises:
        VerificationFailed: there is no world, or a file of it is missing or damaged.
    """
    place = world_folder() if folder is None else folder
    path, manifest = snapshot.current(place)
    for part in manifest.parts:
        check(place, part)
    connection = in_memory()
    try:
        connection.execute(f"ATTACH {text(str(path))} AS small (READ_ONLY)")
    except duckdb.Error as error:
        raise damaged(path, error) from None
    until = as_of or FOREVER
    _view(connection, "facts", place, manifest.parts, until)
    _view(connection, "history", place, manifest.parts, until)
    connection.execute("CREATE TEMP VIEW coverage AS SELECT * FROM small.coverage")
    connection.execute(
        "CREATE TEMP VIEW slots AS SELECT source, slot::DATE AS day, count(*) AS seen, sum(volume) AS volume "
        "FROM small.slots GROUP BY ALL"
    )
    connection.execute(
        "CREATE TEMP VIEW citation AS SELECT source, version, arg_max(citation, load_id) AS citation, "
        "arg_max(terms, load_id) AS terms, max(retrieved) AS retrieved FROM small.ledger GROUP BY source, version"
    )
    _states(connection)
    seal(connection, place, *([writing] if writing else []))
    return connection


def check(folder: Path, part: Part) -> None:
    """Compare a part with its checksum, once in a process.

    Raises:
        VerificationFailed: it is missing or damaged.
    """
    key = (str(folder / part.name), part.sha256)
    if key not in _checked:
        parts.check(folder, part)
        _checked.add(key)


def _view(connection: duckdb.DuckDBPyConnection, into: Into, folder: Path, listed: Iterable[Part], until: date) -> None:
    names = ", ".join(f'"{name}"' for name in SHAPES[into])
    known = f"published <= DATE '{until.isoformat()}'"
    latest = {
        "facts": "row_number() OVER (PARTITION BY source, layer, record ORDER BY published DESC, version DESC) = 1",
        "history": "row_number() OVER (PARTITION BY source, record ORDER BY published DESC, version DESC) = 1",
    }[into]
    pieces = []
    if into == "facts":
        pieces.append(f"SELECT {names} FROM small.facts WHERE {known} QUALIFY {latest}")
    mine = [part for part in listed if part.into == into]
    for some, chosen in (
        (in_use(mine, until), ""),
        (_adding(mine, several=False), ""),
        (_adding(mine), f" QUALIFY {latest}"),
    ):
        if some:
            files = ", ".join(text(str(folder / parts.FOLDER / part.name)) for part in some)
            pieces.append(f"SELECT {names} FROM read_parquet([{files}]) WHERE {known}{chosen}")
    if not pieces:
        empty = ", ".join(f'NULL::{shape} AS "{name}"' for name, shape in SHAPES[into].items())
        pieces.append(f"SELECT {empty} WHERE false")
    connection.execute(f"CREATE TEMP VIEW {into} AS " + " UNION ALL ".join(f"({piece})" for piece in pieces))


def in_use(listed: Iterable[Part], until: date) -> list[Part]:
    """Of data sets that are issued whole, the parts of the latest edition published by a day."""
    whole = [part for part in listed if part.edition and part.edition <= until.isoformat()]
    latest = {part.source: "" for part in whole}
    for part in whole:
        latest[part.source] = max(latest[part.source], part.edition)
    return [part for part in whole if part.edition == latest[part.source]]


def _adding(listed: Iterable[Part], several: bool = True) -> list[Part]:
    """Parts of sources whose files add to each other: those whose records come in `several` versions, or those in one only."""
    versions: dict[str, set[str]] = {}
    adding = [part for part in listed if not part.edition]
    for part in adding:
        versions.setdefault(part.source, set()).add(part.version)
    return [part for part in adding if (len(versions[part.source]) > 1) == several]


def _states(connection: duckdb.DuckDBPyConnection) -> None:
    """Spells of every state in both lists, with its number, from the code book."""
    connection.execute(
        'CREATE TEMP TABLE state (system VARCHAR, iso3 VARCHAR, number INTEGER, "start" DATE, "end" DATE)'
    )
    found = [
        (row["system"], row["iso3"], int(row["code"]), day(row["start"]), day(row["end"]))
        for row in rows("state_numbers")
        if row["system"] in ("gw", "cow") and states.standing(row["iso3"]) == "member"
    ]
    marks = ", ".join("(?, ?, ?, ?, ?)" for _ in found)
    connection.execute(f"INSERT INTO state VALUES {marks}", [cell for row in found for cell in row])


def seal(connection: duckdb.DuckDBPyConnection, *folders: Path) -> None:
    """Nothing but these folders can be reached from here on, and no setting be changed."""
    allowed = ", ".join(text(str(folder)) for folder in folders)
    connection.execute(f"SET allowed_directories = [{allowed}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
