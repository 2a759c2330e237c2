"""Where a source answers for a column: intervals in which absence means no, in which it lists what it found, and known holes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from interstate.codes import states
from interstate.model.tie import Coverage
from interstate.panel.column import Column

Interval = tuple[date, date]
OLDEST = date(1800, 1, 1)
PAIR = re.compile(r"([A-Z]{3})-([A-Z]{3})")


@dataclass(frozen=True, slots=True)
class Spells:
    """Days of one frame, end exclusive, in order and apart: `closed`, `known` (closed or open) and `gap`."""

    closed: tuple[Interval, ...] = ()
    known: tuple[Interval, ...] = ()
    gap: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """Coverage of one column, by frame: everyone, single states, single pairs.

    `stated`: the source says something about what it covers. `exact`: nothing but closed frames, so a count is a count.
    """

    everyone: Spells
    states: tuple[tuple[str, Spells], ...]
    pairs: tuple[tuple[tuple[str, str], Spells], ...]
    stated: bool
    exact: bool
    last: date | None
    """Day after the last one covered; what has no end goes on to here and no further."""


def cover(column: Column, rows: Iterable[Coverage], until: date) -> Cover:
    """The coverage of a column from the rows of its source and layer; nothing reaches beyond the day before `until`."""
    mine = [row for row in rows if _touches(column, row)]
    frames: dict[str | tuple[str, str], list[Coverage]] = {}
    for row in mine:
        frames.setdefault(_frame(row.frame), []).append(row)
    everyone = _spells(column, [*frames.pop("all", []), *_words(frames.pop("", []))], until)
    by_pair = [(key, _spells(column, some, until)) for key, some in sorted(_pairs(frames).items())]
    by_state = [(key, _spells(column, some, until)) for key, some in sorted(_single(frames).items())]
    said = [row for row in mine if row.rule != "gap"]
    ends = [_end(row, until) for row in said]
    return Cover(
        everyone,
        tuple(by_state),
        tuple(by_pair),
        stated=bool(said),
        exact=bool(said) and all(_closes(column, row) and _frame(row.frame) for row in said),
        last=max(ends, default=None),
    )


def _touches(column: Column, row: Coverage) -> bool:
    return row.kind == "" or not column.kinds or row.kind in column.kinds


def _closes(column: Column, row: Coverage) -> bool:
    return row.rule == "closed" and (row.kind == "" or column.kinds == (row.kind,))


def _frame(frame: str) -> str | tuple[str, str]:
    """`all`, the code of a state, a pair in alphabetical order, or nothing for words."""
    pair = PAIR.fullmatch(frame)
    if pair and all(states.is_state(code) for code in pair.groups()):
        first, second = sorted(pair.groups())
        return first, second
    return frame if frame == "all" or states.is_state(frame) else ""


def _words(rows: Iterable[Coverage]) -> list[Coverage]:
    """Frames in words: they say when the source has rows; they close nothing, and their holes cannot be placed."""
    return [replace(row, rule="open") for row in rows if row.rule != "gap"]


def _pairs(frames: dict[str | tuple[str, str], list[Coverage]]) -> dict[tuple[str, str], list[Coverage]]:
    return {key: rows for key, rows in frames.items() if isinstance(key, tuple)}


def _single(frames: dict[str | tuple[str, str], list[Coverage]]) -> dict[str, list[Coverage]]:
    return {key: rows for key, rows in frames.items() if isinstance(key, str)}


def _end(row: Coverage, until: date) -> date:
    return until if row.end is None else min(row.end, until)


def _spells(column: Column, rows: list[Coverage], until: date) -> Spells:
    def days(some: Iterable[Coverage]) -> tuple[Interval, ...]:
        return merged((row.start or OLDEST, _end(row, until)) for row in some)

    return Spells(
        days(row for row in rows if _closes(column, row)),
        days(row for row in rows if row.rule != "gap"),
        days(row for row in rows if row.rule == "gap"),
    )


def merged(spells: Iterable[Interval]) -> tuple[Interval, ...]:
    """Intervals in order, those that touch or overlap made one; empty ones left out."""
    found: list[Interval] = []
    for start, end in sorted(spell for spell in spells if spell[0] < spell[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
