"""When two mentions are one act: the same parties, type, theme and standing, at times that can be the same."""

from dataclasses import dataclass
from datetime import date, timedelta

from interstate.model.event import Claim, Event

HAPPENED = frozenset({"occurred", "ongoing"})
SLACK = {"day": 2, "week": 10, "month": 35, "year": 370, "unknown": 0}
"""Days by which two reports of one act may differ, by the precision of the coarser date."""
RECENT = 14
"""Days before publication in which an act lies that a report tells without a day, as far as other reports go."""
BACKGROUND = 400
"""Days before publication after which a dated act is background."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An act as one text tells it. `text`: number of the text; `written`: the text prints the very day, with its year."""

    item: Event
    text: int = 0
    published: date | None = None
    written: bool = False

    @property
    def moment(self) -> date | None:
        """The day of what happened; of a claim, or where no day is told, the day of publication."""
        if self.item.day is not None and self.item.modality in HAPPENED:
            return self.item.day
        return self.published


def key(item: Event) -> tuple[object, ...]:
    """What two mentions must share. A denial is its holder's own; the order of the parties is looked at later."""
    ends = frozenset((item.actor, item.recipient))
    standing = "happened" if item.modality in HAPPENED else item.modality
    holder = item.holder if isinstance(item, Claim) and item.modality == "denied" else None
    return (ends, item.type, item.family, standing, holder)


def alike(one: Mention, other: Mention) -> bool:
    """True if two mentions with one key are one act."""
    return (
        directed(one.item, other.item)
        and compatible(one.item.goods, other.item.goods)
        and (one.item.place is None or other.item.place is None or one.item.place == other.item.place)
        and timely(one, other)
    )


def directed(one: Event, other: Event) -> bool:
    """Same direction; either one where a joint act is among the two."""
    return one.actor == other.actor or one.mutual or other.mutual


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True unless both name goods and share none."""
    return not one or not other or bool(set(one) & set(other))


def timely(one: Mention, other: Mention) -> bool:
    """Can both have been at the same time? `Monday` and `Tuesday` of one text, or two printed days, are two times."""
    first, second = one.item, other.item
    if first.day is None or second.day is None:
        return untimed(one, other)
    if first.precision == second.precision == "day" and (one.text == other.text or (one.written and other.written)):
        return first.day == second.day
    slack = max(SLACK[first.precision], SLACK[second.precision])
    return abs(first.day - second.day) <= timedelta(days=slack)


def untimed(one: Mention, other: Mention) -> bool:
    """One of two mentions has no day. In one text they are one act; in two texts if they were told of at about one time."""
    if background(one) or background(other):
        return False
    if one.text == other.text or one.moment is None or other.moment is None:
        return True
    if one.item.day is None and other.item.day is not None:
        one, other = other, one
    gap = (other.moment - one.moment).days if one.moment and other.moment else 0
    if one.item.day is None or one.item.modality not in HAPPENED:
        return abs(gap) <= RECENT
    slack = SLACK[one.item.precision]
    return -slack <= gap <= RECENT + slack


def background(told: Mention) -> bool:
    """True for a dated act that lies so far back that an undated mention cannot be taken to mean it.

    More than a year before publication; where that is not known, any act of which only the year is told.
    """
    item = told.item
    if item.day is None:
        return False
    published = next((piece.published for piece in item.evidence if piece.published is not None), None)
    if published is None:
        return item.precision == "year"
    return published - item.day > timedelta(days=BACKGROUND)
