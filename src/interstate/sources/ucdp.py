"""What the data sets of the Uppsala Conflict Data Program share: where they lie, how editions are named, who fights whom."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import BadInput, Unreachable
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.first_look import FIRST, Layout
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

ORIGIN = "https://ucdp.uu.se/downloads/"
LICENCE = "CC BY 4.0: free to use and to pass on, with the citation."
TERMS = "cc-by"
RELEASE = (6, 30)
"""Month and day by which an edition is out: version 25.1 in June 2025, with the years to 2024. Late rather than early."""
VERSION = re.compile(r"(?<!\d)(\d\d)[._]?(\d)(?!\d)")


def edition(version: str) -> date:
    """The day by which an edition was out.

    Raises:
        BadInput: it is no version of the years since 2017, such as 25.1.
    """
    match = re.fullmatch(r"(\d\d)\.(\d)", version)
    if match is None:
        raise BadInput(f'"{version}" is no version of UCDP, which are named 25.1 and so on.')
    return date(2000 + int(match[1]), *RELEASE)


def last_year(version: str) -> int:
    """The last year that an edition covers: the one before it came out."""
    return edition(version).year - 1


def fetched(source: str, pattern: str, until: date, cache: Path, door: "Door") -> Download:
    """The newest edition that is out on `until`; `pattern` holds {} where the address has 251 for version 25.1.

    Raises:
        Unreachable: neither the edition of that year nor the one before it is there.
    """
    years = [until.year, until.year - 1] if until.month >= 6 else [until.year - 1, until.year - 2]
    for year in years:
        url = ORIGIN + pattern.format(f"{year % 100:02}1")
        try:
            got = door.download(url, cache / url.rsplit("/", 1)[1])
        except (Unreachable, BadInput):
            if year == years[-1]:
                raise
            continue
        version = f"{year % 100:02}.1"
        day = min(edition(version), got.retrieved)
        return Download(source, got.path, day, version, got.sha256, got.url, got.retrieved, TERMS)
    raise AssertionError("two years are tried")


def _side(name: str) -> str:
    """A common table: states of one side by line, those that fight and those that send troops to help."""
    return f"""
        {name} AS (
            SELECT line, code, bool_or(main) AS main FROM (
                SELECT line, trim(unnest(string_split(gwno_{name}, ','))) AS code, true AS main FROM kept
                UNION ALL SELECT line, trim(unnest(string_split(gwno_{name}_2nd, ','))), false FROM kept)
            WHERE code <> '' GROUP BY line, code
        )"""


def pairs(identity: str) -> str:
    """The statement for a conflict-year or dyad-year file: each state of one side with each state of the other.

    `identity`: the column that names the conflict or dyad.
    """
    return f"""
    WITH kept AS (
        SELECT *, TRY_CAST(raw.year AS INTEGER) AS y, CASE
            WHEN TRY_CAST(raw.year AS INTEGER) IS NULL THEN 'year is no number'
            WHEN coalesce(type_of_conflict, '') NOT IN ('1', '2', '3', '4') THEN 'type_of_conflict is none of 1 to 4'
            WHEN coalesce(intensity_level, '') NOT IN ('1', '2') THEN 'intensity_level is neither 1 nor 2'
            WHEN type_of_conflict = '2' AND (gwno_a IS NULL OR gwno_b IS NULL) THEN 'a side between states has no number'
            END AS wrong
        FROM raw
    ), {_side("a")}, {_side("b")}, met AS (
        SELECT kept.*, a.code AS first, b.code AS second, p.iso3 AS one, q.iso3 AS other, a.main AND b.main AS main, CASE
            WHEN p.iso3 IS NULL THEN 'state number ' || a.code || ' is in no list for ' || y
            WHEN q.iso3 IS NULL THEN 'state number ' || b.code || ' is in no list for ' || y END AS unknown
        FROM kept JOIN a USING (line) JOIN b USING (line)
        LEFT JOIN gw_year p ON p.code = TRY_CAST(a.code AS INTEGER) AND p.year = y
        LEFT JOIN gw_year q ON q.code = TRY_CAST(b.code AS INTEGER) AND q.year = y
        WHERE wrong IS NULL AND type_of_conflict IN ('2', '4') AND y >= {FIRST}
    )
    SELECT line, {identity} || '-' || y || '-' || first || '-' || second AS record, 'conflict' AS layer,
        least(one, other) AS state_a, greatest(one, other) AS state_b, TRY_CAST(intensity_level AS DOUBLE) AS value,
        'level' AS unit, CASE type_of_conflict WHEN '2' THEN 'interstate' ELSE 'internationalised' END AS kind,
        CASE WHEN main THEN 'party' ELSE 'support' END AS families,
        make_date(y, 1, 1) AS "start", make_date(y + 1, 1, 1) AS "end", 'year' AS precision, unknown AS reject
    FROM met WHERE one IS DISTINCT FROM other OR unknown IS NOT NULL
    UNION ALL BY NAME SELECT line, {identity} AS record, wrong AS reject FROM kept WHERE wrong IS NOT NULL
    """


class Fights:
    """Who fought whom, year by year: the common part of the conflict-years and the dyad-years.

    `address`: as in `fetched`; `identity`: the column that names the conflict or dyad.
    """

    name: str
    doi: str = ""
    terms: str = TERMS
    citation: str
    origin: str = ORIGIN
    licence: str = LICENCE
    minimum: Minimum = Minimum(rows=650, states=50, first=1948, last=2015)
    grouped: int = 1
    incremental: bool = False
    address: str
    layout: Layout
    identity: str

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The newest edition, whatever days are asked for: the data set is issued whole."""
        yield fetched(self.name, self.address, until, cache, door)

    def files(self, path: Path) -> Iterator[Download]:
        """The file under any name, or a zip that holds it under its own; the edition is that of its column `version`.

        Raises:
            BadInput: it is no such file, or names no version or several.
        """
        found = sorted(set(self.layout.cells(path, "version")) - {""})
        if len(found) != 1:
            raise BadInput(f"{path.name} names {len(found)} versions in its column version, expected one.")
        yield Download(self.name, path, edition(found[0]), found[0], sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each conflict, or dyad, and year."""
        (download,) = downloads
        yield self.layout.table(download.path, place, pairs(self.identity))

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A pair without a row did not fight in that year above UCDP's threshold of 25 deaths a year."""
        after = date(last_year(download.version) + 1, 1, 1)
        words = "at least 25 deaths a year"
        yield Coverage(self.name, download.version, "conflict", "all", date(FIRST, 1, 1), after, "closed", words)
