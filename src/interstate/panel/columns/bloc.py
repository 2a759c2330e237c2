"""Membership in a bloc or organisation of the code book."""

from interstate.codes import blocs
from interstate.errors import UsageError
from interstate.panel.column import Column


def bloc(bloc: str = "NATO") -> Column:
    """The state is a member; of a pair, both are (true or false). Observers and partners are not members.

    Raises:
        UsageError: the code book has no such bloc.
    """
    code = bloc.upper()
    if not blocs.is_bloc(code):
        raise UsageError(f'"{bloc}" is no bloc of the code book; see interstate.codes.blocs.codes().')
    name = f"bloc_{code.lower()}"
    return Column(
        name, "bloc", "flag", "state", "closed", f"members of {code}", kinds=(code,), family="member", pairing="both"
    )
