"""Disputes between states: claims, and militarized disputes where they are loaded."""

from interstate.panel.column import Column
from interstate.panel.text import slug


def dispute(kind: str = "any") -> Column:
    """The pair have a dispute (true or false). `kind`: as the source has it (territorial, maritime ...), or any."""
    name = "dispute" if kind == "any" else f"dispute_{slug(kind)}"
    return Column(
        name, "dispute", "flag", "undirected", "closed", f"dispute: {kind}", kinds=() if kind == "any" else (kind,)
    )
