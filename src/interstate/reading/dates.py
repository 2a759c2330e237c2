"""When: written days, and words such as "on Monday" reckoned from the day of publication; with their precision."""

import re
from datetime import date, timedelta

from interstate.model.event import Precision
from interstate.reading.article import MONTHS, day_in

When = tuple[date, Precision]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH_YEAR = re.compile(rf"\b(?:in|since|of|by|until|from)? ?{MONTH},? (\d{{4}})\b")
DAY_MONTH = re.compile(
    rf"\b(?:on )?(?:(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}|{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?)\b(?! ?\d{{4}})"
)
YEAR = re.compile(r"\b(?:in|since|of|from|by|during|until|after|before) (?:early |late |mid-)?(1[89]\d\d|20\d\d)\b")
MONTH_ONLY = re.compile(rf"\b(?:in|last|this|since) {MONTH}\b(?! \d)")
AGO = re.compile(
    r"\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (day|week|month|year|decade)s? (?:ago|earlier)\b"
)
NUMBERS = {
    w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {
    "a": 1,
    "an": 1,
}
UNITS: dict[str, Precision] = {"day": "day", "week": "week", "month": "month"}
RELATIVE: dict[str, tuple[int, Precision]] = {
    "today": (0, "day"), "yesterday": (-1, "day"), "tomorrow": (1, "day"), "last week": (-7, "week"), "this week": (0, "week"),
    "next week": (7, "week"), "last month": (-30, "month"), "this month": (0, "month"), "next month": (30, "month"),
    "last year": (-365, "year"), "this year": (0, "year"), "next year": (365, "year"),
}  # fmt: skip


def candidates(plain: str, published: date | None) -> list[tuple[int, int, When]]:
    """Every date expression of a sentence: characters, day, precision; relative ones only where the day of publication is known."""
    found: list[tuple[int, int, When]] = []
    full = re.compile(
        r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}\b|\b[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|\b\d{4}-\d\d-\d\d\b"
    )
    for m in full.finditer(plain):
        day = day_in(m.group())
        if day:
            found.append((m.start(), m.end(), (day, "day")))
    for m in MONTH_YEAR.finditer(plain):
        found.append((m.start(), m.end(), (date(int(m[2]), MONTHS[m[1][:3].lower()], 1), "month")))
    for m in YEAR.finditer(plain):
        found.append((m.start(), m.end(), (date(int(m[1]), 1, 1), "year")))
    if published is not None:
        found += list(relative(plain, published))
    found.sort(key=lambda one: (one[0], -(one[1] - one[0])))
    kept: list[tuple[int, int, When]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def relative(plain: str, published: date) -> list[tuple[int, int, When]]:
    """ "On Monday", "on 5 January", "last month", "two years ago", from the day of publication."""
    found: list[tuple[int, int, When]] = []
    for m in DAY_MONTH.finditer(plain):
        day, month = int(m[1] or m[4]), MONTHS[(m[2] or m[3])[:3].lower()]
        try:
            value = date(published.year, month, day)
        except ValueError:
            continue
        if value > published + timedelta(days=45):
            value = value.replace(year=published.year - 1)
        found.append((m.start(), m.end(), (value, "day")))
    for m in MONTH_ONLY.finditer(plain):
        value = date(published.year, MONTHS[m[1][:3].lower()], 1)
        if value > published:
            value = value.replace(year=published.year - 1)
        found.append((m.start(), m.end(), (value, "month")))
    for at, name in enumerate(WEEKDAYS):
        for m in re.finditer(rf"\b(?:on |last |next )?{name}\b", plain, re.IGNORECASE):
            back = (published.weekday() - at) % 7 or 7
            value = published - timedelta(days=back)
            if m.group().lower().startswith("next"):
                value += timedelta(days=7 if back != 7 else 14)
            found.append((m.start(), m.end(), (value, "day")))
    for words, (shift, precision) in RELATIVE.items():
        for m in re.finditer(rf"\b{words}\b", plain, re.IGNORECASE):
            found.append((m.start(), m.end(), (start_of(published + timedelta(days=shift), precision), precision)))
    for m in AGO.finditer(plain):
        count = NUMBERS.get(m[1]) or int(m[1])
        days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[m[2]] * count
        unit: Precision = UNITS.get(m[2], "year")
        if days < 40_000:
            found.append((m.start(), m.end(), (start_of(published - timedelta(days=days), unit), unit)))
    return found


def start_of(day: date, precision: Precision) -> date:
    """First day of the month or year where no finer precision is known."""
    return {"month": day.replace(day=1), "year": day.replace(month=1, day=1)}.get(precision, day)


def nearest(found: list[tuple[int, int, When]], at: int) -> When | None:
    """The date of a trigger: the nearest one in its sentence."""
    if not found:
        return None
    return min(found, key=lambda one: (abs(one[0] - at), one[0]))[2]
