"""Membership of states in intergovernmental organisations: a wide file, one column an organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from interstate.errors import UnreadColumn
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.numbers import DATED, FIRST, KEPT, SPAN, bearer, trouble
from interstate.sources.cow.opening import peek
from interstate.store.bulk import Minimum, Table

STATES = ("ccode", "year", "state")
ROLES = {"1": "member", "2": "associate", "3": "observer"}
TAKEN = frozenset({"line", "file", "y", "one", "trouble", "kind", "status"})
"""Names that the statement has given away; no organisation can be called so, nor as another in other letters."""
NOTHING = ("0", "-1", "-9")
"""No member; the state or the organisation was not there; missing."""
MEMBERS = """
WITH {dated}, named AS (
    SELECT dated.*, a.iso3 AS one, {trouble} AS trouble FROM dated {bearer} WHERE {kept}
), cells AS (
    SELECT line, ccode, y, one, kind, status FROM (SELECT * FROM named WHERE trouble IS NULL)
    UNPIVOT (status FOR kind IN ({organisations}))
), said AS MATERIALIZED (
    SELECT * FROM cells WHERE status NOT IN {nothing}
), bad AS (
    SELECT line, min(kind || ' is ' || status || ', none of -9, -1, 0, 1, 2, 3') AS reject FROM said
    WHERE status NOT IN {roles} GROUP BY line
)
SELECT line, ccode || '-' || y || '-' || kind AS record, 'igo' AS layer, one AS state_a, kind, {span}, {basis},
    CASE status {role} END AS families, NULL AS reject
FROM (SELECT *, NULL AS trouble FROM said) WHERE line NOT IN (SELECT line FROM bad)
UNION ALL BY NAME SELECT line, reject FROM bad
UNION ALL BY NAME SELECT line, trouble AS reject FROM named WHERE trouble IS NOT NULL
"""


class CowIgo(Cow):
    """Membership of states in 534 intergovernmental organisations by year, to 2014 (Correlates of War)."""

    name = "cow_igo"
    citation = (
        "Pevehouse, J. C. W., Nordstrom, T., McManus, R. W. and Jamison, A. S. (2020): Tracking organizations in the world: "
        "The Correlates of War IGO version 3.0 datasets. Journal of Peace Research 57(3), 492-503."
    )
    doi = "10.1177/0022343319881175"
    origin = "https://correlatesofwar.org/data-sets/igos/"
    editions = (
        Edition("3.0", date(2019, 12, 31), date(2015, 1, 1), "state_year_formatv3.zip", ("state_year_formatv3.csv",)),
    )
    columns = STATES
    used = frozenset({"ccode", "year"})
    organisations = 534
    """Columns of the edition that are an organisation."""

    def __init__(self) -> None:
        self.minimum = Minimum(rows=350_000, states=180, first=FIRST, last=2014)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table whose columns are those of the file, once they are counted.

        Raises:
            UnreadColumn: the file lacks a column of the states, or has more or fewer organisations than the edition.
        """
        (download,) = downloads
        _, header, _ = peek(download.path, self._names())
        listed = tuple(name for name in header if name not in STATES)
        self._counted(header, listed, download.label)
        for table in super().tables(downloads, place):
            yield replace(
                table,
                columns=header,
                used=frozenset(header) - {"state"},
                ignored=frozenset({"state"}),
                select=self._members(listed, self.edition(download)),
            )

    def _counted(self, header: Sequence[str], listed: Sequence[str], name: str) -> None:
        lacks = [column for column in STATES if column not in header]
        apart = len({column.casefold() for column in listed} - TAKEN)
        if lacks or apart != self.organisations or len(listed) != self.organisations:
            words = f"lacks {', '.join(map(repr, lacks))}" if lacks else f"names {apart} organisations"
            raise UnreadColumn(
                f"{name}: the header {words}, expected {self.organisations} organisations after "
                f"{', '.join(STATES)}; the layout of the file has changed."
            )

    def _ours(self, header: Sequence[str]) -> bool:
        """It begins as the file of state-years does, or nearly so."""
        return len(set(header) & set(STATES)) >= 2 and len(header) > len(STATES) + self.organisations // 2

    def statement(self, edition: Edition) -> str:
        """Replaced by `_members`, which knows the columns."""
        return ""

    def _members(self, listed: Sequence[str], edition: Edition) -> str:
        return MEMBERS.format(
            dated=DATED, trouble=trouble(("a", "ccode")), bearer=bearer("a", "ccode"), kept=KEPT, span=SPAN,
            organisations=", ".join('"' + name.replace('"', '""') + '"' for name in listed),
            nothing=NOTHING, roles=tuple(ROLES), basis=basis(edition),
            role=" ".join(f"WHEN '{code}' THEN '{role}'" for code, role in ROLES.items()),
        )  # fmt: skip

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Open: cells that are missing are told apart from no membership only cell by cell."""
        until = self.edition(download).until
        yield Coverage(self.name, download.version, "igo", "all", date(FIRST, 1, 1), until, "open")
