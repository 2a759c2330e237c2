"""What a model sees of a state that a sentence does not name, towards an act told in it: how much the text is about it, and what
was told of it before.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from interstate.reading.grammar import children, lemma, objects, passive, subjects
from interstate.reading.learned.words import plain, scaled
from interstate.reading.words import nouns

Token = Any


def features(
    token: Token,
    code: str,
    kind: str,
    ruled: str,
    rank: int,
    told: Sequence[str],
    filled: Mapping[str, str | None],
    named: int,
) -> dict[str, float]:
    """Named features of a state that is not named here.

    `kind`: type of the act; `ruled`: the part that the rules give the state; `rank`: 1 for the state that most sentences of the
    text name; `told`: what the memory knows of it (`reading.roles.remembered`); `filled`: for actor and recipient the party that
    the sentence itself names, if it does (`partner` where that is the state's partner); `named`: states named in the sentence.
    """
    form = "noun" if token.pos_ == "NOUN" else "passive" if passive(token) else "verb"
    open_parts = " ".join(f"{side} {'open' if who is None else who}" for side, who in sorted(filled.items()))
    top = f"rank {min(rank, 4)}"
    return (
        scaled("rule", [ruled, f"{ruled} {kind}"], 1.0)
        | scaled("open", [open_parts, f"{open_parts} {form}", f"{open_parts} {kind}", f"{open_parts} {top}"], 1.2)
        | scaled("told", [*told, *(f"{one} {open_parts}" for one in told), top, f"{top} {kind}"], 1.2)
        | scaled("here", [f"named {min(named, 3)}", f"{form} {min(named, 3)}", kind, form, *shape(token)], 0.8)
    )


def shape(token: Token) -> list[str]:
    """Whether the word has a subject and an object at all, and of what sort."""
    out = (
        [f"subject {len(subjects(token)) > 0}"]
        if token.pos_ != "NOUN"
        else [f"of {c.dep_}" for c in token.children if c.dep_ in ("poss", "prep", "amod")]
    )
    for one in objects(token) if token.pos_ != "NOUN" else []:
        word = lemma(one)
        out.append("object answerable" if word in nouns("answerable") else f"object {one.pos_}")
        out += [f"object {plain(c)}" for c in children(one, "det", "poss")]
    return out
