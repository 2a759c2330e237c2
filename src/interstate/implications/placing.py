"""A trigger placed in the world: the ties that an act or a relation adds, and never more than the text says."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from interstate.codes.ties import layer_of_good
from interstate.implications.base import Trigger, merged
from interstate.model.event import Event, Precision
from interstate.model.relation import Relation
from interstate.model.tie import Tie
from interstate.store.world import World

GIVING = frozenset({"AGREE", "COOPERATE", "AID", "SUPPORT"})
FUEL = {"energy": "", "oil": "crude"}
"""Goods whose name is not the kind of the energy layer."""
UNDIRECTED = frozenset({"rivalry", "dispute", "conflict", "border"})
RELATION_LAYERS = {"alliance": "alliance", "rivalry": "rivalry", "sanction regime": "sanction", "presence": "presence"}
NOT_IN_PERSON = re.compile(r"\b(?:phone|telephone[sd]?|calls?|called|video|letters?|message[sd]?|wrote|writes)\b", re.I)
FOOTING = re.compile(
    r"\b(?:leas(?:es?|ed|ing)|(?:naval|military|air|army) bases?|bases?|ports?|harbou?rs?|outposts?)\b", re.I
)
PACT = re.compile(r"\b(?:treat(?:y|ies)|pacts?|alliances?|partnership)\b", re.I)
TOLERANCE: dict[Precision, int] = {"day": 3, "week": 10, "month": 31, "year": 366, "unknown": 60}
"""Days by which a fact of the record may differ from the text and still be the same act."""


def ties_of(trigger: Trigger, world: World) -> tuple[Tie, ...]:
    """The trigger as ties, each with the text's evidence; none for what was denied or demanded, and none for a step.

    A leader's visit is a visit tie; what changes hands is a tie of the good's layer (arms, energy, trade: a = receiver,
    b = supplier; missile, nuclear, space, technology: transfer, a = giver; troops: presence); SANCTION a sanction tie, by the
    bloc itself where a bloc acts; a treaty or pact an alliance pledge that is only signed; a lease, base or port a
    presence; a relation a tie of its layer. What is planned, possible or feared is placed as if it had come about by
    the day of the world.
    """
    if isinstance(trigger, Event):
        return tuple(_of_event(trigger, world)) if trigger.modality not in ("denied", "prescribed") else ()
    if isinstance(trigger, Relation):
        return tuple(_of_relation(trigger, world)) if trigger.modality not in ("denied", "prescribed") else ()
    return ()


def recorded(trigger: Trigger, world: World) -> tuple[Tie, ...]:
    """Facts of the world's own record that say the same: the act near its day, the relation as it stands.

    Help with missiles or the like, or sanctions, that a text gives no day for are those on record, if any are: a text that
    recalls them tells nothing new.
    """
    found: dict[str, Tie] = {}
    for placed in ties_of(trigger, world):
        for fact in world.ties(placed.layer):
            if fact.state_b == placed.state_b and not fact.evidence and _same(placed, fact, trigger, world):
                found[fact.fact_id] = fact
    return tuple(found.values())


def ended(trigger: Trigger, world: World) -> tuple[Tie, ...]:
    """Facts in force that the trigger ends: a presence that is withdrawn, sanctions that are lifted."""
    if not isinstance(trigger, Event) or trigger.type not in ("RETREAT", "CONCEDE"):
        return ()
    if trigger.modality in ("denied", "prescribed"):
        return ()
    layer = "sanction" if trigger.family == "sanctions" else "presence" if trigger.type == "RETREAT" else ""
    sides = (trigger.actor, trigger.recipient)
    return tuple(tie for tie in world.holding(layer) if (tie.state_a, tie.state_b) == sides) if layer else ()


def around(trigger: Trigger, world: World) -> tuple[World, World]:
    """The world without the trigger and with it.

    Where the record already holds the act or the relation, the first world is the record without it, and the second
    holds it with the text's evidence beside the record's. A step changes no fact: both are the world itself.
    """
    key = (id(world), id(trigger))
    held = _recent.get(key)
    if held is None:
        while len(_recent) >= 64:
            _recent.pop(next(iter(_recent)))
        held = _recent[key] = (world, trigger, *_split(trigger, world))
    return held[2], held[3]


_recent: dict[tuple[int, int], tuple[World, Trigger, World, World]] = {}
"""The latest answers of `around` by identity; world and trigger are held, so that no identity is used twice."""


def _split(trigger: Trigger, world: World) -> tuple[World, World]:
    ties = ties_of(trigger, world)
    known = recorded(trigger, world)
    gone = ended(trigger, world)
    before = world.without((tie.fact_id for tie in known), {tie.layer for tie in known}) if known else world
    if known:
        ties = tuple(replace(tie, evidence=merged(trigger.evidence, tie.proof)) for tie in known)
    after = before.without((tie.fact_id for tie in gone), {tie.layer for tie in gone}) if gone else before
    return before, after.adding(ties) if ties else after


def day_of(trigger: Event | Relation, world: World) -> date:
    """The day on which a trigger is placed: its own, else the day its text was published, never after the world's."""
    own = trigger.day if isinstance(trigger, Event) else None
    printed = [piece.published for piece in trigger.evidence if piece.published is not None]
    return min(own or min(printed, default=world.as_of), world.as_of)


