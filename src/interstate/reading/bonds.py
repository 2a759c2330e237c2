"""Standing ties by the fitted models: words that the rules have no word for, and ends that they do not see."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interstate.reading.learned import acts
from interstate.reading.learned.linear import model
from interstate.reading.parties import Parties, Party
from interstate.reading.relations import Bond, layers, state
from interstate.reading.roles import Mentioned, mentions, tops
from interstate.reading.triggers import Trigger

Token = Any
SURE = 0.4
"""A tie is taken from this probability on: that of its kind times those of its two ends."""
LEAST = 0.1


def carriers(doc: Any) -> Iterator[Token]:
    """Words that may say that a tie stands."""
    for token in doc:
        if token.pos_ in ("VERB", "NOUN", "ADJ") and token.dep_ not in ("aux", "auxpass", "compound"):
            yield token


def end(bonds: Sequence[Bond], token: Token, party: Mentioned) -> str:
    """What the rules say of a party towards a word: end a, end b, neither, or no tie there."""
    here = [bond for bond in bonds if bond.trigger.token.i == token.i]
    if not here:
        return "no tie"
    first, last = party.tokens[0].idx, party.tokens[-1].idx + len(party.tokens[-1].text)
    for bond in here:
        for side, one in (("a", bond.a), ("b", bond.b)):
            if one is not None and one.named.start < last and first < one.named.end:
                return side
    return "neither"


def further(doc: Any, parties: Parties, known: Mapping[int, Trigger], bonds: Sequence[Bond]) -> Iterator[Bond]:
    """Ties between two named states that the rules did not find."""
    named = mentions(doc, parties.heads)
    if len({code for one in named for code in one.codes}) < 2:
        return
    masks = {t.i: "STATE" for one in named for t in one.tokens}
    heads = list(tops(named))
    done = {(bond.kind, frozenset({bond.a.code, bond.b.code if bond.b else ""})) for bond in bonds}
    for token in carriers(doc):
        kinds = model("tie").probabilities(acts.carried(token, masks, known))
        tied = 1 - kinds.pop("none")
        if tied < LEAST:
            continue
        kind: Any = max(sorted(kinds), key=kinds.__getitem__)
        for a, b, sure in ends(token, kind, named, heads, known, bonds):
            key = (kind, frozenset({a.code, b.code}))
            if tied * sure >= SURE and key not in done:
                done.add(key)
                about = layers([t for t in token.sent if t.pos_ == "NOUN"])[:1] if kind == "dependence" else []
                yield Bond(kind, a, b, about[0] if about else (), None, state(token), "fitted tie")


def ends(
    token: Token,
    kind: str,
    named: list[Mentioned],
    heads: list[Token],
    known: Mapping[int, Trigger],
    bonds: Sequence[Bond],
) -> Iterator[tuple[Party, Party, float]]:
    """Ordered pairs of different states with the probability that they are the two ends."""
    found = [
        (one, model("end").probabilities(acts.role(token, one.tokens, heads, known, kind, end(bonds, token, one))))
        for one in named
        if all(t.i != token.i for t in one.tokens)
    ]
    for a, as_a in found:
        for b, as_b in found:
            for first in a.codes:
                for second in b.codes:
                    if a is not b and first != second and a.named is not None and b.named is not None:
                        yield (
                            Party(first, a.named, a.named.rule),
                            Party(second, b.named, b.named.rule),
                            as_a["a"] * as_b["b"],
                        )
