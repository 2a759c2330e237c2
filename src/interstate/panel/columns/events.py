"""Counts of events in the news."""

from interstate.codes import plover
from interstate.errors import UsageError
from interstate.panel.column import Column


def events(type: str = "", quad: str = "") -> Column:
    """Events of a toward b on the days of the period, each counted once however many reports there are.

    `type`: one of PLOVER's sixteen; `quad`: one of its four classes; neither = all.

    Raises:
        UsageError: no such type or class, or both are given.
    """
    if type and quad:
        raise UsageError("events takes a type or a quad, not both.")
    if type and type not in plover.TYPES:
        raise UsageError(f'events has no type "{type}"; choose one of {", ".join(plover.TYPES)}.')
    quads = tuple(dict.fromkeys(plover.quad(one) for one in plover.TYPES))
    if quad and quad not in quads:
        raise UsageError(f'events has no quad "{quad}"; choose one of {", ".join(quads)}.')
    what = type or quad
    name = f"events_{what.lower().replace(' ', '_')}" if what else "events"
    title = f"events of a toward b: {what or 'all'}"
    return Column(name, "event", "count", "directed", "closed", title, recipe="events", type=type, quad=quad)
