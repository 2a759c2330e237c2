"""Who is named: states, blocs, regions and leaders in a sentence, with the rule that decided."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from interstate.codes import names
from interstate.codes.names import Alias, Homonym
from interstate.reading.parse import LONGEST
from interstate.reading.words import nouns

PLACES = frozenset({"capital", "seat"})
ORIGINS = frozenset({"adjective", "demonym"})
RULES = {
    "name": "name of a state",
    "short": "short name of a state",
    "former": "former name",
    "adjective": "adjective of a state",
    "demonym": "people of a state",
    "capital": "capital stands for the state",
    "seat": "seat of government",
    "office": "office of a state",
    "force": "armed forces",
    "leader": "leader in office",
    "leader_short": "leader in office",
    "former_leader": "leader out of office",
    "bloc": "bloc",
    "group": "loose group, vague",
    "region": "region",
}
BOTH = re.compile(
    r"\b(?:both|the two|these two|the) (?:[a-z]+ )?"
    r"(?:countries|nations|states|neighbours|neighbors|sides|powers|governments|capitals|parties|partners|allies|rivals|leaders|enemies|foes|adversaries|republics|kingdoms|peoples|members|men|presidents|ministers)\b",
    re.IGNORECASE,
)
TWO = re.compile(r"^(?:both|the two|these two)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A string of the sentence that means states: characters [start, end) of it, codes (two for "both countries"), kind, rule."""

    start: int
    end: int
    codes: tuple[str, ...]
    kind: str
    rule: str


@lru_cache(maxsize=8)
def _pattern(day: date | None) -> tuple[re.Pattern[str], dict[str, tuple[Alias, ...]]]:
    """One expression for all names and blocking phrases of a day, longest first, and what each name may mean."""
    table: dict[str, list[Alias]] = {}
    for alias in names.aliases(day):
        table.setdefault(alias.text.replace("\u2019", "'"), []).append(alias)
    texts = sorted({*table, *names.blocking()}, key=lambda text: (-len(text), text))
    expression = "|".join(re.escape(text) for text in texts if text)
    first = "".join(sorted({re.escape(text[0]) for text in texts if text}))
    return re.compile(rf"(?<!\w)(?=[{first}])(?:{expression})(?!\w)"), {k: tuple(v) for k, v in table.items()}


@lru_cache(maxsize=1)
def _homonyms() -> dict[str, Homonym]:
    return {one.text: one for one in names.homonyms()}


def named(plain: str, day: date | None, full_names: frozenset[str] = frozenset()) -> list[Named]:
    """Names in a sentence (`plain` = cleaned text), longest match first, in order. `full_names`: leaders named in full so far."""
    pattern, table = _pattern(day)
    plain = plain[:LONGEST]
    found = []
    for match in pattern.finditer(plain):
        text = match.group()
        meanings = table.get(text)
        if not meanings:
            continue
        one = _settled(text, meanings, plain, match.start(), match.end(), full_names)
        if one is not None and one.kind == "former_leader" and then_in_office(meanings[0], plain, one, day):
            one = replace(one, kind="leader", rule="leader in office at the time told of")
        if one is not None:
            found.append(one)
    return found


def then_in_office(alias: Alias, plain: str, one: Named, day: date | None) -> bool:
    """True for a leader out of office who acts with the title ("President X"), out for less than a year, or in a year of office.

    "Former", "ex-" and "late" before the title leave them out of office.
    """
    before = plain[: one.start].rstrip().lower()
    words = before.replace("-", " ").split()[-3:]
    if alias.start is None or alias.end is None or {"former", "ex", "late"} & set(words):
        return False
    years = {int(year) for year in re.findall(r"\b(1[89]\d\d|20\d\d)\b", plain)}
    if any(alias.start.year <= year <= alias.end.year for year in years):
        return True
    titled = bool(alias.title) and before.endswith(alias.title.split(" ")[-1].lower())
    return titled and day is not None and 0 <= (day - alias.end).days < 366


