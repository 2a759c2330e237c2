"""Who did it to whom: the parties of a trigger, by the frame of its word and the shape of the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from interstate.reading.dyad import RULE, toward
from interstate.reading.grammar import children, climb, lemma, listed, objects, passive, prepositions, subjects
from interstate.reading.parties import PLACE_PREPS, Parties, Party
from interstate.reading.triggers import Trigger
from interstate.reading.words import cues, light, nouns

Token = Any
TOWARD = frozenset(
    {"to", "with", "on", "against", "at", "toward", "towards", "for", "over", "upon", "into", "between", "among"}
)
FROM_GIVER = frozenset({"AID", "COOPERATE", "SUPPORT"})
ANSWERS = frozenset({"REJECT", "AGREE", "SUPPORT", "CONCEDE", "ACCUSE", "SANCTION", "THREATEN"})
SENTENCE_WIDE = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE"})
SPOKEN = {"ask": "REQUEST", "no": "REJECT", "threat": "THREATEN"}
PLEDGES = frozenset({"AGREE", "CONCEDE"})
AGAINST = frozenset({"SANCTION", "COERCE", "THREATEN", "ASSAULT", "ACCUSE"})
DYADIC = AGAINST | {"PROTEST", "AID", "COOPERATE", "SUPPORT", "CONCEDE", "REJECT", "RETREAT"}
SUFFERED = frozenset({"face", "suffer", "undergo", "endure", "incur", "sustain"})
"""Verbs whose subject is at the receiving end of the noun they carry: `faces sanctions by`."""
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
            one = Pair(one.actor, None, False, f"{one.rule}, no recipient")
        kept.setdefault((one.actor.code, one.recipient.code if one.recipient else None), one)
    whole = [pair for pair in kept.values() if pair.recipient is not None]
    return [relinked(pair) for pair in whole or completed(trigger, list(kept.values()), parties)]


def relinked(pair: Pair) -> Pair:
    """The rule of a pair says so where a party was linked by a pronoun or the like."""
    ends = [pair.actor.named.kind, pair.recipient.named.kind if pair.recipient else ""]
    return replace(pair, rule=f"{pair.rule}; linked") if "linked" in ends else pair


def completed(trigger: Trigger, half: list[Pair], parties: Parties) -> list[Pair]:
    """Actors without a recipient: a state inside the phrase, else (an act against somebody) the topic of the clause."""
    actors = {pair.actor.code for pair in half}
    if not actors or "e" in trigger.entry.flags:
        return half
    others: list[Party] = []
    rule = "inside the phrase"
    if trigger.entry.type in DYADIC and "h" not in trigger.entry.flags:
        others = [p for p in inside(trigger, parties) if p.code not in actors]
    if not others and not trigger.verb and trigger.carrier is None and trigger.entry.type in AGAINST:
        others = [p for p in topics(trigger.token, parties) if p.code not in actors]
        rule = "topic of the clause"
    if not others and (speakers := speaker(trigger, parties)):
        others = [p for p in speakers if p.code not in actors]
        rule = "the speaker"
    if not others and (accusers := accuser(trigger, parties)):
        others = [p for p in accusers if p.code not in actors]
        rule = "the accuser"
    if not others and trigger.entry.type in PLEDGES and (trigger.verb or trigger.turned) and alone(actors, parties):
        others = [
            Party(parties.partners[a], p.actor.named, "the state told of together with it")
            for p in half
            for a in [p.actor.code]
            if parties.partners.get(a) in parties.before
        ]
        rule = "counterpart"
    against = not trigger.verb and trigger.carrier is None and trigger.entry.type in AGAINST
    if not others and (against or (trigger.entry.type in ANSWERS and answered(trigger))):
        others = [
            Party(parties.partners[a], p.actor.named, "the state told of together with it")
            for p in half
            for a in [p.actor.code]
            if a in parties.partners and parties.partners[a] not in actors
        ]
        rule = "counterpart"
    if (
        not others
        and (trigger.verb or trigger.carrier is not None)
        and (SPOKEN.get(trigger.turned, trigger.entry.type) in SENTENCE_WIDE or will_not(trigger.token))
        and not children(trigger.token, "xcomp")
    ):
        others = [p for p in elsewhere(parties) if p.code not in actors and not parted(trigger, p)]
        rule = "the other state of the sentence"
        others = others if len(others) == 1 else []
    if (
        not others
        and (parties.two or parties.one)
        and (trigger.verb or trigger.carrier is not None)
        and here(trigger, parties) <= actors | set(parties.two) | ({parties.one} if parties.one else set())
    ):
        word = trigger.carrier if trigger.carrier is not None else trigger.token
        about = [lemma(one) for one in (*objects(word), *(obj for _, obj in prepositions(word)))]
        others = toward(
            [pair.actor for pair in half], trigger.entry.type, trigger.entry.family, about, parties.two, parties.one
        )
        rule = RULE
    if not others:
        return half
    return [Pair(pair.actor, other, False, f"{pair.rule.split(',')[0]}, {rule}") for pair in half for other in others]


def parted(trigger: Trigger, party: Party) -> bool:
    """True where a semicolon or colon stands between a trigger and a name."""
    low, high = sorted((trigger.token.idx, party.named.start))
    return any(t.text in (";", ":") for t in trigger.token.doc if low <= t.idx < high)


def elsewhere(parties: Parties) -> list[Party]:
    """The states of a sentence, mere places left out."""
    found: list[Party] = []
    for at, named in sorted(parties.heads.items()):
        token = parties.doc[at]
        if named.kind in ("region", "ambiguous", "former_leader"):
            continue
        if token.dep_ == "pobj" and lemma(token.head) in PLACE_PREPS:
            continue
        found += [Party(code, named, f"{named.rule}, in the sentence") for code in named.codes]
    return unique(found)


def accuser(trigger: Trigger, parties: Parties) -> list[Party]:
    """`A accused B of meddling`: what B is charged with, it is charged with doing to A, where no other is named."""
    verb = trigger.token
    if not trigger.verb or verb.dep_ != "pcomp" or lemma(verb.head.head) not in ("accuse", "suspect", "blame"):
        return []
    return unique(p for one in subjects(verb.head.head) for p in parties.of(one) or owned(one, parties))


def of_subject(trigger: Trigger, known: dict[int, list[Pair]]) -> list[Pair]:
    """`The alliance between A and B may lead to an arms exchange`: a joint act without parties is that of the subject's pair."""
    if trigger.verb or "m" not in trigger.entry.flags or trigger.entry.type not in ("COOPERATE", "SUPPORT"):
        return []
    for head in climb(trigger.token):
        if head.pos_ in ("VERB", "AUX"):
            for one in children(head, "nsubj"):
                pairs = [pair for pair in known.get(one.i, []) if pair.recipient is not None]
                if one.i != trigger.token.i and pairs:
                    return [replace(pair, rule="noun, pair of the subject") for pair in pairs]
            return []
    return []


