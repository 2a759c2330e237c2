"""The state system: since when a state is a member of it, by the project's own list."""

from datetime import date

from interstate.sources.cow.base import Edition
from interstate.sources.cow.major_powers import NAMED, CowMajorPowers
from interstate.store.bulk import Minimum


class CowStates(CowMajorPowers):
    """Members of the system of states, and since when (Correlates of War)."""

    name = "cow_states"
    citation = "Correlates of War project: State System Membership List, versions 2016 and 2024."
    editions = (
        Edition("2024", date(2025, 12, 31), date(2025, 1, 1), "States2024.zip", ("statelist2024.csv",), ("2024",)),
        Edition("2016", date(2017, 12, 31), date(2017, 1, 1), "states2016.csv", ("states2016.csv",), ("2016",)),
    )
    columns = (*CowMajorPowers.columns[:2], NAMED, *CowMajorPowers.columns[2:])
    layer, kind = "state", "cow"

    def __init__(self) -> None:
        self.minimum = Minimum(rows=190, states=190, last=2016)
