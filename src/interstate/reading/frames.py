"""Who did it to whom: the parties of a trigger, by the frame of its word and the shape of the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from interstate.reading.grammar import children, lemma, listed, objects, passive, prepositions, subjects
from interstate.reading.parties import PLACE_PREPS, Parties, Party
from interstate.reading.triggers import Trigger

Token = Any
TOWARD = frozenset(
    {"to", "with", "on", "against", "at", "toward", "towards", "for", "over", "upon", "into", "between", "among"}
)
FROM_GIVER = frozenset({"AID", "COOPERATE", "SUPPORT"})
OF_TARGET = frozenset({"SANCTION", "ASSAULT", "COERCE", "ACCUSE", "REJECT"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Actor, recipient and whether the act is joint; `rule` names the frame."""

    actor: Party
    recipient: Party | None
    mutual: bool
    rule: str


def pairs(trigger: Trigger, parties: Parties) -> list[Pair]:
    """Every pair of different states that the trigger joins; with a missing recipient only where there is an actor."""
    found = list(of_verb(trigger, parties) if trigger.verb else of_noun(trigger, parties))
    kept: dict[tuple[str, str | None], Pair] = {}
    for one in found:
        if one.recipient is not None and one.recipient.code == one.actor.code:
            continue
        kept.setdefault((one.actor.code, one.recipient.code if one.recipient else None), one)
    whole = [pair for pair in kept.values() if pair.recipient is not None]
    return whole or list(kept.values())


def of_verb(trigger: Trigger, parties: Parties) -> Iterator[Pair]:
    """Active, passive, controlled, relative; lists expanded; a joint act stored once."""
    verb, entry = trigger.token, trigger.entry
    actors = unique(party for token in subjects(verb) for party in parties.of(token) or owned(token, parties))
    direct = unique(
        party for token in objects(verb) for party in parties.of(token, place=False) or owned(token, parties)
    )
    oblique = unique(oblique_parties(verb, entry.preps, parties, entry.type == "CONSULT"))
    for token in objects(verb):
        oblique += [
            p for p in oblique_parties(token, entry.preps, parties, False) if p.code not in {o.code for o in oblique}
        ]
    if "h" in entry.flags and actors and direct:
        yield from crossed(direct, actors, False, "host receives guest")
        return
    recipients = direct or oblique
    if "s" in entry.flags and not recipients:
        recipients = unique(complement_parties(verb, parties))
    if "m" in entry.flags and not recipients and len(actors) > 1:
        yield from joint(actors, "joint subjects")
        return
    if not actors and passive(verb) and direct:
        return
    shape = "passive" if passive(verb) else "active"
    joint_act = "m" in entry.flags and not direct
    if actors and recipients:
        yield from crossed(actors, recipients, joint_act, f"verb, {shape}")
    elif actors:
        yield from (Pair(actor, None, False, f"verb, {shape}, no recipient") for actor in actors)


def of_noun(trigger: Trigger, parties: Parties) -> Iterator[Pair]:
    """`X's visit to Y`, `supply of Z by X to Y`, `sanctions on Y by X`, `X-Y treaty`, `talks between X and Y`."""
    noun, entry = trigger.token, trigger.entry
    mutual = "m" in entry.flags
    front = unique(parties.near(noun))
    actors: list[Party] = []
    recipients: list[Party] = []
    for word, obj in prepositions(noun):
        here = unique(party for token in listed(obj) for party in parties.of(token) or owned(token, parties))
        if not here:
            continue
        if word in ("between", "among") or (word == "of" and mutual and len(here) > 1):
            yield from joint(here, f"noun, {word}")
            return
        if word == "by":
            actors += here
        elif word == "from":
            actors, recipients = (
                (actors + here, recipients) if entry.type in FROM_GIVER else (actors, recipients + here)
            )
        elif word == "of":
            side = recipients if entry.type in OF_TARGET and not trigger.turned else actors
            side += here
        elif word in TOWARD or (
            word == "in" and entry.type == "CONSULT" and lemma(noun) in ("visit", "tour", "stay", "trip")
        ):
            recipients += here
    carrier = trigger.carrier
    if carrier is not None:
        from_subject = unique(
            party for token in subjects(carrier) for party in parties.of(token) or owned(token, parties)
        )
        behind = unique(oblique_parties(carrier, entry.preps, parties, False))
        recipients += [party for party in behind if party.code not in {r.code for r in recipients}]
        if from_subject:
            if mutual and not recipients and not front and len(from_subject) > 1:
                yield from joint(from_subject, "noun with light verb, joint subjects")
                return
            if front and not recipients:
                recipients = front
            actors = from_subject
    if not actors:
        actors = front
        if not recipients and len(front) > 1:
            if mutual:
                yield from joint(front, "noun, compound")
            else:
                yield from crossed(front[:1], front[1:], False, "noun, compound")
            return
    elif front and not recipients and carrier is None:
        recipients, actors = (front, actors) if entry.type in OF_TARGET else (recipients, actors + front)
    if not recipients and not actors:
        return
    if not actors and carrier is None and noun.dep_ == "dobj":
        actors = unique(party for token in subjects(noun.head) for party in parties.of(token) or owned(token, parties))
    if actors and recipients:
        yield from crossed(unique(actors), unique(recipients), mutual, "noun")
    elif actors and mutual and len(unique(actors)) > 1:
        yield from joint(unique(actors), "noun, of")
    elif actors:
        yield from (Pair(actor, None, False, "noun, no recipient") for actor in unique(actors))


def owned(token: Token, parties: Parties) -> list[Party]:
    """The owner of a thing that stands for it: `Russia's invasion`, `India's exports`, `the influence of the US`."""
    if token.pos_ not in ("NOUN", "PROPN") or parties.heads.get(token.i) is not None:
        return []
    return [party for child in children(token, "poss") for part in listed(child) for party in parties.of(part)]


def oblique_parties(token: Token, preps: tuple[str, ...], parties: Parties, host: bool) -> list[Party]:
    """States behind the prepositions that the frame of the word allows; a capital behind a preposition of place is a place."""
    found: list[Party] = []
    for word, obj in prepositions(token):
        if word == "by" or (word not in preps and word not in ("with", "against")):
            continue
        place = word in PLACE_PREPS and not host
        for part in listed(obj):
            found += parties.of(part, place) or owned(part, parties)
    return found


def complement_parties(verb: Token, parties: Parties) -> Iterator[Party]:
    """The recipient of a promise or a refusal is that of what is promised: `agreed to send troops to X`."""
    for clause in children(verb, "xcomp", "ccomp"):
        for token in objects(clause):
            yield from parties.of(token)
        for _, obj in prepositions(clause):
            for part in listed(obj):
                yield from parties.of(part, True)
        for token in objects(clause):
            for _, obj in prepositions(token):
                for part in listed(obj):
                    yield from parties.of(part, True)


def crossed(actors: list[Party], recipients: list[Party], mutual: bool, rule: str) -> Iterator[Pair]:
    """Every actor with every recipient."""
    for actor in actors:
        for recipient in recipients:
            yield Pair(actor, recipient, mutual, rule)


def joint(states: list[Party], rule: str) -> Iterator[Pair]:
    """A joint act of several: each two of them once."""
    for at, one in enumerate(states):
        for other in states[at + 1 :]:
            yield Pair(one, other, True, rule)


def unique(parties: Any) -> list[Party]:
    """Each state once, in order."""
    return list({party.code: party for party in reversed(list(parties))}.values())[::-1]
