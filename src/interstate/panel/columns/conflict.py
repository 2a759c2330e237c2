"""Armed conflict between two states."""

from interstate.panel.column import Column


def conflict() -> Column:
    """The forces of the two states fight each other (true or false)."""
    return Column("conflict", "conflict", "flag", "undirected", "closed", "armed conflict between the two states")