def will_not(verb: Token) -> bool:
    """`will not reopen`: a refusal announced."""
    return any(c.text.lower() in ("will", "wo", "would") for c in children(verb, "aux")) and bool(children(verb, "neg"))


def speaker(trigger: Trigger, parties: Parties) -> list[Party]:
    """`A said that B had bombed a bridge`: a hostile act told by a state is told as done to it, where no other is named."""
    verb = trigger.token
    if (
        not trigger.verb
        or trigger.entry.type not in AGAINST
        or verb.dep_ != "ccomp"
        or lemma(verb.head) not in cues("say")
    ):
        return []
    return unique(p for one in subjects(verb.head) for p in parties.of(one))


def here(trigger: Trigger, parties: Parties) -> set[str]:
    """States named in the clause of a trigger, mere places and clauses listed beside it left out."""
    word = trigger.carrier if trigger.carrier is not None else trigger.token
    beside = {
        t.i for child in children(word, "conj", "parataxis") if child.pos_ in ("VERB", "AUX") for t in child.subtree
    }
    own = {t.i for t in word.subtree} - beside
    places = {t.i for t in word.subtree if t.dep_ == "pobj" and lemma(t.head) in PLACE_PREPS}
    return {
        code
        for at, named in parties.heads.items()
        if at in own - places and named.kind != "region"
        for code in named.codes
    }


def alone(actors: set[str], parties: Parties) -> bool:
    """True if a sentence names no other state than the actors."""
    return {c for named in parties.heads.values() if named.kind != "region" for c in named.codes} <= actors


