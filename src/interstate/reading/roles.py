"""Who did it to whom, by the fitted models: every word that may carry an act against every party that the sentence names, and
against the states that the text is about where the sentence leaves a part open.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interstate.reading import frames
from interstate.reading.coreference import Memory
from interstate.reading.frames import Pair
from interstate.reading.grammar import children, lemma
from interstate.reading.learned import absent, acts
from interstate.reading.learned.linear import model
from interstate.reading.learned.spans import top
from interstate.reading.parties import IN_FRONT, SKIPPED, Parties, Party
from interstate.reading.states import Named
from interstate.reading.triggers import Trigger
from interstate.reading.words import Entry, nouns, triggers

Token = Any
Parts = Mapping[str, float]
LEAST = 0.02
"""What is less likely than this is not looked at."""
ADD = 0.35
"""A pair that only the models see is taken from this probability on."""
BESIDE = 0.6
"""The same, beside a pair that the rules have for the same word."""
NAMED_ENOUGH = 0.5
"""A part that a named party plays with this probability is not open to a state of the text."""
ELSEWHERE = "a state of the text"
"""Rule of a party that the sentence does not name."""
PAST = frozenset({"former", "ex", "late", "retired", "ousted", "deposed", "exiled"})
AROUND = 5
"""So many states of a text, those that most of its sentences name, may fill an open part."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A party: its tokens, the codes it means, and the name that the reader found (None: only given, or not in the sentence)."""

    tokens: tuple[Token, ...]
    codes: tuple[str, ...]
    named: Named | None


NEAREST = 16
"""Named parties, nearest first, that are looked at for one act."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act between two parties as the models see it: its word, type, parties, and how sure the two models are."""

    token: Token
    type: str
    actor: Mentioned
    recipient: Mentioned
    act: float
    roles: float

    @property
    def probability(self) -> float:
        """That there is such an act with these parts."""
        return self.act * self.roles


def mentions(doc: Any, heads: Mapping[int, Named]) -> list[Mentioned]:
    """Parties that stand for a state or bloc, in order; linked pronouns too."""
    found: list[Mentioned] = []
    for one in sorted({(n.start, n.end): n for n in heads.values()}.values(), key=lambda n: (n.start, n.end)):
        if not one.codes or one.kind in SKIPPED:
            continue
        span = tuple(t for t in doc if t.idx < one.end and one.start < t.idx + len(t.text))
        if span:
            found.append(Mentioned(span, one.codes, one))
    return found


def tops(known: Sequence[Mentioned]) -> Iterator[Token]:
    """Head token of each party."""
    return (top(party.tokens) for party in known)


def ruled(token: Token, known: Mapping[int, Trigger], parties: Parties) -> Callable[[Mentioned], str]:
    """What the rules say of a party towards a word: actor, recipient, neither, or that they know no act or no pair there."""
    trigger = known.get(token.i)
    if trigger is None:
        return lambda party: "no act"
    pairs = frames.pairs(trigger, parties)
    if not pairs:
        return lambda party: "no pair"
    sides = [(pair.actor, "actor") for pair in pairs] + [
        (p.recipient, "recipient") for p in pairs if p.recipient is not None
    ]

    def part(party: Mentioned) -> str:
        if not party.tokens:
            return next((side for one, side in sides if one.code == party.codes[0]), "neither")
        start, end = party.tokens[0].idx, party.tokens[-1].idx + len(party.tokens[-1].text)
        return next((side for one, side in sides if one.named.start < end and start < one.named.end), "neither")

    return part


def remembered(code: str, memory: Memory) -> list[str]:
    """What the earlier sentences say of a state."""
    out = [f"back {at}" for at, group in enumerate(reversed(memory.recent), 1) if code in group][:1] or ["back far"]
    out += [f"topic {at}" for at, group in enumerate(reversed(memory.topics), 1) if code in group][:1]
    out += ["one of two"] if code in memory.two else []
    out += ["the one"] if code == memory.one else []
    return out


def around(memory: Memory, here: set[str]) -> list[tuple[int, Mentioned]]:
    """States of the text that a sentence does not name, with their rank among all."""
    ranked = [code for code, _ in sorted(memory.shares.items(), key=lambda one: (-one[1], one[0]))]
    return [(at, Mentioned((), (code,), None)) for at, code in enumerate(ranked[:AROUND], 1) if code not in here]


def nearest(token: Token, named: list[Mentioned]) -> list[Mentioned]:
    """The named parties nearest to a word, in order: of a list of a hundred states few can be its parties."""
    if len(named) <= NEAREST:
        return named
    kept = sorted(named, key=lambda one: abs(one.tokens[0].i - token.i))[:NEAREST]
    return sorted(kept, key=lambda one: one.tokens[0].i)


def parts_of(
    token: Token, kind: str, known: Mapping[int, Trigger], parties: Parties, memory: Memory, named: list[Mentioned]
) -> list[tuple[Mentioned, Parts]]:
    """Each party, the `NEAREST` named ones or one of the text, with the probabilities of its parts in an act."""
    named = nearest(token, named)
    heads = list(tops(named))
    said = ruled(token, known, parties)
    roles = model("role")
    found = [
        (one, fit_to_act(one, roles.probabilities(acts.role(token, one.tokens, heads, known, kind, said(one)))))
        for one in named
        if all(t.i != token.i for t in one.tokens)
    ]
    return [*found, *unnamed(token, kind, found, said, memory)]


