"""Which state keeps sanctions on which other, by programme, as OpenSanctions describes the programmes."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.opensanctions_programs import programmes
from interstate.store.bulk import Minimum, Table, text

if TYPE_CHECKING:
    from interstate.store.fetch import Door

INDEX = "https://data.opensanctions.org/meta/programs.json"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
COLUMNS = ("key", "issuer", "targets", "families", "unknown", "status")
FAMILIES = {
    "Aid suspension": "finance",
    "Arms embargo": "arms",
    "Arms export restrictions": "arms",
    "Arms restrictions": "arms",
    "Asset freeze": "finance;individuals",
    "Debarment": "",
    "Export control": "technology;trade",
    "Financial block": "finance",
    "Financial restrictions": "finance",
    "Import restrictions": "trade",
    "Investment ban": "finance",
    "Prohibition to satisfy claims": "",
    "Restrictions on goods": "trade",
    "Sectoral sanctions": "trade",
    "Services ban": "trade",
    "Transportation restrictions": "aviation",
    "Travel ban": "individuals;travel",
}
"""Measures of OpenSanctions in the families that the sanctions of this package have."""
FORMER = {"csxx": "YUG", "yucs": "YUG"}
"""Codes of states that are no more."""
NOWHERE = ("", "zz", "ip", "eu", "un", "hk", "mo")
"""Codes that are no state: the world, the internet, unions, territories. Parts of states (`ua-cri`) are left out as well."""

SELECT = """
    WITH aimed AS (
        SELECT line, key, families, unknown, status, issuer, unnest(string_split(coalesce(targets, ''), '|')) AS target FROM raw
    ), named AS (
        SELECT aimed.*, CASE issuer WHEN 'eu' THEN 'EU' WHEN 'un' THEN 'UN' ELSE sender.iso3 END AS state_a,
            coalesce(former.iso3, target_state.iso3) AS state_b
        FROM aimed LEFT JOIN iso2_code sender ON sender.code = upper(issuer)
        LEFT JOIN iso2_code target_state ON target_state.code = upper(target)
        LEFT JOIN (VALUES {former}) former(code, iso3) ON former.code = target
    )
    SELECT line, key || '/' || state_b AS record, 'sanction' AS layer, state_a, state_b, coalesce(families, '') AS families,
        DATE '{day}' AS "start", NULL::DATE AS "end", 'day' AS precision, 'moderate' AS confidence, {terms} AS terms,
        'sanctions programme ' || key || ' in force on {day}; its first day is not told' AS statement,
        CASE WHEN status NOT IN ('active', 'legacy') THEN 'the status ' || status || ' is none of active, legacy, ended'
             WHEN unknown IS NOT NULL THEN 'the measure ' || unknown || ' is in no list'
             WHEN state_b IS NULL THEN 'the territory ' || target || ' is in no list of states' END AS reject
    FROM named
    WHERE status <> 'ended' AND state_a IN (SELECT code FROM known_actor) AND state_a IS DISTINCT FROM state_b
        AND NOT contains(target, '-') AND target NOT IN ({nowhere})
"""


class OpenSanctions:
    """Sanctions programmes in force: who keeps them, on which state, with which measures (OpenSanctions)."""

    name, doi, terms = "opensanctions", "", "mit"
    citation = "OpenSanctions: sanctions programmes, https://www.opensanctions.org/programs/."
    origin = "https://www.opensanctions.org/programs/"
    licence = (
        "The folder meta of its repository is under the MIT licence. The JSON index comes with data that are CC BY-NC 4.0; its "
        "rows stay on this computer. The lists of persons and firms (CC BY-NC 4.0) are not loaded."
    )
    minimum = Minimum(rows=80, states=30)
    grouped, incremental = 1, False

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The index as it stands today; there are no earlier ones."""
        today = datetime.now(UTC).date()
        got = door.download(INDEX, cache / f"programs-{today.isoformat()}.json", fresh=True)
        yield self._download(got.path, got.sha256, today, got.url, got.retrieved)

    def files(self, path: Path) -> Iterator[Download]:
        """`programs.json`, or a zip of the folder `meta`; the day in its name, else today, is when it was in force."""
        programmes(path)
        yield self._download(path, sha256(path), _day(path))

    def _download(
        self, path: Path, digest: str, day: date, url: str | None = None, retrieved: date | None = None
    ) -> Download:
        return Download(self.name, path, day, day.isoformat(), digest, url, retrieved, self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each programme, in the order of their keys; each state it is directed at is a fact."""
        (download,) = downloads
        path = place / "programmes.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            for one in programmes(download.path):
                families = {family for name in one.measures for family in FAMILIES.get(name, "").split(";")} - {""}
                unknown = next((name for name in one.measures if name not in FAMILIES), "")
                targets = "|".join(target.lower() for target in dict.fromkeys(one.targets))
                writer.writerow([one.key, one.issuer, targets, ";".join(sorted(families)), unknown, one.status])
        yield Table("facts", (path,), COLUMNS, frozenset(COLUMNS), _select(download), header=False)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A list of what is in force on one day."""
        yield Coverage(self.name, download.version, "sanction", "all", download.published, None, "open")


def _select(download: Download) -> str:
    folder = download.path.read_bytes()[:2] == b"PK"
    return SELECT.format(
        day=download.published.isoformat(),
        terms=text("mit" if folder else "user-only"),
        former=", ".join(f"({text(code)}, {text(iso3)})" for code, iso3 in FORMER.items()),
        nowhere=", ".join(map(text, NOWHERE)),
    )


def _day(path: Path) -> date:
    """The day in the name of a file (`programs-2026-08-31.json`), else today in UTC.

    Raises:
        BadInput: the name holds figures like a day that is none.
    """
    found = DAY.search(path.name)
    if found is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        raise BadInput(f"{path.name} names the day {found[0]}, which is none.") from None
