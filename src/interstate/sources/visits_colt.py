"""Trips of heads of state and government and their ministers to other states since 1990 (COLT, University of Denver)."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import ByHand, sha256
from interstate.sources.first_look import Layout
from interstate.store.bulk import Minimum, Table

LAYOUT = Layout(
    member=re.compile(r"COLT[^/]*\.csv$", re.IGNORECASE),
    what="trips of COLT (Diplometrics_COLT_Travel_Dataset_...)",
    used=(
        "TripID", "LeaderCountryOrIGO", "LeaderCountryISO", "LeaderRole", "LeaderFullName", "CountryVisited", "CountryVisitedISO",
        "DisputedTerritory", "SemiAutoTerritory", "CityVisited", "TripYear", "TripStartDate", "TripEndDate", "MetHostHoGS",
        "AttendedMultilatEvent",
    ),
    ignored=(
        "LeaderID", "LeaderRegion", "LeaderSubregion", "PriorityLeader", "LeaderTitle", "LeaderSurname", "Exiled", "RegionVisited",
        "SubRegionVisited", "TripDuration", "HostHOGSName", "AttendedMultilatMinisterialEvent", "NameMultilatEvent",
        "MetNonhostHOGS", "NonhostHOGSNames", "PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony",
        "BusinessLeaderOrForum", "MetIGOLeader", "IGOLeaderName", "Notes", "Confidence(1-5)",
    ),
    rule=r"SourceLink ?\d+",
)  # fmt: skip
FIRST = 1990
NAMED = re.compile(r"(\d{4})-(\d{4})_(\d{4})(\d\d)(\d\d)")
OUT = (12, 31)
"""Month and day of the year after its last one by which a file without a day in its name counts as published."""
ROLES = {
    "GS": "head-of-state-and-government", "G": "head-of-government", "S": "head-of-state", "De Facto": "de-facto-leader",
    "F": "foreign-minister", "E": "finance-minister", "CP": "crown-prince",
}  # fmt: skip
"""Leader roles; I, the head of an organisation, is no trip of a state and is left out."""
KIND = " ".join(f"WHEN '{role}' THEN '{kind}'" for role, kind in ROLES.items())
UNKNOWN = "('', 'TBD', 'Unknown', 'NA', 'N/A')"


def _day(column: str) -> str:
    """A day: the serial number of a workbook, `2024-06-19`, or `6/19/2024`."""
    return (
        f"coalesce(DATE '1899-12-30' + CASE WHEN TRY_CAST({column} AS DOUBLE) BETWEEN 20000 AND 80000 "
        f"THEN TRY_CAST({column} AS DOUBLE)::INTEGER END, TRY_CAST({column}[:10] AS DATE), "
        f"TRY_CAST(try_strptime({column}, '%m/%d/%Y') AS DATE))"
    )


SELECT = f"""
    WITH told AS (
        SELECT raw.*, CASE LeaderRole {KIND} END AS kind, {_day("TripStartDate")} AS s, {_day("TripEndDate")} AS e,
            TRY_CAST(TripYear AS DOUBLE)::INTEGER AS y, coalesce(TripStartDate, '') IN {UNKNOWN} AS dateless,
            coalesce(a.iso3, an.iso3) AS visitor, coalesce(b.iso3, bn.iso3) AS host,
            coalesce(DisputedTerritory, 'No') <> 'No' OR coalesce(SemiAutoTerritory, 'No') <> 'No' AS part
        FROM raw LEFT JOIN iso_code a ON a.code = LeaderCountryISO LEFT JOIN state_name an ON an.name = lower(LeaderCountryOrIGO)
        LEFT JOIN iso_code b ON b.code = CountryVisitedISO LEFT JOIN state_name bn ON bn.name = lower(CountryVisited)
        WHERE LeaderRole IS DISTINCT FROM 'I' AND coalesce(CountryVisited, '') NOT IN {UNKNOWN}
    ), judged AS (
        SELECT *, e IS NOT NULL AND e >= s AS whole, CASE
            WHEN TripID IS NULL THEN 'no number of the trip'
            WHEN kind IS NULL THEN 'role ' || coalesce(LeaderRole, '(none)') || ' is not known'
            WHEN s IS NULL AND NOT dateless THEN 'TripStartDate ' || TripStartDate || ' is no day'
            WHEN s IS NULL AND (y IS NULL OR y NOT BETWEEN {FIRST} AND 2100) THEN 'neither a day nor a year'
            WHEN e < s THEN 'ends before it begins'
            WHEN visitor IS NULL THEN 'no state is known by ' || coalesce(LeaderCountryISO, LeaderCountryOrIGO, '(none)')
            WHEN host IS NULL THEN 'no state is known by ' || coalesce(CountryVisitedISO, CountryVisited) END AS reject
        FROM told WHERE (visitor IS DISTINCT FROM host OR visitor IS NULL) AND NOT (host IS NULL AND part)
    )
    SELECT line, concat_ws('/', TripID, coalesce(s::VARCHAR, y::VARCHAR), CountryVisitedISO) AS record, 'visit' AS layer,
        visitor AS state_a, host AS state_b, kind, reject, CityVisited AS place,
        concat_ws(';', CASE WHEN MetHostHoGS = 'Yes' THEN 'met_host' END,
            CASE WHEN AttendedMultilatEvent = 'Yes' THEN 'multilateral' END) AS families,
        coalesce(s, TRY(make_date(y, 1, 1))) AS "start",
        CASE WHEN whole THEN e + 1 WHEN s IS NOT NULL THEN s + 1 ELSE TRY(make_date(y + 1, 1, 1)) END AS "end",
        CASE WHEN s IS NULL THEN 'year' ELSE 'day' END AS precision,
        CASE WHEN whole THEN (e - s + 1)::DOUBLE END AS value, CASE WHEN whole THEN 'days' END AS unit,
        coalesce(LeaderFullName, 'A leader') || ' of ' || LeaderCountryOrIGO || ' visited ' || CountryVisited
            || coalesce(' (' || CityVisited || ')', '') AS statement
    FROM judged
