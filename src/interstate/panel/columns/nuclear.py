"""Nuclear weapons and the wish for them."""

from interstate.errors import UsageError
from interstate.panel.column import Column

STATUSES = ("possess", "pursue", "consider")


def nuclear(status: str = "possess") -> Column:
    """The state possesses nuclear weapons (or pursues, or considers them): true or false.

    Raises:
        UsageError: no such status.
    """
    if status not in STATUSES:
        raise UsageError(f'nuclear has no status "{status}"; choose one of {", ".join(STATUSES)}.')
    name = "nuclear" if status == "possess" else f"nuclear_{status}"
    return Column(name, "nuclear", "flag", "state", "closed", f"nuclear weapons: {status}", kinds=(status,))


def nuclear_status() -> Column:
    """The furthest that the state has come in the period: none, consider, pursue or possess."""
    ranks = tuple((status, rank) for rank, status in enumerate(reversed(STATUSES), 1))
    title = "nuclear weapons: none, consider, pursue or possess"
    return Column(
        "nuclear_status", "nuclear", "category", "state", "closed", title, kinds=STATUSES, ranks=ranks, pick="max"
    )
