"""Who "it", "both nations", "the regime" or "the alliance" is: linked to states named before, with the rule that did it.

Linked names carry the kind `linked`; items that rest on one have rules of their own and so probabilities of their own.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from interstate.codes import states as state_codes
from interstate.reading.grammar import children, climb, lemma, listed, subjects
from interstate.reading.parties import Parties
from interstate.reading.states import BOTH, TWO, Named

Token = Any
SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "their", "them", "themselves", "both", "theirs"})
PERSONAL = frozenset({"he", "his", "him", "she", "her", "himself", "herself"})
STAND_INS = frozenset(
    {"regime", "country", "government", "kingdom", "junta", "republic", "leadership", "nation", "island", "neighbour",
     "neighbor", "administration"}
)  # fmt: skip
OTHERS = frozenset(
    {
        "neighbour",
        "neighbor",
        "rival",
        "adversary",
        "foe",
        "enemy",
        "counterpart",
        "partner",
        "ally",
        "patron",
        "opponent",
    }
)
OWNED_BY = frozenset({"its", "their", "his", "her"})
KOREAS = {"North": "PRK", "South": "KOR"}
BLOC_NOUNS = frozenset({"alliance", "bloc", "union", "organisation", "organization", "grouping", "council"})
DEFINITE = frozenset({"the", "this", "that", "its", "their"})
NAMELESS = frozenset({"region", "ambiguous", "former_leader"})
PEOPLE = frozenset({"leader", "leader_short", "person"})


@dataclass
class Memory:
    """What earlier sentences leave behind."""

    full: frozenset[str] = frozenset()
    topics: list[tuple[str, ...]] = field(default_factory=list)
    recent: list[tuple[str, ...]] = field(default_factory=list)
    paired: list[tuple[str, ...]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    person: str | None = None
    bloc: str | None = None
    charges: dict[str, tuple[str, str, str | None]] = field(default_factory=dict)
    partners: dict[str, str] = field(default_factory=dict)
    two: tuple[str, ...] = ()
    one: str | None = None
    shares: dict[str, float] = field(default_factory=dict)

    def close(self, doc: Any, names: list[Named], heads: dict[int, Named], parties: Parties) -> None:
        """A sentence is over: its topic, its states and its pairs are remembered."""
        here = tuple(dict.fromkeys(c for one in names if one.kind not in NAMELESS for c in one.codes))
        self.recent = [*self.recent[-1:], here]
        self.topics = [*self.topics[-1:], topic(doc, heads, parties)]
        self.paired = [*self.paired[-1:], coordinated(doc, heads)]
        self.counts.update(c for one in names if one.kind not in NAMELESS for c in one.codes)
        for one in names:
            if one.kind in PEOPLE and one.codes:
                self.person = one.codes[0]
            if one.kind in ("bloc", "group") and one.codes:
                self.bloc = one.codes[0]


def topic(doc: Any, heads: dict[int, Named], parties: Parties) -> tuple[str, ...]:
    """The state a sentence is about: that of its main subject, else of a fronted phrase, else the first named."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is not None:
        for token in children(root, "nsubj", "nsubjpass"):
            codes = tuple(p.code for part in listed(token) for p in parties.of(part) or parties.near(part)[:1])
            if codes:
                return codes
    for at in sorted(heads):
        if heads[at].kind not in NAMELESS and heads[at].codes:
            return heads[at].codes
    return ()


def coordinated(doc: Any, heads: dict[int, Named]) -> tuple[str, ...]:
    """Two states joined by "and" in a sentence; empty if there are none, or more than two."""
    for at in sorted(heads):
        codes = tuple(
            c
            for part in listed(doc[at])
            if part.i in heads and heads[part.i].kind not in NAMELESS
            for c in heads[part.i].codes
        )
        if len(set(codes)) == 2 and doc[at].dep_ != "conj":
            return codes
    return ()


def both(plain: str, doc: Any, names: list[Named], heads: dict[int, Named], memory: Memory) -> list[Named]:
    """ "Both countries", "the two neighbours", "these two nations": a pair joined by "and" just before, else the two states that the
    text has named most among those of this and the last two sentences.
    """
    found = []
    for match in BOTH.finditer(plain):
        if not TWO.match(match.group()):
            continue
        earlier = tuple(c for one in names if one.end <= match.start() and one.kind not in NAMELESS for c in one.codes)
        pair = next((p for p in (coordinated(doc, heads), *reversed(memory.paired)) if len(set(p)) == 2), ())
        rule = "both sides: the two joined before"
        if not pair and len(memory.two) == 2 and set(earlier) <= set(memory.two):
            pair, rule = memory.two, "both sides: the two that the text is about"
        if not pair:
            pool = list(dict.fromkeys(c for group in (earlier, *reversed(memory.recent)) for c in group))
            pool = [c for c in pool if state_codes.is_state(c)]
            ranked = sorted(pool, key=lambda c: (-memory.counts[c], pool.index(c)))[:2]
            pair, rule = tuple(sorted(ranked, key=pool.index)), "both sides: the two named most"
        if len(pair) == 2:
            found.append(Named(match.start(), match.end(), pair, "linked", rule))
    return found


