"""Ours first: accepted proposals join a reading; agreement is counted, disagreement listed, and nothing of ours moves."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from interstate.codes import plover
from interstate.codes.modality import HAPPENED
from interstate.model.article import Reading
from interstate.model.event import Claim, Event, Span
from interstate.reading.backend.base import Accepted
from interstate.reading.collapse import acts


@dataclass
class Merged:
    """A reading with proposals in it. `agreed`: how many ours already said; `disputed`: where ours stands, one line each."""

    reading: Reading
    added: int = 0
    agreed: int = 0
    disputed: list[str] = field(default_factory=list)


def merge(reading: Reading, accepted: Sequence[Accepted]) -> Merged:
    """Join proposals to a reading: new ones behind ours, their sentences counted as coded. Ids are given later."""
    found = Merged(reading)
    ours: tuple[Event, ...] = (*reading.events, *reading.claims)
    new: list[Event] = []
    for one in accepted:
        verdict = compared(one, ours)
        if verdict is None:
            new.append(one.act)
        elif verdict == "":
            found.agreed += 1
        else:
            found.disputed.append(verdict)
    found.added = len(new)
    found.reading = joined(reading, new)
    return found


def joined(reading: Reading, new: Sequence[Event]) -> Reading:
    """The reading with new acts at the end, repeated mentions collapsed."""
    coded = {piece.sentence for one in new for piece in one.evidence}
    sentences = tuple(
        replace(one, coded=True, reason=None) if one.number in coded else one for one in reading.sentences
    )
    events = acts([*reading.events, *(one for one in new if not isinstance(one, Claim))])
    claims = acts([*reading.claims, *(one for one in new if isinstance(one, Claim))])
    return replace(reading, sentences=sentences, events=events, claims=claims)


def compared(one: Accepted, ours: Sequence[Event]) -> str | None:
    """None: new. An empty string: ours says the same. Else what the two say, in words."""
    act = one.act
    number = act.evidence[0].sentence
    here = [held for held in ours if any(piece.sentence == number for piece in held.evidence)]
    pair = [held for held in here if {held.actor, held.recipient} == {act.actor, act.recipient}]
    same = [held for held in pair if held.type == act.type]
    if any(alike(held, act) for held in same):
        return ""
    rivals = same or [held for held in pair if contrary(held, one)]
    if not rivals:
        return None
    return f"sentence {number}: the model reads {told(act)}, the rules {told(rivals[0])}; the rules stand"


def alike(held: Event, act: Event) -> bool:
    """Same direction (or a joint act) and the same standing: both happened, or the same doubt."""
    direction = held.mutual or (held.actor, held.recipient) == (act.actor, act.recipient)
    return direction and (held.modality == act.modality or {held.modality, act.modality} <= HAPPENED)


def contrary(held: Event, one: Accepted) -> bool:
    """Another type told by the same word; or hostile against friendly, by a word that the lexicon does not know."""
    if overlap(held.trigger_span, one.act.trigger_span):
        return True
    opposed = (held.type in plover.COOPERATION) != (one.act.type in plover.COOPERATION)
    return opposed and not one.known


def overlap(one: Span | None, other: Span | None) -> bool:
    """True where two spans share a character."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def told(item: Event) -> str:
    """`KEN CONSULT GHA occurred`."""
    return f"{item.actor} {item.type or 'an act'} {item.recipient or 'nobody'} {item.modality}"
