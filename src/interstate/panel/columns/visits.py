"""Visits of leaders."""

from interstate.panel.column import Column


def visits() -> Column:
    """Visits of a's leaders to b that began in the period; a visit known only to a longer period is left out."""
    title = "visits of a's leaders to b that began in the period"
    return Column("visits", "visit", "count", "directed", "closed", title, recipe="starts")
