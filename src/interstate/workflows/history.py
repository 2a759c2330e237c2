"""Series of events between states from every data set that was added, or the SQL that another engine would run."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interstate.codes import blocs, plover
from interstate.codes import states as state_codes
from interstate.errors import InsufficientEvidence, UsageError
from interstate.workflows.ingest import Progress, silent
from interstate.workflows.world import ensure_default, today

if TYPE_CHECKING:
    import duckdb

    from interstate.store.series.engines import Engine
    from interstate.store.series.kinds import Kind
    from interstate.store.series.period import By
    from interstate.store.series.select import Selection

NONE = "no events are loaded; interstate data add gdelt, or any other data set of events, loads them."
UNTRIED = (
    "-- Compiled for BigQuery and never run: interstate has not tried it there.\n"
    "-- Reads the public table gdelt-bq.gdeltv2.events. BigQuery bills the bytes of the columns that are read, whichever states\n"
    "-- and days are asked for: about {bytes} bytes for every row of the table. `bq query --dry_run` gives the sum beforehand.\n"
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a kind of series about one state or two, by day, month or year; see `Selection` for the rest."""

    states: tuple[str, ...]
    kind: "Kind" = "counts"
    by: "By | None" = None
    types: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows with their columns, and what has to be said beside them."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]


def answered(asked: Question, folder: Path | None = None, progress: Progress = silent) -> Answer:
    """The series over the events of a world (None = the default one).

    Raises:
        UsageError: no state or more than two are named, or the days are the wrong way round. UnknownCode: a type or a quad
        class is none of PLOVER's. InsufficientEvidence: no events are loaded, or none is what was asked for.
    """
    from interstate.store.query import opened
    from interstate.store.series.engines import on_duckdb
    from interstate.store.series.kinds import USUAL, series

    chosen = selection(asked)
    if folder is None:
        ensure_default(progress)
    with closing(opened(folder, asked.as_of)) as connection:
        unframed = uncovered(connection, asked)
        found = series(asked.kind, chosen, asked.by or USUAL[asked.kind], unframed=unframed)
        rows = on_duckdb(connection, found)
    if not rows:
        raise InsufficientEvidence(nothing(asked, unframed))
    return Answer(tuple(found.columns), tuple(plain(row) for row in rows), tuple(notes(asked.kind, unframed)))


def uncovered(connection: "duckdb.DuckDBPyConnection", asked: Question) -> list[str]:
    """Sources with events that do not say which days they cover; makes the `frame` of the others where the kind needs it."""
    from interstate.store.series.frame import make_frame

    sources = loaded(connection, asked.sources)
    if asked.kind not in ("rates", "change"):
        return []
    make_frame(connection, asked.as_of or today())
    framed = {str(row[0]) for row in connection.execute("SELECT DISTINCT source FROM frame").fetchall()}
    return [source for source in sources if source not in framed]


def explained(asked: Question, engine: "Engine") -> str:
    """The same series as SQL of an engine; for BigQuery over the public table of GDELT. Nothing is opened or run."""
    from interstate.store.series.engines import sql
    from interstate.store.series.kinds import USUAL, series
    from interstate.store.series.public import BYTES_PER_ROW, gdelt

    chosen = selection(asked)
    by = asked.by or USUAL[asked.kind]
    if engine != "bigquery":
        return sql(series(asked.kind, chosen, by), engine)
    if asked.kind == "rates":
        raise UsageError(
            "the public table does not say which slots were seen, so it has no rates; ask for --kind counts"
        )
    return UNTRIED.format(bytes=BYTES_PER_ROW) + sql(series(asked.kind, chosen, by, gdelt(), None), engine)


def selection(asked: Question) -> "Selection":
    """What the series keeps, checked."""
    from interstate.store.series.select import Selection

    if not 1 <= len(asked.states) <= 2 or len(set(asked.states)) != len(asked.states):
        raise UsageError(f"name one state, or two different ones; got {', '.join(asked.states) or 'none'}")
    for code in asked.states:
        if not blocs.is_bloc(code):
            state_codes.check(code)
    for type in asked.types:
        plover.check(type)
    unknown = [quad for quad in asked.quads if quad not in plover.QUADS]
    if unknown:
        raise UsageError(f'no quad class is called "{unknown[0]}"; there are: {", ".join(plover.QUADS)}')
    if asked.start and asked.end and asked.start > asked.end:
        raise UsageError(f"--from {asked.start} lies after --to {asked.end}")
    known = asked.as_of
    return Selection(asked.states, asked.types, asked.quads, asked.sources, asked.start, asked.end, known)


def loaded(connection: "duckdb.DuckDBPyConnection", asked: Sequence[str]) -> list[str]:
    """The sources that have events, of those asked for.

    Raises:
        InsufficientEvidence: there are none.
    """
    found = [str(row[0]) for row in connection.execute("SELECT DISTINCT source FROM history ORDER BY 1").fetchall()]
    missing = [source for source in asked if source not in found]
    if not found:
        raise InsufficientEvidence(NONE)
    if missing:
        raise InsufficientEvidence(f"{missing[0]} has no events here; these have: {', '.join(found)}.")
    return [source for source in found if not asked or source in asked]


def nothing(asked: Question, unframed: Sequence[str]) -> str:
    """Why there are no rows."""
    if asked.kind == "rates" and unframed:
        return f"{', '.join(unframed)}: it is not known which days are covered, so there are no rates; ask for --kind counts."
    who = " and ".join(asked.states) if len(asked.states) > 1 else f"{asked.states[0]} and others"
    return f"the events that are loaded have none of this kind between {who}; widen --from, --to, --type or --source."


def notes(kind: "Kind", unframed: Sequence[str]) -> list[str]:
    """What a reader of the rows has to know."""
    found = []
    if kind == "rates" and unframed:
        found.append(f"{', '.join(unframed)}: it is not known which days are covered; no rates.")
    if kind == "change" and unframed:
        found.append(f"{', '.join(unframed)}: it is not known which days are covered; changes are those of counts.")
    if kind == "counts":
        found.append("a period without a row has no events or was not observed: --kind rates tells which.")
    return found


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as plain values: days as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
