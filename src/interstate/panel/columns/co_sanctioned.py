"""Two targets of the same sender."""

from interstate.panel.column import Column


def co_sanctioned() -> Column:
    """Some state or bloc has sanctions on both states of the pair (true or false)."""
    title = "some sender has sanctions on both"
    return Column("co_sanctioned", "sanction", "flag", "undirected", "closed", title, recipe="joint_target")
