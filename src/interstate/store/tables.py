"""The schema: facts, coverage, events and claims, the ledger of loads, and what the file says about itself."""

from dataclasses import fields

from interstate.model.tie import Coverage, Tie
from interstate.store import holdings
from interstate.store.identity import COLUMNS

SCHEMA_VERSION = "2"
TYPES = {
    "start": "DATE",
    "end": "DATE",
    "published": "DATE",
    "retrieved": "DATE",
    "value": "DOUBLE",
    "low": "DOUBLE",
    "high": "DOUBLE",
}
"""Columns that are not text."""
EVENT_COLUMNS = ("event_id", "source", "day", "published", "actor", "recipient", "type", "modality", "body")
COVERAGE_COLUMNS = tuple(field.name for field in fields(Coverage))
LEDGER_COLUMNS = (
    "load_id",
    "source",
    "version",
    "files",
    "rows_read",
    "rows_loaded",
    "rows_rejected",
    "rows_outside",
    "facts_new",
    "events_new",
    "sha256",
    "terms",
    "citation",
    "retrieved",
    "loaded_at",
    "rejects",
)
FILE_COLUMNS = ("source", "sha256", "name", "version")
LEDGER_TYPES = dict.fromkeys(("load_id", *(n for n in LEDGER_COLUMNS if n.startswith(("rows", "facts")))), "BIGINT")
LEDGER_TYPES |= {"events_new": "BIGINT", "retrieved": "DATE", "loaded_at": "TIMESTAMP"}


def _columns(names: tuple[str, ...], types: dict[str, str]) -> str:
    return ", ".join(f'"{name}" {types.get(name, "VARCHAR")}' for name in names)


TABLES: dict[str, str] = {
    "facts": _columns(COLUMNS, TYPES),
    "coverage": _columns(COVERAGE_COLUMNS, {"start": "DATE", "end": "DATE"}),
    "events": _columns(EVENT_COLUMNS, {"day": "DATE", "published": "DATE"}),
    "ledger": _columns(LEDGER_COLUMNS, LEDGER_TYPES),
    "slots": _columns(("source", "slot", "volume"), {"slot": "TIMESTAMP", "volume": "BIGINT"}),
    "holdings": _columns(holdings.COLUMNS, holdings.TYPES),
    "files": _columns(FILE_COLUMNS, {}),
    "meta": _columns(("name", "value"), {}),
}
KEYS = {"facts": "fact_id", "events": "event_id"}
"""What makes two rows the same one."""


def fact_row(tie: Tie) -> tuple[object, ...]:
    """A tie as a row of `facts`, in the order of its columns; several families are one text."""
    return tuple(";".join(tie.families) if name == "families" else getattr(tie, name) for name in COLUMNS)


FAMILIES = COLUMNS.index("families")


def tie(row: tuple[object, ...]) -> Tie:
    """A row of `facts` as a tie; the inverse of `fact_row`."""
    text = row[FAMILIES]
    families = tuple(str(text).split(";")) if text else ()
    return Tie(*row[:FAMILIES], families, *row[FAMILIES + 1 :])  # type: ignore[arg-type, call-arg]
