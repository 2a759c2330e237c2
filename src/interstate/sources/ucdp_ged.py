"""UCDP georeferenced events: each fatal clash between two governments since 1989, as an event of the record."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources import ucdp
from interstate.sources.archive import members
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.first_look import Layout
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

LAYOUT = Layout(
    member=re.compile(r"(^|/)GEDEvent[^/]*\.csv$", re.IGNORECASE),
    what="UCDP's georeferenced events (GEDEvent_v25_1.csv)",
    used=(
        "id", "type_of_violence", "side_a", "side_b", "number_of_sources", "country_id", "date_prec", "date_start", "gwnoa", "gwnob",
    ),
    ignored=(
        "relid", "year", "active_year", "code_status", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
        "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id", "source_article",
        "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates",
        "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "region",
        "event_clarity", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    ),
)  # fmt: skip
ADDRESS = "ged/ged{}-csv.zip"
FIRST = 1989
CANDIDATE = re.compile(r"(?<!\d)\d\d[._]0[._]\d+")
SELECT = """
    WITH met AS (
        SELECT *, TRY_CAST(date_start[:10] AS DATE) AS happened, TRY_CAST(number_of_sources AS BIGINT) AS sources FROM raw
        WHERE type_of_violence = '1' AND gwnoa IS NOT NULL AND gwnob IS NOT NULL AND side_a LIKE 'Government of %'
            AND side_b LIKE 'Government of %' AND coalesce(date_prec, '') NOT IN ('4', '5')
    )
    SELECT line, id AS record, happened AS day, p.iso3 AS actor, side_a AS actor_name, q.iso3 AS recipient,
        side_b AS recipient_name, 'ASSAULT' AS type, '' AS mode, plover_type.quad AS quad, w.iso3 AS place,
        greatest(coalesce(sources, 1), 1) AS reports,
        CASE WHEN id IS NULL THEN 'no number of the event'
             WHEN happened IS NULL THEN 'date_start is no day'
             WHEN coalesce(date_prec, '') NOT IN ('1', '2', '3') THEN 'date_prec is none of 1 to 5'
             WHEN sources IS NULL AND number_of_sources IS NOT NULL THEN 'number_of_sources is no count'
             WHEN p.iso3 IS NULL THEN 'state number ' || gwnoa || ' is in no list for ' || year(happened)
             WHEN q.iso3 IS NULL THEN 'state number ' || gwnob || ' is in no list for ' || year(happened) END AS reject
    FROM met JOIN plover_type ON plover_type.type = 'ASSAULT'
    LEFT JOIN gw_year p ON p.code = TRY_CAST(gwnoa AS INTEGER) AND p.year = year(happened)
    LEFT JOIN gw_year q ON q.code = TRY_CAST(gwnob AS INTEGER) AND q.year = year(happened)
    LEFT JOIN gw_year w ON w.code = TRY_CAST(country_id AS INTEGER) AND w.year = year(happened)
    WHERE p.iso3 IS DISTINCT FROM q.iso3 OR p.iso3 IS NULL
"""


class UcdpGed:
    """Fatal clashes between two governments since 1989, each with its day and place (UCDP georeferenced events)."""

    name, doi, terms = "ucdp_ged", "", ucdp.TERMS
    citation = (
        "Sundberg, R. and Melander, E. (2013): Introducing the UCDP Georeferenced Event Dataset. Journal of Peace Research 50(4), "
        "523-532; with the yearly article on organized violence in the same journal."
    )
    origin, licence = ucdp.ORIGIN, ucdp.LICENCE
    minimum = Minimum(rows=1_000, states=15, first=1992, last=2015)
    grouped, incremental = 1, False

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The newest yearly edition, whatever days are asked for: the data set is issued whole."""
        yield ucdp.fetched(self.name, ADDRESS, until, cache, door)

    def files(self, path: Path) -> Iterator[Download]:
        """`GEDEvent_v25_1.csv`, or a zip that holds it; the edition is in the name, else told by the last year."""
        LAYOUT.check(path)
        version = _version(path)
        yield Download(self.name, path, ucdp.edition(version), version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each event."""
        (download,) = downloads
        yield LAYOUT.table(download.path, place, SELECT, "history")

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Open: clashes without deaths, and those of conflicts below 25 deaths a year, are not in it."""
        after = date(ucdp.last_year(download.version) + 1, 1, 1)
        words = "events with deaths, of conflicts with at least 25 deaths a year"
        yield Coverage(self.name, download.version, "event", "all", date(FIRST, 1, 1), after, "open", words, "ASSAULT")


def _version(path: Path) -> str:
    """The edition by the name of the file or of the archive's member, else by the last year of its events.

    Raises:
        BadInput: it is a monthly file of candidates, which are replaced by the yearly edition.
    """
    for name in (path.name, *members(path)):
        if CANDIDATE.search(name):
            raise BadInput(f"{name} is a monthly file of candidate events; expected a yearly edition such as 25.1.")
        if match := ucdp.VERSION.search(name):
            return f"{match[1]}.{match[2]}"
    return f"{(LAYOUT.last_year(path, 'date_start') + 1) % 100:02}.1"
