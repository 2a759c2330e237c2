"""What data sets say of the layers that an analysis reads fact by fact: yearly rows that follow each other are one spell."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from interstate.codes.ties import SPELLS
from interstate.model.tie import Tie
from interstate.store import parts, query
from interstate.store.columns import SHAPES
from interstate.store.engine import in_memory
from interstate.store.parts import Part
from interstate.store.snapshot import Manifest
from interstate.store.tables import tie

SAME = 'source, version, state_a, state_b, kind, families, "value", place'
"""What two yearly rows must share to be one spell."""
OTHERS = [name for name in SHAPES["facts"] if name not in ("end", "record")]


@dataclass(frozen=True, eq=False)
class DataSets:
    """The parts of a world that hold facts of `SPELLS`, their checksums compared."""

    folder: Path
    listed: tuple[Part, ...]
    connection: duckdb.DuckDBPyConnection = field(repr=False)

    @classmethod
    def open(cls, folder: Path, manifest: Manifest) -> "DataSets | None":
        """The data sets of a snapshot; None if it has none with such facts.

        Raises:
            VerificationFailed: a part is missing or damaged.
        """
        listed = tuple(part for part in manifest.parts if SPELLS & set(part.layers))
        if not listed:
            return None
        for part in listed:
            query.check(folder, part)
        connection = in_memory()
        query.seal(connection, folder)
        return cls(folder, listed, connection)

    @property
    def layers(self) -> set[str]:
        """The layers that they speak of."""
        return {layer for part in self.listed for layer in part.layers} & SPELLS

    def ties(self, layer: str, as_of: date) -> tuple[Tie, ...]:
        """Facts of a layer published by a day, of the editions then in use, ordered by content."""
        mine = [part for part in self.listed if layer in part.layers]
        chosen = [*query.in_use(mine, as_of), *(part for part in mine if not part.edition)]
        if layer not in SPELLS or not chosen:
            return ()
        sql = spells(self._files(chosen))
        return tuple(tie(row) for row in self.connection.cursor().execute(sql, [layer, as_of]).fetchall())

    def _files(self, chosen: Iterable[Part]) -> str:
        return "[" + ", ".join(f"'{self.folder / parts.FOLDER / part.name}'" for part in chosen) + "]"


def spells(files: str) -> str:
    """The statement: rows of one layer known by a day, the latest version of each record, runs of years put together."""
    names = ", ".join(f'arg_min("{name}", "start") AS "{name}"' for name in OTHERS)
    columns = ", ".join(f'"{name}"' for name in SHAPES["facts"])
    return f"""
        WITH known AS (
            SELECT * FROM read_parquet({files}) WHERE layer = ? AND published <= ?
            QUALIFY row_number() OVER (PARTITION BY source, record ORDER BY published DESC, version DESC) = 1
        ), marked AS (
            SELECT *, CASE WHEN precision = 'year' AND lag("end") OVER same = "start" THEN 0 ELSE 1 END AS fresh
            FROM known WINDOW same AS (PARTITION BY {SAME} ORDER BY "start")
        ), numbered AS (
            SELECT *, sum(fresh) OVER (PARTITION BY {SAME} ORDER BY "start" ROWS UNBOUNDED PRECEDING) AS run FROM marked
        ), joined AS (
            SELECT {names}, max("end") AS "end", CASE WHEN count(*) > 1 THEN min_by(record, "start") || ' to ' ||
                max_by(record, "start") ELSE any_value(record) END AS record
            FROM numbered WHERE "start" IS NOT NULL GROUP BY {SAME}, run
            UNION ALL BY NAME SELECT {columns} FROM numbered WHERE "start" IS NULL
        )
        SELECT {columns} FROM joined ORDER BY state_a, state_b NULLS FIRST, kind, "start" NULLS FIRST, record, source
    """
