"""Diplomatic representation."""

from interstate.panel.column import Column


def diplomacy() -> Column:
    """a has a mission in b (true or false); years between two points of the source are not filled."""
    return Column("diplomacy", "diplomacy", "flag", "directed", "closed", "a has a diplomatic mission in b")
