"""The corpus as the reader's models are taught by it: sentences parsed, and rows of (features, answer) for each of the models."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interstate.codes import plover
from interstate.reading import bonds, gate, modality, pair_type, relations, states, triggers
from interstate.reading.clean import clean
from interstate.reading.coreference import Memory
from interstate.reading.learned import acts, mood, pair, whole
from interstate.reading.learned.spans import top
from interstate.reading.parse import parsed
from interstate.reading.read import linking
from interstate.reading.roles import Mentioned, mentions, ruled, tops

CORPUS = Path(__file__).parents[1] / "corpus" / "sentences.jsonl"
SPEECH = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
Row = tuple[dict[str, float], str]
Item = dict[str, Any]


@dataclass
class Example:
    """A sentence of the corpus, parsed, with the names and triggers that the reader finds in it."""

    row: dict[str, Any]
    doc: Any
    names: list[states.Named]
    known: dict[int, triggers.Trigger]
    fold: int
    seen: dict[int, dict[str, float]] = field(default_factory=dict)
    """Acts seen by a model that was not taught by this sentence (`fit_reader.see`)."""

    @property
    def acts(self) -> list[Item]:
        """Acts as coded, outermost first."""
        return [item for item in self.row["items"] if item["kind"] == "act"]

    def tokens(self, span: list[int] | None) -> list[Any]:
        """Tokens of a span."""
        return [] if span is None else [t for t in self.doc if t.idx < span[1] and span[0] < t.idx + len(t.text)]

    def masks(self) -> dict[int, str]:
        """Tokens of names of states."""
        return {t.i: "STATE" for one in self.names if one.codes for t in self.doc if one.start <= t.idx < one.end}


def examples(rows: list[dict[str, Any]], folds: int = 5) -> Iterator[Example]:
    """Parsed sentences; near texts share a fold by chance only, twins are not in the corpus."""
    for row, doc in zip(rows, parsed(row["text"] for row in rows), strict=True):
        names = states.named(clean(row["text"]), None)
        known = {one.token.i: one for one in triggers.found(doc)}
        fold = int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % folds
        yield Example(row, doc, names, known, fold)


def corpus() -> list[dict[str, Any]]:
    """Rows of the corpus."""
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def folded(item: Item) -> str | None:
    """The type that a coder without modality would write (code book, hard case 1); None where the two would part."""
    kind, felt = item["type"], item["modality"]
    if felt in ("occurred", "ongoing"):
        return str(kind)
    friendly = kind in plover.COOPERATION
    if felt == "planned":
        return kind if kind in SPEECH else "AGREE" if friendly else "THREATEN"
    if felt == "possible":
        return "AGREE" if friendly else kind if kind in SPEECH else None
    return "REJECT" if felt == "denied" and friendly else None


def pair_rows(one: Example) -> Iterator[Row]:
    """The act between two parties whose spans are given: the outermost of each pair."""
    seen: set[tuple[int, ...]] = set()
    for item in one.acts:
        actor, recipient = one.tokens(item["actor_span"]), one.tokens(item["recipient_span"])
        if not actor or not recipient:
            continue
        key = (*item["actor_span"], *item["recipient_span"])
        answer = folded(item)
        if key in seen or answer is None:
            seen.add(key)
            continue
        seen.add(key)
        inside = {t.i for t in (*actor, *recipient)}
        known = {at: trigger for at, trigger in one.known.items() if at not in inside}
        hit = pair_type.asked(one.doc, top(actor), top(recipient), known)
        yield pair.features(one.doc, actor, recipient, one.masks(), known, hit, one.seen), answer


def whole_rows(one: Example) -> Iterator[Row]:
    """Is there a political event, and of which class is the main one?"""
    answer = main_class(one)
    if answer is not None:
        level = gate.best(one.doc, one.names)[0]
        yield whole.features(one.doc, one.masks(), list(one.known.values()), level, one.seen), answer


def main_class(one: Example) -> str | None:
    """`none`, or the quad class of the outermost act as a coder without modality would type it; None where that is open.

    Mere words are no event for the gate (code book, "The gate"): appeals, condolences, and saying that a charge is untrue.
    """
    acts_told = [item for item in one.acts if not mere_words(one.row["text"], item)]
    if one.row["nothing"] is not None or not acts_told:
        return "none"
    kind = next((kind for kind in map(folded, acts_told) if kind is not None), None)
    if kind is not None:
        return plover.quad(kind)
    return "none" if all(item["modality"] in ("prescribed", "denied") for item in acts_told) else None


APPEALS = re.compile(
    r"\b(ask|urg|appeal|call|request|seek|sought|plea|pled|invit|beg|exhort|entreat|petition|recommend|suggest|advis|encourag|implor|"
    r"hop|want|lobb|canvass|bid\b|appl|solicit|propos|coax|nudg|counsel|sound|approach|reminded|wish|pray|woo|court)",
    re.IGNORECASE,
)
SYMPATHY = re.compile(r"condol|sympath|solidar|mourn|grief|regret|sorrow|tribute", re.IGNORECASE)
CHARGE = re.compile(r"accus|alleg|charge|claim|report|suggestion|insinuat|rumou?r|reproach|criticism", re.IGNORECASE)


def mere_words(text: str, item: Item) -> bool:
    """True for an appeal, for sympathy, and for the denial of a charge."""
    start, end = item["trigger_span"]
    said = text[start:end]
    if item["type"] == "REQUEST":
        return bool(APPEALS.match(said))
    if item["type"] == "SUPPORT":
        return bool(SYMPATHY.search(text[start : end + 25]))
    return item["type"] == "REJECT" and bool(CHARGE.search(text[end : end + 45]))


def mood_rows(one: Example) -> Iterator[Row]:
    """The modality of each coded predicate, acts and others."""
    for item in one.row["items"]:
        if item["kind"] == "relation":
            continue
        span = one.tokens(item["trigger_span"])
        if span:
            token = top(span)
            yield mood.features(token, modality.of_token(token, one.known)), item["modality"]


def act_rows(one: Example) -> Iterator[Row]:
    """Each word that may carry an act: its type, or none."""
    told = triggered(one)
    held = one.masks()
    for token in acts.carriers(one.doc, one.known):
        yield acts.carried(token, held, one.known), told[token.i][0]["type"] if token.i in told else "none"


def triggered(one: Example) -> dict[int, list[Item]]:
    """Coded acts by the token that carries them."""
    found: dict[int, list[Item]] = {}
    for item in one.acts:
        span = one.tokens(item["trigger_span"])
        if span:
            found.setdefault(top(span).i, []).append(item)
    return found


def role_rows(one: Example) -> Iterator[Row]:
    """Each party towards each coded act: actor, recipient, neither."""
    heads, parties = linking(one.doc, list(one.names), Memory())
    known = mentions(one.doc, heads)
    known += [made for item in one.acts for made in coded(one, item, known)]
    every = list(tops(known))
    for at, items in triggered(one).items():
        token = one.doc[at]
        said = ruled(token, one.known, parties)
        for party in known:
            if token.i in {t.i for t in party.tokens}:
                continue
            part = "neither"
            for item in items:
                part = next((side for side in ("actor", "recipient") if overlaps(party, item[f"{side}_span"])), part)
            yield acts.role(token, party.tokens, every, one.known, items[0]["type"], said(party)), part


def coded(one: Example, item: Item, known: list[Mentioned]) -> Iterator[Mentioned]:
    """Parties of a coded act that the reader has no name for."""
    for side in ("actor", "recipient"):
        span = one.tokens(item[f"{side}_span"])
        held = {t.i for party in known for t in party.tokens}
        if span and not any(t.i in held for t in span):
            yield Mentioned(tuple(span), (item[side] or "-",), None)


def overlaps(party: Mentioned, span: list[int] | None) -> bool:
    """True where a party stands in a span."""
    first, last = party.tokens[0], party.tokens[-1]
    return span is not None and first.idx < span[1] and span[0] < last.idx + len(last.text)


def tie_rows(one: Example) -> Iterator[Row]:
    """Each word that may say that a tie stands, in sentences coded for ties (author `r`, and those with nothing in them)."""
    if one.row["author"] != "r" and one.row["nothing"] is None:
        return
    told = {top(span).i: item["relation"] for item, span in tied(one)}
    held = one.masks()
    for token in bonds.carriers(one.doc):
        yield acts.carried(token, held, one.known), told.get(token.i, "none")


def tied(one: Example) -> Iterator[tuple[Item, list[Any]]]:
    """Coded ties with the tokens that carry them."""
    for item in one.row["items"]:
        span = one.tokens(item["trigger_span"]) if item["kind"] == "relation" else []
        if span:
            yield item, span


def end_rows(one: Example) -> Iterator[Row]:
    """Each party towards each coded tie: end a, end b, neither."""
    heads, parties = linking(one.doc, list(one.names), Memory())
    known = mentions(one.doc, heads)
    every = list(tops(known))
    ruled_ties = list(relations.found(one.doc, parties, {})) if any(tied(one)) else []
    for item, span in tied(one):
        token = top(span)
        for party in known:
            if all(t.i != token.i for t in party.tokens):
                side = next((s for s in ("a", "b") if overlaps(party, item[f"{s}_span"])), "neither")
                said = bonds.end(ruled_ties, token, party)
                yield acts.role(token, party.tokens, every, one.known, item["relation"], said), side