def is_visit(event: Event) -> bool:
    """True for a consultation in person at one side's place: the actor visits, the recipient is the host."""
    if event.type != "CONSULT" or event.recipient is None:
        return False
    return not event.mutual and not any(NOT_IN_PERSON.search(words) for words in _words(event))


def _of_event(event: Event, world: World) -> Iterator[Tie]:
    a, b = event.actor, event.recipient
    if b is None or event.type is None:
        return
    if event.type == "SANCTION":
        if b in world.states():
            yield _tie("sanction", a, b, event, world)
        return
    if a not in world.states() or b not in world.states():
        return
    if is_visit(event):
        yield _tie("visit", a, b, event, world, kind="leader" if "leader" in event.actor_rule else "")
    if event.type in GIVING:
        yield from _goods(a, b, event, world)
    if event.type in ("AGREE", "COOPERATE") and _is_pact(event):
        yield _tie("alliance", a, b, event, world, kind=_pledge(event), families=("signed",))
        yield _tie("alliance", b, a, event, world, kind=_pledge(event), families=("signed",))
    if event.type in ("AGREE", "COOPERATE", "CONCEDE") and _is_footing(event):
        guest, host = (b, a) if event.type == "CONCEDE" else (a, b)
        yield _tie("presence", guest, host, event, world, kind="base" if "military" in event.contexts else "project")


def _goods(a: str, b: str, event: Event, world: World) -> Iterator[Tie]:
    """What changes hands, from the actor to the recipient; both ways where the act is mutual."""
    goods = event.goods
    if not goods and "military" in event.contexts and event.type != "SUPPORT":
        goods = ("arms",)
    for good in goods:
        for giver, receiver in ((a, b), (b, a)) if event.mutual else ((a, b),):
            layer = layer_of_good(good)
            if layer == "transfer" or layer == "presence":
                yield _tie(layer, giver, receiver, event, world, kind=good)
            elif layer == "arms":
                yield _tie(layer, receiver, giver, event, world)
            elif layer == "energy":
                yield _tie(layer, receiver, giver, event, world, kind=FUEL.get(good, good))
            elif layer == "trade":
                yield _tie(layer, receiver, giver, event, world, kind="import")


def _of_relation(relation: Relation, world: World) -> Iterator[Tie]:
    a, b = relation.state_a, relation.state_b
    layer = RELATION_LAYERS.get(relation.kind, relation.layer if relation.kind == "dependence" else "")
    if layer == "presence":
        if a in world.states() and (b in world.states() or (b is None and relation.place)):
            yield _tie(layer, a, b, relation, world)
        return
    if b is None or layer not in ("alliance", "rivalry", "sanction", "arms", "energy", "trade"):
        return
    if b not in world.states() or (a not in world.states() and layer != "sanction"):
        return
    if layer in UNDIRECTED:
        a, b = sorted((a, b))
    yield _tie(layer, a, b, relation, world)
    if layer == "alliance":
        yield _tie(layer, b, a, relation, world)


