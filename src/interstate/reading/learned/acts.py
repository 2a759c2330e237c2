"""What a model sees of a word that may carry an act, and of a party that may play a part in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from interstate.reading.grammar import children, climb, lemma, passive
from interstate.reading.learned.linear import model
from interstate.reading.learned.spans import top
from interstate.reading.learned.words import naming, pieces, scaled, seen, spoken
from interstate.reading.pair_type import path
from interstate.reading.triggers import Trigger, phrases
from interstate.reading.words import Entry, nouns, triggers

Token = Any
ENDINGS = (
    "ion",
    "ment",
    "al",
    "ure",
    "ing",
    "ance",
    "ence",
    "ade",
    "age",
    "ade",
    "ery",
    "ack",
    "ike",
    "ade",
    "out",
    "down",
    "back",
    "aid",
)
HELPERS = frozenset({"be", "have", "do"})


def carriers(doc: Any, known: Mapping[int, Trigger]) -> Iterator[Token]:
    """Words that may carry an act: triggers of the lexicon, other verbs, nouns of acting or nouns with a party on them."""
    for token in doc:
        if token.i in known or (
            token.pos_ == "VERB" and token.dep_ not in ("aux", "auxpass") and lemma(token) not in HELPERS
        ):
            yield token
        elif token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod"):
            word = lemma(token)
            if word in triggers("n") or (len(word) > 4 and word.endswith(ENDINGS)) or word in triggers("v"):
                yield token


Seen = Mapping[int, Mapping[str, float]]
"""For each word that may carry an act the probability of each type, `none` left out."""


def seen_in(doc: Any, masks: Mapping[int, str], known: Mapping[int, Trigger]) -> dict[int, dict[str, float]]:
    """The acts that the fitted model sees in a sentence."""
    found = {}
    for token in carriers(doc, known):
        types = model("act").probabilities(carried(token, masks, known))
        del types["none"]
        found[token.i] = types
    return found


def strongest(seen: Seen, at: Iterable[int] | None = None) -> dict[str, float]:
    """The highest probability of each type among some words (all, if none are named); small ones left out."""
    out: dict[str, float] = {}
    for token in seen if at is None else [i for i in at if i in seen]:
        for kind, p in seen[token].items():
            if p >= 0.05 and p > out.get(kind, 0.0):
                out[kind] = p
    return out


def carried(token: Token, masks: Mapping[int, str], known: Mapping[int, Trigger]) -> dict[str, float]:
    """Named features of a word: is it an act, and of which type?"""
    word = spoken(token)
    kind = "n" if token.pos_ == "NOUN" else "v"
    entry = listed_as(token, known)
    head = token.head
    said = [
        word,
        f"{kind} {word}",
        *(f"phrase {p}" for p in phrases(token) if not bearing(p)),
        *(f"front {seen(c, masks)} {word}" for c in children(token, "compound", "amod")),
    ]
    return (
        scaled("t", said, 1.3)
        | scaled(
            "lex",
            [entry.type, f"{entry.type} {kind}", known[token.i].turned or "plain"]
            if entry and token.i in known
            else [entry.type + "?"]
            if entry
            else ["none"],
            1.2,
        )
        | scaled("c", pieces(word), 0.7)
        | scaled(
            "up",
            [
                f"{token.dep_} {seen(head, masks)}",
                token.dep_,
                f"{token.dep_} {head.pos_}",
                *(seen(h, masks) for h in list(climb(token))[:3]),
            ],
            0.7,
        )
        | scaled("down", below(token, masks), 1.0)
        | scaled(
            "with",
            [seen(t, masks) for t in token.subtree if t.i != token.i and t.pos_ in ("NOUN", "VERB", "ADJ", "PROPN")][
                :12
            ],
            0.7,
        )
        | scaled(
            "shape",
            [
                token.tag_,
                "passive" if passive(token) else "active",
                *(f"{c.dep_} {c.text.lower()}" for c in children(token, "aux", "auxpass", "neg", "mark", "det")),
            ],
            0.5,
        )
    )


def bearing(phrase: str) -> bool:
    """True for a phrase with the name of a state in it."""
    return any(word in naming() or word.capitalize() in naming() for word in phrase.split())


def listed_as(token: Token, known: Mapping[int, Trigger]) -> Entry | None:
    """The lexicon's entry of a word: as a trigger of the sentence, else by its bare lemma."""
    if token.i in known:
        return known[token.i].entry
    word = lemma(token)
    return triggers("v").get(word) or triggers("n").get(word)


