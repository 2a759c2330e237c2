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
        return True
    slack = max(SLACK[one.precision], SLACK[other.precision])
    return abs(one.day - other.day) <= timedelta(days=slack)


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
    kept: dict[tuple[object, ...], Relation] = {}
    for item in items:
        ends = (item.state_a, item.state_b)
        if item.kind in ("alliance", "rivalry") and item.state_b:
            ends = (min(ends, key=str), max(ends, key=str))
        key = (item.kind, item.layer, *ends, item.place, item.modality)
        held = kept.get(key)
        if held is None:
            kept[key] = item
        else:
            known = {piece.key for piece in held.evidence}
            more = tuple(piece for piece in item.evidence if piece.key not in known)
            kept[key] = replace(held, evidence=held.evidence + more)
    return tuple(kept.values())


def across(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Several texts as one: an act told in more than one is kept in the first with all its evidence; ids run on."""
    events: list[Event] = []
    claims: list[Claim] = []
    homes: dict[int, int] = {}
    made = []
    for at, reading in enumerate(readings):
        own = [gather(events, item, homes, at) for item in reading.events]
        said = [gather(claims, item, homes, at) for item in reading.claims]
        made.append((reading, [i for i in own if i is not None], [i for i in said if i is not None]))
    out = []
    counts = {"E": 0, "C": 0, "R": 0}

    def number(letter: str) -> str:
        counts[letter] += 1
        return f"{letter}{counts[letter]}"

    for reading, own, said in made:
        out.append(
            replace(
                reading,
                events=tuple(replace(events[i], id=number("E")) for i in own),
                claims=tuple(replace(claims[i], id=number("C")) for i in said),
                relations=tuple(replace(item, id=number("R")) for item in reading.relations),
            )
        )
    return tuple(out)


def gather(held: list[Item], item: Item, homes: dict[int, int], at: int) -> int | None:
    """Place of a new item in the list; None if it was joined to one from an earlier text."""
    for place, other in enumerate(held):
        if homes.get(id(held) + place) != at and same(other, item):
            held[place] = joined(other, item)
            return None
    held.append(item)
    homes[id(held) + len(held) - 1] = at
    return len(held) - 1
