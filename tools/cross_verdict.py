"""What an independent data set says about a row, and how printed days and figures are compared with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from interstate.sources.days import When, when

Word = Literal["agree", "differ", "part", "none"]
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`agree`: all that the row states and the rule compares is borne out; `differ`: the set covers it and says otherwise
    (`words`); `part`: what the set has agrees, yet the row states more than the set holds; `none`: not covered."""

    word: Word
    against: str = ""
    words: str = ""


NONE = Verdict("none")


def year(text: str) -> int | None:
    """The year of a printed day; None where the cell is empty."""
    return int(text[:4]) if text else None


def near(ours: int, theirs: int, slack: int) -> bool:
    """True if two years lie at most `slack` apart."""
    return abs(ours - theirs) <= slack


def same_day(ours: str, theirs: Iterable[str], slack: int = 1) -> bool:
    """True if one of their days lies in our printed day, month or year, give or take `slack` days (local and universal time)."""
    printed: When | None = when(ours)
    if printed is None:
        return False
    margin = timedelta(days=slack)
    return any(printed.first - margin <= date.fromisoformat(day) <= printed.last + margin for day in theirs)


def same_figure(ours: str, theirs: float, per_cent: float = 2.0) -> bool:
    """True if two figures are equal within the rounding that ours is printed with, or within some per cent."""
    value, decimals = float(ours), len(ours.partition(".")[2])
    return abs(value - theirs) <= max(0.5 * 10.0**-decimals, abs(theirs) * per_cent / 100)


def best(verdicts: Iterable[Verdict]) -> Verdict:
    """The strongest of several: one set that agrees is enough, then one that does so in part, then a disagreement."""
    order = ("agree", "part", "differ", "none")
    return min((NONE, *verdicts), key=lambda one: order.index(one.word))
