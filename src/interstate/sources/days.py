"""Days as sources print them: to the day, the month or the year."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from interstate.errors import BadInput
from interstate.model.event import Precision

SHAPE = re.compile(r"\d{4}(-\d{2}){0,2}")
ONE = timedelta(days=1)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class When:
    """A printed day: its `first` and `last` possible day. To the day, both are the same."""

    first: date
    last: date
    precision: Precision

    @property
    def after(self) -> date:
        """The first day after it."""
        return self.last + ONE

    @property
    def words(self) -> str:
        """`19 June 2024`, `June 2024` or `2024`."""
        month = f"{MONTHS[self.first.month - 1]} {self.first.year}"
        return {"day": f"{self.first.day} {month}", "month": month}.get(self.precision, str(self.first.year))

    @property
    def until(self) -> date:
        """The exclusive end of a spell whose end is printed so: the day itself, or the day after the month or year.

        A month or year is the one in which the spell ended, so it may have held until the last day of it.
        """
        return self.first if self.precision == "day" else self.after


def when(text: str, where: str = "") -> When | None:
    """Read `2024-06-19`, `2024-06` or `2024`; empty text is None, never a guess.

    Raises:
        BadInput: anything else.
    """
    if not text:
        return None
    try:
        if not SHAPE.fullmatch(text):
            raise ValueError(text)
        numbers = [int(part) for part in text.split("-")]
        if len(numbers) == 3:
            day = date(*numbers)
            return When(day, day, "day")
        if len(numbers) == 2:
            year, month = numbers
            following = date(year + month // 12, month % 12 + 1, 1)
            return When(date(year, month, 1), following - ONE, "month")
        return When(date(numbers[0], 1, 1), date(numbers[0], 12, 31), "year")
    except ValueError:
        place = f"{where}: " if where else ""
        raise BadInput(f'{place}"{text}" is not a day; expected YYYY-MM-DD, YYYY-MM or YYYY.') from None


def in_words(day: date) -> str:
    """`19 June 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def today() -> date:
    """Today in UTC: for the edge of a load, never for what a file says."""
    return datetime.now(UTC).date()
