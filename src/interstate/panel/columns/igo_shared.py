"""Organisations that two states are both members of."""

from interstate.panel.column import Column


def igo_shared() -> Column:
    """Number of organisations of the list of which both are members on some day of the period."""
    title = "organisations both are members of"
    counted = Column("igo_shared", "igo_shared", "count", "undirected", "closed", title, recipe="holds", pick="max")
    return Column(
        "igo_shared",
        "igo",
        "count",
        "undirected",
        "closed",
        title,
        recipe="shared_members",
        family="member",
        otherwise=counted,
    )
