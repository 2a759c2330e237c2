"""UCDP dyadic: which governments fought each other in which year since 1946, one pair of parties a row."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.model.tie import Coverage
from interstate.sources import ucdp
from interstate.sources.base import Download
from interstate.sources.first_look import Layout
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

LAYOUT = Layout(
    member=re.compile(r"(^|/)(ucdp-dyadic|Dyadic)[^/]*\.csv$", re.IGNORECASE),
    what="UCDP dyads (ucdp-dyadic-251.csv)",
    used=(
        "dyad_id", "year", "intensity_level", "type_of_conflict", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "version",
    ),
    ignored=(
        "conflict_id", "location", "side_a", "side_a_id", "side_a_2nd", "side_b", "side_b_id", "side_b_2nd", "incompatibility",
        "territory_name", "cumulative_intensity", "start_date", "start_prec", "start_date2", "start_prec2", "gwno_loc", "region",
    ),
)  # fmt: skip
ADDRESS = "dyadic/ucdp-dyadic-{}-csv.zip"
SELECT = ucdp.pairs("dyad_id")


class UcdpDyadic:
    """Governments that fought each other, year by year since 1946, helpers included (UCDP, dyad by dyad)."""

    name, doi, terms = "ucdp_dyadic", "", ucdp.TERMS
    citation = (
        "Harbom, L., Melander, E. and Wallensteen, P. (2008): Dyadic Dimensions of Armed Conflict, 1946-2007. Journal of Peace "
        "Research 45(5), 697-710; with the yearly article on organized violence in the same journal."
    )
    origin, licence = ucdp.ORIGIN, ucdp.LICENCE
    minimum = Minimum(rows=650, states=50, first=1948, last=2015)
    grouped, incremental = 1, False

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The newest edition, whatever days are asked for: the data set is issued whole."""
        yield ucdp.fetched(self.name, ADDRESS, until, cache, door)

    def files(self, path: Path) -> Iterator[Download]:
        """`ucdp-dyadic-251.csv`, or a zip that holds it."""
        yield ucdp.of_user(self.name, LAYOUT, path)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each dyad and year."""
        (download,) = downloads
        yield LAYOUT.table(download.path, place, SELECT)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A pair without a row did not fight above the threshold in that year."""
        yield from ucdp.closed(download)
