"""Many mentions of one act are one item with many pieces of evidence: within a text, and across texts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from interstate.model.article import Reading
from interstate.model.event import Claim, Event
from interstate.model.relation import Relation

Item = TypeVar("Item", Event, Claim)
HAPPENED = frozenset({"occurred", "ongoing"})
SLACK = {"day": 2, "week": 10, "month": 35, "year": 370, "unknown": 0}
BACKGROUND = 400
"""Days before publication after which a dated act is background."""


def acts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Acts of one kind, those that are the same joined to the first of them; order of the text kept."""
    kept: list[Item] = []
    for item in items:
        for at, held in enumerate(kept):
            if same(held, item):
                kept[at] = joined(held, item)
                break
        else:
            kept.append(item)
    return tuple(kept)


def same(one: Event, other: Event) -> bool:
    """Same pair (either order of a joint act), same type, modality and holder, dates within the stated precision."""
    ends, others = (one.actor, one.recipient), (other.actor, other.recipient)
    turned = (one.mutual or other.mutual) and ends == others[::-1]
    if (ends != others and not turned) or one.type != other.type or one.family != other.family:
        return False
    if one.modality != other.modality and not {one.modality, other.modality} <= HAPPENED:
        return False
    if isinstance(one, Claim) and isinstance(other, Claim) and one.holder != other.holder and one.modality == "denied":
        return False
    if one.goods and other.goods and not set(one.goods) & set(other.goods):
        return False
    if one.day is None or other.day is None:
        return not (background(one) or background(other))
    slack = max(SLACK[one.precision], SLACK[other.precision])
    return abs(one.day - other.day) <= timedelta(days=slack)


def background(item: Event) -> bool:
    """True for a dated act that lies so far back that an undated mention cannot be taken to mean it.

    More than a year before publication; where that is not known, any act of which only the year is told.
    """
    if item.day is None:
        return False
    published = next((piece.published for piece in item.evidence if piece.published is not None), None)
    if published is None:
        return item.precision == "year"
    return published - item.day > timedelta(days=BACKGROUND)


def joined(held: Item, item: Item) -> Item:
    """The first mention with the evidence of both, and the better date."""
    known = {piece.key for piece in held.evidence}
    evidence = held.evidence + tuple(piece for piece in item.evidence if piece.key not in known)
    order = ("day", "week", "month", "year", "unknown")
    finer = item if order.index(item.precision) < order.index(held.precision) else held
    modality = (
        "occurred" if "occurred" in (held.modality, item.modality) and held.modality in HAPPENED else held.modality
    )
    return replace(
        held, evidence=evidence, day=finer.day, precision=finer.precision, modality=modality,
        goods=tuple(dict.fromkeys(held.goods + item.goods)), contexts=tuple(dict.fromkeys(held.contexts + item.contexts)),
    )  # fmt: skip


def ties(items: Sequence[Relation]) -> tuple[Relation, ...]:
    """Relations, each once."""
    return tuple(distinct([items])[0])


def distinct(texts: Sequence[Sequence[Relation]]) -> list[list[Relation]]:
    """Relations text by text; one that was told already is joined to its first mention."""
    places: dict[tuple[object, ...], tuple[int, int]] = {}
    kept: list[list[Relation]] = []
    for at, items in enumerate(texts):
        kept.append([])
        for item in items:
            home = places.get(bond(item))
            if home is None:
                places[bond(item)] = (at, len(kept[at]))
                kept[at].append(item)
            else:
                held = kept[home[0]][home[1]]
                known = {piece.key for piece in held.evidence}
                more = tuple(piece for piece in item.evidence if piece.key not in known)
                kept[home[0]][home[1]] = replace(held, evidence=held.evidence + more)
    return kept


def bond(item: Relation) -> tuple[object, ...]:
    """What makes two relations the same one."""
    ends: tuple[str | None, str | None] = (item.state_a, item.state_b)
    if item.kind in ("alliance", "rivalry") and item.state_b:
        ends = (min(ends, key=str), max(ends, key=str))
    return (item.kind, item.layer, *ends, item.place, item.modality)


def across(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Several texts as one: an act told in more than one is kept in the first with all its evidence; ids run on."""
    events = shared([reading.events for reading in readings])
    claims = shared([reading.claims for reading in readings])
    bonds = distinct([reading.relations for reading in readings])
    counts = {"E": 0, "C": 0, "R": 0}

    def number(letter: str) -> str:
        counts[letter] += 1
        return f"{letter}{counts[letter]}"

    return tuple(
        replace(
            reading,
            events=tuple(replace(item, id=number("E")) for item in events[at]),
            claims=tuple(replace(item, id=number("C")) for item in claims[at]),
            relations=tuple(replace(item, id=number("R")) for item in bonds[at]),
        )
        for at, reading in enumerate(readings)
    )


def shared(texts: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Acts text by text; one that an earlier text told already is joined to it there."""
    kept: list[list[Item]] = []
    for items in texts:
        own: list[Item] = []
        for item in items:
            home = next(((rows, at) for rows in kept for at, held in enumerate(rows) if same(held, item)), None)
            if home is None:
                own.append(item)
            else:
                rows, at = home
                rows[at] = joined(rows[at], item)
        kept.append(own)
    return kept
