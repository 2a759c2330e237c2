"""Periods as whole numbers from 0, and the keys under which a unit and a period are joined."""

from dataclasses import dataclass
from datetime import date

from interstate.panel.text import day
from interstate.panel.unit import Unit

WIDTH = 512
"""More than the states of any list."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The periods of a unit; `until`: the day after the last one of which anything can be known."""

    unit: Unit
    until: date

    @property
    def periods(self) -> int:
        """How many periods there are."""
        first, end = self.unit.first, self.unit.end
        if self.unit.by == "day":
            return (end - first).days
        months = (end.year - first.year) * 12 + end.month - first.month
        return months if self.unit.by == "month" else months // 12

    def index(self, expression: str) -> str:
        """Period of a day, in SQL: 0 is the first of the panel, below 0 is before it."""
        first = self.unit.first
        if self.unit.by == "day":
            return f"(({expression}) - {day(first)})::INTEGER"
        if self.unit.by == "month":
            return f"(year({expression}) * 12 + month({expression}) - {first.year * 12 + first.month})::INTEGER"
        return f"(year({expression}) - {first.year})::INTEGER"

    def start(self, expression: str) -> str:
        """First day of a period, in SQL."""
        first = day(self.unit.first)
        if self.unit.by == "day":
            return f"({first} + ({expression})::INTEGER)"
        step = "to_months" if self.unit.by == "month" else "to_years"
        return f"({first} + {step}(({expression})::INTEGER))::DATE"

    def span(self, start: str, end: str) -> str:
        """One row for each period of the panel that the days from `start` to the day before `end` touch, in SQL."""
        last = self.index(f"({end} - 1)")
        return f"unnest(range(greatest({self.index(start)}, 0), least({last}, {self.periods - 1}) + 1))::INTEGER"

    def pair(self, a: str, b: str, t: str) -> str:
        """Key of a pair in a period, in SQL."""
        wide = "" if WIDTH * WIDTH * self.periods < 2**31 else "::BIGINT"
        return f"(({a}{wide} * {WIDTH} + {b}) * {self.periods} + {t})"

    def one(self, a: str, t: str) -> str:
        """Key of a state in a period, in SQL."""
        return f"({a} * {self.periods} + {t})"

    @property
    def shown(self) -> str:
        """What the panel calls a period, in SQL over `t`: the number of a year, the first day of a month, the day."""
        return f"({self.unit.first.year} + t)::INTEGER" if self.unit.by == "year" else self.start("t")
