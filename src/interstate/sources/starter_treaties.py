"""Treaties and their parties, as directed pledges between pairs of states.

Signed is not in force. A treaty is known as signed from the day of signature, with `families=("signed",)`; as in force from
the day of force; as ended from its end, and for one pair from the day on which either party left. Where the day of force
has not been read, a partnership (a declaration) stands from its signature; any other treaty is taken as in force two years
after signature, with `families=("force_day_unread",)`, `published_basis` "lag" and low confidence; a treaty whose note says
that it did not come into force stays signed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

from interstate.codes.ties import PLEDGES
from interstate.errors import BadInput, UnknownCode
from interstate.model.tie import Tie
from interstate.sources.days import When, in_words
from interstate.sources.editions import OPENING, long_known
from interstate.sources.rows import rows
from interstate.sources.starter_rows import tail
from interstate.sources.words import name, sentence
from interstate.store.identity import blank, edition

ROLES = ("both", "gives", "receives")
PENDING = re.compile(r"not (?:yet )?(?:in force|commenced)|never (?:entered|came) into force|never in force", re.I)


@dataclass(frozen=True, slots=True)
class Treaty:
    """A row of treaties.csv."""

    id: str
    name: str
    pledge: str
    signed: When | None
    in_force: When | None
    ended: When | None
    pending: bool
    tail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Party:
    """A row of treaty_members.csv; no `joined` = from the beginning."""

    state: str
    joined: When | None
    left: When | None
    role: str
    check: str


@dataclass(frozen=True, slots=True)
class Stage:
    """What the record of a pair says from `published` on."""

    version: str
    start: When | None
    end: date | None
    published: date
    basis: str
    families: tuple[str, ...] = ()


def treaties(path: Path) -> dict[str, Treaty]:
    """Treaties by id.

    Raises:
        BadInput: an id occurs twice, or a treaty has neither a day of signature nor of force.
    """
    found: dict[str, Treaty] = {}
    for row in rows(path):
        key = row.need("treaty_id")
        if key in found:
            raise BadInput(f'{row.where}: treaty "{key}" occurs twice.')
        title, pledge = row.need("name"), row.one_of("pledge", PLEDGES)
        signed, in_force, ended = row.day("signed"), row.day("in_force"), row.day("ended")
        pending = PENDING.search(row.cells.get("note", "")) is not None
        found[key] = Treaty(key, title, pledge, signed, in_force, ended, pending, tail(row))
    return found


def parties(path: Path, known: dict[str, Treaty]) -> dict[str, list[Party]]:
    """Parties by treaty, in file order.

    Raises:
        UnknownCode: a treaty that treaties.csv does not have.
    """
    found: dict[str, list[Party]] = {}
    for row in rows(path):
        key = row.need("treaty_id")
        if key not in known:
            raise UnknownCode(f'{row.where}: treaty "{key}" is not in treaties.csv.')
        member, joined, left = row.code("member"), row.day("joined"), row.day("left")
        role = row.one_of("role", ROLES)
        found.setdefault(key, []).append(Party(member, joined, left, role, tail(row)["check"]))
    return found


def pledges(path: Path) -> Iterator[Tie]:
    """Directed pledges of the parties listed in `path`; treaties.csv is read from the same folder."""
    known = treaties(path.with_name("treaties.csv"))
    for key, members in sorted(parties(path, known).items()):
        for a, b in permutations(members, 2):
            if a.state != b.state and a.role != "receives" and b.role != "gives":
                yield from _pair(known[key], a, b, bilateral=len(members) == 2)


def _pair(treaty: Treaty, a: Party, b: Party, bilateral: bool) -> Iterator[Tie]:
    shared = dict(treaty.tail)
    if "general" in (a.check, b.check):
        shared["check"], shared["confidence"] = "general", "moderate"
    # A state that left and came back has several rows: the spells of a pair are told apart by the later entry.
    later = max((p.joined for p in (a, b) if p.joined), key=lambda w: w.first, default=None)
    ending = f"/{later.first.year}" if later and later.first.year > _beginning(treaty).year else ""
    record = f"treaties/{treaty.id}/{a.state}-{b.state}{ending}"
    template = blank("alliance", a.state, b.state, "starter", record, kind=treaty.pledge, **shared)
    for stage in stages(treaty, a, b):
        yield edition(
            template,
            start=stage.start.first if stage.start else None,
            end=stage.end,
            published=stage.published,
            published_basis=stage.basis,
            version=stage.version,
            families=stage.families,
            precision=stage.start.precision if stage.start else "unknown",
            confidence="low" if stage.basis == "lag" else template.confidence,
            statement=_statement(treaty, a, b, stage, bilateral),
        )


def _beginning(treaty: Treaty) -> date:
    opening = treaty.signed or treaty.in_force
    return opening.first if opening else OPENING


def stages(treaty: Treaty, a: Party, b: Party) -> Iterator[Stage]:
    """Signed, in force, ended, for one pair of parties; what never overlapped has no stage."""
    late = [p.joined for p in (a, b) if p.joined and (not treaty.signed or p.joined.last > treaty.signed.last)]
    force = _force(treaty, late, (a.state, b.state))
    ends = [when for when in (treaty.ended, a.left, b.left) if when]
    end = min(ends, key=lambda when: when.until, default=None)
    if end and (force or treaty.signed) and end.until <= _first(force, treaty.signed):
        return
    if treaty.signed and not late and (force is None or force.published > treaty.signed.last):
        yield Stage("signed", treaty.signed, None, treaty.signed.last, "printed", ("signed",))
    if force is None:
        if end and treaty.signed:
            yield Stage("ended", treaty.signed, end.until, end.last, "printed", ("signed",))
        return
    if end is None or end.last > force.published:
        yield force
    if end:
        published = end.last if force.basis == "lag" else max(end.last, force.published)
        yield replace(force, version="ended", end=end.until, published=published, basis="printed")


def _first(force: Stage | None, signed: When | None) -> date:
    start = force.start if force and force.start else signed
    return start.first if start else OPENING


def _force(treaty: Treaty, late: list[When], pair: tuple[str, str]) -> Stage | None:
    """When the pledge came to hold between the two; None if the treaty is only signed."""
    begin = treaty.in_force
    if begin is None and treaty.signed and not treaty.pending:
        if treaty.pledge == "partnership" or (
            late and max(when.first for when in late) > _two_years(treaty.signed.last)
        ):
            begin = treaty.signed
        else:
            since = max([treaty.signed, *late], key=lambda when: when.first)
            known = max([since.last, _two_years(treaty.signed.last)])
            return Stage("in force", since, None, known, "lag", ("force_day_unread",))
    if begin is None:
        if treaty.signed:
            return None
        return Stage("in force", None, None, long_known(*pair), "lag", ("force_day_unread",))
    begin = max([begin, *late], key=lambda when: when.first)
    printed = (
        max(begin.last, treaty.signed.last) if treaty.signed else begin.last
    )  # some are in force from an earlier day
    return Stage("in force", begin, None, printed, "printed")


def _two_years(day: date) -> date:
    return date(day.year + 2, day.month, min(day.day, 28))


def _statement(treaty: Treaty, a: Party, b: Party, stage: Stage, bilateral: bool) -> str:
    who = _who(a, b)
    if stage.families == ("signed",):
        verb = "signed" if bilateral else "were among the states that signed"
        words = (
            f"{who} {verb} the {treaty.name}{_on(treaty.signed)} ({treaty.pledge}; signed, not known to be in force)"
        )
        return sentence(words if stage.end is None else f"{words}, given up by {in_words(stage.end)}")
    since = f"in force since {stage.start.words}" if stage.start else "in force"
    if stage.basis == "lag" or "force_day_unread" in stage.families:
        since = f"signed{_on(treaty.signed)}, day of force not read" if treaty.signed else "day of force not read"
    elif treaty.signed and treaty.in_force and treaty.in_force == stage.start:
        since += f", signed{_on(treaty.signed)}"
    if stage.end:
        since += f", ended {in_words(stage.end)}"
    if "both" in (a.role, b.role) and a.role == b.role:
        return sentence(f"{who} are bound by the {treaty.name} ({treaty.pledge}; {since})")
    return sentence(f"{name(a.state)} is pledged to {name(b.state)} by the {treaty.name} ({treaty.pledge}; {since})")


def _who(a: Party, b: Party) -> str:
    first, second = sorted((a.state, b.state)) if a.role == b.role else (a.state, b.state)
    return f"{name(first)} and {name(second)}"


def _on(day: When | None) -> str:
    return "" if day is None else f" on {day.words}" if day.precision == "day" else f" in {day.words}"
