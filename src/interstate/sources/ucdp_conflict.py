"""UCDP/PRIO armed conflict: which governments fought each other in which year since 1946."""

import re

from interstate.sources import ucdp
from interstate.sources.first_look import Layout

LAYOUT = Layout(
    member=re.compile(r"(^|/)(ucdp-prio-acd|UcdpPrioConflict)[^/]*\.csv$", re.IGNORECASE),
    what="UCDP/PRIO armed conflicts (ucdp-prio-acd-251.csv)",
    used=(
        "conflict_id", "year", "intensity_level", "type_of_conflict", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "version",
    ),
    ignored=(
        "location", "side_a", "side_a_id", "side_a_2nd", "side_b", "side_b_id", "side_b_2nd", "incompatibility", "territory_name",
        "cumulative_intensity", "start_date", "start_prec", "start_date2", "start_prec2", "ep_end", "ep_end_date", "ep_end_prec",
        "gwno_loc", "region",
    ),
)  # fmt: skip


class UcdpConflict(ucdp.Fights):
    """Governments that fought each other, year by year since 1946, helpers included (UCDP/PRIO armed conflict)."""

    name, address, layout, identity = "ucdp_conflict", "ucdpprio/ucdp-prio-acd-{}-csv.zip", LAYOUT, "conflict_id"
    citation = (
        "Gleditsch, N. P., Wallensteen, P., Eriksson, M., Sollenberg, M. and Strand, H. (2002): Armed Conflict 1946-2001: A New "
        "Dataset. Journal of Peace Research 39(5), 615-637; with the yearly article on organized violence in the same journal."
    )