def linked(doc: Any, heads: dict[int, Named], parties: Parties, memory: Memory) -> dict[int, Named]:
    """Pronouns and stand-ins of a sentence that mean a state, by token."""
    found: dict[int, Named] = {}
    for token in doc:
        if token.i in heads:
            continue
        word = token.text.lower()
        if word in SINGULAR:
            codes, rule = singular(token, heads, parties, memory)
        elif word in PLURAL and token.dep_ in ("nsubj", "nsubjpass", "poss", "pobj", "dobj"):
            codes, rule = plural(token, heads, memory)
        elif token.text in ("North", "South") and halved(token, memory):
            codes, rule = (KOREAS[token.text],), "half of a divided country, named before"
        elif word in PERSONAL:
            codes, rule = person(token, heads, memory)
        elif lemma(token) in OTHERS and any(c.text.lower() in OWNED_BY for c in children(token, "poss")):
            codes, rule = other(token, heads, memory)
        elif lemma(token) in STAND_INS and stands_in(token, heads):
            codes, rule = singular(token, heads, parties, memory)
        elif lemma(token) in BLOC_NOUNS and stands_in(token, heads):
            codes, rule = (
                ("EU",) if token.text == "Union" else (memory.bloc,) if memory.bloc else (),
                "the last bloc named",
            )
        else:
            continue
        if codes:
            heads[token.i] = found[token.i] = Named(
                token.idx, token.idx + len(token.text), tuple(codes), "linked", f"{word}: {rule}"
            )
    return found


def halved(token: Token, memory: Memory) -> bool:
    """`the North`, where the state with that half of the name was named in full before."""
    alone = not any(c.dep_ in ("compound", "amod", "prep") for c in token.children) and token.dep_ not in (
        "compound",
        "amod",
    )
    return (
        alone and any(c.text.lower() == "the" for c in children(token, "det")) and memory.counts[KOREAS[token.text]] > 0
    )


def other(token: Token, heads: dict[int, Named], memory: Memory) -> tuple[tuple[str, ...], str]:
    """`its neighbour`: the state that the owner has been told of together with."""
    for child in children(token, "poss"):
        owner = heads.get(child.i)
        if owner is not None and len(owner.codes) == 1 and owner.codes[0] in memory.partners:
            return (memory.partners[owner.codes[0]],), "the state told of together with it"
        if owner is not None and len(owner.codes) == 1:
            most = [c for c, _ in memory.counts.most_common() if c != owner.codes[0] and state_codes.is_state(c)]
            return tuple(most[:1]), "the other state named most"
    return (), ""


def stands_in(token: Token, heads: dict[int, Named]) -> bool:
    """`the regime`: definite, and no state in front of it or behind it."""
    if not any(c.text.lower() in DEFINITE for c in children(token, "det")):
        return False
    inside = [t.i for t in token.subtree if t.i in heads]
    return not inside and not any(c.dep_ in ("amod", "compound", "poss", "relcl") for c in token.children)


def singular(token: Token, heads: dict[int, Named], parties: Parties, memory: Memory) -> tuple[tuple[str, ...], str]:
    """The subject of its own clause or one above, if that is one state before it; else the topic of the last sentence."""
    if token.dep_ == "expl" or (token.text.lower() == "it" and impersonal(token)):
        return (), ""
    seen_subject = False
    for verb in (head for head in climb(token) if head.pos_ in ("VERB", "AUX")):
        for one in subjects(verb):
            if one.i >= token.i or one.i == token.i:
                continue
            seen_subject = True
            codes = tuple(p.code for p in parties.of(one))
            if len(codes) == 1:
                return codes, "subject of its clause"
    before = [at for at in heads if at < token.i and heads[at].kind not in NAMELESS and len(heads[at].codes) == 1]
    if before and (token.text.lower() != "it" or not seen_subject):
        subject = [at for at in before if token.doc[at].dep_ in ("nsubj", "nsubjpass", "poss")]
        chosen = (subject or before)[-1]
        if token.text.lower() == "it" or not seen_subject or subject:
            return heads[chosen].codes, "state named before it"
    last = memory.topics[-1] if memory.topics else ()
    if not before and not seen_subject and len(set(last)) == 1:
        return last[:1], "topic of the last sentence"
    return (), ""


def impersonal(token: Token) -> bool:
    """`it is clear that`, `it seems`."""
    head = token.head
    if head.pos_ not in ("VERB", "AUX") or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if lemma(head) in ("seem", "appear", "rain", "matter", "take"):
        return True
    return lemma(head) == "be" and any(c.dep_ in ("acomp", "ccomp", "advcl") for c in head.children)


def plural(token: Token, heads: dict[int, Named], memory: Memory) -> tuple[tuple[str, ...], str]:
    """Two states joined by "and" before it in the sentence, else those joined in the last sentence."""
    before = {at: one for at, one in heads.items() if at < token.i}
    here = coordinated(token.doc, before)
    if here:
        return here, "the two joined before"
    if not before and memory.paired and memory.paired[-1]:
        return memory.paired[-1], "the two joined in the last sentence"
    return (), ""


def person(token: Token, heads: dict[int, Named], memory: Memory) -> tuple[tuple[str, ...], str]:
    """The last leader named."""
    before = [at for at in sorted(heads) if at < token.i and heads[at].kind in PEOPLE and heads[at].codes]
    if before:
        return heads[before[-1]].codes[:1], "the leader named before"
    return ((memory.person,), "the leader named before") if memory.person and not heads else ((), "")
