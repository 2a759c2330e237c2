"""What a model sees of one predicate: did it happen? Its own words, what governs it, and what the rules say."""

from typing import Any

from interstate.reading.grammar import children, climb, lemma, passive, subjects
from interstate.reading.learned.words import plain, scaled, spoken
from interstate.reading.words import cues

Token = Any
KINDS = ("verb", "noun", "adjective", "adverb", "aux", "happened", "say")
PEOPLE = frozenset({"i", "you", "we", "he", "she", "they", "it", "who", "one", "nobody", "anyone", "everyone", "there"})


def features(token: Token, ruled: str) -> dict[str, float]:
    """Named features of the predicate at a token; `ruled`: the modality that the rules give it."""
    above = list(climb(token))[:4]
    return (
        scaled("rule", [ruled, f"{ruled} {token.tag_}", f"{ruled} {token.dep_}"], 1.2)
        | scaled("own", own(token), 1.2)
        | scaled("near", helpers(token), 1.2)
        | scaled("up", upward(token, above), 1.2)
        | scaled("cue", cued(token, above), 1.0)
        | scaled("lem", [spoken(token)], 0.6)
        | scaled("text", around(token), 0.5)
    )


def own(token: Token) -> list[str]:
    """Tag, label and tense of the predicate, with and without its auxiliaries."""
    helped = " ".join(c.text.lower() for c in children(token, "aux", "auxpass", "neg"))
    out = [token.tag_, token.dep_, f"{token.tag_} {token.dep_}", f"{token.tag_} {helped}", f"helped {helped}"]
    out += ["passive"] if passive(token) else []
    out += [f"root {token.tag_} {'subject' if subjects(token) else 'bare'}"] if token.dep_ == "ROOT" else []
    return out


def helpers(token: Token) -> list[str]:
    """Auxiliaries, marks, adverbs, determiners and subjects of the predicate."""
    out = []
    for child in token.children:
        word = spoken(child)
        if child.dep_ in ("aux", "auxpass", "neg", "mark", "advmod", "det", "amod", "poss", "prt", "cc", "expl"):
            out.append(f"{child.dep_} {word}")
        if child.dep_ in ("nsubj", "nsubjpass"):
            out.append(f"{child.dep_} {word if word in PEOPLE else child.pos_}")
            out += [f"of {spoken(c)}" for c in children(child, "det", "neg")]
        if child.dep_ in ("advcl", "prep", "npadvmod"):
            out.append(f"{child.dep_} {' '.join(spoken(c) for c in children(child, 'mark')) or word}")
        if child.dep_ in ("dobj", "attr", "acomp"):
            out += [f"{child.dep_} {spoken(c)}" for c in children(child, "det", "neg")]
    return out or ["alone"]


def upward(token: Token, above: list[Token]) -> list[str]:
    """What governs the predicate, with labels, and the auxiliaries there."""
    out = [] if above else ["top"]
    label = token.dep_
    chain = label
    for at, head in enumerate(above):
        helped = " ".join(sorted(c.text.lower() for c in children(head, "aux", "neg", "mark")))
        out += [f"{at} {spoken(head)}", f"{at} {head.pos_} {label}", f"{label} {spoken(head)}"]
        out += [f"{at} {label} helped {helped}"] if helped else []
        chain = f"{chain}<{head.pos_}"
        out.append(chain)
        label = head.dep_
    return out


def cued(token: Token, above: list[Token]) -> list[str]:
    """Modalities that the word lists give to the words above, beside and before the predicate."""
    out = []
    for at, word in enumerate([token, *above]):
        for one in (word, *word.children):
            if one.i == token.i:
                continue
            out += [f"{at} {kind} {table[lemma(one)]}" for kind in KINDS if lemma(one) in (table := cues(kind))]
    return out or ["no cue"]


def around(token: Token) -> list[str]:
    """The two words before and after, and the end of the sentence."""
    doc = token.doc
    out = [f"{at} {plain(doc[token.i + at])}" for at in (-2, -1, 1, 2) if 0 <= token.i + at < len(doc)]
    return [*out, f"end {plain(doc[-1])}", f"first {plain(doc[0])}"]
