"""Days, months and years as the day on which they begin, and how many days they have.

Written out from year, month and day of month: engines differ in what truncating a date gives, and in when a week begins; there
are no weeks here.
"""

from typing import Literal

import ibis

from interstate.store.series.schema import Expression

By = Literal["day", "month", "year"]


def period(day: Expression, by: By) -> Expression:
    """The first day of the day, month or year that a day lies in."""
    if by == "day":
        return day
    return ibis.date(day.year(), day.month() if by == "month" else 1, 1)


def length(start: Expression, by: By) -> Expression:
    """Days in the period that begins at `start`: 1, 28 to 31, 365 or 366."""
    if by == "day":
        return ibis.literal(1, "int64")
    year = start.year()
    leap = ((year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))).ifelse(1, 0)
    if by == "year":
        return (leap + 365).cast("int64")
    month = start.month()
    return ibis.cases((month == 2, leap + 28), (month.isin([4, 6, 9, 11]), 30), else_=31).cast("int64")
