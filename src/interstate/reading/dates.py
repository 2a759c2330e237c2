"""When: written days, and words such as "on Monday" reckoned from the day of publication; with their precision."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from interstate.model.event import Precision
from interstate.reading.article import MONTHS, day_in

When = tuple[date, Precision]
Token = Any
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
FULL = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}\b|\b[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|\b\d{4}-\d\d-\d\d\b"
)
MONTH_YEAR = re.compile(rf"\b(?:in|since|of|by|until|from)? ?(?:early |late |mid-)?{MONTH},? (\d{{4}})\b")
DAY_MONTH = re.compile(
    rf"\b(?:on )?(?:(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}|{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?)\b(?! ?\d{{4}}|,? \d{{4}})"
)
YEAR = re.compile(
    r"\b(?:in|since|of|from|by|during|until|after|before|the|a|an|its|their|'s) "
    r"(?:early |late |mid-)?(1[89]\d\d|20\d\d)\b(?!-\d\d-)"
)
MONTH_ONLY = re.compile(rf"\b(in|last|this|since|next|by|until|during) (?:early |late |mid-)?{MONTH}\b(?! \d)")
WEEKDAY = re.compile(rf"\b(?:(on|last|next|this) )?({'|'.join(WEEKDAYS)})\b(?! \d)", re.IGNORECASE)
AGO = re.compile(
    r"\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (day|week|month|year|decade)s? (?:ago|earlier)\b"
)
NUMBERS = {
    w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {"a": 1, "an": 1}  # fmt: skip
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
UNITS: dict[str, Precision] = {"day": "day", "week": "week", "month": "month"}
RELATIVE: dict[str, tuple[int, Precision]] = {
    "today": (0, "day"), "yesterday": (-1, "day"), "tomorrow": (1, "day"), "last week": (-7, "week"), "this week": (0, "week"),
    "next week": (7, "week"), "last month": (-30, "month"), "this month": (0, "month"), "next month": (30, "month"),
    "last year": (-365, "year"), "this year": (0, "year"), "next year": (365, "year"),
}  # fmt: skip
ENDS = ("by", "until", "before")
"""Words before a date that say when something is to be over: no day on which an act that is told as done took place."""


class Dated(NamedTuple):
    """A date expression: characters [start, end) of the sentence, the day it means, and the day it means of an act to come."""

    start: int
    end: int
    when: When
    ahead: When
    limit: bool = False


def candidates(plain: str, published: date | None) -> list[Dated]:
    """Every date expression of a sentence, in order; relative ones only where the day of publication is known."""
    found = list(written(plain))
    if published is not None:
        found += list(relative(plain, published))
    found.sort(key=lambda one: (one.start, -(one.end - one.start)))
    kept: list[Dated] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def written(plain: str) -> Iterator[Dated]:
    """Days, months and years that are written with their year."""
    for m in FULL.finditer(plain):
        day = day_in(m.group())
        if day:
            yield dated(m, (day, "day"))
    for m in MONTH_YEAR.finditer(plain):
        if int(m[2]) > 0:
            yield dated(m, (date(int(m[2]), MONTHS[m[1][:3].lower()], 1), "month"))
    for m in YEAR.finditer(plain):
        yield dated(m, (date(int(m[1]), 1, 1), "year"))


def relative(plain: str, published: date) -> Iterator[Dated]:
    """ "On Monday", "on 5 January", "in May", "last month", "two years ago", from the day of publication."""
    for m in DAY_MONTH.finditer(plain):
        day, month = int(m[1] or m[4]), MONTHS[(m[2] or m[3])[:3].lower()]
        yield from pair(m, [(year, month, day) for year in around(published)], published, "day")
    for m in MONTH_ONLY.finditer(plain):
        yield from pair(m, [(year, MONTHS[m[2][:3].lower()], 1) for year in around(published)], published, "month")
    for m in WEEKDAY.finditer(plain):
        back = (published.weekday() - WEEKDAYS.index(m[2].lower())) % 7 or 7
        last, coming = moved(published, -back), moved(published, 7 - back or 7)
        coming_only = (m[1] or "").lower() == "next"
        yield dated(m, (coming if coming_only else last, "day"), (coming, "day"))
    for words, (shift, precision) in RELATIVE.items():
        for m in re.finditer(rf"\b{words}\b", plain, re.IGNORECASE):
            yield dated(m, (start_of(moved(published, shift), precision), precision))
    for m in AGO.finditer(plain):
        unit: Precision = UNITS.get(m[2], "year")
        shift = DAYS[m[2]] * (NUMBERS.get(m[1]) or int(m[1]))
        yield dated(m, (start_of(moved(published, -shift), unit), unit))


def around(published: date) -> tuple[int, int, int]:
    """The year of publication and its neighbours."""
    year = min(max(published.year, 2), 9998)
    return (year - 1, year, year + 1)


def moved(day: date, shift: int) -> date:
    """A day so many days on, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + shift, 1), date.max.toordinal()))


