"""What a parse says: subjects, objects and prepositional phrases of a word, across control, passives, relatives and lists."""

from collections.abc import Iterator
from typing import Any

Token = Any
SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
MONTHS = frozenset("January February March April May June July August September October November December".split())
FINITE = ("VBD", "VBZ", "VBP")
OBJECTS = ("dobj", "obj", "dative", "iobj")


def lemma(token: Token) -> str:
    """Lower-case lemma."""
    return str(token.lemma_).lower() if token.lemma_ else str(token.text).lower()


def phrasal(verb: Token) -> str:
    """Lemma of a verb with its particle: `call off`."""
    particle = next((child for child in verb.children if child.dep_ == "prt"), None)
    return f"{lemma(verb)} {lemma(particle)}" if particle is not None else lemma(verb)


def children(token: Token, *deps: str) -> list[Token]:
    """Children with one of these labels."""
    return [child for child in token.children if child.dep_ in deps]


def listed(token: Token) -> Iterator[Token]:
    """A word and what is listed with it: `Kenya, Ghana and Togo`; appositions too."""
    yield token
    for child in token.children:
        misread = child.dep_ == "nmod" and any(inner.dep_ == "cc" for inner in child.children)
        if (child.dep_ in ("conj", "appos") or misread) and child.pos_ not in ("VERB", "AUX"):
            yield from listed(child)


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, its object) of a word, chains such as `out of` and lists of prepositions included."""
    for child in token.children:
        beside = child.dep_ == "conj" and child.pos_ == "ADP"
        if beside or (child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "ADV", "PART")):
            yield from _objects(lemma(child), child)


def _objects(word: str, prep: Token) -> Iterator[tuple[str, Token]]:
    for child in prep.children:
        if child.dep_ in ("pobj", "obj", "pcomp"):
            yield word, relative(child, prep)
        elif child.dep_ in ("prep", "conj"):
            chained = "from" if (word, lemma(child)) == ("out", "of") else lemma(child)
            yield from _objects(chained if child.dep_ == "prep" else word, child)


def relative(token: Token, prep: Token) -> Token:
    """The noun that `which` stands for in `on which it relies`."""
    verb = prep.head
    if token.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" and prep.i < verb.i:
        noun = verb.head
        while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        return noun
    return token


def passive(verb: Token) -> bool:
    """True for a verb in the passive."""
    if any(child.dep_ in (*PASSIVE_SUBJECTS, "auxpass") for child in verb.children):
        return True
    return bool(verb.dep_ == "acl" and verb.tag_ == "VBN")


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it: the own subject, the agent of a passive, else the one of the governing verb (control, lists, relatives)."""
    if passive(verb):
        found = [child for word, child in prepositions(verb) if word == "by"]
        return [token for head in found for token in listed(head)]
    own = children(verb, *SUBJECTS) + [c for c in children(verb, "poss") if verb.tag_ == "VBG"]
    found = [antecedent(token, verb) for token in own]
    if found:
        return [token for head in found for token in listed(head)]
    if depth < 4:
        return inherited(verb, depth) or swallowed(verb)
    return []


def swallowed(verb: Token) -> list[Token]:
    """`On 15 September Chile ... signed`: a subject that the parse took for the object of the date in front."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    for prep in children(verb, "prep"):
        if prep.i == 0:
            for token in children(prep, "pobj"):
                if any(c.text in MONTHS for c in token.children) and token.text not in MONTHS:
                    return list(listed(token))
    return []


def inherited(verb: Token, depth: int) -> list[Token]:
    """The subject that a clause without one takes from outside."""
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return list(listed(head))
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        objects = children(head, *OBJECTS)
        if objects and verb.dep_ == "xcomp":
            return [token for one in objects for token in listed(one)]
        if passive(head):
            return [token for one in children(head, *PASSIVE_SUBJECTS) for token in listed(antecedent(one, head))]
        return subjects(head, depth + 1)
    if misjoined(verb):
        outer = next((h for h in climb(head) if h.tag_ in FINITE), None)
        if outer is not None:
            return subjects(outer, depth + 1)
    if verb.dep_ in ("conj", "advcl") and head.pos_ in ("VERB", "AUX"):
        if passive(head) and not passive(verb):
            return [token for one in children(head, *PASSIVE_SUBJECTS) for token in listed(antecedent(one, head))]
        return subjects(head, depth + 1)
    if verb.dep_ == "pcomp" and head.head is not None:
        outer = head.head
        if outer.pos_ in ("VERB", "AUX"):
            objects = children(outer, *OBJECTS)
            if objects:
                return [token for one in objects for token in listed(one)]
            return subjects(outer, depth + 1)
        return possessors(outer)
    if verb.dep_ in ("acl", "relcl"):
        return possessors(head) or (
            subjects(head.head, depth + 1) if head.head.pos_ == "VERB" and head.dep_ in OBJECTS else []
        )
    return []


def misjoined(verb: Token) -> bool:
    """A verb with a tense that the parse joined to a bare one: `ordered them to leave and closed the consulate`."""
    return verb.dep_ == "conj" and verb.tag_ in FINITE and verb.head.tag_ == "VB"


def antecedent(token: Token, verb: Token) -> Token:
    """The noun that `which`, `that` or `who` stands for."""
    if token.tag_ in ("WDT", "WP", "WP$") and verb.dep_ == "relcl":
        return verb.head
    return token


def objects(verb: Token) -> list[Token]:
    """To whom or what it is done: objects, the subject of a passive, the noun that a participle or a relative stands behind."""
    if passive(verb):
        own = [antecedent(token, verb) for token in children(verb, *PASSIVE_SUBJECTS)]
        if not own and verb.dep_ == "acl":
            own = [verb.head]
        if not own and verb.dep_ in ("conj", "xcomp"):
            own = [antecedent(t, verb.head) for t in children(verb.head, *PASSIVE_SUBJECTS, *SUBJECTS)]
        own += children(verb, "dobj", "oprd")
    else:
        own = children(verb, *OBJECTS)
        own = [antecedent(token, verb) for token in own if token.pos_ != "ADP"]
        if not own and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            own = [t for t in children(verb.head, "dobj") if t.i > verb.i]
    return [token for one in own for token in listed(one)]


def possessors(noun: Token) -> list[Token]:
    """Whose it is: `Kenya's plan`, `the plan of Kenya`."""
    own = children(noun, "poss")
    return [token for one in own for token in listed(one)]


def climb(token: Token) -> Iterator[Token]:
    """The words above a word, nearest first."""
    seen = 0
    while token.dep_ != "ROOT" and token.head.i != token.i and seen < 24:
        token = token.head
        seen += 1
        yield token