"""


class VisitsColt(ByHand):
    """Trips of heads of state and government and ministers of all states since 1990, with days and cities (COLT)."""

    name, doi, terms = "visits_colt", "", "user-only"
    citation = (
        "Pardee Institute, University of Denver: Country and Organizational Leader Travel (COLT), Diplometrics project; with "
        "the edition in the name of the file."
    )
    origin = "https://korbel.du.edu/pardee/"
    licence = "Its terms were not seen: for your own use, with citation. The file is fetched by a person."
    minimum = Minimum(rows=20_000, states=150, first=1992, last=2018)

    def files(self, path: Path) -> Iterator[Download]:
        """The workbook `Diplometrics_COLT_Travel_Dataset_Primary-HOGS-1990-2024_20250317.xlsx`, or its first sheet as CSV."""
        with tempfile.TemporaryDirectory() as place:
            text = _text(path, Path(place))
            LAYOUT.check(text, path.name)
            version, published = _edition(path.name) or _by_last_year(text, path.name)
        yield Download(self.name, path, published, version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each trip to one state."""
        (download,) = downloads
        yield LAYOUT.table(_text(download.path, place), place, SELECT)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Open: what the makers found in the press and on the pages of governments."""
        after = date(int(download.version[-4:]) + 1, 1, 1)
        yield Coverage(self.name, download.version, "visit", "all", date(FIRST, 1, 1), after, "open")


def _text(path: Path, place: Path) -> Path:
    if path.suffix.lower() != ".xlsx":
        return path
    from interstate.sources.sheets import sheet_csv

    return sheet_csv(path, place, 0)


def _edition(name: str) -> tuple[str, date] | None:
    """Edition and day from the name of a file; None if they are not in it.

    Raises:
        BadInput: the day in the name is none.
    """
    match = NAMED.search(name)
    if match is None:
        return None
    try:
        day = date(int(match[3]), int(match[4]), int(match[5]))
    except ValueError:
        raise BadInput(f"{name}: {match[3]}{match[4]}{match[5]} is no day.") from None
    return f"{day.isoformat()}, to {match[2]}", day


def _by_last_year(text: Path, name: str) -> tuple[str, date]:
    years = [int(float(cell)) for cell in LAYOUT.cells(text, "TripYear") if re.fullmatch(r"(19|20)\d\d(\.0)?", cell)]
    if not years:
        raise BadInput(f"{name} names no year in its column TripYear.")
    return f"to {max(years)}", date(max(years) + 1, *OUT)
