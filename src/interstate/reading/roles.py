"""Who did it to whom, by the fitted models: every word that may carry an act against every party that is named."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from interstate.reading import frames
from interstate.reading.learned import acts
from interstate.reading.learned.linear import model
from interstate.reading.parties import SKIPPED, Parties
from interstate.reading.states import Named
from interstate.reading.triggers import Trigger

Token = Any


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A party of a sentence: its tokens, the codes it means, and the name that the reader found (None: only given)."""

    tokens: tuple[Token, ...]
    codes: tuple[str, ...]
    named: Named | None


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


def ruled(token: Token, known: Mapping[int, Trigger], parties: Parties) -> Callable[[Mentioned], str]:
    """What the rules say of a party towards a word: actor, recipient, neither, or that they know no act or no pair there."""
    trigger = known.get(token.i)
    if trigger is None:
        return lambda party: "no act"
    pairs = frames.pairs(trigger, parties)
    if not pairs:
        return lambda party: "no pair"
    sides: dict[tuple[int, int], str] = {}
    for pair in pairs:
        sides.setdefault((pair.actor.named.start, pair.actor.named.end), "actor")
        if pair.recipient is not None:
            sides.setdefault((pair.recipient.named.start, pair.recipient.named.end), "recipient")

    def part(party: Mentioned) -> str:
        start, end = party.tokens[0].idx, party.tokens[-1].idx + len(party.tokens[-1].text)
        return next((side for (first, last), side in sides.items() if first < end and start < last), "neither")

    return part


def tops(known: list[Mentioned]) -> Iterator[Token]:
    """Head token of each party."""
    for party in known:
        held = {t.i for t in party.tokens}
        yield next((t for t in party.tokens if t.head.i not in held or t.head.i == t.i), party.tokens[0])


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act between two parties as the models see it: its word, type, parties, and how sure each of the three is."""

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


def proposals(doc: Any, parties: Parties, known: Mapping[int, Trigger], least: float = 0.1) -> list[Proposal]:
    """Acts between two different states, likelier than `least`, in order of their words."""
    named = mentions(doc, parties.heads)
    if len({code for one in named for code in one.codes}) < 2:
        return []
    masks = {t.i: "STATE" for one in named for t in one.tokens}
    heads = list(tops(named))
    found: list[Proposal] = []
    for token in acts.carriers(doc, known):
        types = model("act").probabilities(acts.carried(token, masks, known))
        act = 1 - types.pop("none")
        if act < least:
            continue
        kind = max(sorted(types), key=types.__getitem__)
        said = ruled(token, known, parties)
        beside = [one for one in named if all(t.i != token.i for t in one.tokens)]
        parts = [
            model("role").probabilities(acts.role(token, one.tokens, heads, known, kind, said(one))) for one in beside
        ]
        for a, as_actor in zip(beside, parts, strict=True):
            for b, as_recipient in zip(beside, parts, strict=True):
                roles = as_actor["actor"] * as_recipient["recipient"]
                if a is not b and not set(a.codes) & set(b.codes) and act * roles >= least:
                    found.append(Proposal(token, kind, a, b, act, roles))
    return found
