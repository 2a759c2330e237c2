"""What a model sees of the act between two given parties: the way between them in the parse, its words, and what the rules say."""

from collections.abc import Mapping, Sequence
from typing import Any

from interstate.reading.grammar import children, climb, lemma, passive
from interstate.reading.learned.acts import Seen, strongest
from interstate.reading.learned.spans import top
from interstate.reading.learned.words import content, pairs, pieces, scaled, seen, spoken, squeezed
from interstate.reading.pair_type import INTENT, Asked, denied, obliged, path, to_come
from interstate.reading.triggers import Trigger
from interstate.reading.words import cues

Token = Any
OPEN = ("VERB", "NOUN", "ADJ", "ADV", "AUX")


def features(
    doc: Any,
    actor: Sequence[Token],
    recipient: Sequence[Token],
    states: Mapping[int, str],
    known: Mapping[int, Trigger],
    hit: Asked | None,
    seen_acts: Seen,
) -> dict[str, float]:
    """Named features of one pair.

    `actor`, `recipient`: tokens of the two spans (one of them may be empty); `states`: token -> STATE for other names;
    `known`: triggers of the sentence; `hit`: the answer of the rules; `seen_acts`: acts that the fitted model sees.
    """
    masks = dict(states) | {t.i: "ACTOR" for t in actor} | {t.i: "RECIPIENT" for t in recipient}
    words = squeezed(seen(token, masks) for token in content(doc))
    chain = between(actor, recipient)
    return (
        sums(chain, seen_acts)
        | scaled("w", words, 1.0)
        | scaled("b", pairs(words), 0.7)
        | scaled("rule", ruled(hit), 1.3)
        | scaled("lex", {known[t.i].entry.type for t in chain if t.i in known}, 0.8)
        | scaled("all", {one.entry.type for one in known.values()}, 0.5)
        | scaled("way", steps(chain, masks), 1.2)
        | scaled("on", [seen(t, masks) for t in chain if t.pos_ in OPEN], 1.2)
        | scaled("by", around(chain, masks), 0.8)
        | scaled(
            "c",
            [p for t in chain if t.pos_ in ("VERB", "NOUN", "ADJ") and t.i not in masks for p in pieces(spoken(t))],
            0.7,
        )
        | scaled("turn", turned(chain, seen_acts, hit), 1.2)
        | scaled("shape", shape(doc, actor, recipient, chain), 0.5)
    )


def turned(chain: Sequence[Token], seen_acts: Seen, hit: Asked | None) -> list[str]:
    """What negation, future, duty, intent and speech on the way do to the type that is seen there."""
    flags = [
        name
        for name, holds in (("denied", denied), ("to come", to_come), ("due", obliged))
        if any(holds(t) for t in chain)
    ]
    words = {lemma(t) for t in chain}
    flags += ["intent"] if words & INTENT else []
    flags += ["said"] if words & set(cues("say")) else []
    flag = "+".join(flags) or "plain"
    on = strongest(seen_acts, [t.i for t in chain])
    kind = max(sorted(on), key=on.__getitem__) if on else "none"
    bare = (hit.bare or hit.type) if hit else "none"
    return [flag, f"{flag} {kind}", f"{flag} rule {bare}", *(f"{one} {kind}" for one in flags)]


def sums(chain: Sequence[Token], seen_acts: Seen) -> dict[str, float]:
    """What the fitted model sees on the way, beside it, and anywhere in the sentence."""
    on = strongest(seen_acts, [t.i for t in chain])
    by = strongest(seen_acts, [c.i for t in chain for c in t.children])
    outer = strongest(seen_acts, [t.i for t in chain if t.i in seen_acts][:1])
    return (
        {f"way sees:{kind}": 1.5 * p for kind, p in on.items()}
        | {f"outer sees:{kind}": 1.5 * p for kind, p in outer.items()}
        | {f"beside sees:{kind}": p for kind, p in by.items()}
        | {f"sees:{kind}": p for kind, p in strongest(seen_acts).items()}
    )


def between(actor: Sequence[Token], recipient: Sequence[Token]) -> list[Token]:
    """Tokens on the way from the head of one span to the head of the other, outermost first; the parties left out."""
    ends = [top(span) for span in (actor, recipient) if span]
    if not ends:
        return []
    way = list(path(*ends)) if len(ends) == 2 else list(climb(ends[0]))[:4]
    inside = {t.i for t in (*actor, *recipient)}
    kept = [t for t in way if t.i not in inside]
    return sorted(kept, key=lambda t: (sum(1 for _ in climb(t)), t.i))


def ruled(hit: Asked | None) -> list[str]:
    """The answer of the rules, with its rule and the bare act."""
    if hit is None:
        return ["none"]
    return [hit.type, f"{hit.type} {hit.rule}", f"bare {hit.bare or hit.type}"]


def steps(chain: Sequence[Token], masks: Mapping[int, str]) -> list[str]:
    """Words of the way with their place and label, and neighbours on it."""
    words = [seen(t, masks) for t in chain if t.pos_ in (*OPEN, "ADP", "PART", "SCONJ")]
    out = [f"{at} {word}" for at, word in enumerate(words[:3])]
    out += [f"{t.dep_} {seen(t, masks)}" for t in chain]
    out += list(pairs(words))
    return [*out, " ".join(words[:5])]


def around(chain: Sequence[Token], masks: Mapping[int, str]) -> list[str]:
    """What hangs on the predicates of the way: auxiliaries, negation, particles, objects, clauses."""
    out = []
    for token in chain:
        if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
            continue
        for child in token.children:
            word = seen(child, masks)
            if child.dep_ in ("aux", "auxpass", "neg", "mark", "advmod", "amod", "compound"):
                out += [f"{child.dep_} {word}"]
            if child.dep_ in (
                "dobj",
                "prt",
                "acomp",
                "attr",
                "xcomp",
                "ccomp",
                "prep",
                "oprd",
                "nsubjpass",
                "nsubj",
                "advcl",
            ):
                out += [f"{spoken(token)} {child.dep_} {word}", f"{child.dep_} {word}"]
            if child.dep_ in ("prep", "agent"):
                out += [
                    f"{spoken(token)} {spoken(child)} {seen(deep, masks)}" for deep in children(child, "pobj", "pcomp")
                ]
    return out


def shape(doc: Any, actor: Sequence[Token], recipient: Sequence[Token], chain: Sequence[Token]) -> list[str]:
    """Order of the parties, length of the way, tense and voice of its outermost verb."""
    out = [f"way {min(len(chain), 6)}"]
    if actor and recipient:
        out.append("actor first" if actor[0].i < recipient[0].i else "recipient first")
    verb = next((t for t in chain if t.pos_ in ("VERB", "AUX")), None)
    if verb is not None:
        out += [f"tag {verb.tag_}", "passive" if passive(verb) else "active"]
        out += [f"aux {c.text.lower()}" for c in children(verb, "aux", "auxpass", "neg")]
    return out
