"""ACLED: armed conflict and protest, event by event; pages of its service for a user's account, or an export of the user."""

import csv
import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from interstate.codes.tables import rows
from interstate.errors import BadInput, UsageError
from interstate.model.tie import Coverage
from interstate.sources.acled_columns import COLUMNS, DAYS, MORE, NEWEST, SELECT, USED
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.event_files import laid_out, texts
from interstate.store.bulk import Minimum, Table, text

if TYPE_CHECKING:
    from interstate.store.fetch import Door

HOST = "https://acleddata.com"
BEGIN = date(1997, 1, 1)
PAGE = 5000
"""Rows that the service gives at once."""
JSON = (b"{", b"[")


class Acled:
    """Armed conflict and protest around the world since 1997, event by event (ACLED); an account is needed."""

    name, doi, terms = "acled", "10.1177/0022343310378914", "user-only"
    citation = (
        "Raleigh, C., Linke, A., Hegre, H. and Karlsen, J. (2010): Introducing ACLED: An Armed Conflict Location and Event "
        "Dataset. Journal of Peace Research 47(5). Data: Armed Conflict Location & Event Data (ACLED), acleddata.com."
    )
    origin = f"{HOST}/conflict-data"
    licence = "Under the user's own agreement with ACLED; rows are not passed on."
    minimum = Minimum(rows=0)
    grouped, incremental = 1, True

    def __init__(self) -> None:
        self._surveys: dict[str, Survey] = {}

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """Events of the days asked for, month by month. They are asked for anew each time, as ACLED revises its rows.

        Raises:
            UsageError: the environment names no account.
        """
        headers = {"Authorization": f"Bearer {_token(door)}", "Accept": "application/json"}
        for first, last in _months(max(since, BEGIN), min(until, date.today())):
            page = 1
            while True:
                asked = {
                    "_format": "json",
                    "event_date": f"{first.isoformat()}|{last.isoformat()}",
                    "event_date_where": "BETWEEN",
                    "limit": PAGE,
                    "page": page,
                }
                to = cache / f"acled-{first.isoformat()}-{last.isoformat()}-{page}.json"
                file = door.download(f"{HOST}/api/acled/read?{urlencode(asked)}", to, headers=headers, fresh=True)
                survey = self._survey(file.path, file.sha256)
                if survey.count:
                    yield Download(
                        self.name,
                        file.path,
                        survey.published,
                        survey.version,
                        file.sha256,
                        self.origin,
                        file.retrieved,
                        self.terms,
                    )
                if survey.count < PAGE:
                    break
                page += 1

    def files(self, path: Path) -> Iterator[Download]:
        """An export of ACLED as CSV, a zip that holds it, or an answer of its service as JSON. Version: its newest revision."""
        digest = sha256(path)
        survey = self._survey(path, digest)
        if not survey.count:
            raise BadInput(f"{path.name} holds no event of ACLED.")
        yield Download(self.name, path, survey.published, survey.version, digest, terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table; rows that name no two states, or no act on another, are left out."""
        (download,) = downloads
        file = _text(download.path, place)
        with file.open(encoding="utf-8", newline="") as lines:
            found = next(csv.reader(lines), [])
        columns, more = _columns(found, download.label)
        yield Table(
            into="history",
            paths=(file,),
            columns=columns,
            used=USED,
            ignored=(frozenset(COLUMNS) - USED) | more,
            select=_select(),
        )

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Open: a file may hold some states only, and ACLED began with different states in different years."""
        survey = self._survey(download.path, download.sha256)
        yield Coverage(self.name, download.version, "event", "all", survey.first, survey.last + timedelta(1), "open")

    def _survey(self, path: Path, digest: str) -> "Survey":
        if digest not in self._surveys:
            with tempfile.TemporaryDirectory() as place:
                self._surveys[digest] = _survey(_text(path, Path(place)), path.name)
        return self._surveys[digest]


@dataclass(frozen=True, slots=True)
class Survey:
    """Rows of a file, its newest revision (seconds since 1970), first and last day of its events."""

    count: int = 0
    newest: int = 0
    first: date = date.max
    last: date = date.min

    @property
    def version(self) -> str:
        """The newest revision, as text."""
        return str(self.newest)

    @property
    def published(self) -> date:
        """The day of the newest revision."""
        return datetime.fromtimestamp(self.newest, UTC).date()


def _survey(file: Path, name: str) -> Survey:
    newest, days, count = 0, set[str](), 0
    with file.open(encoding="utf-8", newline="") as lines:
        try:
            table = csv.DictReader(lines)
            _columns(table.fieldnames or (), name)
            for row in table:
                count += 1
                days.add(str(row.get("event_date")))
                stamp = str(row.get("timestamp"))
                newest = (
                    max(newest, int(stamp)) if re.fullmatch(r"\d{9,10}", stamp) and int(stamp) <= NEWEST else newest
                )
        except csv.Error as error:
            raise BadInput(f"{name} is no comma-separated text ({error}).") from None
    known = [day for day in map(_day, days) if day is not None and day >= BEGIN]
    if count and not newest:
        raise BadInput(
            f"{name}: the column timestamp, which tells the revision of each row, is missing or holds no time."
        )
    return Survey(count, newest, min(known, default=date.max), max(known, default=date.min))


def _columns(found: Sequence[str], name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    if "event_id_cnty" not in found:
        raise BadInput(f"{name} is no file of ACLED: it has no column event_id_cnty.")
    return laid_out(found, frozenset(COLUMNS), MORE, name)


def _day(told: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(told.strip(), form).date()
        except ValueError:
            continue
    return None


def _text(path: Path, place: Path) -> Path:
    """The rows as comma-separated text in UTF-8."""
    file = texts(path, place)
    with file.open("rb") as start:
        if start.read(1) not in JSON:
            return file
    to = place / "rows.csv"
    told = _json(file, path.name)
    with to.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        names = list(told[0]) if told else list(COLUMNS)
        writer.writerow(names)
        for row in told:
            writer.writerow([" ".join(str(row[name]).split()) if row.get(name) is not None else "" for name in names])
    return to


def _json(file: Path, name: str) -> list[dict[str, Any]]:
    try:
        told = json.loads(file.read_bytes())
        found = told["data"] if isinstance(told, dict) and "data" in told else told
        if isinstance(found, list) and all(isinstance(row, dict) and row.keys() == found[0].keys() for row in found):
            return found
        words = str(told.get("message") or told.get("error") or "") if isinstance(told, dict) else ""
    except (ValueError, AttributeError, RecursionError):
        words = ""
    shown = f' ("{" ".join(words.split())[:100]}")' if words else ""
    raise BadInput(f"{name} is no answer of ACLED's service that lists events{shown}.")


@cache
def _select() -> str:
    acts = ", ".join(
        f"({text(row['sub_event_type'].lower())}, {text(row['type']) if row['type'] else 'NULL'}, "
        f"{text(row['mode']) if row['mode'] else 'NULL'})"
        for row in rows("acled")
    )
    return SELECT.format(acts=acts)


def _months(since: date, until: date) -> Iterator[tuple[date, date]]:
    """First and last day of each month between two days, both included."""
    first = since
    while first <= until:
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        yield first, min(until, after - timedelta(1))
        first = after


def _token(door: "Door") -> str:
    """A token for a day, for the account that the environment names; it is kept nowhere.

    Raises:
        UsageError: no account is named, or the answer holds no token.
    """
    user, secret = os.environ.get("INTERSTATE_ACLED_USER", ""), os.environ.get("INTERSTATE_ACLED_PASSWORD", "")
    if not user or not secret:
        raise UsageError(
            f"acled needs the user's account: set INTERSTATE_ACLED_USER and INTERSTATE_ACLED_PASSWORD, or export a file at "
            f"{HOST} and run: interstate data add acled --file PATH"
        )
    form = {"username": user, "password": secret, "grant_type": "password", "client_id": "acled"}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    answer = door.text(f"{HOST}/oauth/token", method="POST", body=urlencode(form).encode(), headers=headers)
    try:
        return str(json.loads(answer)["access_token"])
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{HOST}/oauth/token gave no token; check the account that the environment names.") from None
