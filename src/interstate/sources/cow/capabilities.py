"""National material capabilities: the composite index and its six parts."""

from collections.abc import Iterator
from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.numbers import DATED, FIRST, KEPT, SPAN, bearer, no_number, trouble
from interstate.store.bulk import Minimum

UNITS = {
    "cinc": "share",
    "milex": "US$ thousand",
    "milper": "thousand persons",
    "irst": "thousand tons",
    "pec": "thousand coal-ton equivalents",
    "tpop": "thousand persons",
    "upop": "thousand persons",
}
"""Unit of each column, as the source has it (of the years kept; milex before 1914 is in pounds)."""
MISSING = -9
YEARS = """
WITH {dated}, named AS (
    SELECT dated.*, a.iso3 AS one, {trouble} AS trouble FROM dated {bearer} WHERE {kept}
), parts AS (
    SELECT line, ccode, y, one, trouble, unnest([{parts}]) AS part FROM named
)
SELECT line, ccode || '-' || y || '-' || part.kind AS record, 'capability' AS layer, one AS state_a, part.kind AS kind,
    part.value AS value, part.unit AS unit, {span}, {basis}, trouble AS reject
FROM parts WHERE trouble IS NOT NULL OR part.value <> {missing}
"""


class CowCapabilities(Cow):
    """National material capabilities by year: the index CINC and its parts, to 2022 (Correlates of War)."""

    name = "cow_capabilities"
    citation = (
        "Singer, J. D., Bremer, S. and Stuckey, J. (1972): Capability distribution, uncertainty, and major power war, "
        "1820-1965. In: Russett, B. (ed.): Peace, War, and Numbers. Sage, 19-48. National Material Capabilities, versions 6.0 and 7.0."
    )
    origin = "https://correlatesofwar.org/data-sets/national-material-capabilities/"
    editions = (
        Edition(
            "7.0",
            date(2025, 12, 31),
            date(2023, 1, 1),
            "NMCv7.zip",
            ("NMC-70-abridged.csv",),
            ("2025", "7", "7.0"),
            ("NMC-v7-abridged.zip",),
        ),
        Edition(
            "6.0",
            date(2021, 12, 31),
            date(2017, 1, 1),
            "NMC_Documentation-6.0.zip",
            ("NMC-60-abridged.csv",),
            ("2021", "6", "6.0"),
            ("NMC-60-abridged.zip",),
        ),
    )
    columns = ("stateabb", "ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc", "version")
    used = frozenset({"ccode", "year", *UNITS})

    def __init__(self) -> None:
        self.minimum = Minimum(rows=50_000, states=180, first=FIRST, last=2016)

    def statement(self, edition: Edition) -> str:
        """A fact a column and year; a column that is missing gives none."""
        parts = ", ".join(
            f"{{'kind': '{kind}', 'unit': '{unit}', 'value': TRY_CAST(\"{kind}\" AS DOUBLE)}}"
            for kind, unit in UNITS.items()
        )
        more = "".join(no_number(kind, MISSING) for kind in UNITS)
        return YEARS.format(
            dated=DATED, trouble=trouble(("a", "ccode"), more=more), bearer=bearer("a", "ccode"), kept=KEPT, parts=parts,
            span=SPAN, basis=basis(edition), missing=MISSING,
        )  # fmt: skip

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Open: what is not known is missing."""
        until = self.edition(download).until
        yield Coverage(self.name, download.version, "capability", "all", date(FIRST, 1, 1), until, "open")