def below(token: Token, masks: Mapping[int, str]) -> list[str]:
    """Children with their labels and words; what hangs on prepositions."""
    out = []
    for child in token.children:
        if child.is_punct:
            continue
        word = seen(child, masks)
        out += [f"{child.dep_} {word}", f"{spoken(token)} {child.dep_} {word}"]
        if child.dep_ in ("prep", "agent"):
            out += [f"{spoken(child)} {seen(deep, masks)}" for deep in children(child, "pobj", "pcomp")]
            out += [f"{spoken(token)} {spoken(child)}"]
    return out or ["bare"]


def role(
    token: Token, party: Sequence[Token], heads: Sequence[Token], known: Mapping[int, Trigger], kind: str, ruled: str
) -> dict[str, float]:
    """Named features of a party (its tokens) towards the word `token`: actor, recipient, or neither.

    `heads`: head tokens of all parties of the sentence; `kind`: type of the act; `ruled`: the part that the rules give.
    """
    head = top(party)
    way = list(path(token, head))
    up, down = shape(way)
    plain = f"{up}^{down}"
    preps = [spoken(t) for t in way if t.pos_ in ("ADP", "PART", "SCONJ")]
    form = "noun" if token.pos_ == "NOUN" else "passive" if passive(token) else "verb"
    entry = listed_as(token, known)
    flags = entry.flags if entry else "?"
    words = [spoken(t) for t in way[1:-1] if t.pos_ in ("VERB", "NOUN", "ADJ", "AUX")]
    return (
        scaled("rule", [ruled, f"{ruled} {kind}"], 1.2)
        | scaled(
            "way",
            [
                plain,
                f"{form} {plain}",
                f"{kind} {plain}",
                f"{form} {plain} {' '.join(preps)}",
                f"{flags} {form} {plain}",
            ],
            1.5,
        )
        | scaled("prep", behind(token, preps, form, kind), 1.0)
        | scaled("on", [*words, f"n {len(words)}"], 0.6)
        | scaled("lem", [f"{spoken(token)} {plain}", f"{kind} {form}"], 0.5)
        | scaled(
            "self", [head.dep_, f"{head.dep_} {head.head.pos_}", f"{head.dep_} {spoken(head.head)}", owner(head)], 0.8
        )
        | scaled("place", placed(token, head, heads, form, kind), 1.0)
    )


def behind(token: Token, preps: list[str], form: str, kind: str) -> list[str]:
    """Prepositions on the way to a party."""
    if not preps:
        return ["-"]
    return [f"{form} {p}" for p in preps[:2]] + [f"{kind} {preps[-1]}", f"{spoken(token)} {preps[0]}"]


def placed(token: Token, head: Token, heads: Sequence[Token], form: str, kind: str) -> list[str]:
    """Order and distance of a word and a party, and the other parties around."""
    side = "before" if head.i < token.i else "after"
    low, high = sorted((token.i, head.i))
    nearer = sum(low < o.i < high for o in heads)
    rank = sum(o.i < head.i for o in heads)
    out = [side, f"{form} {side}", f"{kind} {side}", f"far {min((high - low) // 4, 6)}", f"between {min(nearer, 3)}"]
    return [*out, f"parties {min(len(heads), 5)}", f"rank {rank} of {min(len(heads), 5)}"]


def shape(way: list[Token]) -> tuple[str, str]:
    """Labels up from the word and down to the party."""
    if not way:
        return "cut", "cut"
    depth = [sum(1 for _ in climb(t)) for t in way]
    turn = depth.index(min(depth))
    up = ">".join(t.dep_ for t in way[:turn])
    down = "<".join(t.dep_ for t in way[turn + 1 :])
    return up, down


def owner(head: Token) -> str:
    """What the party stands in front of, if anything: a body of the state, a private thing, a person."""
    if head.dep_ not in ("amod", "compound", "poss", "nmod"):
        return "own"
    word = lemma(head.head)
    kinds = [kind for kind in ("institution", "title", "private", "sub_state") if word in nouns(kind)]
    return f"{head.dep_} {kinds[0] if kinds else head.head.pos_}"
