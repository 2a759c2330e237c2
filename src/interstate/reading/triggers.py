"""Words that report an act: verbs and nouns of the lexicon, phrases first, light verbs joined with their noun."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from interstate.reading.grammar import MONTHS, children, lemma, phrasal
from interstate.reading.words import Entry, light, triggers

Token = Any
FRIENDLY = frozenset({"COOPERATE", "AID", "SUPPORT", "CONSULT", "AGREE"})
UNFRIENDLY = frozenset({"REJECT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN", "PROTEST", "ACCUSE"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger word with what the lexicon says of it. `carrier`: the light verb that carries a noun, whose subject acts.

    `content`: True for the act asked for, refused, promised or threatened, which the speech act is told of apart.
    """

    token: Token
    entry: Entry
    verb: bool
    carrier: Token | None = None
    turned: str = ""
    was: Entry | None = None


def found(doc: Any) -> Iterator[Trigger]:
    """Triggers of a sentence in order."""
    for token in doc:
        if (
            token.pos_ in ("VERB", "AUX")
            or (token.pos_ in ("NOUN", "ADJ", "PROPN") and token.tag_ in ("VBG", "VBN", "VBD", "VB"))
            or (token.pos_ == "NOUN" and children(token, "nsubj") and not children(token, "cop"))
        ):
            yield from of_verb(token)
        elif token.pos_ in ("NOUN", "PROPN") and token.text not in MONTHS:
            yield from of_noun(token)


def of_verb(token: Token) -> Iterator[Trigger]:
    """A verb, alone or with its particle, preposition or object as a phrase of the lexicon."""
    if token.dep_ in ("aux", "auxpass") or token.text in MONTHS:
        return
    if token.dep_ == "amod" and token.tag_ in ("VBG", "VBN"):
        return
    table = triggers("v")
    word = lemma(token)
    carried = [noun for noun in children(token, "dobj", "nsubjpass", "pobj") if noun_entry(noun) is not None]
    if carried and phrasal(token) != word and is_light(phrasal(token)):
        return
    for phrase in phrases(token):
        if phrase in table:
            yield Trigger(token, table[phrase], True)
            return
    if word in INTENT and table.get(word) is not None and table[word].type == "AGREE":
        return
    if word == "tell" and not children(token, "xcomp"):
        yield Trigger(token, table["speak to"], True)
        return
    if word in WISHES and children(token, "xcomp") and not children(token, "dobj"):
        return
    special = by_object(token, word)
    if special is not None:
        yield Trigger(token, special, True)
        return
    if word in table and not (carried and is_light(word)):
        yield Trigger(token, table[word], True)


def phrases(token: Token) -> Iterator[str]:
    """`call on`, `pull out of`, `cut ties with`: the verb with what follows it, longest first."""
    word = lemma(token)
    particle = [c for c in token.children if c.dep_ == "prt"]
    preps = [c for c in token.children if c.dep_ in ("prep", "agent") and c.i > token.i]
    objects = [c for c in token.children if c.dep_ in ("dobj", "acomp", "attr", "advmod") and c.i > token.i]
    objects += [c for c in token.children if c.dep_ == "nsubjpass"]
    front = f"{word} {lemma(particle[0])}" if particle else word
    for one in objects:
        yield f"{front} {lemma(one)}"
        for prep in preps:
            yield f"{front} {lemma(one)} {lemma(prep)}"
    for prep in preps:
        inner = [c for c in prep.children if c.dep_ == "prep"]
        for deep in inner:
            yield f"{front} {lemma(prep)} {lemma(deep)}"
        yield f"{front} {lemma(prep)}"
    if particle:
        yield front


def is_light(word: str) -> bool:
    """True for a verb that leaves the act to its object."""
    return any(word in light(name) for name in ("do", "more", "less", "ask", "no", "yes", "threat"))


def noun_entry(token: Token) -> Entry | None:
    """The entry of a noun, with a modifier in front of it as a phrase if there is one."""
    table = triggers("n")
    word = lemma(token)
    for child in children(token, "compound", "amod", "nmod"):
        if f"{lemma(child)} {word}" in table:
            return table[f"{lemma(child)} {word}"]
    return table.get(word)


