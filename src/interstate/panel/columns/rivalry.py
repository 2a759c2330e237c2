"""Rivalries: pairs that see each other as enemies, with a past and a future."""

from interstate.errors import UsageError
from interstate.panel.column import Column

KINDS = ("strategic", "territorial", "maritime")


def rivalry(kind: str = "any") -> Column:
    """The pair are rivals (true or false). `kind`: strategic, territorial, maritime, or any of them.

    Raises:
        UsageError: no such kind.
    """
    if kind not in (*KINDS, "any"):
        raise UsageError(f'rivalry has no kind "{kind}"; choose one of {", ".join((*KINDS, "any"))}.')
    name = "rivalry" if kind == "any" else f"rivalry_{kind}"
    kinds = () if kind == "any" else (kind,)
    return Column(name, "rivalry", "flag", "undirected", "closed", f"rivals: {kind}", kinds=kinds)
