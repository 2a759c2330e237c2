"""UCDP dyadic: which governments fought each other in which year since 1946, one pair of parties a row."""

import re

from interstate.sources import ucdp
from interstate.sources.first_look import Layout

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


class UcdpDyadic(ucdp.Fights):
    """Governments that fought each other, year by year since 1946, helpers included (UCDP, dyad by dyad)."""

    name, address, layout, identity = "ucdp_dyadic", "dyadic/ucdp-dyadic-{}-csv.zip", LAYOUT, "dyad_id"
    citation = (
        "Harbom, L., Melander, E. and Wallensteen, P. (2008): Dyadic Dimensions of Armed Conflict, 1946-2007. Journal of Peace "
        "Research 45(5), 697-710; with the yearly article on organized violence in the same journal."
    )