def of_noun(token: Token) -> Iterator[Trigger]:
    """A noun of the lexicon, with the light verb that carries it, and turned round where that verb ends or lessens it."""
    if lemma(token) == "response" and token.dep_ == "pobj" and lemma(token.head) == "in":
        return
    entry = noun_entry(token) or emptied(token)
    if entry is None or (token.dep_ in ("compound", "nmod") and lemma(token.head) in EMPTY):
        return
    if token.dep_ in ("compound", "nmod"):
        return
    carrier = carrier_of(token)
    if carrier is None:
        yield Trigger(token, entry, False)
        return
    word = phrasal(carrier)
    if word in ENDING and entry.type == "CONSULT" and lemma(token) in VISITS:
        yield Trigger(token, entry, False, carrier)
    elif word in light("less") and word not in light("do"):
        yield Trigger(token, turned(entry), False, carrier, "less", entry)
    elif word in light("ask"):
        yield Trigger(token, entry, False, carrier, "ask")
    elif word in light("no"):
        yield Trigger(token, entry, False, carrier, "no")
    elif word in light("yes"):
        yield Trigger(token, entry, False, carrier, "yes")
    else:
        yield Trigger(token, entry, False, carrier)


WISHES = frozenset({"seek", "want", "press", "push", "propose"})
SENDING = frozenset({"send", "dispatch", "give", "order", "tell", "ask"})
LEAVING = frozenset({"leave", "go", "depart", "quit"})
ENVOYS = frozenset(
    {"diplomat", "ambassador", "envoy", "official", "delegation", "minister", "consul", "attache", "emissary", "team"}
)
FORCES = frozenset(
    {"troop", "troops", "soldier", "warship", "ship", "carrier", "jet", "bomber", "force", "forces", "battalion", "fleet", "army",
     "marines", "marine", "destroyer", "frigate", "submarine", "patrol"}
)  # fmt: skip


def by_object(token: Token, word: str) -> Entry | None:
    """What sending or telling is depends on whom: envoys sent home are expelled, soldiers sent are a deployment."""
    table = triggers("v")
    if word in ("expel", "eject", "deport"):
        named = {lemma(one) for one in children(token, "dobj", "nsubjpass")}
        return table["expel"] if named & (ENVOYS | {"spy", "mission"}) else table["arrest"]
    if word == "call" and any(c.text.lower() == "home" for c in children(token, "advmod", "prt")):
        return table["recall"]
    if word not in SENDING:
        return None
    objects = children(token, "dobj", "nsubjpass")
    leaving = [c for c in children(token, "xcomp", "ccomp", "acl", "advcl") if lemma(c) in LEAVING]
    leaving += [c for one in objects for c in children(one, "acl", "relcl") if lemma(c) in LEAVING]
    named = {lemma(one) for one in objects} | {lemma(c) for one in leaving for c in children(one, "nsubj")}
    away = any(c.text.lower() in ("home", "back", "away") for c in children(token, "advmod", "prt"))
    if leaving and (named & ENVOYS or word in ("order", "tell", "give")):
        return table["expel"]
    if word in ("send", "dispatch"):
        if named & ENVOYS:
            return table["expel"] if away else table["visit"]
        if named & FORCES:
            return table["deploy"]
    if word == "order" and children(token, "xcomp", "ccomp"):
        return table["urge"]
    return None


INTENT = frozenset({"plan", "intend", "propose", "resolve"})
ENDING = frozenset({"end", "complete", "finish", "conclude", "wrap up"})
VISITS = frozenset({"visit", "trip", "tour", "stay"})
EMPTY = frozenset(
    {"activity", "campaign", "effort", "operation", "process", "measure", "policy", "move", "package", "regime", "drive",
     "programme", "program", "step", "initiative", "act", "action", "scheme"}
)  # fmt: skip


def emptied(token: Token) -> Entry | None:
    """`proliferation activities`, `sanctions regime`: an empty noun takes the entry of the word in front of it."""
    if lemma(token) not in EMPTY:
        return None
    table = triggers("n")
    return next((table[lemma(c)] for c in children(token, "compound", "nmod", "amod") if lemma(c) in table), None)


def carrier_of(token: Token) -> Token | None:
    """The light verb whose object (or passive subject) a noun is."""
    head = token.head
    if token.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return carrier_of(head)
    if token.dep_ in ("dobj", "nsubjpass", "attr") and head.pos_ == "VERB" and is_light(phrasal(head)):
        return head
    if token.dep_ == "pobj" and head.head.pos_ == "VERB" and f"{lemma(head.head)} {lemma(head)}" in light("do"):
        return head.head
    if token.dep_ == "nsubj" and head.pos_ == "VERB" and lemma(head) in light("less"):
        return head
    return None


def turned(entry: Entry) -> Entry:
    """What an act becomes when it is cut, ended or lessened: help withheld is a measure, a measure lifted a concession."""
    if entry.type == "ASSAULT":
        return replace(entry, type="RETREAT", family="war")
    if entry.type in UNFRIENDLY:
        return replace(entry, type="CONCEDE", family="diplomacy", flags="")
    if entry.type in FRIENDLY:
        return replace(entry, type="SANCTION", family="sanctions", flags="")
    return entry
