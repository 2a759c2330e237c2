"""Two invented data sets: one issued whole (neighbours by year), one that grows by the quarter hour (acts)."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

NEIGHBOURS = ("ccode1", "ccode2", "year", "conttype", "notes")
ACTS = ("id", "day", "a", "b", "code", "tone", "url")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Neighbours:
    """Which states touch, year by year (invented)."""

    name, doi, terms = "neighbours", "", "user-only"
    citation, origin, licence = "Nobody (2017).", "https://example.org/neighbours", "For tests."
    grouped, incremental = 1, False

    def __init__(self, edition: str = "1", published: date = date(2017, 1, 1)) -> None:
        self.edition, self.published = edition, published
        self.minimum = Minimum()

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        raise NotImplementedError

    def files(self, path: Path) -> Iterator[Download]:
        yield Download(self.name, path, self.published, self.edition, _digest(path))

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        (download,) = downloads
        yield Table(
            into="facts",
            paths=(download.path,),
            columns=NEIGHBOURS,
            used=frozenset(NEIGHBOURS[:4]),
            ignored=frozenset({"notes"}),
            select="""
                SELECT line, ccode1 || '-' || ccode2 || '-' || raw.year AS record, 'border' AS layer, 'land' AS kind,
                    least(a.iso3, b.iso3) AS state_a, greatest(a.iso3, b.iso3) AS state_b, TRY_CAST(conttype AS DOUBLE) AS value,
                    make_date(TRY_CAST(raw.year AS INTEGER), 1, 1) AS "start", 'year' AS precision,
                    make_date(TRY_CAST(raw.year AS INTEGER) + 1, 1, 1) AS "end",
                    CASE WHEN a.iso3 IS NULL OR b.iso3 IS NULL THEN 'a state number is in no list for ' || raw.year
                         WHEN TRY_CAST(conttype AS DOUBLE) IS NULL THEN 'conttype is no number' END AS reject
                FROM raw LEFT JOIN cow_year a ON a.code = TRY_CAST(ccode1 AS INTEGER) AND a.year = TRY_CAST(raw.year AS INTEGER)
                LEFT JOIN cow_year b ON b.code = TRY_CAST(ccode2 AS INTEGER) AND b.year = TRY_CAST(raw.year AS INTEGER)
                WHERE conttype <> '-9'
            """,
        )

    def coverage(self, download: Download) -> Iterator[Coverage]:
        yield Coverage(self.name, self.edition, "border", "all", date(1946, 1, 1), date(2017, 1, 1), "closed")


class Acts:
    """Acts between states in files of a quarter of an hour (invented); the name of a file is its slot."""

    name, doi, terms = "acts", "", "cc-by"
    citation, origin, licence = "Nobody (2024).", "https://example.org/acts", "For tests."
    grouped, incremental = 4, True

    def __init__(self) -> None:
        self.minimum = Minimum(rows=0)

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        raise NotImplementedError

    def files(self, path: Path) -> Iterator[Download]:
        day = datetime.strptime(path.name[:8], "%Y%m%d").date()
        yield Download(self.name, path, day, "1", _digest(path))

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        yield Table(
            into="history",
            paths=tuple(download.path for download in downloads),
            columns=ACTS,
            used=frozenset(ACTS),
            header=False,
            delimiter="\t",
            quote="",
            fast=True,
            select="""
                SELECT id AS record, TRY_CAST(day AS DATE) AS day, TRY_CAST(day AS DATE) AS published, a AS actor, b AS recipient,
                    raw.code, c.type, c.quad, TRY_CAST(tone AS DOUBLE) AS intensity, url,
                    CASE WHEN TRY_CAST(day AS DATE) IS NULL THEN 'day is no day'
                         WHEN c.code IS NULL THEN 'no such code'
                         WHEN TRY_CAST(tone AS DOUBLE) IS NULL THEN 'tone is no number' END AS reject
                FROM raw LEFT JOIN cameo_code c ON c.code = raw.code WHERE a IS NOT NULL AND b IS NOT NULL
            """,
        )

    def slots(self, download: Download) -> tuple[tuple[datetime, int], ...]:
        slot = datetime.strptime(download.label[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return ((slot.replace(tzinfo=None), download.path.stat().st_size),)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        return iter(())