def answered(trigger: Trigger) -> bool:
    """True for an act upon something said or agreed before: `rejected the charge`, `denied its claim`."""
    word = trigger.carrier if trigger.carrier is not None else trigger.token
    return word.pos_ == "VERB" and any(
        lemma(one) in nouns("answerable") and any(c.dep_ in ("det", "poss") for c in one.children)
        for one in objects(word)
    )


def inside(trigger: Trigger, parties: Parties) -> list[Party]:
    """States named anywhere in the object of an act, relative clauses included."""
    heads: list[Token] = []
    if trigger.verb or trigger.carrier is not None:
        word = trigger.carrier if trigger.carrier is not None else trigger.token
        heads += objects(word)
        if trigger.entry.type in ("ASSAULT", "SANCTION", "COERCE", "PROTEST"):
            heads += [obj for prep, obj in prepositions(word) if prep in ("on", "against")]
    else:
        heads.append(trigger.token)
    found: list[Party] = []
    for head in heads:
        if lemma(head) in nouns("private") or lemma(head) in nouns("sub_state"):
            continue
        for token in head.subtree:
            named = parties.heads.get(token.i)
            if named is None or named.kind in ("region", "ambiguous", "former_leader", "linked"):
                continue
            if set_apart(token, head):
                continue
            struck = trigger.entry.type in ("ASSAULT", "COERCE") and lemma(token.head) in ("in", "near", "inside")
            if token.dep_ == "pobj" and lemma(token.head) in PLACE_PREPS and lemma(token.head) != "from" and not struck:
                continue
            found += [Party(code, named, f"{named.rule}, inside the phrase") for code in named.codes]
    return unique(found)


def set_apart(token: Token, head: Token) -> bool:
    """True for a name that belongs to another act: it stands in an apposition."""
    for above in climb(token):
        if above.i == head.i:
            return False
        if above.dep_ == "appos":
            return True
    return False


def topics(token: Token, parties: Parties) -> list[Party]:
    """The state that the clause around a noun is about: an owner further out, the subject above, or `For X,` in front."""
    below = token
    for head in climb(token):
        if head.pos_ in ("NOUN", "PROPN"):
            out = unique(parties.near(head))
            if out:
                return out
        elif head.pos_ in ("VERB", "AUX"):
            if below.dep_ not in ("nsubj", "nsubjpass"):
                out = unique(p for one in subjects(head) for p in parties.of(one) or owned(one, parties))
                if out:
                    return out
            for prep in children(head, "prep"):
                if prep.text == "For" and prep.i < token.i:
                    return unique(p for obj in children(prep, "pobj") for part in listed(obj) for p in parties.of(part))
        below = head
    return []


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
    if "h" in entry.flags and passive(verb) and objects(verb) and not actors:
        guests = unique(p for one in objects(verb) for p in parties.of(one))
        hosts = unique(
            p
            for word, obj in prepositions(verb)
            if word in ("in", "at", "by")
            for part in listed(obj)
            for p in parties.of(part)
        )
        yield from crossed(guests, hosts, False, "guest received")
        return
    if "h" in entry.flags and actors and direct:
        yield from crossed(direct, actors, False, "host receives guest")
        return
    if "e" in entry.flags:
        yield from (Pair(one, None, False, "verb, object acts") for one in direct)
        return
    codes = {party.code for party in actors}
    recipients = [party for party in direct if party.code not in codes] or oblique or direct
    if "s" in entry.flags and not recipients:
        recipients = unique(complement_parties(verb, parties, entry.type))
    if not actors and recipients:
        actors = [party for party in denier(verb, parties) if party.code not in {r.code for r in recipients}]
    if "m" in entry.flags and not recipients and len(actors) > 1:
        yield from joint(actors, "joint subjects")
        return
    if not actors and passive(verb) and direct:
        return
    shape = "passive" if passive(verb) else "active"
    joint_act = "m" in entry.flags and entry.type != "SUPPORT"
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
                (actors + here, recipients)
                if entry.type in FROM_GIVER or lemma(noun) == "response"
                else (actors, recipients + here)
            )
        elif word == "of":
            side = recipients if entry.type in OF_TARGET and not trigger.turned else actors
            side += here
        elif (word in TOWARD and (word != "at" or entry.type in AGAINST)) or (
            word == "in" and entry.type == "CONSULT" and lemma(noun) in ("visit", "tour", "stay", "trip")
        ):
            recipients += here
    for clause in children(noun, "acl"):
        if clause.tag_ == "VBN" and (lemma(clause) in light("do") or lemma(clause) in ("give", "supply", "ban")):
            for word, obj in prepositions(clause):
                here = unique(party for token in listed(obj) for party in parties.of(token) or owned(token, parties))
                if word == "by":
                    actors += here
                elif word in TOWARD:
                    recipients += here
    carrier = trigger.carrier
    if carrier is not None:
        from_subject = unique(
            party for token in subjects(carrier) for party in parties.of(token) or owned(token, parties)
        )
        behind = unique(oblique_parties(carrier, entry.preps, parties, False))
        recipients += [party for party in behind if party.code not in {r.code for r in recipients}]
        if lemma(carrier) in SUFFERED and from_subject and not passive(carrier):
            by = [p for p in (*actors, *recipients, *behind) if p.code not in {r.code for r in from_subject}]
            yield from crossed(unique(by), from_subject, False, "noun, suffered")
            return
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
    shape = "noun"
    if not actors:
        actors = [p for p in topics(noun, parties) if p.code not in {r.code for r in recipients}]
        shape = "noun, topic of the clause"
    if actors and recipients:
        yield from crossed(unique(actors), unique(recipients), mutual, shape)
    elif actors and mutual and len(unique(actors)) > 1:
        yield from joint(unique(actors), "noun, of")
    elif actors:
        yield from (Pair(actor, None, False, "noun, no recipient") for actor in unique(actors))


