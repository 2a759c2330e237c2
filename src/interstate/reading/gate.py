"""Is there a political event in a sentence at all, at home too, and is it between states? What was found, as a level.

The probabilities of a level are counted (reliability.json); here it is only said which level a sentence is at.
"""

from collections.abc import Sequence
from typing import Any

from interstate.model.event import Claim, Event
from interstate.reading import modality, triggers
from interstate.reading.grammar import children, climb, lemma, listed, objects, prepositions, subjects
from interstate.reading.states import Named
from interstate.reading.words import nouns

Token = Any
HAPPENED = frozenset({"occurred", "ongoing"})
VIOLENT = frozenset({"ASSAULT", "COERCE"})
OUTRIGHT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT"})
THEMES = ("sport", "culture", "market", "weather")
LEVELS = ("interstate", "claim", "harm", "act with a party", "act by a party", "statement", "act", "theme", "none")
VICTIMS = frozenset(
    {"people", "person", "civilian", "police", "soldier", "troop", "policeman", "man", "woman", "child", "protester",
     "journalist", "officer", "official", "leader", "villager", "resident", "demonstrator", "passenger", "worker", "militant"}
)  # fmt: skip


def level(doc: Any, names: Sequence[Named], events: Sequence[Event], claims: Sequence[Claim]) -> str:
    """The level of a sentence, one of LEVELS."""
    if events and not themed(doc):
        return "interstate"
    if any(claim.recipient is not None for claim in claims) and not themed(doc):
        return "claim"
    return best(doc, names)[0]


def best(doc: Any, names: Sequence[Named]) -> tuple[str, triggers.Trigger | None]:
    """The highest level that one of the acts of a sentence reaches, and that act."""
    if themed(doc):
        return "theme", None
    places = {token.i for one in names if one.codes for token in doc if one.start <= token.idx < one.end}
    ranked: list[tuple[int, int, triggers.Trigger]] = []
    for act in triggers.found(doc):
        if modality.mood(act).modality in HAPPENED:
            ranked.append((LEVELS.index(of_act(act, places)), sum(1 for _ in climb(act.token)), act))
    if not ranked:
        return "none", None
    at, _, act = min(ranked, key=lambda one: (one[0], one[1]))
    return LEVELS[at], act


def of_act(act: triggers.Trigger, places: set[int]) -> str:
    """Who is in an act: two parties, one, or nobody political; or somebody harmed."""
    verb = act.carrier if act.carrier is not None else act.token if act.verb else None
    by = subjects(verb) if verb is not None else []
    to = objects(verb) if verb is not None else []
    to += [part for _, obj in prepositions(act.token) for part in listed(obj)]
    doer = any(political(token, places) for token in by)
    other = any(political(token, places) for token in to)
    harmed = any(lemma(token) in VICTIMS or token.pos_ == "NUM" for token in to)
    if act.entry.type in VIOLENT and (harmed or doer or other):
        return "harm"
    if doer and other:
        return "act with a party"
    if doer and act.entry.type in OUTRIGHT:
        return "act by a party"
    if doer:
        return "statement"
    return "act"


def political(token: Token, places: set[int]) -> bool:
    """A state, a body or an office of one, a party, a movement, an armed group."""
    if token.i in places:
        return True
    if lemma(token) in nouns("private"):
        return False
    if lemma(token) in nouns("institution") or lemma(token) in nouns("sub_state") or lemma(token) in nouns("title"):
        return True
    return any(
        lemma(c) in nouns("title") or c.i in places for c in children(token, "compound", "amod", "poss", "appos")
    )


def themed(doc: Any) -> bool:
    """Two or more words of sport, of culture, of markets or of weather."""
    words = {lemma(token) for token in doc}
    return any(len(words & nouns(theme)) > 1 for theme in THEMES)
