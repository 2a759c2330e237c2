"""What one given party did to another: the predicates on the way between them, read from the outermost inward.

`A refused to lift its ban on B`: the way from A to B runs through refuse, lift and ban, and the outermost act decides (REJECT).
A speech act carries what is said; a negated act is a refusal; an act to come is a promise (AGREE) or a threat (THREATEN), as
CAMEO's "express intent" has it; an act that ends another is turned round.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from interstate.codes import plover
from interstate.reading.grammar import children, climb, lemma
from interstate.reading.triggers import Trigger, turned
from interstate.reading.words import cues, light

Token = Any
SPEECH = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE"})
FUTURE = frozenset({"will", "would", "shall", "may", "might", "could", "'ll", "wo", "can"})
INTENT = frozenset(
    {"plan", "intend", "aim", "prepare", "ready", "consider", "expect", "hope", "mean", "set", "go", "schedule"}
)
DUTY = frozenset({"should", "must", "ought"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The type, the trigger it hangs on, and the type that would be next (the bare act under a promise or a refusal)."""

    type: str
    trigger: Trigger
    rule: str
    bare: str | None = None


def asked(doc: Any, actor: Token | None, recipient: Token | None, known: dict[int, Trigger]) -> Asked | None:
    """The act between two tokens; None if no trigger stands on, or hangs from, the way between them."""
    ends = [token for token in (actor, recipient) if token is not None]
    if not ends:
        return None
    way = list(path(*ends)) if len(ends) == 2 else list(climb(ends[0]))[:4]
    blocked = {token.i for token in ends}
    chain = [token for token in way if token.i not in blocked]
    return composed(ordered(chain, actor), known, recipient, blocked)


def path(one: Token, other: Token) -> Iterator[Token]:
    """Tokens from one to the other by way of their nearest common ancestor."""
    ups = [one, *climb(one)]
    downs = [other, *climb(other)]
    seen = {token.i for token in downs}
    top = next((at for at, token in enumerate(ups) if token.i in seen), None)
    if top is None:
        return
    yield from ups[: top + 1]
    meet = next(at for at, token in enumerate(downs) if token.i == ups[top].i)
    yield from reversed(downs[:meet])


def ordered(chain: list[Token], actor: Token | None) -> list[Token]:
    """The chain from the outermost predicate inward: the top of the way first, then down toward the recipient."""
    if not chain:
        return []
    depth = {token.i: sum(1 for _ in climb(token)) for token in chain}
    return sorted(chain, key=lambda token: (depth[token.i], token.i))


def composed(chain: list[Token], known: dict[int, Trigger], recipient: Token | None, blocked: set[int]) -> Asked | None:
    """The first act that the chain states, changed by what stands above it."""
    future = negated = said = False
    for token in chain:
        if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            continue
        word = lemma(token)
        negated = negated or denied(token)
        future = future or to_come(token)
        if said and obliged(token):
            trigger = known.get(token.i) or known_near(token, known, blocked)
            if trigger is not None:
                return Asked("REQUEST", trigger, "duty told", trigger.entry.type)
        hit = act_of(token, known, blocked)
        if hit is None:
            said = said or word in cues("say")
            future = future or word in INTENT
            negated = negated or (word in ("fail", "refuse", "decline", "stop", "deny"))
            continue
        trigger, kind, rule = hit
        if kind in SPEECH and not (negated or future):
            return Asked(kind, trigger, rule, trigger.entry.type)
        return settled(trigger, kind, rule, negated, future)
    return None


def settled(trigger: Trigger, kind: str, rule: str, negated: bool, future: bool) -> Asked:
    """A refusal if denied, a promise or a threat if yet to come, else the act."""
    if negated:
        other = "REJECT" if kind != "REJECT" else "AGREE"
        return Asked(other, trigger, f"{rule}, denied", kind)
    if future and kind not in ("AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE"):
        friendly = kind in plover.COOPERATION
        return Asked("AGREE" if friendly else "THREATEN", trigger, f"{rule}, to come", kind)
    return Asked(kind, trigger, rule, None)


def act_of(token: Token, known: dict[int, Trigger], blocked: set[int]) -> tuple[Trigger, str, str] | None:
    """The act that a predicate states, with the noun it carries if it is a light verb."""
    word = lemma(token)
    own = known.get(token.i)
    noun = carried(token, known, blocked) if token.pos_ in ("VERB", "AUX") else None
    if token.pos_ in ("VERB", "AUX"):
        for name, kind in (("ask", "REQUEST"), ("no", "REJECT"), ("yes", "AGREE"), ("threat", "THREATEN")):
            if word in light(name) and (noun is not None or own is None or own.entry.type == kind):
                base = own or noun
                if base is not None:
                    return (
                        base,
                        own.entry.type if own is not None and own.entry.type in SPEECH else kind,
                        f"{name} verb",
                    )
        if noun is not None and word in light("less") and word not in light("do"):
            kind = noun.entry.type if noun.turned == "less" else turned(noun.entry).type
            return noun, kind, "verb that ends an act"
        if noun is not None and (word in light("do") or word in light("more")):
            return noun, noun.entry.type, "light verb"
        if own is not None:
            inner = ended(token, word, known)
            return inner or (own, own.entry.type, "verb on the way")
        inner = ended(token, word, known)
        if inner:
            return inner
        return None
    if own is not None:
        return own, own.entry.type, "noun on the way"
    return None


def ended(token: Token, word: str, known: dict[int, Trigger]) -> tuple[Trigger, str, str] | None:
    """`stop bombing`, `end fighting`: the act in the clause below, turned round."""
    if word not in light("less"):
        return None
    for clause in children(token, "xcomp", "pcomp", "dobj"):
        inner = known.get(clause.i)
        if inner is not None and clause.tag_ == "VBG":
            return inner, turned(inner.entry).type, "verb that ends an act"
    return None


def carried(token: Token, known: dict[int, Trigger], blocked: set[int]) -> Trigger | None:
    """The trigger noun that a verb has as its object, passive subject or close complement."""
    for child in children(token, "dobj", "nsubjpass", "attr", "oprd"):
        if child.i in known and not known[child.i].verb and child.i not in blocked:
            return known[child.i]
    for prep in children(token, "prep", "prt"):
        for child in children(prep, "pobj"):
            if child.i in known and not known[child.i].verb and child.i not in blocked:
                return known[child.i]
    return None


def known_near(token: Token, known: dict[int, Trigger], blocked: set[int]) -> Trigger | None:
    """Any trigger below a predicate."""
    return next((known[t.i] for t in token.subtree if t.i in known and t.i not in blocked), None)


def denied(token: Token) -> bool:
    """`not`, `never`, `no` on a predicate."""
    if any(
        child.dep_ == "neg" and child.nbor(1).text.lower() not in ("only", "just")
        for child in token.children
        if child.i + 1 < len(child.doc)
    ):
        return True
    return any(
        child.text.lower() in ("never", "neither", "nor") for child in children(token, "advmod", "preconj", "cc")
    )


def to_come(token: Token) -> bool:
    """A future or conditional auxiliary."""
    return any(child.text.lower() in FUTURE for child in children(token, "aux"))


def obliged(token: Token) -> bool:
    """`should`, `must`, `ought to`, `has to`."""
    return any(child.text.lower() in DUTY for child in children(token, "aux"))
