"""Regions and sea areas with the states in them (or on their shores), and the words for them."""

from datetime import date
from functools import cache

from interstate.codes.states import alive
from interstate.codes.tables import Row, rows


@cache
def _regions() -> dict[str, Row]:
    return {row["region"]: row for row in rows("regions")}


def codes() -> tuple[str, ...]:
    """Codes of all regions, in alphabetical order."""
    return tuple(sorted(_regions()))


def is_region(code: str) -> bool:
    """True for the code of a region."""
    return code in _regions()


def name(region: str) -> str:
    """Words for a region in the middle of a sentence: `the Arctic`, `East Asia`.

    Raises:
        KeyError: no such region.
    """
    return _regions()[region]["name"]


def kind(region: str) -> str:
    """`land` (states that lie in it), `sea` (states on its shores) or `zone` (both)."""
    return _regions()[region]["kind"]


def check(region: str) -> tuple[str, str]:
    """How the list of members was verified, and the data set that it agrees with (empty unless `cross`).

    Raises:
        KeyError: no such region.
    """
    row = _regions()[region]
    return row["check"], row.get("checked_against", "")


@cache
def members(region: str, on: date) -> tuple[str, ...]:
    """Codes of the states in a region (on the shores of a sea area) that were alive on a day; empty for an unknown region."""
    if region not in _regions():
        return ()
    living = frozenset(alive(on, True))
    return tuple(sorted(code for code in _regions()[region]["members"].split(";") if code in living))


@cache
def of(state: str, on: date) -> tuple[str, ...]:
    """Regions that a state lies in on a day, by code."""
    return tuple(region for region in codes() if state in members(region, on))


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """(text, region) of every name of a region."""
    return tuple((text, code) for code, row in _regions().items() for text in row["aliases"].split(";") if text)


REGIONS: tuple[str, ...] = codes()
