"""Mentions put together by act, each compared with a bounded number of acts near it in time."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from interstate.reading.alike import RECENT, SLACK, Mention, alike, background, key

FINENESS = ("day", "week", "month", "year", "unknown")
LOOK = 50
"""Acts, nearest in time first, with which a mention is compared; beyond them nothing is looked for."""


@dataclass(slots=True)
class Group:
    """Mentions of one act. `leader`: the one with the finest date, of the day that most of them tell."""

    leader: Mention
    members: list[int]
    texts: set[int]


@dataclass(slots=True)
class Line:
    """Groups along days."""

    days: list[int] = field(default_factory=list)
    on: dict[int, list[Group]] = field(default_factory=dict)

    def put(self, day: date, group: Group) -> None:
        """One more group on a day."""
        at = day.toordinal()
        if at not in self.on:
            insort(self.days, at)
        self.on.setdefault(at, []).append(group)

    def near(self, day: date, before: int, after: int) -> Iterator[Group]:
        """Groups from `before` days before a day to `after` days after it, the nearest first, the earlier of two."""
        at = day.toordinal()
        right = bisect_left(self.days, at)
        left = right - 1
        while True:
            back = at - self.days[left] if left >= 0 else before + 1
            ahead = self.days[right] - at if right < len(self.days) else after + 1
            if back > before and ahead > after:
                return
            if back <= before and (back <= ahead or ahead > after):
                yield from self.on[self.days[left]]
                left -= 1
            else:
                yield from self.on[self.days[right]]
                right += 1


@dataclass(slots=True)
class Shelf:
    """Groups with one key: by the day of the act, by the time they were told of, and in order."""

    by_day: dict[str, Line] = field(default_factory=lambda: defaultdict(Line))
    by_moment: dict[str, Line] = field(default_factory=lambda: defaultdict(Line))
    timeless: list[Group] = field(default_factory=list)
    fresh: list[Group] = field(default_factory=list)

    def put(self, group: Group) -> None:
        """A new group."""
        told = group.leader
        if told.item.day is not None:
            self.by_day[told.item.precision].put(told.item.day, group)
        if told.moment is not None:
            self.by_moment[told.item.precision].put(told.moment, group)
        else:
            self.timeless.append(group)
        if not background(told):
            self.fresh.append(group)

    def near(self, told: Mention, one_text: bool) -> Iterator[Group]:
        """Groups that a mention may belong to, the likeliest first."""
        item, moment = told.item, told.moment
        if item.day is not None:
            for fine in FINENESS[:-1]:
                slack = max(SLACK[item.precision], SLACK[fine])
                yield from self.by_day[fine].near(item.day, slack, slack)
        elif one_text or moment is None:
            yield from self.fresh
        else:
            for fine in FINENESS:
                yield from self.by_moment[fine].near(moment, RECENT + SLACK[fine], 0)
            for fine in FINENESS:
                yield from self.by_moment[fine].near(moment, 0, RECENT + SLACK[fine])
            yield from self.timeless


def groups(mentions: Sequence[Mention], one_text: bool) -> list[list[int]]:
    """Numbers of the mentions of each act, the leader of the act first. What one text keeps apart stays apart.

    `one_text`: the mentions are those of one text, not yet put together.
    """
    shelves: dict[tuple[object, ...], Shelf] = defaultdict(Shelf)
    made: list[Group] = []
    for at in order(mentions):
        told = mentions[at]
        shelf = shelves[key(told.item)]
        home = next((one for one in islice(shelf.near(told, one_text), LOOK) if fits(one, told, one_text)), None)
        if home is None:
            home = Group(told, [], set())
            shelf.put(home)
            made.append(home)
        home.members.append(at)
        home.texts.add(told.text)
    return [one.members for one in made]


def fits(group: Group, told: Mention, one_text: bool) -> bool:
    """True if a mention is one of the act of a group."""
    return (one_text or told.text not in group.texts) and alike(group.leader, told)


def order(mentions: Sequence[Mention]) -> list[int]:
    """The finest dates first, of the days the one that most mentions tell; else as they stand."""
    days = Counter((key(one.item), one.item.day) for one in mentions)
    return sorted(
        range(len(mentions)),
        key=lambda at: (
            FINENESS.index(mentions[at].item.precision),
            -days[key(mentions[at].item), mentions[at].item.day] if mentions[at].item.day else 0,
            at,
        ),
    )
