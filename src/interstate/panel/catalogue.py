"""Columns by name; the module of one is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from inspect import signature

from interstate.errors import UsageError
from interstate.panel.column import Column

HOMES: dict[str, str] = {
    "alliances": "alliances",
    "arms": "arms",
    "arms_dependence": "arms",
    "bloc": "bloc",
    "borders": "borders",
    "capability": "capability",
    "co_sanctioned": "co_sanctioned",
    "conflict": "conflict",
    "contiguity": "contiguity",
    "democracy": "democracy",
    "diplomacy": "diplomacy",
    "dispute": "dispute",
    "events": "events",
    "gdp": "size",
    "ideal_point_distance": "un_ideal_points",
    "igo_shared": "igo_shared",
    "milex": "size",
    "nuclear": "nuclear",
    "nuclear_status": "nuclear",
    "personnel": "size",
    "population": "size",
    "rivalry": "rivalry",
    "sanctions": "sanctions",
    "trade": "trade",
    "trade_dependence": "trade",
    "un_ideal_points": "un_ideal_points",
    "visits": "visits",
    "vote_agreement": "vote_agreement",
}
"""Module of `interstate.panel.columns` that defines each."""


def names() -> tuple[str, ...]:
    """Every column there is, in alphabetical order."""
    return tuple(sorted(HOMES))


def column(name: str, **options: object) -> Column:
    """The column of a name, with its own options.

    Raises:
        UsageError: no such column, or an option that it does not have.
    """
    if name not in HOMES:
        raise UsageError(f'no column is called "{name}"; there are: {", ".join(names())}.')
    make: Callable[..., Column] = getattr(import_module(f"interstate.panel.columns.{HOMES[name]}"), name)
    known = tuple(signature(make).parameters)
    for option in options:
        if option not in known:
            own = f"its own are {', '.join(known)}" if known else "it has none of its own"
            raise UsageError(f'{name} has no option "{option}"; {own}, besides reduce, pick and source.')
    return make(**options)
