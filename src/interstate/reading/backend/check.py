"""The checks that dispose: what a model proposes becomes an event or claim of ours, or is dropped with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from interstate.codes import plover, ties
from interstate.model.article import Mention, Reading, Sentence
from interstate.model.event import Claim, Event, Modality, Span
from interstate.reading import dates, goods, modality, states, triggers
from interstate.reading.backend.base import Accepted, Item
from interstate.reading.backend.parties import mentioned, place
from interstate.reading.clean import clean
from interstate.reading.frames import AGAINST
from interstate.reading.grammar import lemma
from interstate.reading.parse import parsed
from interstate.reading.parties import Parties
from interstate.reading.read import HAPPENED, Marks, holder, sporting
from interstate.reading.reliability import probability
from interstate.reading.triggers import Trigger
from interstate.reading.words import Entry, nouns

CONTENT_WORDS = frozenset({"VERB", "NOUN", "ADJ"})
NO_ACTS = ("title", "institution", "private", "sub_state")
"""Nouns that name who acts, not an act (unless the lexicon has them as a trigger)."""
WHERE = frozenset({"in", "at", "near", "outside"})
BARRED = frozenset({"denied", "feared"})


@dataclass(frozen=True, slots=True)
class Spot:
    """An item with the places of its quotations (characters of the sentence) and the names that they mean."""

    item: Item
    actor: Span
    recipient: Span
    trigger: Span
    a: Mention
    b: Mention


def dispose(
    items: Sequence[Item], shown: Sequence[Sentence], reading: Reading, model: str, when: date | None
) -> tuple[list[Accepted], list[str]]:
    """Accepted acts, and one line for each item dropped. `shown`: the sentences that the model was given."""
    numbered = {one.number: one for one in shown}
    accepted: list[Accepted] = []
    dropped: list[str] = []
    spots: dict[int, list[Spot]] = {}
    for item in items:
        found = located(item, numbered.get(item.sentence), reading)
        if isinstance(found, str):
            dropped.append(line(item, found))
        else:
            spots.setdefault(item.sentence, []).append(found)
    wanted = [numbered[number] for number in sorted(spots)]
    docs = parsed(reading.article.text[s.start : s.end] for s in wanted)
    for sentence, doc in zip(wanted, docs, strict=True):
        scene = Scene.of(doc, Marks(doc, sentence, reading.article, when), when)
        for spot in spots[sentence.number]:
            made = act(spot, scene, model)
            if isinstance(made, str):
                dropped.append(line(spot.item, made))
            else:
                accepted.append(Accepted(made, spot.item.probability, scene.knows(spot.trigger)))
    return agreed(accepted, dropped), dropped


def line(item: Item, why: str) -> str:
    """What was dropped, and why."""
    words = " ".join(f"{item.actor.text} {item.type} {item.recipient.text}".split())
    return f"sentence {item.sentence}: {words[:80]!r} {why}"


def located(item: Item, sentence: Sentence | None, reading: Reading) -> Spot | str:
    """Quotations found in the sentence and parties found in the tables, or why not."""
    if sentence is None:
        return "is about a sentence that was not shown"
    plain = clean(reading.article.text[sentence.start : sentence.end])
    places = [place(one, plain) for one in (item.actor, item.recipient, item.trigger)]
    for name, at in zip(("actor", "recipient", "trigger"), places, strict=True):
        if at is None:
            return f"has no {name} that stands in the sentence once, letter by letter"
    actor, recipient, trigger = (at for at in places if at is not None)
    a = mentioned(actor, sentence, reading.mentions)
    b = mentioned(recipient, sentence, reading.mentions)
    if isinstance(a, str) or isinstance(b, str):
        return f"has an actor that {a}" if isinstance(a, str) else f"has a recipient that {b}"
    if a.code == b.code:
        return "has one state on both sides"
    return Spot(item, actor, recipient, trigger, a, b)


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed sentence with its names and the triggers of the lexicon, by token (light verbs included)."""

    marks: Marks
    parties: Parties
    triggers: dict[int, Trigger]

    @staticmethod
    def of(doc: Any, marks: Marks, when: date | None) -> "Scene":
        """What the local reader knows of a sentence."""
        heads = states.tokens_of(doc, states.named(clean(doc.text), when))
        known: dict[int, Trigger] = {}
        for one in triggers.found(doc):
            known[one.token.i] = one
            if one.carrier is not None:
                known.setdefault(one.carrier.i, one)
        return Scene(marks, Parties(doc, heads), known)

    def word(self, at: Span) -> Any | None:
        """The head of a span; None where the parse ends before it."""
        span = self.marks.doc.char_span(*at, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    def stage(self, at: Span, name: Mention) -> bool:
        """True for a capital that is only where something happens: `in Oslo`."""
        word = self.word(at)
        return name.kind in states.PLACES and word is not None and word.dep_ == "pobj" and lemma(word.head) in WHERE

    def knows(self, at: Span) -> bool:
        """True where the lexicon has the word."""
        word = self.word(at)
        return word is not None and word.i in self.triggers


def act(spot: Spot, scene: Scene, model: str) -> Event | str:
    """The event or claim of an item, with what the local rules say of its modality, date and goods; or why there is none."""
    trigger = of_word(spot, scene)
    if isinstance(trigger, str):
        return trigger
    if scene.stage(spot.actor, spot.a) or scene.stage(spot.recipient, spot.b):
        return "takes the place where something happened for a party"
    item, marks = spot.item, scene.marks
    feel = modality.mood(trigger)
    if feel.modality in BARRED and item.modality in HAPPENED:
        return f"is told as {item.modality}, but the local rules read it as {feel.modality}"
    token = modality.holder_of(feel, trigger)
    mood = doubted(item.modality, feel.modality)
    if mood in HAPPENED and item.type in AGAINST and token is not None:
        victim = any(party.code == spot.b.code for party in scene.parties.of(token))
        mood = "possible" if victim else mood
    day = dates.nearest(marks.dates(), trigger.token.idx, trigger.token, future=mood not in HAPPENED)
    if mood in HAPPENED and day and marks.when and day[0] > marks.when and day[1] == "day":
        mood = "planned"
    made = event(spot, trigger, marks, mood, model, day)
    if mood in HAPPENED:
        return made
    values = {name: getattr(made, name) for name in Event.__dataclass_fields__}
    return Claim(**values, holder=holder(token, scene.parties))


def of_word(spot: Spot, scene: Scene) -> Trigger | str:
    """The trigger as the lexicon has it, else with the proposed type; or why this word cannot tell the act."""
    word = scene.word(spot.trigger)
    if word is None:
        return "has a trigger behind the part of the sentence that is parsed"
    if any(at[0] < word.idx + len(word.text) and word.idx < at[1] for at in (spot.actor, spot.recipient)):
        return "has a trigger inside the name of a party"
    if word.pos_ not in CONTENT_WORDS:
        return "has a trigger that is no verb, noun or adjective"
    if sporting(scene.marks.doc):
        return "is about sport"
    known = scene.triggers.get(word.i)
    if known is None:
        if word.pos_ == "NOUN" and any(lemma(word) in nouns(group) for group in NO_ACTS):
            return "has a trigger that names persons or a body, not an act"
        return Trigger(word, Entry(spot.item.type, "", (), (), (), ""), word.pos_ == "VERB")
    opposed = (known.entry.type in plover.COOPERATION) != (spot.item.type in plover.COOPERATION)
    if opposed and known.turned not in modality.CONTENT:
        return f"is typed {spot.item.type}, but the word {word.text[:30]!r} means {known.entry.type}"
    return known


def doubted(proposed: Modality, local: Modality) -> Modality:
    """The stronger doubt of the two; between occurred and ongoing, as proposed."""
    if proposed in HAPPENED and local in HAPPENED:
        return proposed
    return max((proposed, local), key=modality.ORDER.index)


def event(spot: Spot, trigger: Trigger, marks: Marks, mood: Modality, model: str, day: dates.When | None) -> Event:
    """An event with spans of the document. Its probability is counted for the rule, never the model's own."""
    wares, contexts = goods.about(trigger)
    rule = f"model {model}"
    at, a, b = marks.span(*spot.trigger), marks.span(*spot.actor), marks.span(*spot.recipient)
    return Event(
        id="", actor=str(spot.a.code), recipient=spot.b.code, type=spot.item.type, modality=mood,
        family=plover.family(spot.item.type, contexts), evidence=marks.evidence(at, a, b),
        day=day[0] if day else None, precision=day[1] if day else "unknown", contexts=contexts,
        goods=tuple(good for good in wares if good in ties.GOODS), probability=probability(rule), rule=rule,
        actor_span=a, recipient_span=b, trigger_span=at, actor_rule=spot.a.rule, recipient_rule=spot.b.rule,
    )  # fmt: skip


def agreed(accepted: Sequence[Accepted], dropped: list[str]) -> list[Accepted]:
    """One act a pair, trigger and type: of proposals that contradict each other the surest stands, the others are listed."""
    kept: list[Accepted] = []
    for one in sorted(accepted, key=lambda one: -one.probability):
        if any(key(one.act) == key(held.act) for held in kept):
            dropped.append(f"sentence {one.act.evidence[0].sentence}: the model proposed {one.act.type} there twice")
        else:
            kept.append(one)
    return sorted(kept, key=lambda one: one.act.trigger_span or (0, 0))


def key(item: Event) -> tuple[object, ...]:
    """A pair in either order, the trigger, the type."""
    return (frozenset((item.actor, item.recipient)), item.trigger_span, item.type)
