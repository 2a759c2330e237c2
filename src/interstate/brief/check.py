"""Refuse a sentence that says more than its evidence: states, numbers, items, and words of likelihood are checked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from interstate.codes import blocs, likelihood, names, regions, states
from interstate.errors import InterstateError
from interstate.model.brief import Brief, Line
from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Implication
from interstate.model.relation import Relation

QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?")
MONTH = re.compile(r"\bMay(?= (?:\d|and\b|to\b)|[,.;)]|$)|(?<=[a-z] )May(?= of\b)")
"""The month, and the surname: neither is a word of likelihood."""
ITEM = re.compile(r"\b[ECRI]\d+\b")


class UnsupportedSentence(InterstateError):
    """A sentence of the brief names something that its evidence does not hold. A bug: the brief is not written."""


def check(brief: Brief) -> None:
    """Pass every sentence of a brief, or refuse it.

    Raises:
        UnsupportedSentence: a sentence without evidence; or one that names a state, a number or an item absent from its
            evidence and its chains; or with a word of likelihood that does not fit its number, or a vague one.
    """
    known = Known(brief)
    for where, line in lines(brief):
        for fault in faults(line, known):
            raise UnsupportedSentence(f"{where}: {fault}: {line.text!r}")
    for judgement in brief.judgements:
        found = likelihood_fault(judgement.line.text, judgement.likelihood.p if judgement.likelihood else None)
        if found:
            raise UnsupportedSentence(f"key judgement: {found}: {judgement.line.text!r}")


def stands(line: Line, known: "Known") -> bool:
    """True if nothing is wrong with a line."""
    return not any(faults(line, known))


def kept(brief: Brief) -> Brief:
    """The brief without the sentences that say more than their evidence; how many were left out stands among the gaps.

    A refused bottom line is replaced by the bare count of implications that it rests on.
    """
    known = Known(brief)
    judgements = tuple(
        item
        for item in brief.judgements
        if stands(item.line, known)
        and not likelihood_fault(item.line.text, item.likelihood.p if item.likelihood else None)
    )
    sections = tuple(
        replace(section, lines=tuple(line for line in section.lines if stands(line, known)))
        for section in brief.sections
    )
    indicators = tuple(item for item in brief.indicators if stands(item.line, known))
    bottom = brief.bottom_line
    if not stands(bottom, known):
        first = bottom.evidence[0]
        bottom = Line(f"{first.statement}.", (first,))
    made = replace(
        brief,
        judgements=judgements,
        sections=tuple(s for s in sections if s.lines),
        indicators=indicators,
        bottom_line=bottom,
    )
    lost = sum(1 for _ in lines(brief)) - sum(1 for _ in lines(made)) + (bottom is not brief.bottom_line)
    gap = f"{lost} sentences said more than their evidence and were left out."
    return replace(made, gaps=(*made.gaps, gap)) if lost else made


def lines(brief: Brief) -> Iterator[tuple[str, Line]]:
    """Every line of a brief with the name of the place where it stands."""
    yield "bottom line", brief.bottom_line
    for judgement in brief.judgements:
        yield "key judgement", judgement.line
    for section in brief.sections:
        for line in section.lines:
            yield section.title, line
    for indicator in brief.indicators:
        yield "indicator", indicator.line


class Known:
    """What each pointer and each implication of a brief allows a sentence to name."""

    def __init__(self, brief: Brief) -> None:
        self.focal = brief.focal
        self.chains: dict[str, Implication] = {item.id: item for item in brief.implications}
        self.day = brief.as_of
        self.items: dict[str, set[str]] = {}
        self.codes: dict[tuple[str, str, str, int, int], set[str]] = {}
        self.days: dict[tuple[str, str, str, int, int], set[str]] = {}
        for reading in brief.readings:
            for item in reading.items:
                for pointer in item.evidence:
                    self.items.setdefault(item.id, set()).add(repr(pointer.key))
                    self.codes.setdefault(pointer.key, set()).update(codes_of(item))
                    if isinstance(item, Event) and item.day:
                        self.days.setdefault(pointer.key, set()).add(f"{item.day.day} {item.day.year}")

    def states(self, line: Line) -> set[str]:
        """Codes that the evidence and the chains of a line name."""
        found = {self.focal}
        for pointer in self.pointers(line):
            found |= self.codes.get(pointer.key, set())
            found |= named(f"{pointer.statement} {pointer.quote or ''}")
        for chain in self.cited(line):
            for step in chain.steps:
                found |= {step.state, *([step.toward] if step.toward else [])}
        return found

    def numbers(self, line: Line) -> set[str]:
        """Numbers that the evidence and the chains of a line hold, as they are printed."""
        texts: list[str] = [self.day.isoformat(), f"{self.day.day}", f"{len(line.evidence)}"]
        for pointer in self.pointers(line):
            texts += [pointer.statement, pointer.quote or "", str(pointer.value), pointer.record]
            texts += self.days.get(pointer.key, ())
            texts += [d.strftime("%d %Y") + f" {d.day}" for d in dates(pointer)]
        for chain in self.cited(line):
            texts.append(str(chain.horizon_days))
            for step in chain.steps:
                texts += [step.because, step.formula, step.prior]
        found = set(NUMBER.findall(" ".join(texts)))
        for pointer in self.pointers(line):
            found |= printed(pointer.value)
        for chain in self.cited(line):
            for value in values(chain):
                found |= printed(value)
        return {number.lstrip("-") for number in found}

    def cited(self, line: Line) -> list[Implication]:
        """The implications a line sums up."""
        return [self.chains[key] for key in line.chains if key in self.chains]

    def pointers(self, line: Line) -> Iterator[Evidence]:
        """The evidence of a line and of the chains it cites."""
        yield from line.evidence
        for chain in self.cited(line):
            yield from chain.evidence


def codes_of(item: Event | Relation) -> set[str]:
    """States and blocs of an event, claim or relation."""
    pair = (item.state_a, item.state_b) if isinstance(item, Relation) else (item.actor, item.recipient)
    holder = {item.holder} if isinstance(item, Claim) and is_code(item.holder) else set()
    return {code for code in pair if code} | holder


def is_code(words: str) -> bool:
    """True for the code of a state or a bloc."""
    return states.is_state(words) or blocs.is_bloc(words)


def dates(pointer: Evidence) -> list[date]:
    """The days a pointer carries."""
    return [d for d in (pointer.published, pointer.valid_from, pointer.valid_to) if d]


def values(chain: Implication) -> Iterator[float | None]:
    """Every number of a chain: sizes, ranges, inputs, counts."""
    yield from (chain.value, chain.low, chain.high)
    for step in chain.steps:
        yield from (step.change, step.low, step.high, step.before, step.after)
        for item in step.inputs:
            yield from (item.value, item.low, item.high)
        if step.likelihood:
            yield from (step.likelihood.p, step.likelihood.cases, step.likelihood.n)
    if chain.likelihood:
        yield from (chain.likelihood.p, chain.likelihood.cases, chain.likelihood.n)


def printed(value: float | None) -> set[str]:
    """The ways in which a number may be printed: whole, rounded, in per cent."""
    if value is None:
        return set()
    forms = set()
    for scaled in (abs(value), abs(value) * 100):
        forms |= {f"{scaled:.{digits}f}" for digits in range(7)} | {f"{scaled:.6f}".rstrip("0")}
        forms |= {f"{scaled:.{digits}g}" for digits in range(1, 5)}
        forms |= {f"{scaled:,.0f}", f"{int(scaled + 0.5)}"}
    return forms


def faults(line: Line, known: Known) -> Iterator[str]:
    """What is wrong with a line, in words; nothing if it stands."""
    if not line.evidence:
        yield "no evidence"
    text = QUOTED.sub(" ", line.text)
    strangers = named(ITEM.sub(" ", text)) - known.states(line)
    if strangers:
        yield f"names {', '.join(sorted(strangers))}, absent from its evidence"
    supported = known.numbers(line)
    loose = [n for n in NUMBER.findall(ITEM.sub(" ", text)) if n.lstrip("-") not in supported]
    if loose:
        yield f"the number {loose[0]} is absent from its evidence"
    pointers = {repr(pointer.key) for pointer in known.pointers(line)}
    for item in ITEM.findall(text):
        cited = item in line.chains or bool(known.items.get(item, set()) & pointers)
        if not cited:
            yield f"{item} is not among its evidence"
    vague = [word for word in likelihood.VAGUE if re.search(rf"\b{word}\b", MONTH.sub(" ", text), re.IGNORECASE)]
    if vague:
        yield f'the word "{vague[0]}" is no judgement'
    yield from misfits(text)


def misfits(text: str) -> Iterator[str]:
    """Words of likelihood whose number, in brackets behind them, is missing or in another band."""
    for found in BANDS().finditer(text):
        word, share = found.group(1).lower(), found.group(2)
        if share is None:
            yield f'"{word}" stands without its number'
        elif likelihood.word(float(share) / 100) != word:
            yield f'"{word}" does not fit {share} %'


@cache
def BANDS() -> re.Pattern[str]:
    """A word of likelihood, and the per cent behind it."""
    words = sorted((band for band in likelihood.WORDS), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(words)})\b(?:[^.%]{{0,20}}?\(?(\d+(?:\.\d+)?) ?%)?", re.IGNORECASE)


def likelihood_fault(text: str, p: float | None) -> str | None:
    """A judgement carries its likelihood in words and number, or says that none has been estimated."""
    if p is None:
        return (
            None
            if "no likelihood has been estimated" in text.lower()
            else "says neither likelihood nor that there is none"
        )
    return None if likelihood.phrase(p) in text else f"does not carry its likelihood, {likelihood.phrase(p)}"


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str | None]]:
    """One expression for every name of a state or bloc, longest first, and the code of each."""
    codes: dict[str, str | None] = dict.fromkeys((*names.blocking(), *(text for text, _ in regions.texts())))
    codes |= {regions.name(code): None for code in regions.codes()}
    codes |= {
        a.text: a.code
        for a in names.aliases(None)
        if a.kind in ("name", "short", "adjective", "demonym", "bloc", "capital")
    }
    ordered = sorted(codes, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, ordered))})(?!\w)"), codes


def named(text: str) -> set[str]:
    """Codes of the states and blocs that a text names outright."""
    pattern, codes = _pattern()
    return {code for found in pattern.findall(text) if (code := codes[found])}