def _settled(
    text: str, meanings: tuple[Alias, ...], plain: str, start: int, end: int, full_names: frozenset[str]
) -> Named | None:
    alias = meanings[0]
    rule = _homonyms().get(text)
    codes = tuple(dict.fromkeys(one.code for one in meanings))
    if alias.rule == "after_full" and not _introduced(alias, plain, start, full_names):
        return None
    if rule is not None:
        codes = rule.codes or codes
        if not _means_state(rule, plain, start, end, alias.kind):
            return None
        if rule.rule == "ambiguous" or (len(codes) > 1 and rule.rule != "both"):
            return Named(start, end, (), "ambiguous", f"ambiguous: {' or '.join(codes)}")
        if rule.rule != "both":
            codes = codes[:1]
    elif len(codes) > 1:
        return Named(start, end, (), "ambiguous", f"ambiguous: {' or '.join(codes)}")
    return Named(start, end, codes, alias.kind, RULES.get(alias.kind, alias.kind))


def _introduced(alias: Alias, plain: str, start: int, full_names: frozenset[str]) -> bool:
    before = plain[:start].rstrip().split(" ")[-1].lower()
    return (
        before in nouns("title") or before in ("mr", "mr.", "mrs", "mrs.") or f"{alias.code}:{alias.text}" in full_names
    )


ADJACENT = frozenset(
    "Latin South North Central African Native Pan state State University Post Mount George Bay River Valley".split()
)
"""Words of a homonym's list that count only right beside the name, not anywhere in the sentence."""


def _means_state(rule: Homonym, plain: str, start: int, end: int, kind: str) -> bool:
    words = set(re.findall(r"[\w'-]+", plain.lower()))
    cues = {word.lower() for word in rule.words}
    near = set(re.findall(r"[\w'-]+", plain[max(0, start - 14) : start])[-1:]) | set(
        re.findall(r"[\w'-]+", plain[end : end + 20])[:1]
    )
    origin = kind in ORIGINS and rule.rule == "state_unless"
    beside = {word for word in rule.words if word in ADJACENT or (origin and " " not in word)}
    hit = bool(beside & near) or any(
        cue in words or (" " in cue and cue in plain.lower()) for cue in cues - {word.lower() for word in beside}
    )
    before = re.search(r"(\b[A-Z][a-z]+)\s+$", plain[:start])
    after = re.match(r"\s+([A-Z][a-z]+)", plain[end:])
    if rule.rule == "only_if":
        return hit
    if rule.rule in ("state_unless", "not_person"):
        person = bool(before and start > len(before.group()) and before[1].lower() in _FIRST) or bool(
            after and rule.rule == "not_person" and after[1].lower() not in nouns("title")
        )
        return not hit and not person
    return True


_FIRST = frozenset(
    [
        "michael",
        "jordan",
        "georgia",
        "chad",
        "james",
        "john",
        "david",
        "paul",
        "mary",
        "anna",
        "air",
        "mr",
        "mrs",
        "ms",
        "dr",
        "king",
        "prince",
        "president",
    ]
)


def leaders_in_full(found: list[Named], plain: str, day: date | None) -> frozenset[str]:
    """Surnames that the full names in a sentence introduce, as `code:surname`."""
    full = {one.codes[0]: plain[one.start : one.end] for one in found if one.kind == "leader" and one.codes}
    return frozenset(f"{code}:{words.split(' ')[-1]}" for code, words in full.items())


def tokens_of(doc: Any, found: list[Named]) -> dict[int, Named]:
    """The head token of each name in a parsed sentence."""
    heads: dict[int, Named] = {}
    for one in found:
        span = doc.char_span(one.start, one.end, alignment_mode="expand")
        if span is not None and len(span):
            held = heads.get(span.root.i)
            heads[span.root.i] = (
                one if held is None else replace(held, codes=tuple(dict.fromkeys(held.codes + one.codes)))
            )
    return heads
