"""Which states a phrase stands for: the name itself, or an institution, an owner or an origin in front of its noun."""

from dataclasses import dataclass
from typing import Any

from interstate.reading.grammar import children, climb, lemma, listed, prepositions
from interstate.reading.states import ORIGINS, PLACES, Named
from interstate.reading.words import nouns, triggers

Token = Any
IN_FRONT = ("amod", "compound", "nmod", "poss", "nummod")
SKIPPED = frozenset({"former_leader", "region", "ambiguous"})
DEEDS = frozenset(
    {"action", "policy", "aggression", "decision", "behaviour", "behavior", "drilling", "conduct", "claim", "side"}
)
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN"})
PLACE_PREPS = frozenset({"in", "at", "near", "from", "inside", "outside", "across", "around", "through", "via"})


@dataclass(frozen=True, slots=True)
class Party:
    """A state or bloc in a role, with the name that says so."""

    code: str
    named: Named
    rule: str


class Parties:
    """Answers for one parsed sentence: which states does this token stand for?"""

    def __init__(
        self, doc: Any, heads: dict[int, Named], before: tuple[str, ...] = (), partners: dict[str, str] | None = None,
        two: tuple[str, ...] = (), one: str | None = None,
    ) -> None:  # fmt: skip
        self.doc = doc
        self.heads = heads
        self.before = before
        self.partners = partners or {}
        self.two = two
        self.one = one

    def of(self, token: Token, place: bool = False) -> list[Party]:
        """States that a phrase stands for, each with its rule; none for firms, rebels, private persons and mere places."""
        one = self.heads.get(token.i)
        if one is not None:
            return self.direct(token, one, place)
        word = lemma(token)
        if word in nouns("sub_state") or word in nouns("private"):
            return []
        found: list[Party] = []
        for child in children(token, *IN_FRONT):
            if child.tag_ == "WP$":
                clause = next((h for h in climb(token) if h.dep_ == "relcl"), None)
                return self.of(clause.head) if clause is not None else []
            inner = children(child, "compound", "amod") if child.dep_ == "compound" else []
            for part in (*listed(child), *inner):
                named = self.heads.get(part.i)
                if named is None or named.kind in SKIPPED:
                    continue
                if named.kind in ORIGINS and not acts(word):
                    continue
                found += [Party(code, named, f"{named.rule}, before {word}") for code in named.codes]
        if found:
            return found
        for prep, obj in prepositions(token):
            if prep == "of" and (word in nouns("institution") or word in nouns("title")):
                for part in listed(obj):
                    named = self.heads.get(part.i)
                    if named is not None and named.kind not in SKIPPED:
                        found += [Party(code, named, f"{named.rule}, behind {word} of") for code in named.codes]
        return found

    def direct(self, token: Token, one: Named, place: bool) -> list[Party]:
        """A name as a phrase of its own."""
        if one.kind in SKIPPED:
            return []
        if one.kind in PLACES and place:
            return []
        if one.kind == "adjective" and token.pos_ == "ADJ" and token.dep_ in IN_FRONT:
            return []
        if token.dep_ in ("compound", "nmod") and one.kind not in ("leader", "leader_short") and blocked(token.head):
            return []
        return [Party(code, one, one.rule) for code in one.codes]

    def near(self, token: Token) -> list[Party]:
        """States in front of a noun whatever the noun is: `Russian gas`, `India's border`, `US-Japan treaty`."""
        found: list[Party] = []
        for child in children(token, *IN_FRONT):
            for part in [child, *children(child, "amod", "compound", "nmod", "poss", "conj")]:
                named = self.heads.get(part.i)
                if named is not None and named.kind not in SKIPPED:
                    found += [Party(code, named, f"{named.rule}, before {lemma(token)}") for code in named.codes]
                elif part.dep_ == "poss":
                    found += self.of(part)
        return found


def acts(word: str) -> bool:
    """True for a noun that can act for a state: a government, an army, a people, or an act itself."""
    if word in nouns("institution") or word in nouns("title"):
        return True
    return word in DEEDS or (word in triggers("n") and triggers("n")[word].type in HOSTILE)


def blocked(head: Token) -> bool:
    """True if the noun that a name stands in front of is a firm, a person or a party."""
    word = lemma(head)
    return word in nouns("sub_state") or word in nouns("private")
