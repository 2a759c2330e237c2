"""What an act is about: the goods that change hands and the contexts, from the words around the trigger."""

from collections.abc import Iterator
from typing import Any

from interstate.reading.grammar import children, lemma, listed, objects, prepositions
from interstate.reading.triggers import Trigger
from interstate.reading.words import goods, triggers

Token = Any
CONTEXTS = {
    "military": "military", "defence": "military", "defense": "military", "security": "military", "naval": "military",
    "army": "military", "troop": "military", "nuclear": "wmd", "atomic": "wmd", "missile": "wmd", "ballistic": "wmd",
    "economic": "economic", "trade": "trade", "commercial": "trade", "energy": "energy", "gas": "energy", "oil": "energy",
    "diplomatic": "diplomatic", "financial": "finance", "debt": "finance", "loan": "finance", "humanitarian": "humanitarian",
    "territorial": "territory", "border": "territory", "maritime": "maritime", "cyber": "cyber", "intelligence": "intelligence",
    "environmental": "environment", "water": "environment",
}  # fmt: skip
CARRYING = frozenset(
    {"AID", "COOPERATE", "AGREE", "SANCTION", "SUPPORT", "CONCEDE", "REJECT", "REQUEST", "COERCE", "THREATEN"}
)
ARMED = frozenset({"arms", "munitions", "missile", "nuclear", "space"})


def about(trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(goods, contexts) of a trigger, in the order of the words."""
    entry = trigger.entry
    found: list[str] = []
    contexts: list[str] = list(entry.contexts)
    for token in around(trigger):
        word = lemma(token)
        if entry.type in CARRYING and word in goods():
            found.append(goods()[word].good)
        if word in CONTEXTS:
            contexts.append(CONTEXTS[word])
    named = tuple(dict.fromkeys(found))
    if not named and entry.goods:
        named = entry.goods
    if ARMED & set(named):
        contexts.append("military")
    if {"missile", "nuclear"} & set(named):
        contexts.append("wmd")
    return named, tuple(dict.fromkeys(contexts))


def around(trigger: Trigger) -> Iterator[Token]:
    """The words of a trigger's own phrase: what stands in front of it, what it is `of`, its objects and theirs."""
    tokens = [trigger.token, *([trigger.carrier] if trigger.carrier is not None else [])]
    for token in tokens:
        if token is not trigger.token or token.pos_ != "VERB":
            yield token
        yield from in_front(token)
        for word, obj in prepositions(token):
            if word in ("of", "in", "for", "with", "on", "over", "about"):
                for part in listed(obj):
                    yield from phrase(part)
        if token.pos_ in ("VERB", "AUX"):
            for part in objects(token):
                yield from phrase(part)
        for child in children(token, "advcl", "acl"):
            if lemma(child) in ("include", "encompass", "involve", "cover", "contain"):
                for part in objects(child):
                    yield part
                    yield from in_front(part)


def phrase(part: Token) -> Iterator[Token]:
    """A noun with what stands in front of it, and what it is `of` or `for`."""
    yield part
    yield from in_front(part)
    for inner, deep in prepositions(part):
        if inner in ("of", "for"):
            yield deep
            yield from in_front(deep)


def in_front(token: Token) -> Iterator[Token]:
    """Modifiers before a noun, lists among them included."""
    for child in children(token, "amod", "compound", "nmod", "poss", "npadvmod"):
        yield from listed(child)
        yield from children(child, "amod", "compound", "nmod", "npadvmod")


def family(trigger: Trigger, named: tuple[str, ...], contexts: tuple[str, ...]) -> str:
    """The theme of an act: that of its goods where something sensitive or armed changes hands, else that of its word."""
    kind, entry = trigger.entry.type, trigger.entry
    if kind in ("AID", "COOPERATE", "AGREE", "SUPPORT", "CONCEDE"):
        if {"nuclear", "missile"} & set(named):
            return "proliferation"
        if entry.family == "alliance":
            return "alliance"
        if ARMED & set(named) or "military" in contexts:
            return "arms"
        if kind == "AID" and {"finance", "gas", "crude", "energy", "food", "coal"} & set(named):
            return "dependence"
    return entry.family or "diplomacy"


def known(word: str) -> bool:
    """True if a word is a trigger noun or verb."""
    return word in triggers("n") or word in triggers("v")