def pair(m: re.Match[str], days: list[tuple[int, int, int]], published: date, precision: Precision) -> Iterator[Dated]:
    """A day without its year: the last one up to publication (a month more for a day), or the first one after it."""
    real = [day for day in (real_day(*parts) for parts in days) if day is not None]
    if real:
        past = max((day for day in real if day <= published), default=real[0])
        yield dated(m, (past, precision), (min((day for day in real if day >= published), default=past), precision))


def real_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None for 30 February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dated(m: re.Match[str], when: When, ahead: When | None = None) -> Dated:
    """A match with its day."""
    words = m.group().lower().split(" ")
    return Dated(m.start(), m.end(), when, ahead or when, words[0] in ENDS)


def start_of(day: date, precision: Precision) -> date:
    """First day of the month or year where no finer precision is known."""
    return {"month": day.replace(day=1), "year": day.replace(month=1, day=1)}.get(precision, day)


def nearest(found: list[Dated], at: int, token: Token = None, future: bool = False) -> When | None:
    """The date of a trigger at character `at`: of its own clause where `token` (its word) is given, else the nearest.

    `future`: the act is still to come, so that "on Monday" and "in May" lie ahead. A date of a side clause ("which it
    closed in 1988") stays there.
    """
    own = [one for one in found if future or not one.limit]
    if token is not None:
        ranked = [(rank, one) for one in own if (rank := closeness(one, token)) is not None]
        best = min((rank for rank, _ in ranked), default=0)
        own = [one for rank, one in ranked if rank == best]
    if not own:
        return None
    one = min(own, key=lambda one: (abs(one.start - at), one.start))
    return one.ahead if future else one.when


def closeness(one: Dated, token: Token) -> int | None:
    """0 for a date that hangs on the trigger, 1 on its clause, 2 on one above or beside it; None for one of a side clause."""
    doc = token.doc
    inside = [t for t in doc if one.start <= t.idx < one.end]
    if not inside:
        return None
    head = min(inside, key=depth)
    place = [head, *chain(head)]
    own = [token, *chain(token)]
    first = next((t for t in place if t.pos_ in ("VERB", "AUX") or t.i == token.i), place[-1])
    clause = next((t for t in own if t.pos_ in ("VERB", "AUX")), own[-1])
    if first.i == clause.i or first.i == token.i or any(t.i == token.i for t in place):
        side = [t for t in place[: place.index(first) + 1] if t.dep_ in ("relcl", "advcl") and t.i != token.i]
        if first.i == token.i:
            return 0
        return 1 if first.i == clause.i or not side else None
    if any(t.i == first.i for t in own):
        return 2
    beside = first
    while beside.dep_ in ("conj", "xcomp") and beside.head.i != beside.i:
        beside = beside.head
    return 2 if beside.i == clause.i else None


def chain(token: Token) -> Iterator[Token]:
    """The words above a word."""
    while token.head.i != token.i:
        token = token.head
        yield token


def depth(token: Token) -> int:
    """How far a word is from the root."""
    return sum(1 for _ in chain(token))
