"""Every string that can mean a state, a bloc or a region on a day: exact case, never fuzzy.

Kinds of alias: `name` (official and common), `short` (US, DPRK), `adjective`, `demonym`, `capital`, `seat` (Kremlin), `office`
(a named ministry, parliament or service), `force` (armed forces), `leader` and `leader_short` (in office that day), `bloc`,
`group` (a vague one such as the West), `region`; and `former` (a name or capital no longer in use, or a state that has ended)
and `former_leader` (out of office: such a person does not act for the state).

Match the longest string first; a phrase of `blocking` means no state at all ("Gulf of Mexico"); a string of `homonyms` needs
its context. Apostrophes and full stops: forms with the curly apostrophe are returned beside the straight ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache

from interstate.codes import blocs, leaders, regions, states
from interstate.codes.tables import day, holds, rows


@dataclass(frozen=True, slots=True)
class Alias:
    """`text` means `code` from `start` to `end` (exclusive; None = open).

    `title`: office of a leader, empty otherwise. `rule`: empty, or `after_full` for a surname that is also a common word or a
    common name: it counts only after the full name, or behind the title.
    """

    text: str
    code: str
    kind: str
    start: date | None = None
    end: date | None = None
    title: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Homonym:
    """A string with several meanings. `codes`: what it may mean (the first is the likeliest; several = ambiguous).

    `rule`: `state_unless` (the state, unless one of `words` stands in the same sentence or the next token is a surname);
    `only_if` (the state only if one of `words` does); `not_person` (not when a first name or surname is attached);
    `ambiguous` (left open and reported); `both` (all of `codes`); `case` (only in this exact case).
    """

    text: str
    codes: tuple[str, ...]
    rule: str
    words: tuple[str, ...]
    note: str


@cache
def homonyms() -> tuple[Homonym, ...]:
    """Strings that need their context, by text."""
    return tuple(
        Homonym(row["text"], _list(row["codes"]), row["rule"], _list(row["words"]), row["note"])
        for row in rows("homonyms")
    )


@cache
def blocking() -> tuple[str, ...]:
    """Phrases that hold a state's name and yet do not mean the state, longest first."""
    return tuple(sorted((row["text"] for row in rows("blocking")), key=lambda text: (-len(text), text)))


def aliases(on: date | None = None) -> tuple[Alias, ...]:
    """All aliases valid on a day (None = today), each text and code once, longest text first."""
    return _aliases(on or datetime.now(UTC).date())


@lru_cache(maxsize=256)
def _aliases(on: date) -> tuple[Alias, ...]:
    found: dict[tuple[str, str], Alias] = {}
    for alias in (*_named(on), *_leading(on), *_fixed()):
        for text in _spellings(alias.text):
            held = found.get((text, alias.code))
            if held is None or (held.kind.startswith("former") and not alias.kind.startswith("former")):
                found[text, alias.code] = alias if text == alias.text else _respelt(alias, text)
    return tuple(sorted(found.values(), key=lambda alias: (-len(alias.text), alias.text, alias.code)))


LISTED = frozenset({"name", "short", "former", "list"})


def code(text: str, on: date | None = None) -> str | None:
    """The state that a data set calls by this name on a day (None = today): exact, with inverted forms (`Korea, South`).

    For adapters: names and abbreviations only, no capital and no leader. None where no state, or more than one, has the name.
    """
    return _listed(on or datetime.now(UTC).date()).get(text)


@lru_cache(maxsize=64)
def _listed(on: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for alias in (*(a for a in _names() if a.kind == "list"), *(a for a in aliases(on) if a.kind in LISTED)):
        if states.is_state(alias.code) and (alias.start is None or alias.start <= on):
            found[alias.text] = alias.code
    return found


def _named(on: date) -> Iterator[Alias]:
    """Names, adjectives, capitals, seats ... of states; what has ended comes back as `former`, what is to come not at all."""
    for alias in _names():
        owner = states.state(alias.code)
        if alias.kind == "list" or on < owner.start or (alias.start is not None and on < alias.start):
            continue
        if owner.alive(on) and holds(None, alias.end, on):
            yield alias
        elif owner.alive(on) or alias.kind not in ("capital", "seat", "office", "force"):
            yield Alias(alias.text, alias.code, "former", alias.start, alias.end or owner.end)


@cache
def _names() -> tuple[Alias, ...]:
    return tuple(
        Alias(row["text"], row["iso3"], row["kind"], day(row["start"]), day(row["end"])) for row in rows("names")
    )


def _leading(on: date) -> Iterator[Alias]:
    """Leaders in office, then those who have left; a surname shared by leaders of two states that day is left out."""
    serving = [term for term in leaders.terms() if holds(term.start, term.end, on)]
    gone = [term for term in leaders.terms() if term.end is not None and term.end <= on]
    shared = _shared(serving)
    for term in serving:
        for text in term.full:
            yield Alias(text, term.iso3, "leader", term.start, term.end, term.office)
        if term.short and term.short not in shared:
            yield Alias(term.short, term.iso3, "leader_short", term.start, term.end, term.office, term.rule)
    taken = {term.short for term in serving} | {text for term in serving for text in term.full} | _shared(gone)
    for term in gone:
        for text in (*term.full, term.short):
            if text and text not in taken:
                yield Alias(text, term.iso3, "former_leader", term.start, term.end, term.office, term.rule)


def _shared(held: list[leaders.Term]) -> set[str]:
    owners: dict[str, set[str]] = {}
    for term in held:
        for text in (*term.full, term.short):
            owners.setdefault(text, set()).add(term.iso3)
    return {text for text, codes in owners.items() if len(codes) > 1}


@cache
def _fixed() -> tuple[Alias, ...]:
    named = tuple(Alias(text, code, "group" if blocs.vague(code) else kind) for text, code, kind in blocs.texts())
    return (*named, *(Alias(text, code, "region") for text, code in regions.texts()))


def _spellings(text: str) -> tuple[str, ...]:
    return (text, text.replace("'", "’")) if "'" in text else (text,)


def _respelt(alias: Alias, text: str) -> Alias:
    return Alias(text, alias.code, alias.kind, alias.start, alias.end, alias.title, alias.rule)


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()
