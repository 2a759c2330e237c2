"""Trade between two states in a year, in current US dollars."""

from collections.abc import Iterator
from datetime import date

from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.cow.base import Cow, Edition, basis
from interstate.sources.cow.numbers import APART, FIRST, SPAN, named, no_number
from interstate.store.bulk import Minimum

MISSING = -9
FLOWS = """
WITH {named}, flows AS (
    SELECT *, 'flow1' AS flow, one AS state_a, other AS state_b, TRY_CAST(flow1 AS DOUBLE) AS millions
    FROM named WHERE {apart}
    UNION ALL
    SELECT *, 'flow2', other, one, TRY_CAST(flow2 AS DOUBLE) FROM named WHERE trouble IS NULL AND one <> other
)
SELECT line, ccode1 || '-' || ccode2 || '-' || y || '-' || flow AS record, 'trade' AS layer, state_a, state_b,
    millions * 1e6 AS value, 'US$' AS unit, 'import' AS kind, {span}, {basis}, trouble AS reject
FROM flows WHERE trouble IS NOT NULL OR millions <> {missing}
"""
"""flow1 = imports of state 1 from state 2, flow2 = imports of state 2 from state 1, in millions."""


class CowTrade(Cow):
    """Imports of one state from another by year, in current US$, to 2014 (Correlates of War)."""

    name = "cow_trade"
    citation = (
        "Barbieri, K., Keshk, O. M. G. and Pollins, B. (2009): Trading data: Evaluating our assumptions and coding rules. "
        "Conflict Management and Peace Science 26(5), 471-491. Barbieri, K. and Keshk, O. M. G. (2016): Correlates of War "
        "project trade data set, version 4.0."
    )
    origin = "https://correlatesofwar.org/data-sets/bilateral-trade/"
    editions = (
        Edition(
            "4.0",
            date(2017, 12, 31),
            date(2015, 1, 1),
            "COW_Trade_4.0.zip",
            ("Dyadic_COW_4.0.csv",),
            ("4", "4.0"),
        ),
    )
    columns = (
        "ccode1", "ccode2", "year", "importer1", "importer2", "flow1", "flow2", "smoothflow1", "smoothflow2",
        "smoothtotrade", "spike1", "spike2", "dip1", "dip2", "trdspike", "tradedip", "bel_lux_alt_flow1",
        "bel_lux_alt_flow2", "china_alt_flow1", "china_alt_flow2", "source1", "source2", "version",
    )  # fmt: skip
    used = frozenset({"ccode1", "ccode2", "year", "flow1", "flow2"})

    def __init__(self) -> None:
        self.minimum = Minimum(rows=600_000, states=150, first=FIRST + 4, last=2014)

    def statement(self, edition: Edition) -> str:
        """Two facts a row; a flow that is missing gives none, a flow of 0 gives one."""
        more = no_number("flow1", MISSING) + no_number("flow2", MISSING)
        return FLOWS.format(
            named=named("ccode1", "ccode2", more), apart=APART, span=SPAN, basis=basis(edition), missing=MISSING
        )

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Open: a flow that is not known is missing, and so has no row."""
        until = self.edition(download).until
        yield Coverage(self.name, download.version, "trade", "all", date(FIRST, 1, 1), until, "open")
