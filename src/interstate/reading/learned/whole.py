"""What a model sees of a whole sentence: is there a political event in it, and of which class is the main one?"""

from collections.abc import Mapping, Sequence
from typing import Any

from interstate.reading.grammar import children, climb, lemma, objects, passive, prepositions, subjects
from interstate.reading.learned.acts import Seen, strongest
from interstate.reading.learned.words import content, pairs, pieces, scaled, seen, spoken, squeezed
from interstate.reading.modality import mood
from interstate.reading.triggers import Trigger
from interstate.reading.words import nouns

Token = Any
KINDS = ("institution", "sub_state", "private", "title", "sport", "culture", "market", "weather", "place_noun")


def features(
    doc: Any, states: Mapping[int, str], known: Sequence[Trigger], level: str, seen_acts: Seen
) -> dict[str, float]:
    """Named features of one sentence. `states`: token -> STATE; `known`: its triggers; `level`: what the rules found (`gate.level`);
    `seen_acts`: acts that the fitted model sees.
    """
    tokens = content(doc)
    words = squeezed(seen(token, states) for token in tokens)
    outer = [t for t in doc if t.pos_ in ("VERB", "AUX") and depth(t) < 2]
    return (
        sums(doc, seen_acts)
        | scaled("w", words, 1.0)
        | scaled("b", pairs(words), 0.6)
        | scaled("rule", [level], 0.7)
        | scaled("act", acts(known, outer), 1.0)
        | scaled("svo", clauses(doc, states), 1.0)
        | scaled("top", [spoken(t) for t in outer], 0.8)
        | scaled("kind", kinds(tokens), 0.6)
        | scaled("c", [p for t in outer for p in pieces(spoken(t))], 0.4)
        | scaled("shape", shape(doc, tokens, states), 0.4)
    )


def sums(doc: Any, seen_acts: Seen) -> dict[str, float]:
    """How likely the likeliest act is, of which types, and how high in the sentence."""
    chance = {at: sum(types.values()) for at, types in seen_acts.items()}
    best = max(chance.values(), default=0.0)
    quiet = 1.0
    for p in chance.values():
        quiet *= 1 - min(p, 0.99)
    first = min((at for at in chance if chance[at] >= 0.5), key=lambda at: (depth(doc[at]), at), default=None)
    out = {f"sees:{kind}": 2 * p for kind, p in strongest(seen_acts).items()}
    out |= {"best act": 2 * best, "no act": 2 * quiet, f"acts:{min(sum(p >= 0.5 for p in chance.values()), 4)}": 1.0}
    if first is not None:
        out |= {f"first sees:{kind}": 2 * p for kind, p in strongest(seen_acts, [first]).items()}
    return out


def depth(token: Token) -> int:
    """Words above a token."""
    return sum(1 for _ in climb(token))


def acts(known: Sequence[Trigger], outer: Sequence[Token]) -> list[str]:
    """Types of the triggers, with modality and with their depth; the first act from the top."""
    out = []
    ranked = sorted(known, key=lambda one: (depth(one.token), one.token.i))
    for at, one in enumerate(ranked):
        felt = mood(one).modality
        out += [one.entry.type, f"{one.entry.type} {felt}", f"{one.entry.type} {min(depth(one.token), 3)}"]
        out += [f"first {one.entry.type}", f"first {one.entry.type} {felt}"] if at == 0 else []
    tops = {t.i for t in outer}
    out += [f"outer {one.entry.type}" for one in ranked if one.token.i in tops]
    return out or ["no act"]


def clauses(doc: Any, states: Mapping[int, str]) -> list[str]:
    """Subject, verb and object words, by kind where they have one."""
    out = []
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        word = spoken(verb)
        by = [sort(t, states) for t in subjects(verb)]
        to = [sort(t, states) for t in objects(verb)]
        out += [f"{who} {word}" for who in by] + [f"{word} > {whom}" for whom in to]
        out += [f"{who} ? {whom}" for who in by for whom in to]
        out += [f"{word} {prep} {sort(obj, states)}" for prep, obj in prepositions(verb)]
    return out


def sort(token: Token, states: Mapping[int, str]) -> str:
    """What kind of thing a noun is: a state, a body, a title, a firm ...; else its word."""
    mask = states.get(token.i)
    if mask is not None:
        return mask
    word = lemma(token)
    kind = next((kind for kind in KINDS if word in nouns(kind)), None)
    if kind is not None:
        owner = any(c.i in states for c in children(token, "amod", "compound", "poss"))
        return f"{kind} of STATE" if owner else kind
    return seen(token, states)


def kinds(tokens: Sequence[Token]) -> list[str]:
    """Kinds of nouns in the sentence, and whether one stands more than once."""
    found = [kind for token in tokens for kind in KINDS if lemma(token) in nouns(kind)]
    return found + [f"{kind} x2" for kind in set(found) if found.count(kind) > 1]


def shape(doc: Any, tokens: Sequence[Token], states: Mapping[int, str]) -> list[str]:
    """Length, number of states and names, tense and mood of the top verb, quotes and questions."""
    named = squeezed(states.get(t.i, "-") for t in tokens).count("STATE")
    out = [
        f"states {min(named, 3)}",
        f"names {min(sum(t.pos_ == 'PROPN' for t in tokens) // 2, 4)}",
        f"long {min(len(tokens) // 10, 4)}",
    ]
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is not None:
        out += [f"root {root.pos_} {root.tag_}", "passive" if passive(root) else "active"]
        out += [f"aux {c.text.lower()}" for c in children(root, "aux", "neg")]
        out += [f"by {kind}" for t in subjects(root) for kind in [sort(t, states)]]
    text = doc.text
    return out + [
        name for name, mark in (("quote", '"'), ("question", "?"), ("dateline", " - "), ("colon", ": ")) if mark in text
    ]
