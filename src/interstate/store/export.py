"""Write what a world holds as files that others can read, with what each row stands on and what its terms allow."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from interstate.errors import UsageError
from interstate.store.query import opened

Format = Literal["csv", "parquet"]
KEPT_BACK = ("user-only", "excerpt")
"""Terms whose rows are not passed on."""
OPTIONS: dict[str, str] = {"csv": "FORMAT csv, HEADER true", "parquet": "FORMAT parquet, COMPRESSION zstd"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows by file, rows that were kept back by their terms, and the terms of the rows written."""

    rows: tuple[tuple[str, int], ...]
    kept_back: int
    terms: tuple[tuple[str, str, int], ...]


def export(
    folder: Path,
    target: Path,
    layers: Sequence[str] = (),
    as_of: date | None = None,
    shareable: bool = False,
    style: Format = "csv",
) -> Exported:
    """Write one file a layer (events are `event`) and `terms.json`, which names every source with its terms and citation.

    `layers`: these only; `shareable`: rows that may not be passed on are left out and counted.

    Raises:
        UsageError: the target holds files already, or a layer that is asked for holds nothing.
        VerificationFailed: the world is missing or damaged.
    """
    if target.exists() and any(target.iterdir()):
        raise UsageError(f"{target} is not empty; name a new folder.")
    target.mkdir(parents=True, exist_ok=True)
    connection = opened(folder, as_of, writing=target.resolve())
    there = {str(row[0]): "facts" for row in connection.execute("SELECT DISTINCT layer FROM facts").fetchall()}
    if connection.execute("SELECT 1 FROM history LIMIT 1").fetchone():
        there["event"] = "history"
    missing = sorted(set(layers) - set(there))
    if missing:
        raise UsageError(f"the world holds nothing of {', '.join(missing)}; it holds {', '.join(sorted(there))}.")
    held = ", ".join(f"'{key}'" for key in KEPT_BACK)
    rows, back, terms = [], 0, []
    for layer in sorted(layers or there):
        where = "true" if there[layer] == "history" else f"layer = '{layer}'"
        shown = f"{where} AND terms NOT IN ({held})" if shareable else where
        order = "event_id" if there[layer] == "history" else "fact_id"
        path = target.resolve() / f"{layer}.{style}"
        quoted = str(path).replace("'", "''")
        written = connection.execute(
            f"COPY (SELECT * FROM {there[layer]} WHERE {shown} ORDER BY {order}) TO '{quoted}' ({OPTIONS[style]})"
        ).fetchone()
        rows.append((path.name, int(written[0]) if written else 0))
        every = connection.execute(f"SELECT count(*) FROM {there[layer]} WHERE {where}").fetchone()
        back += (int(every[0]) if every else 0) - rows[-1][1]
        found = connection.execute(
            f"SELECT source, terms, count(*) FROM {there[layer]} WHERE {shown} GROUP BY ALL ORDER BY ALL"
        )
        terms += [(str(source), str(key), int(count)) for source, key, count in found.fetchall()]
    cited = connection.execute("SELECT source, version, citation FROM citation ORDER BY ALL").fetchall()
    note = {
        "files": dict(rows),
        "kept_back": back,
        "terms": [{"source": s, "terms": k, "rows": n} for s, k, n in terms],
        "cite": [{"source": s, "version": v, "citation": c} for s, v, c in cited if s in {one[0] for one in terms}],
    }
    (target / "terms.json").write_text(json.dumps(note, ensure_ascii=False, indent=1), encoding="utf-8")
    return Exported(tuple(rows), back, tuple(terms))
