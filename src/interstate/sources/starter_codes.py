"""Memberships of blocs and regions, from the code books."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from interstate.codes import blocs, regions, states
from interstate.model.event import Precision
from interstate.model.tie import Tie
from interstate.sources.days import ONE, When
from interstate.sources.editions import long_known, spell
from interstate.sources.starter_rows import CONFIDENCE
from interstate.sources.words import name, sentence, span
from interstate.store.identity import blank, edition

PRECISIONS: dict[str, Precision] = {"day": "day", "month": "month", "year": "year"}
ARTICLES = {"invited": "invited to", "suspended": "suspended from"}


def memberships() -> Iterator[Tie]:
    """a = member, `kind` = bloc, `families` = (role,). A computed label (WEST) has the members of its parts as well."""
    for one in blocs.memberships():
        yield from _membership(one, one.bloc, f"blocs/{one.bloc}/{one.member}", "")
    for label, parts in sorted(blocs.COMPUTED.items()):
        for one in blocs.memberships():
            if one.bloc in parts and one.role == "member":
                via = f", as a member of {name(one.bloc)}"
                yield from _membership(one, label, f"blocs/{label}/{one.member}/via-{one.bloc}", via)


def _membership(one: blocs.Membership, bloc: str, record: str, via: str) -> Iterator[Tie]:
    start, end = _when(one.joined, one.precision), _when(one.left, one.precision)
    record += f"/{one.role}" + (f"/{start.first.year}" if start else "")
    shared = blank(
        "bloc",
        one.member,
        None,
        "starter",
        record,
        kind=bloc,
        families=(one.role,),
        check=one.check or "general",
        checked_against=one.checked_against,
        url=one.source_url or None,
        confidence=CONFIDENCE.get(one.check, "moderate"),
    )
    noun = f"{'an' if one.role[0] in 'aeiou' else 'a'} {one.role} of"
    role = ARTICLES.get(one.role, noun)
    now = f"{name(one.member)} has been {role} {name(bloc)} {span(start, None)}{via}"
    past = f"{name(one.member)} was {role} {name(bloc)} {span(start, end)}{via}"
    yield from spell(shared, start, end, sentence(now), sentence(past))


def _when(day: date | None, precision: str) -> When | None:
    """A day of the code book, which keeps the first day of a printed month or year."""
    if day is None:
        return None
    shape = PRECISIONS.get(precision, "day")
    if shape == "year" and (day.month, day.day) == (1, 1):
        return When(day, date(day.year, 12, 31), "year")
    if shape in ("month", "year") and day.day == 1:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return When(day, after - ONE, "month")
    return When(day, day, "day")


def located() -> Iterator[Tie]:
    """a = state, `kind` = region that it lies in or borders. Geography: known since the state began."""
    for region in regions.codes():
        for state in regions.members(region, date.max):
            yield _place(region, state)


def _place(region: str, state: str) -> Tie:
    known = long_known(state)
    end = states.state(state).end
    check, against = regions.check(region)
    shared = blank(
        "region",
        state,
        None,
        "starter",
        f"regions/{region}/{state}",
        kind=region,
        check=check,
        checked_against=against,
        confidence=CONFIDENCE[check],
    )
    verb = "borders" if regions.kind(region) == "sea" else "belongs to"
    return edition(
        replace(shared, published_basis="lag"),
        published=known,
        end=end,
        version="printed",
        statement=sentence(f"{name(state)} {verb} {name(region)}"),
    )
