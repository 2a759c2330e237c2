"""GDELT's public table in BigQuery under the names of the history, so that a series can be compiled over it.

Compiled, never run from here. Only the columns that a series reads are mapped, the others are null: BigQuery bills the bytes of
every column that a query touches. The history that `data add gdelt` loads may still differ by what its adapter refuses.
"""

from collections.abc import Callable

import ibis

from interstate.codes import cameo, plover
from interstate.codes.tables import rows
from interstate.store.series.schema import HISTORY, Expression

CATALOG, DATABASE, NAME = "gdelt-bq", "gdeltv2", "events"
READ: dict[str, tuple[str, int]] = {
    "GLOBALEVENTID": ("int64", 8),
    "SQLDATE": ("int64", 8),
    "DATEADDED": ("int64", 8),
    "Actor1CountryCode": ("string", 5),
    "Actor1Type1Code": ("string", 5),
    "Actor2CountryCode": ("string", 5),
    "Actor2Type1Code": ("string", 5),
    "EventCode": ("string", 6),
    "EventRootCode": ("string", 4),
    "NumMentions": ("int64", 8),
    "ActionGeo_CountryCode": ("string", 4),
}
"""Columns that are read, with Ibis's type and the bytes that BigQuery counts for a value: 8 for a number, 2 and the letters for text."""
BYTES_PER_ROW = sum(size for _, size in READ.values())


def gdelt() -> Expression:
    """GDELT's events as rows of the history."""
    raw = ibis.table({name: kind for name, (kind, _) in READ.items()}, name=NAME, catalog=CATALOG, database=DATABASE)
    record = raw.GLOBALEVENTID.cast("string")
    known: dict[str, Expression] = {
        "event_id": ibis.literal("gdelt:") + record,
        "source": ibis.literal("gdelt"),
        "record": record,
        "day": raw.SQLDATE.cast("string").as_date("%Y%m%d"),
        "published": (raw.DATEADDED // 1_000_000).cast("string").as_date("%Y%m%d"),
        "actor": _state(raw.Actor1CountryCode),
        "actor_sector": raw.Actor1Type1Code,
        "recipient": _state(raw.Actor2CountryCode),
        "recipient_sector": raw.Actor2Type1Code,
        "code": raw.EventCode,
        "type": _by_code(raw, lambda type: type),
        "quad": _by_code(raw, lambda type: plover.quad(type) if type else None),
        "place": raw.ActionGeo_CountryCode,
        "reports": raw.NumMentions,
        "modality": ibis.literal("occurred"),
    }
    empty = {name: ibis.null(kind) for name, kind in HISTORY.items() if name not in known}
    named = {**known, **empty}
    return raw.select(**{name: named[name] for name in HISTORY})


def _state(code: Expression) -> Expression:
    """ISO 3166 alpha-3 of a CAMEO country code; null for what names no state or bloc."""
    book = {row["code"]: row["iso3"] for row in rows("cameo_actors")}
    same = sorted(code for code, iso3 in book.items() if code == iso3)
    other = [
        (code == cameo_code, ibis.literal(iso3)) for cameo_code, iso3 in sorted(book.items()) if cameo_code != iso3
    ]
    return ibis.cases((code.isin(same), code), *other)


def _by_code(raw: Expression, meaning: Callable[[str | None], str | None]) -> Expression:
    """What a CAMEO code means: what its root means, save for the codes that leave it."""
    of_root = {root: meaning(cameo.plover(root)[0]) for root in cameo.roots()}
    leaving: dict[str | None, list[str]] = {}
    for code in cameo.codes():
        found = meaning(cameo.plover(code)[0])
        if found != of_root[code[:2]]:
            leaving.setdefault(found, []).append(code)
    staying: dict[str, list[str]] = {}
    for root, meant in of_root.items():
        if meant:
            staying.setdefault(meant, []).append(root)
    return ibis.cases(
        *((raw.EventCode.isin(codes), ibis.literal(meant, "string")) for meant, codes in leaving.items()),
        *((raw.EventRootCode.isin(roots), ibis.literal(meant)) for meant, roots in staying.items()),
    )
