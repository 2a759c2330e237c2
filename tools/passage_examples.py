"""The passages coded whole as the reader's models are taught by them: the same rows as single sentences give, and what a sentence
leaves open and the text around it fills.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reader_examples import Row

from interstate.model.article import Article, Sentence
from interstate.reading import bonds, modality, relations, triggers
from interstate.reading.article import load_article
from interstate.reading.clean import clean
from interstate.reading.coreference import Memory
from interstate.reading.learned import absent, acts, mood
from interstate.reading.learned.spans import top
from interstate.reading.parse import parsed
from interstate.reading.parties import Parties
from interstate.reading.read import begun, code, linking, named
from interstate.reading.roles import around, beside, mentions, remembered, ruled, tops
from interstate.reading.sentences import split

FOLDER = Path(__file__).parents[1] / "tests/articles/practice"
Item = dict[str, Any]


@dataclass
class Told:
    """One sentence of a passage as the reader stands before it."""

    passage: str
    doc: Any
    parties: Parties
    known: dict[int, triggers.Trigger]
    memory: Memory
    items: dict[int, list[Item]]
    """Coded acts by the token that carries them."""
    ties: dict[int, list[Item]]
    """Coded ties by the token that carries them."""


def passages(only: str = "") -> Iterator[Told]:
    """Sentences of all passages in order, the memory moving on as it does in the reader."""
    for path in sorted(FOLDER.glob("*.answers.json")):
        if not path.name.startswith(only):
            continue
        answers = json.loads(path.read_text(encoding="utf-8"))
        article = load_article(str(FOLDER / answers["article"]))
        day = answers.get("published") or answers.get("as_of")
        yield from of_passage(path.name, article, answers["items"], date.fromisoformat(day) if day else None)


def of_passage(name: str, article: Article, items: list[Item], day: date | None) -> Iterator[Told]:
    """Sentences of one passage."""
    when = article.published or day
    sentences = split(article.text)
    memory = begun(article, sentences, when)
    docs = parsed(article.text[s.start : s.end] for s in sentences)
    for sentence, doc in zip(sentences, docs, strict=True):
        names = named(clean(article.text[sentence.start : sentence.end]), when, memory)
        _, parties = linking(doc, list(names), memory)
        known = {one.token.i: one for one in triggers.found(doc)}
        acts_told = told([item for item in items if item["kind"] != "relation" and item["type"]], sentence, doc)
        ties_told = told([item for item in items if item["kind"] == "relation"], sentence, doc)
        yield Told(name, doc, parties, known, memory, acts_told, ties_told)
        code(doc, names, sentence, article, when, memory, fitted=False)


def told(items: list[Item], sentence: Sentence, doc: Any) -> dict[int, list[Item]]:
    """Coded items of a sentence by token."""
    found: dict[int, list[Item]] = {}
    for item in items:
        for start, end in item["mention_spans"]:
            if sentence.start <= start < sentence.end:
                low, high = start - sentence.start, end - sentence.start
                span = [t for t in doc if t.idx < high and low < t.idx + len(t.text)]
                if span:
                    found.setdefault(top(span).i, []).append(item)
    return found


def act_rows(one: Told) -> Iterator[Row]:
    """Each word that may carry an act."""
    masks = {t.i: "STATE" for party in mentions(one.doc, one.parties.heads) for t in party.tokens}
    for token in acts.carriers(one.doc, one.known):
        yield acts.carried(token, masks, one.known), one.items[token.i][0]["type"] if token.i in one.items else "none"


def mood_rows(one: Told) -> Iterator[Row]:
    """The modality of each coded act."""
    for at, items in one.items.items():
        if len({item["modality"] for item in items}) == 1:
            yield mood.features(one.doc[at], modality.of_token(one.doc[at], one.known)), items[0]["modality"]


def part(codes: tuple[str, ...], items: list[Item]) -> str:
    """What a party plays in the coded acts of one word."""
    for side in ("actor", "recipient"):
        if any(item[side] in codes for item in items):
            return side
    return "neither"


def role_rows(one: Told) -> Iterator[Row]:
    """Each named party towards each coded act."""
    known = mentions(one.doc, one.parties.heads)
    heads = list(tops(known))
    for at, items in one.items.items():
        said = ruled(one.doc[at], one.known, one.parties)
        for party in known:
            if all(t.i != at for t in party.tokens):
                seen = acts.role(one.doc[at], party.tokens, heads, one.known, items[0]["type"], said(party))
                yield seen, part(party.codes, items)


def absent_rows(one: Told) -> Iterator[Row]:
    """Each state of the text that the sentence does not name, towards each coded act with an open part."""
    known = mentions(one.doc, one.parties.heads)
    here = {code for party in known for code in party.codes}
    for at, items in one.items.items():
        taken = {
            side: next((p for p in known if any(i[side] in p.codes for i in items)), None)
            for side in ("actor", "recipient")
        }
        if all(taken.values()):
            continue
        said = ruled(one.doc[at], one.known, one.parties)
        for rank, party in around(one.memory, here):
            state = party.codes[0]
            filled = {side: None if who is None else beside(who, state, one.memory) for side, who in taken.items()}
            seen = absent.features(
                one.doc[at],
                state,
                items[0]["type"],
                said(party),
                rank,
                remembered(state, one.memory),
                filled,
                len(here),
            )
            answer = part((state,), items)
            yield seen, answer if answer != "neither" and taken[answer] is None else "neither"


def tie_rows(one: Told) -> Iterator[Row]:
    """Each word that may say that a tie stands."""
    masks = {t.i: "STATE" for party in mentions(one.doc, one.parties.heads) for t in party.tokens}
    for token in bonds.carriers(one.doc):
        yield acts.carried(token, masks, one.known), one.ties[token.i][0]["relation"] if token.i in one.ties else "none"


def end_rows(one: Told) -> Iterator[Row]:
    """Each named party towards each coded tie."""
    known = mentions(one.doc, one.parties.heads)
    heads = list(tops(known))
    ruled_ties = list(relations.found(one.doc, one.parties, {})) if one.ties else []
    for at, items in one.ties.items():
        for party in known:
            if all(t.i != at for t in party.tokens):
                side = {"actor": "a", "recipient": "b"}.get(part(party.codes, items), "neither")
                said = bonds.end(ruled_ties, one.doc[at], party)
                yield acts.role(one.doc[at], party.tokens, heads, one.known, items[0]["relation"], said), side
