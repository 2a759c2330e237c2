"""Common borders."""

from interstate.errors import UsageError
from interstate.panel.column import Column


def borders(kind: str = "land") -> Column:
    """The pair share a border (true or false). `kind`: land, sea, or any.

    Raises:
        UsageError: no such kind.
    """
    if kind not in ("land", "sea", "any"):
        raise UsageError(f'borders has no kind "{kind}"; choose one of land, sea, any.')
    name = "borders" if kind == "land" else f"borders_{kind}"
    kinds = () if kind == "any" else (kind,)
    return Column(name, "border", "flag", "undirected", "closed", f"common border: {kind}", kinds=kinds)
