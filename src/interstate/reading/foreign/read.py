"""Read a text in French, Spanish, Russian, Hindi or Chinese: its states and dates; every sentence is listed as not coded."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from interstate.model.article import Article, Mention, Reading, Sentence
from interstate.reading import states
from interstate.reading.clean import clean
from interstate.reading.foreign.dates import Day, dated
from interstate.reading.foreign.fold import Folded, fold
from interstate.reading.foreign.names import named
from interstate.reading.foreign.sentences import sentences
from interstate.reading.foreign.tables import LANGUAGES
from interstate.reading.sentences import split

SHOWN = 12
HEAD = 4
"""Sentences at the head of a text in which the day of publication may be printed."""
NAMES = {"fr": "French", "es": "Spanish", "ru": "Russian", "hi": "Hindi", "zh": "Chinese"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression of sentence `sentence`: its span in the untouched text, the day it means, and the precision."""

    sentence: int
    span: tuple[int, int]
    day: Day


def read(article: Article, when: date | None, version: str) -> Reading:
    """Sentences, names and the count of dates of a text that is not in English. `when`: day of publication, if known.

    `version` is the coder's name. No event, claim or relation is made.
    """
    if article.language not in LANGUAGES:
        return unread(article, when, version)
    language = article.language
    when = when or printed(article)
    found = sentences(article.text, language)
    why = f"the language is {language}: names and dates were found, no acts are coded"
    mentions = tuple(mention for one in found for mention in mentioned(article.text, one, language))
    gaps = tuple(said(article, mentions, list(days(article, when))))
    return Reading(article, listed(found, why), (), (), (), mentions, gaps, version)


def listed(found: tuple[Sentence, ...], why: str) -> tuple[Sentence, ...]:
    """Sentences as not coded, with the reason."""
    return tuple(replace(one, coded=False, reason=why) for one in found)


def mentioned(text: str, sentence: Sentence, language: str) -> Iterator[Mention]:
    """Names of a sentence, with their spans in the untouched text."""
    folded = fold(text[sentence.start : sentence.end])
    for one in named(folded.text, language):
        yield Mention(
            sentence.number, span(folded, one.start, one.end, sentence), next(iter(one.codes), None), one.rule, one.kind
        )


def days(article: Article, when: date | None) -> Iterator[Dated]:
    """Date expressions of a text in one of the five languages, in order."""
    for sentence in sentences(article.text, article.language):
        folded = fold(article.text[sentence.start : sentence.end])
        for one in dated(folded.text, article.language, when):
            yield Dated(sentence.number, span(folded, one.start, one.end, sentence), one)


def span(folded: Folded, start: int, end: int, sentence: Sentence) -> tuple[int, int]:
    """Characters of the untouched text."""
    left, right = folded.span(start, end)
    return sentence.start + left, sentence.start + right


def printed(article: Article) -> date | None:
    """The day that a short line at the head of the text prints, with its year; None if there is none."""
    for sentence in sentences(article.text, article.language)[:HEAD]:
        piece = article.text[sentence.start : sentence.end]
        for one in dated(fold(piece).text, article.language, None):
            if one.precision == "day" and len(piece) <= 60 and piece[-1] not in ".!?。！？।":
                return one.day
    return None


def said(article: Article, mentions: tuple[Mention, ...], found: list[Dated]) -> Iterator[str]:
    """What was found and what was not done, in plain words."""
    states_named = [one for one in mentions if one.code is not None]
    tally = ", ".join(f"{code} {count}" for code, count in Counter(one.code for one in states_named).most_common(SHOWN))
    places = sum(1 for one in mentions if one.kind == "place")
    yield (
        f"{article.id}: written in {NAMES[article.language]}; no acts are coded. Found: {len(states_named)} names of states and blocs "
        f"({len({one.code for one in states_named})} different), {places} capitals as places, {len(found)} dates."
    )
    if tally:
        yield f"{article.id}: named most: {tally}."
    if found:
        shown = "; ".join(
            f'"{article.text[one.span[0] : one.span[1]]}" = {one.day.day} ({one.day.precision})'
            for one in found[:SHOWN]
        )
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        yield f"{article.id}: dates: {shown}{more}."


def unread(article: Article, when: date | None, version: str) -> Reading:
    """A text in a language without tables: English forms of names are looked for, and it is said."""
    why = f"the language is {article.language}: no coder for it here"
    found = split(article.text)
    mentions = tuple(
        Mention(s.number, (s.start + one.start, s.start + one.end), next(iter(one.codes), None), one.rule, one.kind)
        for s in found
        for one in states.named(clean(article.text[s.start : s.end]), when)
    )
    gap = f"{article.id}: written in {article.language}; only names of states were looked for."
    return Reading(article, listed(found, why), (), (), (), mentions, (gap,), version)
