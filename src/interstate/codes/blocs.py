"""Blocs with dated members, and loose groups.

`WEST` is an author's label, not an organisation. Here it means, on a given day: the members of NATO and of the European Union,
and the states of `blocs.csv` under WEST (western European states outside both, and the Pacific states that have a defence
pact with the United States and are members of the OECD: AUS, JPN, KOR, NZL), so Turkey is in it as a member of NATO. It is
vague: expand it only on request, and say so. GLOBAL_SOUTH is vague and has no members at all.
Founders count as members from the day of foundation; a member that left has an end (exclusive).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from interstate.codes.tables import Row, day, holds, rows

COMPUTED = {"WEST": ("NATO", "EU")}


@dataclass(frozen=True, slots=True)
class Membership:
    """`member` (state code) belonged to `bloc` in `role` (member, observer, partner, invited, suspended) from `joined` to `left`."""

    bloc: str
    member: str
    joined: date | None
    left: date | None
    role: str
    precision: str
    note: str
    source_url: str
    check: str
    checked_against: str = ""


@cache
def _blocs() -> dict[str, Row]:
    return {row["bloc"]: row for row in rows("bloc_list")}


def codes() -> tuple[str, ...]:
    """Codes of all blocs and groups, in alphabetical order."""
    return tuple(sorted(_blocs()))


def is_bloc(code: str) -> bool:
    """True for the code of a bloc or group."""
    return code in _blocs()


def vague(bloc: str) -> bool:
    """True for a label of authors rather than an organisation (WEST, GLOBAL_SOUTH)."""
    return bloc in _blocs() and _blocs()[bloc]["vague"] == "yes"


def name(bloc: str) -> str:
    """Words for a bloc in the middle of a sentence: `the European Union`, `NATO`."""
    return _blocs()[bloc]["name"]


def adjective(bloc: str) -> str:
    """Words for a bloc before a noun: `EU`, `Western`."""
    return _blocs()[bloc]["adjective"]


@cache
def memberships() -> tuple[Membership, ...]:
    """All dated memberships, by bloc, member and day."""
    return tuple(
        Membership(
            row["bloc"],
            row["member"],
            day(row["joined"]),
            day(row["left"]),
            row["role"],
            row["precision"],
            row["note"],
            row["source_url"],
            row["check"],
            row.get("checked_against", ""),
        )
        for row in rows("blocs")
    )


@cache
def _by_bloc() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for one in memberships():
        found.setdefault(one.bloc, []).append(one)
    return {bloc: tuple(some) for bloc, some in found.items()}


def members(bloc: str, on: date, roles: Iterable[str] = ("member",)) -> tuple[str, ...]:
    """Codes of those that held one of the roles in a bloc on a day, in alphabetical order; empty if none is known."""
    wanted = frozenset(roles)
    held = {one.member for one in _by_bloc().get(bloc, ()) if one.role in wanted and holds(one.joined, one.left, on)}
    if "member" in wanted:
        for part in COMPUTED.get(bloc, ()):
            held.update(members(part, on))
    return tuple(sorted(held))


@cache
def texts() -> tuple[tuple[str, str, str], ...]:
    """(text, bloc, kind) of every name of a bloc; kind `bloc`, `adjective` or `seat`."""
    return tuple((row["text"], row["bloc"], row["kind"]) for row in rows("bloc_names"))


BLOCS: tuple[str, ...] = codes()
