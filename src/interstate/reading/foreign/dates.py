"""When, in five languages: written days, months and years, weekdays and words such as "hier", from the day of publication."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from interstate.model.event import Precision
from interstate.reading.dates import around, moved, real_day
from interstate.reading.foreign.calendars import FRENCH, RUSSIAN, SPANISH
from interstate.reading.foreign.calendars_asia import CHINESE, HINDI
from interstate.reading.foreign.fold import spelling
from interstate.reading.foreign.words import bounded

CALENDARS = {"fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "hi": HINDI, "zh": CHINESE}
NO_YEAR_BEHIND = r"(?! (?:de |del )?\d{4})"
NO_COUNT = r"(?! [a-zéèûñáíó]{3,}[sx]\b)"
"""A number before a plural ("2000 soldats") is no year."""
CLAUSE = re.compile(r"[,;:，；：、()]|\bque\b(?! viene)|\bqu'|\bчто\b|(?<= )कि(?= )")
NEAR = {"去年": -1, "今年": 0, "明年": 1, "前年": -2}
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


class Day(NamedTuple):
    """A date expression: characters [start, end), the (first) day that it means, and how finely it says so."""

    start: int
    end: int
    day: date
    precision: Precision
    weekday: bool = False


def dated(text: str, language: str, published: date | None) -> list[Day]:
    """Date expressions of a folded sentence, in order, none overlapping; those that need it only where `published` is known."""
    found = sorted(_all(text, language, published), key=lambda one: (one.start, -one.end))
    kept: list[Day] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    written = [one for one in kept if one.precision == "day" and not one.weekday]
    return [one for one in kept if not (one.weekday and any(_beside(text, one, other) for other in written))]


def _beside(text: str, weekday: Day, other: Day) -> bool:
    """True for a weekday that only names the written day beside it ("lundi 5 mai", "5月6日（周一）")."""
    first, second = sorted((weekday, other))
    return re.fullmatch(r"|,? |[（(]", text[first.end : second.start]) is not None and first.end <= second.start


def _all(text: str, language: str, published: date | None) -> Iterator[Day]:
    frames = _frames(language)
    for kind, pattern in frames.items():
        for match in pattern.finditer(text):
            value = _value(kind, match, text, language, published)
            if value is not None:
                yield Day(match.start(), match.end(), *value, weekday=kind == "weekday")
    if published is not None:
        yield from _words(text, language, published)


@cache
def _frames(language: str) -> dict[str, re.Pattern[str]]:
    one = CALENDARS[language]
    frames = {
        "iso": r"(?<!\d)(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", "day": one.day, "month": one.month,
        "month_only": one.month_only + NO_YEAR_BEHIND, "year": one.year + NO_COUNT, "weekday": one.weekday,
        "ago": one.ago, "hence": one.hence,
    }  # fmt: skip
    if one.day_only:
        frames["day_only"] = one.day_only
    holes = {
        "{M}": _choice("M", one.months), "{W}": _choice("W", one.weekdays), "{U}": _choice("U", tuple(one.units)),
        "{N}": rf"(?:(?P<n>\d{{1,3}})|{_choice('N', one.numbers)})",
    }  # fmt: skip
    return {kind: _compiled(frame, holes, language) for kind, frame in frames.items()}


def _compiled(frame: str, holes: dict[str, str], language: str) -> re.Pattern[str]:
    for hole, filling in holes.items():
        frame = frame.replace(hole, filling)
    return re.compile(bounded(spelling(frame), language), re.IGNORECASE)


def _choice(letter: str, texts: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(f'(?P<{letter}{at}>{text})' for at, text in enumerate(texts, 1))})"


def _group(match: re.Match[str], letter: str) -> int | None:
    """Number of the alternative that matched (from 1)."""
    for name, text in match.groupdict().items():
        if text is not None and re.fullmatch(rf"{letter}\d+", name):
            return int(name[1:])
    return None


def _value(
    kind: str, match: re.Match[str], text: str, language: str, published: date | None
) -> tuple[date, Precision] | None:
    """Day and precision of a match; None for a day that no calendar has, or one that needs the day of publication."""
    parts = match.groupdict()
    year = _number(parts.get("y") or parts.get("y2"))
    if parts.get("near") and published:
        year = published.year + NEAR[parts["near"]]
    month = _number(parts.get("m")) or _group(match, "M")
    if kind == "year":
        return _real(year, 1, 1, "year")
    if kind in ("iso", "day", "month", "month_only"):
        day = _number(parts["d"]) if "d" in parts else 1
        precision: Precision = "day" if "d" in parts else "month"
        if year is not None:
            return _real(year, month or 1, day or 0, precision)
        return _without_year(month or 1, day or 0, precision, _ahead(text, match, language), published)
    if published is None:
        return None
    if kind == "day_only":
        return _of_month(_number(parts["d"]) or 0, parts.get("off"), published)
    if kind == "weekday":
        return _weekday(match, text, language, published)
    return _apart(match, language, published, -1 if kind == "ago" else 1)


def _number(text: str | None) -> int | None:
    """Digits of any script, Chinese numerals to 31, `1er`."""
    if not text:
        return None
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    if "十" in text:
        tens, ones = text.split("十")
        return int(tens.translate(DIGITS) or 1) * 10 + int(ones.translate(DIGITS) or 0)
    return int(text.translate(DIGITS))


def _real(year: int | None, month: int, day: int, precision: Precision) -> tuple[date, Precision] | None:
    made = real_day(year, month, day) if year else None
    return (made, precision) if made else None


def _without_year(
    month: int, day: int, precision: Precision, ahead: bool, published: date | None
) -> tuple[date, Precision] | None:
    """The last such day up to publication, or the first after it."""
    if published is None:
        return None
    days = [made for year in around(published) if (made := real_day(year, month, day)) is not None]
    today = published.replace(day=1) if precision == "month" else published
    past = max((made for made in days if made <= published), default=None)
    coming = min((made for made in days if made >= today), default=None)
    found = coming if ahead else past
    return (found, precision) if found else None


def _of_month(day: int, month: str | None, published: date) -> tuple[date, Precision] | None:
    """A day without its month (24日): of the month of publication, or of the one before (上月) or after (下月)."""
    first = shifted(published, {"上": -30, "下": 30}.get((month or "本")[0], 0), "month")
    return _real(first.year, first.month, day, "day")


def _weekday(match: re.Match[str], text: str, language: str, published: date) -> tuple[date, Precision]:
    """The last such weekday before publication, or the first after it; in Chinese, that of last or next week if so written."""
    wanted = (_group(match, "W") or 1) - 1
    more = f"{match.groupdict().get('more') or ''} {match.groupdict().get('more2') or ''}"
    if language == "zh" and more.strip() in ("上", "下", "本", "这"):
        weeks = {"上": -7, "下": 7}.get(more.strip(), 0)
        return moved(published, weeks + wanted - published.weekday()), "day"
    coming = re.search(spelling(CALENDARS[language].next), more) or (not more.strip() and _ahead(text, match, language))
    back = (published.weekday() - wanted) % 7 or 7
    return moved(published, 7 - back or 7) if coming else published - timedelta(days=back), "day"


def _apart(match: re.Match[str], language: str, published: date, sign: int) -> tuple[date, Precision]:
    """So many days, weeks, months or years before or after publication."""
    unit = tuple(CALENDARS[language].units.values())[(_group(match, "U") or 1) - 1]
    count = _number(match.groupdict().get("n")) or _group(match, "N") or 1
    return shifted(published, sign * count * unit[0], unit[1]), unit[1]


def shifted(published: date, days: int, precision: Precision) -> date:
    """The day so many days on; whole months and years by the calendar, as their first day."""
    if precision == "year":
        return date(min(max(published.year + round(days / 365), 1), 9999), 1, 1)
    if precision == "month":
        months = min(max(published.year * 12 + published.month - 1 + round(days / 30), 12), 9999 * 12)
        return date(months // 12, months % 12 + 1, 1)
    return moved(published, days)


def _words(text: str, language: str, published: date) -> Iterator[Day]:
    """ "hier", "la semana pasada", "завтра"; Hindi कल is yesterday or tomorrow by the verb."""
    for pattern, (days, precision) in _relative(language):
        for match in pattern.finditer(text):
            yield Day(match.start(), match.end(), shifted(published, days, precision), precision)
    for far, word in enumerate(CALENDARS[language].both, 1):
        for match in re.finditer(bounded(spelling(word), language), text):
            sign = 1 if _ahead(text, match, language) else -1
            yield Day(match.start(), match.end(), moved(published, sign * far), "day")


@cache
def _relative(language: str) -> tuple[tuple[re.Pattern[str], tuple[int, Precision]], ...]:
    relative = CALENDARS[language].relative
    return tuple((re.compile(bounded(spelling(w), language), re.IGNORECASE), shift) for w, shift in relative.items())


def _ahead(text: str, match: re.Match[str], language: str) -> bool:
    """True if the clause of the date tells of what is to come; a date alone before a comma belongs to the next clause."""
    stops = [0, *(found.end() for found in CLAUSE.finditer(text)), len(text)]
    left = max(stop for stop in stops if stop <= match.start())
    rights = [stop for stop in stops if stop >= match.end()]
    right = rights[0]
    if right - left - len(match.group()) < (4 if language == "zh" else 14) and len(rights) > 1:
        right = rights[1]
    return re.search(spelling(CALENDARS[language].ahead), text[left:right]) is not None
