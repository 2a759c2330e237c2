"""Groups of near-duplicate texts, so that a sentence and its twin are drawn together."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

SHINGLE = 7
ALIKE = 0.6
WORD = re.compile(r"\w+")


def groups(texts: Sequence[str]) -> list[int]:
    """A number for each text; the same number for texts whose 7-word shingles overlap by Jaccard >= 0.6, and for their kin."""
    sets = [shingles(text) for text in texts]
    parent = list(range(len(texts)))
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(sets):
        shared = Counter(other for shingle in own for other in holders[shingle])
        for other, common in shared.items():
            if common >= ALIKE * (len(own) + len(sets[other]) - common):
                parent[root(parent, number)] = root(parent, other)
        for shingle in own:
            holders[shingle].append(number)
    return [root(parent, number) for number in range(len(texts))]


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of seven words in lower case; a shorter text is one run."""
    words = WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def root(parent: list[int], number: int) -> int:
    """The first of a group."""
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
