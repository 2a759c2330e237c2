"""Neighbours by land, or across water."""

from interstate.errors import UsageError
from interstate.panel.column import Column


def contiguity(within: int = 5) -> Column:
    """The pair are contiguous at this level or closer (true or false), in the levels of the Correlates of War project.

    1 by land or river, then across water: 2 up to 12 miles, 3 up to 24, 4 up to 150, 5 up to 400.

    Raises:
        UsageError: no such level.
    """
    if within not in (1, 2, 3, 4, 5):
        raise UsageError(f"contiguity has the levels 1 to 5, got {within}.")
    name = "contiguity" if within == 5 else f"contiguity_{within}"
    title = f"contiguous at level {within} or closer"
    return Column(name, "contiguity", "flag", "undirected", "closed", title, most=float(within))
