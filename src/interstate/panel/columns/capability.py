"""National capabilities."""

from interstate.errors import UsageError
from interstate.panel.column import Column

KINDS = ("cinc", "milex", "milper", "irst", "pec", "tpop", "upop")


def capability(kind: str = "cinc") -> Column:
    """Composite index of national capability, a share of the world's: 0 to 1; or one of its parts, in the unit of the source.

    Raises:
        UsageError: no such part.
    """
    if kind not in KINDS:
        raise UsageError(f'capability has no part "{kind}"; choose one of {", ".join(KINDS)}.')
    name = "capability" if kind == "cinc" else f"capability_{kind}"
    return Column(name, "capability", "number", "state", "open", f"national capability: {kind}", kinds=(kind,))
