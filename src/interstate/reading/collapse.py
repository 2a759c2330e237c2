"""Many mentions of one act are one item with many pieces of evidence: within a text, and across texts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from interstate.model.article import Reading
from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence
from interstate.model.relation import Relation
from interstate.reading import dates
from interstate.reading.alike import HAPPENED, Mention
from interstate.reading.clean import clean
from interstate.reading.grouping import groups

Item = TypeVar("Item", Event, Claim)


def acts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Acts of one kind in one text, those that are the same joined to the first of them; order of the text kept."""
    found = groups([Mention(item) for item in items], one_text=True)
    return tuple(joined([items[at] for at in sorted(members)], items[members[0]]) for members in sorted(found, key=min))


def joined(mentions: Sequence[Item], leader: Item) -> Item:
    """The first mention with the evidence of all, and the date of the leader."""
    first = mentions[0]
    if len(mentions) == 1:
        return first
    occurred = first.modality in HAPPENED and any(one.modality == "occurred" for one in mentions)
    return replace(
        first, evidence=united(mentions), day=leader.day, precision=leader.precision,
        modality="occurred" if occurred else first.modality,
        goods=tuple(dict.fromkeys(good for one in mentions for good in one.goods)),
        contexts=tuple(dict.fromkeys(context for one in mentions for context in one.contexts)),
        place=next((one.place for one in mentions if one.place is not None), None),
    )  # fmt: skip


def united(items: Sequence[Event] | Sequence[Relation]) -> tuple[Evidence, ...]:
    """The evidence of several items in order: each piece once, and one of a sentence, which is one report however it is put."""
    pieces: dict[object, Evidence] = {}
    for item in items:
        for piece in item.evidence:
            place = piece.key if piece.sentence is None else (piece.source, piece.document, piece.sentence)
            held = pieces.setdefault(place, piece)
            if covers(piece, held):
                pieces[place] = piece
    return tuple(pieces.values())


def covers(one: Evidence, other: Evidence) -> bool:
    """True if a passage holds the whole of another one."""
    return (one.start or 0) <= (other.start or 0) and (one.end or 0) >= (other.end or 0)


def ties(items: Sequence[Relation]) -> tuple[Relation, ...]:
    """Relations, each once."""
    return tuple(distinct([items])[0])


def distinct(texts: Sequence[Sequence[Relation]]) -> list[list[Relation]]:
    """Relations text by text; one that was told already is joined to its first mention."""
    told: dict[tuple[object, ...], list[Relation]] = {}
    homes: list[list[tuple[object, ...]]] = []
    for items in texts:
        new = dict.fromkeys(bond(item) for item in items if bond(item) not in told)
        homes.append(list(new))
        for item in items:
            told.setdefault(bond(item), []).append(item)
    return [[once(told[key]) for key in keys] for keys in homes]


def once(items: Sequence[Relation]) -> Relation:
    """The first of several mentions of a relation, with the evidence of all."""
    return items[0] if len(items) == 1 else replace(items[0], evidence=united(items))


def bond(item: Relation) -> tuple[object, ...]:
    """What makes two relations the same one."""
    ends: tuple[str | None, str | None] = (item.state_a, item.state_b)
    if item.kind in ("alliance", "rivalry") and item.state_b:
        ends = (min(ends, key=str), max(ends, key=str))
    return (item.kind, item.layer, *ends, item.place, item.modality)


def across(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Several texts as one: an act told in more than one is kept in the first with all its evidence; ids run on."""
    events = shared(readings, [reading.events for reading in readings])
    claims = shared(readings, [reading.claims for reading in readings])
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


def shared(readings: Sequence[Reading], texts: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Acts text by text; one that several texts tell is kept in the first of them. What one text keeps apart stays apart."""
    places = [(text, item) for text, items in enumerate(texts) for item in items]
    if len(readings) == 1:
        return [list(texts[0])]
    found = groups([mention(readings[text], text, item) for text, item in places], one_text=False)
    kept: list[list[Item]] = [[] for _ in texts]
    for members in sorted(found, key=min):
        own = [places[at][1] for at in sorted(members)]
        kept[places[min(members)][0]].append(joined(own, places[members[0]][1]))
    return kept


def mention(reading: Reading, text: int, item: Event) -> Mention:
    """An act as a text tells it."""
    return Mention(item, text, reading.article.published, printed(reading, item))


def printed(reading: Reading, item: Event) -> bool:
    """True if one of the sentences of an act prints its day with the year."""
    if item.day is None or item.precision != "day":
        return False
    own = [piece for piece in item.evidence if piece.document == reading.article.id]
    spans = [(piece.start or 0, piece.end or 0) for piece in own]
    spans += [(s.start, s.end) for piece in own for s in reading.sentences[max(piece.sentence or 1, 1) - 1 :][:1]]
    texts = (clean(reading.article.text[start:end]) for start, end in spans)
    return any(one.when == (item.day, "day") for text in texts for one in dates.written(text))
