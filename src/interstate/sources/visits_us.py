"""Travels abroad of the presidents and secretaries of state of the United States, from the pages of the State Department."""

import csv
import io
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.first_look import FIRST
from interstate.sources.textual import new_file
from interstate.sources.travel_pages import Person, days, persons, visits
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

HOST = "https://history.state.gov/departmenthistory/travels"
ROLES = ("president", "secretary")
PAUSE = 21.0
"""Seconds between two pages: what the site's readers are seen to keep to."""
LAG = 90
"""Days after a visit by which the page has it."""
PAGE_BYTES = 5_000_000
COLUMNS = ("person", "role", "country", "locale", "remarks", "told", "first", "last")
ALIASES = """
    (VALUES ('china, republic of', 'taiwan'), ('vietnam, south', 'south vietnam'), ('serbia-montenegro', 'serbia'),
        ('korea', 'south korea')) alias(told, name)"""
NO_STATES = (
    "antarctica", "azores", "bermuda", "gaza", "greenland", "guadeloupe", "hong kong", "international waters", "martinique",
    "netherlands antilles", "palestinian authority", "puerto rico", "west bank", "west bank and gaza",
)  # fmt: skip
"""Places that are no states here: a visit there is read and left out."""
SELECT = f"""
    WITH named AS (
        SELECT raw.*, TRY_CAST(first AS DATE) AS s, TRY_CAST(last AS DATE) AS e, n.iso3
        FROM raw LEFT JOIN {ALIASES} ON alias.told = lower(country)
        LEFT JOIN state_name n ON n.name = coalesce(alias.name, lower(country))
    )
    SELECT line, concat_ws('/', role, person, s, country, locale, left(md5(coalesce(remarks, '')), 6)) AS record,
        'visit' AS layer, 'USA' AS state_a, iso3 AS state_b, coalesce(role, '') AS kind, (e - s + 1)::DOUBLE AS value,
        'days' AS unit, s AS "start", e + 1 AS "end", 'day' AS precision, locale AS place, e + {LAG} AS published,
        'lag' AS published_basis, '{HOST}' AS url,
        person || ' of the United States visited ' || country || coalesce(' (' || locale || ')', '')
            || coalesce(': ' || remarks, '') AS statement,
        CASE WHEN country IS NULL THEN 'no country'
             WHEN s IS NULL THEN 'date "' || coalesce(told, '') || '" is no day'
             WHEN iso3 IS NULL THEN 'no state is known by the name ' || country END AS reject
    FROM named WHERE (s >= DATE '{FIRST}-01-01' OR s IS NULL) AND iso3 IS DISTINCT FROM 'USA'
        AND coalesce(lower(country), '') NOT IN {NO_STATES}
"""


class VisitsUs:
    """Visits abroad of US presidents and secretaries of state since 1946, with days and places (US State Department)."""

    name, doi, terms = "visits_us", "", "public-domain"
    citation = (
        "Office of the Historian, US Department of State: Travels Abroad of the President; of the Secretary of State."
    )
    origin = HOST
    licence = "A work of the US government, in the public domain."
    minimum = Minimum()
    grouped, incremental = 1, True

    def __init__(self, pause: float = PAUSE, wait: Callable[[float], None] = time.sleep) -> None:
        self.pause, self.wait = pause, wait

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """A page for each person in office between the two days. Those still in office are asked for again each time."""
        for role in ROLES:
            index = door.text(f"{HOST}/{role}", expect_not_html=False, cap=PAGE_BYTES)
            listed = persons(index)
            if not listed:
                raise BadInput(f"{HOST}/{role} lists nobody with years of office; the page has changed.")
            for person in listed:
                if person.first <= until.year and (person.last or until.year) >= since.year:
                    yield self._page(role, person, cache, door)

    def _page(self, role: str, person: Person, cache: Path, door: "Door") -> Download:
        path, url = cache / f"{role}-{person.key}.html", f"{HOST}/{role}/{person.key}"
        fresh = person.last is None
        if fresh or not path.exists():
            self.wait(self.pause)
        got = door.download(url, path, fresh=fresh, expect_not_html=False, cap=PAGE_BYTES)
        return Download(
            self.name, got.path, got.retrieved, "web", got.sha256, got.url, got.retrieved, self.terms, path.name
        )

    def files(self, path: Path) -> Iterator[Download]:
        """The page of one person, saved from the browser as HTML."""
        _, _, rows = visits(_text(path), path.name)
        ends = [found[1] for row in rows if (found := days(row[-1]))]
        if not ends:
            raise BadInput(f"{path.name} names no day of a visit, such as January 9–11, 1994.")
        yield Download(self.name, path, max(ends), "web", sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each row of the page's table, so that line 2 is its first row."""
        (download,) = downloads
        person, role, rows = visits(_text(download.path), download.label)
        to, file = new_file(place, "visits", (download.label,))
        with file:
            file.write(_csv([COLUMNS, *(_row(person, role, row) for row in rows)]).encode())
        yield Table(into="facts", paths=(to,), columns=COLUMNS, used=frozenset(COLUMNS), select=SELECT)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Open: other visits, of other officials, are not in it."""
        words = "presidents and secretaries of state"
        yield Coverage(self.name, download.version, "visit", "USA", date(FIRST, 1, 1), None, "open", words)


def _text(path: Path) -> str:
    if path.stat().st_size > PAGE_BYTES:
        raise BadInput(f"{path.name} is larger than a page of travels.")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{path.name} is no page in UTF-8; expected a page of {HOST}.") from None


def _row(person: str, role: str, row: Sequence[str]) -> list[str]:
    """A row of the page with its first and last day; a row of another shape has a country that says so."""
    if len(row) != 4:
        return [person, role, "", "", "", f"{len(row)} cells", "", ""]
    found = days(row[3])
    return [person, role, *row, *(day.isoformat() for day in found or ()), *([""] * (0 if found else 2))]


def _csv(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
