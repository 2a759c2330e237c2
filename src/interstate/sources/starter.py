"""The starter set: small tables that the project wrote itself from the public record, carried in the package."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from interstate.codes.tables import FOLDER as CODES
from interstate.errors import BadInput
from interstate.model.tie import Coverage, Tie
from interstate.sources import starter_codes, starter_economy, starter_security, starter_treaties
from interstate.sources.base import Download
from interstate.sources.frames import frames
from interstate.sources.rows import Row, rows
from interstate.store import identity
from interstate.store.bulk import Reject

READERS: dict[str, Callable[[Row], Iterator[Tie]]] = {
    "borders.csv": starter_economy.border,
    "conflicts.csv": starter_security.conflict,
    "dependence.csv": starter_economy.dependence,
    "disputes.csv": starter_security.dispute,
    "indicators.csv": starter_economy.indicator,
    "nuclear.csv": starter_security.nuclear,
    "nuclear_tests.csv": starter_security.nuclear_test,
    "presence.csv": starter_security.presence,
    "rivalries.csv": starter_security.rivalry,
    "sanctions.csv": starter_security.sanction,
    "trade_partners.csv": starter_economy.trade,
    "transfers_sensitive.csv": starter_security.transfer,
    "visits.csv": starter_security.visit,
}
"""One function a table, one row at a time."""
CODE_BOOKS = {"blocs.csv": starter_codes.memberships, "regions.csv": starter_codes.located}
DOUBTFUL = "DOUBTFUL"
READING = ("batch", "days", "editions", "frames", "rows", "words")
"""The modules that the readers of these tables stand on: a change in them makes the facts anew."""
TREATIES = ("treaties.csv", "treaty_members.csv")
TABLES = (*sorted((*READERS, *TREATIES)), *sorted(CODE_BOOKS))


class Starter:
    """Facts on alliances, visits, sanctions, weapons, dependence and size, one public source a row."""

    name = "starter"
    doi = ""
    terms = "own"
    citation = "The interstate authors: starter tables, written from the public record; each row names its own source."

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(str(files("interstate") / "data"))
        self.rows_read = 0
        self.rejected: list[Reject] = []

    @cached_property
    def version(self) -> str:
        """Version of the package, and the first digits of a hash of the tables and of the code that reads them."""
        digest = hashlib.sha256()
        here = Path(__file__).parent
        code = [*here.glob("starter*.py"), *(here / f"{name}.py" for name in READING), Path(identity.__file__)]
        for path in (*self.paths(), *sorted(code)):
            digest.update(path.name.encode() + path.read_bytes())
        try:
            package = version("interstate")
        except PackageNotFoundError:
            package = "0"
        return f"{package}+{digest.hexdigest()[:12]}"

    def paths(self) -> list[Path]:
        """The tables at hand, in order."""
        found = [self.folder / name for name in TABLES if name not in CODE_BOOKS]
        present = [path for path in found if path.exists()]
        present += sorted(self.folder.glob("coverage*.csv"))
        return present + [CODES / name for name in sorted(CODE_BOOKS) if (CODES / name).exists()]

    def fetch(self, since: date, cache: Path) -> Iterator[Download]:
        """The tables in the package; touches no network, and uses neither argument."""
        today = datetime.now(UTC).date()
        self.rows_read, self.rejected = 0, []
        for path in self.paths():
            if path.name.startswith("coverage"):
                continue
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield Download("starter", path, today, self.version, digest, None, today, self.terms)

    def parse(self, download: Download) -> Iterator[Tie]:
        """Yield every edition of every row of one table. treaty_members.csv needs treaties.csv beside it, which alone gives
        nothing.

        Raises:
            UnknownCode: a row holds a code that no code book has.
            UnreadColumn: a column is neither read nor ignored by name.
            BadInput: a table that is none of the starter's, a day or a number that is none.
        """
        table = download.path.name
        if table in TREATIES:
            self.rows_read += sum(1 for _ in rows(download.path))
            if table == "treaties.csv":
                starter_treaties.treaties(download.path)
            else:
                yield from starter_treaties.pledges(download.path)
        elif table in CODE_BOOKS:
            for tie in CODE_BOOKS[table]():
                self.rows_read += tie.version != "ended"
                yield tie
        elif table in READERS:
            for row in rows(download.path):
                self.rows_read += 1
                if table == "dependence.csv" and DOUBTFUL in row.cells.get("note", ""):
                    self.rejected.append(
                        Reject(table, row.line, f"marked {DOUBTFUL} by the person who read the figure")
                    )
                else:
                    yield from READERS[table](row)
        else:
            raise BadInput(f"{table} is no table of the starter set; expected one of {', '.join(TABLES)}.")

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """What the coverage tables beside the file say about it."""
        table = download.path.stem
        if download.path.name in CODE_BOOKS:
            layer = {"blocs": "bloc", "regions": "region"}[table]
            yield Coverage("starter", download.version, layer, "all", date(1946, 1, 1), date(2026, 1, 1), "closed")
            return
        for path in sorted(download.path.parent.glob("coverage*.csv")):
            for row in rows(path):
                if row.need("table") == table:
                    yield from frames(row, download.version)
