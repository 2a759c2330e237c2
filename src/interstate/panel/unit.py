"""The unit of analysis: who or which pair, by what period, between which days, by which list of states."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from interstate.codes import states as state_codes
from interstate.errors import UsageError

Period = Literal["year", "month", "day"]
Alive = Literal["any", "first", "last"]
PERIODS: tuple[Period, ...] = ("year", "month", "day")
RULES: tuple[Alive, ...] = ("any", "first", "last")
LISTS: tuple[state_codes.System, ...] = ("gw", "cow")
OLDEST, LATEST = 1816, 2100


@dataclass(frozen=True, slots=True)
class Unit:
    """Rows of a panel: one for each member and each period from `first` to the day before `end`.

    `codes`: the list that says who exists (`gw` Gleditsch-Ward, `cow` Correlates of War). `alive`: who counts in a period: those
    that existed on `any` day of it, on its `first` day, or on its `last`. `among`: these states only; empty = all of the list.
    """

    first: date
    end: date
    by: Period = "year"
    codes: state_codes.System = "gw"
    alive: Alive = "any"
    among: tuple[str, ...] = ()
    keys: ClassVar[tuple[str, ...]] = ()
    words: ClassVar[str] = ""

    def __post_init__(self) -> None:
        _one_of("by", self.by, PERIODS)
        _one_of("codes", self.codes, LISTS)
        _one_of("alive", self.alive, RULES)
        if self.first >= self.end:
            raise UsageError(f"the panel ends before it begins: from {self.first} to the day before {self.end}.")
        for code in self.among:
            if not state_codes.is_state(code):
                raise UsageError(f'"{code}" is no state; expected ISO alpha-3 codes such as IND.')

    @property
    def names(self) -> tuple[str, ...]:
        """The unit columns, in order."""
        return (*self.keys, self.by)


@dataclass(frozen=True, slots=True)
class States(Unit):
    """One state in one period."""

    keys: ClassVar[tuple[str, ...]] = ("state",)
    words: ClassVar[str] = "states"


@dataclass(frozen=True, slots=True)
class UndirectedDyads(Unit):
    """Two states that coexist in one period, once, `state_a` before `state_b` in the alphabet."""

    keys: ClassVar[tuple[str, ...]] = ("state_a", "state_b")
    words: ClassVar[str] = "undirected dyads"


@dataclass(frozen=True, slots=True)
class DirectedDyads(Unit):
    """Two states that coexist in one period, once in each direction."""

    keys: ClassVar[tuple[str, ...]] = ("state_a", "state_b")
    words: ClassVar[str] = "directed dyads"


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UsageError(f'{name} is "{value}"; choose one of {", ".join(choices)}.')


def bounds(first: int | date, last: int | date, by: Period) -> tuple[date, date]:
    """First day and day after the last one; a year stands for all of its days, a day in a longer period for all of that.

    Raises:
        UsageError: a year out of range.
    """
    opens = date(_year(first), 1, 1) if isinstance(first, int) else _start(first, by)
    closes = date(_year(last) + 1, 1, 1) if isinstance(last, int) else _after(last, by)
    return opens, closes


def _year(year: int) -> int:
    if not OLDEST <= year <= LATEST:
        raise UsageError(f"{year} is no year of a panel; expected {OLDEST} to {LATEST}.")
    return year


def _start(day: date, by: Period) -> date:
    return day if by == "day" else day.replace(day=1) if by == "month" else date(day.year, 1, 1)


def _after(day: date, by: Period) -> date:
    _year(day.year)
    if by == "day":
        return date.fromordinal(day.toordinal() + 1)
    if by == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year + 1, 1, 1)
