"""Words as a model sees them: lower-case lemmas, names and numbers masked, so that no state and no person carries weight."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from interstate.codes import names
from interstate.reading.grammar import lemma

Token = Any


NOBODY: Mapping[int, str] = {}
"""No mask: names are told by the word alone."""


@cache
def naming() -> frozenset[str]:
    """Words that alone name a state, its people, its capital, a bloc or a region, with a capital letter."""
    kinds = {"name", "short", "former", "adjective", "demonym", "capital", "seat", "bloc", "group", "region"}
    return frozenset(a.text for a in names.aliases() if a.kind in kinds and a.text[:1].isupper() and " " not in a.text)


def is_name(token: Token) -> bool:
    """True for a proper name, and for an adjective or noun of a state, in a dateline's capitals too."""
    text = token.text
    return token.pos_ == "PROPN" or text in naming() or (text.isupper() and text.title() in naming())


def seen(token: Token, masks: Mapping[int, str] = NOBODY) -> str:
    """The word of a token: its mask if it belongs to a party or a state, else NAME, NUM or the lemma."""
    mask = masks.get(token.i)
    if mask is not None:
        return mask
    if is_name(token):
        return "NAME"
    if token.like_num or token.pos_ == "NUM":
        return "NUM"
    return lemma(token)


def spoken(token: Token) -> str:
    """The lemma of a word that names nobody, else NAME."""
    return "NAME" if is_name(token) else lemma(token)


def plain(token: Token) -> str:
    """A word as it stands, in lower case, unless it names somebody."""
    return "NAME" if is_name(token) else str(token.text.lower())


def content(doc: Any) -> list[Token]:
    """Tokens that are words."""
    return [token for token in doc if not token.is_space and not token.is_punct]


def squeezed(words: Iterable[str]) -> list[str]:
    """Runs of one mask become one word."""
    out: list[str] = []
    for word in words:
        if not (out and out[-1] == word and word.isupper()):
            out.append(word)
    return out


def pairs(words: list[str]) -> Iterator[str]:
    """Neighbours."""
    return (f"{one} {two}" for one, two in itertools.pairwise(words))


def scaled(group: str, names: Iterable[str], weight: float = 1.0) -> dict[str, float]:
    """Features of one group, with equal values whose squares sum to the square of `weight`."""
    held = sorted(set(names))
    value = weight / max(len(held), 1) ** 0.5
    return {f"{group}:{name}": value for name in held}


def pieces(word: str, least: int = 3, most: int = 5) -> Iterator[str]:
    """Letter runs of a word with its edges marked."""
    edged = f"<{word}>"
    for n in range(least, most + 1):
        yield from (edged[at : at + n] for at in range(len(edged) - n + 1))
