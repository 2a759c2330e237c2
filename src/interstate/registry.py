"""Find a plugin by seam and name. Built-in plugins are declared as entry points just as a stranger's are."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from interstate.errors import UsageError

SEAMS = ("sources", "readers", "measures", "mechanisms", "forecasters", "renderers")


def _points(seam: str) -> dict[str, EntryPoint]:
    if seam not in SEAMS:
        raise UsageError(f'there is no seam "{seam}"; the seams are {", ".join(SEAMS)}')
    return dict(_installed(seam))


@cache
def _installed(seam: str) -> dict[str, EntryPoint]:
    """What is installed, read once: it means looking through every package."""
    return {point.name: point for point in entry_points(group=f"interstate.{seam}")}


def names(seam: str) -> tuple[str, ...]:
    """Names of the plugins at a seam, in alphabetical order; imports none of them."""
    return tuple(sorted(_points(seam)))


def load(seam: str, name: str) -> Any:
    """Import one plugin and return it.

    Raises:
        UsageError: no plugin of that name; the message lists the names that exist.
    """
    points = _points(seam)
    if name not in points:
        raise UsageError(f'no {seam[:-1]} is called "{name}"; there are: {", ".join(sorted(points)) or "none"}')
    return points[name].load()
