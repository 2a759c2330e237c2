"""One article to a model, passage by passage, and what came back of it after the checks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from interstate.errors import Unreachable
from interstate.model.article import Article, Reading, Sentence
from interstate.reading.backend import cache
from interstate.reading.backend.answer import items
from interstate.reading.backend.base import BadAnswer, Endpoint, Item, Proposal
from interstate.reading.backend.check import dispose
from interstate.reading.backend.client import Client
from interstate.reading.backend.merge import Merged, merge
from interstate.reading.backend.orders import speaks_to_a_program
from interstate.reading.backend.prompt import PROMPT_VERSION, passage_text, passages, question
from interstate.reading.parse import parser

LISTED = 8
"""Lines of each kind that are listed in full; the rest is counted."""


def propose(article: Article, reading: Reading, endpoint: Endpoint, when: date | None = None) -> Proposal:
    """What the model makes of the article, checked against the local reading. Never raises for what the model does.

    `when`: what an undated text is read against. At the first silence of the endpoint the rest is not asked.
    """
    found = Proposal(f"model {endpoint.model}, prompt {PROMPT_VERSION}")
    shown = tuple(s for s in reading.sentences if not speaks_to_a_program(article.text[s.start : s.end]))
    if len(shown) < len(reading.sentences):
        found.gaps.append(
            f"{len(reading.sentences) - len(shown)} sentences speak to a program, not to a reader; the model did not see them."
        )
    proposed: list[Item] = []
    for passage in passages(shown):
        found.asked += 1
        try:
            good, bad = answered(passage_text(article.text, passage), passage, endpoint)
        except Unreachable as error:
            found.down = True
            found.gaps.append(f"{error}; what it did not answer was read by the rules alone.")
            break
        except BadAnswer as error:
            first, last = passage[0].number, passage[-1].number
            found.gaps.append(f"Sentences {first} to {last} were read by the rules alone: {error}.")
            continue
        found.answered += 1
        proposed += good
        found.dropped += bad
    found.accepted, dropped = dispose(proposed, shown, reading, endpoint.model, article.published or when)
    found.dropped += dropped
    return found


def answered(passage: str, group: Sequence[Sentence], endpoint: Endpoint) -> tuple[list[Item], list[str]]:
    """Items for one passage, from the cache or from the endpoint; only an answer of the right shape is kept.

    Raises:
        Unreachable, BadAnswer: as the client says.
    """
    name = cache.key(endpoint.model, passage)
    words = cache.kept(endpoint.cache, name)
    fresh = words is None
    if words is None:
        ask = endpoint.ask or Client(endpoint.url)
        words = ask(question(endpoint.model, passage))
    good, bad = items(words)
    if fresh:
        cache.keep(endpoint.cache, name, words)
    numbers = {one.number for one in group}
    inside = [one for one in good if one.sentence in numbers]
    strange = [f"sentence {str(one.sentence)[:12]}: is not in the passage" for one in good if one not in inside]
    return inside, bad + strange


def helped(reading: Reading, endpoint: Endpoint, when: date | None = None) -> tuple[Reading, bool]:
    """A local reading with what the model adds to it and what is to be said of that; True if the endpoint fell silent."""
    if reading.article.language != "en" or not parser().grammar:
        why = f"{reading.article.id}: the model was not asked: its answers can be checked only where the English parser works."
        return replace(reading, gaps=(*reading.gaps, why)), False
    found = propose(reading.article, reading, endpoint, when)
    merged = merge(reading, found.accepted)
    coder = f"{reading.coder}; proposals of {found.coder}" if found.answered else reading.coder
    gaps = (*reading.gaps, *said(reading.article.id, endpoint.model, found, merged))
    return replace(merged.reading, coder=coder, gaps=gaps), found.down


def said(text: str, model: str, found: Proposal, merged: Merged) -> list[str]:
    """What happened, in lines: silence, counts, drops, disagreements."""
    lines = [f"{text}: {gap}" for gap in found.gaps]
    if found.answered:
        lines.append(
            f"{text}: the model {model} added {merged.added} items that passed the checks, agreed with the rules on {merged.agreed}, "
            f"disagreed on {len(merged.disputed)}; {len(found.dropped)} of its items were dropped."
        )
    lines += listed(f"{text}: dropped: ", found.dropped)
    return lines + listed(f"{text}: ", merged.disputed)


def listed(start: str, rows: Sequence[str]) -> list[str]:
    """The first lines of a kind, and how many more there are."""
    more = len(rows) - LISTED
    return [f"{start}{row}." for row in rows[:LISTED]] + ([f"{start}{more} more of this kind."] if more > 0 else [])