def _tie(
    layer: str,
    a: str,
    b: str | None,
    trigger: Event | Relation,
    world: World,
    kind: str = "",
    families: tuple[str, ...] = (),
) -> Tie:
    day = day_of(trigger, world)
    precision: Precision = trigger.precision if isinstance(trigger, Event) else "unknown"
    pieces = (layer, a, b or "", kind, day.isoformat(), *families, *(str(piece.key) for piece in trigger.evidence))
    first = trigger.evidence[0]
    digest = hashlib.sha256("|".join(pieces).encode()).hexdigest()[:16]
    return Tie(
        fact_id=f"text-{digest}",
        layer=layer,
        state_a=a,
        state_b=b,
        start=day,
        end=None,
        published=world.as_of,
        source=first.source,
        record=f"text-{digest}",
        kind=kind,
        families=families,
        place=trigger.place,
        precision=precision,
        published_basis="text",
        url=first.url,
        terms=first.terms or "user-only",
        statement=first.quote or first.statement,
        evidence=trigger.evidence,
    )


def _same(placed: Tie, fact: Tie, trigger: Trigger, world: World) -> bool:
    sides, other = (fact.state_a, fact.state_b), (placed.state_a, placed.state_b)
    if sides != other and not _member_acts(placed, fact, trigger, world):
        return False
    if placed.layer == "presence" and placed.state_b is None and fact.place != placed.place:
        return False
    if placed.kind and fact.kind and placed.kind != fact.kind and placed.layer in ("transfer", "energy", "trade"):
        return False
    undated = isinstance(trigger, Event) and trigger.day is None
    if isinstance(trigger, Relation) or (undated and placed.layer == "sanction"):
        return fact.holds(world.as_of)
    if undated and placed.layer == "transfer":
        return True
    if fact.start is None or placed.start is None:
        return False
    precision = trigger.precision if isinstance(trigger, Event) and trigger.day is not None else "unknown"
    return abs(fact.start - placed.start) <= timedelta(days=TOLERANCE[precision])


def _member_acts(placed: Tie, fact: Tie, trigger: Trigger, world: World) -> bool:
    """Measures of a bloc's members are what a text means by the bloc's standing sanctions."""
    return (
        placed.layer == "sanction"
        and (isinstance(trigger, Relation) or (isinstance(trigger, Event) and trigger.day is None))
        and fact.state_b == placed.state_b
        and fact.state_a in world.members(placed.state_a)
    )


def _words(event: Event) -> Iterable[str]:
    """The words that a coder took for the act, else what the evidence says."""
    for piece in event.evidence:
        if piece.quote is None:
            continue
        start = piece.start or 0
        if (
            event.trigger_span is not None
            and start <= event.trigger_span[0]
            and event.trigger_span[1] - start <= len(piece.quote)
        ):
            yield piece.quote[event.trigger_span[0] - start : event.trigger_span[1] - start]


def _quotes(event: Event) -> str:
    return " ".join(piece.quote or piece.statement for piece in event.evidence)


def _is_pact(event: Event) -> bool:
    return (
        "treaty" in event.contexts
        or any(PACT.search(words) for words in _words(event))
        or (event.type == "AGREE" and event.family == "alliance" and PACT.search(_quotes(event)) is not None)
    )


def _pledge(event: Event) -> str:
    """The pledge that the text names; a partnership where it names none."""
    words = _quotes(event).lower()
    if re.search(r"\bnon-aggression\b", words):
        return "non-aggression"
    if re.search(r"\bneutrality\b", words):
        return "neutrality"
    if re.search(
        r"\bmutual (?:defen[cs]e|assistance)\b|\bdefen[cs]e (?:pact|treaty|alliance)\b|\bcollective defen[cs]e\b", words
    ):
        return "defence"
    return "partnership"


def _is_footing(event: Event) -> bool:
    named = {"base", "port", "lease", "presence"} & {*event.contexts, *event.goods}
    return bool(named) or any(FOOTING.search(words) for words in _words(event))
