"""Disputes between states: claims, and militarized disputes where they are loaded."""

from interstate.panel.column import Column


def dispute(kind: str = "any") -> Column:
    """The pair have a dispute (true or false). `kind`: as the source has it (territorial, maritime ...), or any."""
    name = "dispute" if kind == "any" else f"dispute_{kind}"
    return Column(
        name, "dispute", "flag", "undirected", "closed", f"dispute: {kind}", kinds=() if kind == "any" else (kind,)
    )