def owned(token: Token, parties: Parties) -> list[Party]:
    """The owner of a thing that stands for it: `Russia's invasion`, `India's exports`, `the influence of the US`."""
    if token.pos_ not in ("NOUN", "PROPN") or parties.heads.get(token.i) is not None:
        return []
    found = [party for child in children(token, "poss") for part in listed(child) for party in parties.of(part)]
    if found or lemma(token) in nouns("private") or lemma(token) in nouns("sub_state"):
        return found
    return [
        party
        for word, obj in prepositions(token)
        if word == "of"
        for part in listed(obj)
        for party in parties.of(part) or [p for child in children(part, "poss") for p in parties.of(child)]
    ]


def oblique_parties(token: Token, preps: tuple[str, ...], parties: Parties, host: bool) -> list[Party]:
    """States behind the prepositions that the frame of the word allows; a capital behind a preposition of place is a place."""
    found: list[Party] = []
    for word, obj in prepositions(token):
        if word == "by" or (word not in preps and word not in ("with", "against")):
            continue
        place = word in PLACE_PREPS and not host and word not in ("from", *("in",) * ("in" in preps))
        for part in listed(obj):
            found += parties.of(part, place) or owned(part, parties) or nested(part, parties)
    return found


def nested(token: Token, parties: Parties) -> list[Party]:
    """`withdrew from every dealing with X`: the state behind a preposition of the object."""
    if lemma(token) in nouns("private") or lemma(token) in nouns("sub_state"):
        return []
    return [p for word, obj in prepositions(token) if word in TOWARD for part in listed(obj) for p in parties.of(part)]


def denier(verb: Token, parties: Parties) -> list[Party]:
    """`X denied that its pact threatens Y`: the act that is denied is X's own where no other actor is named."""
    head = verb.head
    if verb.dep_ != "ccomp" or lemma(head) not in ("deny", "reject", "dismiss", "insist"):
        return []
    return unique(p for one in subjects(head) for p in parties.of(one))


def complement_parties(verb: Token, parties: Parties, kind: str) -> Iterator[Party]:
    """The recipient of a promise or a refusal is that of what is promised: `agreed to send troops to X`; that of a demand or a
    charge is who is told of: `demanded that X withdraw`.
    """
    if kind in ("REQUEST", "ACCUSE", "THREATEN"):
        for clause in children(verb, "ccomp"):
            for token in children(clause, "nsubj", "nsubjpass"):
                for part in listed(token):
                    yield from parties.of(part)
    for clause in children(verb, "xcomp", *(("ccomp",) if kind == "AGREE" else ())):
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
