"""What a text says a state should do, where no act toward another state is named."""

from collections.abc import Iterator
from typing import Any

from interstate.reading.frames import Pair, owned, unique
from interstate.reading.grammar import children, lemma, subjects
from interstate.reading.parties import Parties

Token = Any
DUTY = frozenset({"should", "must", "ought"})
DEMANDS = frozenset({"demand", "require", "necessitate", "oblige", "compel"})
VITAL = frozenset(
    {"critical", "essential", "vital", "crucial", "imperative", "necessary", "important", "indispensable"}
)
FACULTY = frozenset({"ability", "capacity", "willingness", "readiness", "effort", "need", "skill"})


def found(doc: Any, parties: Parties) -> Iterator[tuple[Token, Pair]]:
    """(the verb or adjective that says so, the state that should act)."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and obliged(token):
            actors = unique(p for one in subjects(token) for p in parties.of(one))
        elif token.pos_ == "VERB" and lemma(token) in DEMANDS:
            below = [c for c in token.children if c.dep_ in ("ccomp", "xcomp", "dobj") and c.i > token.i]
            actors = unique(p for one in below for who in (one, *children(one, "nsubj")) for p in parties.of(who))
        elif token.pos_ == "ADJ" and lemma(token) in VITAL and token.dep_ == "acomp":
            actors = unique(
                p for one in children(token.head, "nsubj") if lemma(one) in FACULTY for p in owned(one, parties)
            )
        else:
            continue
        for actor in actors:
            yield token, Pair(actor, None, False, "duty of a state")


def obliged(verb: Token) -> bool:
    """`must`, `should`, `ought to`, `has to`, `needs to`."""
    for helper in children(verb, "aux"):
        if helper.text.lower() in DUTY:
            return not any(one.i > helper.i for one in children(verb, "nsubj", "nsubjpass"))
    return (
        verb.dep_ == "xcomp"
        and lemma(verb.head) in ("need", "have", "ought")
        and any(c.text.lower() == "to" for c in children(verb, "aux"))
    )