def fit_to_act(one: Mentioned, parts: Parts) -> Parts:
    """What a firm or a person of a state does is not done by the state; its rebels and its former leaders are not the state at all."""
    head = top(one.tokens)
    noun = head.head if head.dep_ in IN_FRONT else head
    private = lemma(noun) in nouns("private")
    apart = lemma(noun) in nouns("sub_state") or any(lemma(c) in PAST for c in children(noun, "amod"))
    return dict(parts) | ({"actor": 0.0} if private or apart else {}) | ({"recipient": 0.0} if apart else {})


def unnamed(
    token: Token, kind: str, found: Sequence[tuple[Mentioned, Parts]], said: Callable[[Mentioned], str], memory: Memory
) -> Iterator[tuple[Mentioned, Parts]]:
    """States of the text with the probabilities that they fill a part that is open; nothing where both parts are taken."""
    taken = {side: taker(found, side) for side in ("actor", "recipient")}
    if all(taken.values()):
        return
    here = {code for one, _ in found for code in one.codes}
    for rank, one in around(memory, here):
        filled = {side: None if who is None else beside(who, one.codes[0], memory) for side, who in taken.items()}
        seen = absent.features(
            token, one.codes[0], kind, said(one), rank, remembered(one.codes[0], memory), filled, len(here)
        )
        parts = model("absent").probabilities(seen)
        yield one, {side: p if taken.get(side) is None else 0.0 for side, p in parts.items()}


def taker(found: Sequence[tuple[Mentioned, Parts]], side: str) -> Mentioned | None:
    """The named party that plays a part for sure."""
    best = max(found, key=lambda one: one[1][side], default=None)
    return best[0] if best is not None and best[1][side] >= NAMED_ENOUGH else None


def beside(who: Mentioned, code: str, memory: Memory) -> str:
    """Whether a state was told of together with the party that fills the other part."""
    return "partner" if memory.partners.get(who.codes[0]) == code else "other"


def proposals(doc: Any, parties: Parties, known: Mapping[int, Trigger], memory: Memory) -> list[Proposal]:
    """Acts between two different states, likelier than `LEAST`, in order of their words; one of the two at least is named."""
    named = mentions(doc, parties.heads)
    if not named:
        return []
    masks = {t.i: "STATE" for one in named for t in one.tokens}
    found: list[Proposal] = []
    for token in acts.carriers(doc, known):
        types = model("deed").probabilities(acts.carried(token, masks, known))
        act = 1 - types.pop("none")
        if act < LEAST:
            continue
        kind = max(sorted(types), key=types.__getitem__)
        found += joined(token, kind, act, parts_of(token, kind, known, parties, memory, named))
    return found


def joined(token: Token, kind: str, act: float, parts: list[tuple[Mentioned, Parts]]) -> Iterator[Proposal]:
    """Pairs of different parties for one act."""
    for a, as_actor in parts:
        for b, as_recipient in parts:
            roles = as_actor["actor"] * as_recipient["recipient"]
            if a is not b and (a.tokens or b.tokens) and not set(a.codes) & set(b.codes) and act * roles >= LEAST:
                yield Proposal(token, kind, a, b, act, roles)


def further(
    seen: list[Proposal], words: Mapping[int, Trigger], known: Mapping[int, list[Pair]]
) -> Iterator[tuple[Trigger, Pair]]:
    """Pairs that only the models see, each once."""
    done = {
        (at, frozenset({p.actor.code, p.recipient.code}))
        for at, pairs in known.items()
        for p in pairs
        if p.recipient is not None
    }
    paired = {at for at, _ in done}
    for one in sorted(seen, key=lambda p: (p.token.i, -p.probability)):
        if one.probability < (BESIDE if one.token.i in paired else ADD):
            continue
        trigger = words.get(one.token.i)
        if trigger is None or trigger.entry.type != one.type:
            trigger = Trigger(one.token, entry_of(one.type), one.token.pos_ in ("VERB", "AUX"))
        for pair in pairs_of(one):
            key = (one.token.i, frozenset({pair.actor.code, pair.recipient.code if pair.recipient else ""}))
            if key not in done:
                done.add(key)
                yield trigger, pair


def pairs_of(one: Proposal) -> Iterator[Pair]:
    """The pairs of states in a proposal; a state of the text borrows the name of the other for its place."""
    place = one.actor.named or one.recipient.named
    if place is None:
        return
    named = one.actor.named and one.recipient.named
    rule = f"fitted{'' if named else ' from the text'}, {sureness(one.probability)}"
    for a in one.actor.codes:
        for b in one.recipient.codes:
            if a != b:
                yield Pair(party(a, one.actor, place), party(b, one.recipient, place), False, rule)


def sureness(p: float) -> str:
    """A probability as a word, so that it can be counted how often such an item is right."""
    return "sure" if p >= 0.75 else "likely" if p >= 0.55 else "even"


def party(code: str, one: Mentioned, place: Named) -> Party:
    """A party by its own name, or by that of the other."""
    return Party(code, one.named, one.named.rule) if one.named is not None else Party(code, place, ELSEWHERE)


def entry_of(kind: str) -> Entry:
    """The plainest entry of a type."""
    return next(entry for entry in triggers("v").values() if entry.type == kind and not entry.goods)
