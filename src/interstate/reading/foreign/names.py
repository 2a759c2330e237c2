"""Which states and blocs a sentence in another language names: by name in every case, by adjective beside an institution."""

import re
from collections.abc import Iterator
from functools import cache

from interstate.codes import states
from interstate.reading.foreign.adjectives import adjectives
from interstate.reading.foreign.fold import spelling
from interstate.reading.foreign.forms import of_name
from interstate.reading.foreign.pairs import SEATS, paired
from interstate.reading.foreign.tables import BLOCK, rows
from interstate.reading.foreign.words import bounded
from interstate.reading.states import Named

NEEDS = {
    ("fr", "Grenade"): r"(?:^|\W)(?:[Ll]a|[Dd]e la) $",
    ("fr", "Salvador"): r"(?:^|\W)(?:[Ll]e|[Aa]u|[Dd]u) $",
    ("fr", "Monaco"): r"(?<!AS )(?<!Grand Prix de )$",
    ("ru", "Того"): r"\w,? $",
    ("ru", "Чад"): r"\w,? $",
}
"""What must stand before a name that is also another word."""


def named(text: str, language: str) -> list[Named]:
    """Names in a folded sentence, in order, none inside another; capitals are places (no code)."""
    found = [*_by_name(text, language), *paired(text, language), *adjectives(text, language)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Named] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return [one for one in kept if one.kind != "block"]


def _by_name(text: str, language: str) -> Iterator[Named]:
    pattern, kinds = _pattern(language)
    for match in pattern.finditer(text):
        group = match.lastgroup or ""
        codes, kind, name = kinds[group]
        need = NEEDS.get((language, name))
        if need is not None and not re.search(need, text[: match.start()]):
            continue
        yield _one(match.start(), match.end(), codes, kind)


def _one(start: int, end: int, codes: tuple[str, ...], kind: str) -> Named:
    if kind == "name" and len(codes) > 1:
        return Named(start, end, (), "ambiguous", f"ambiguous: {' or '.join(codes)}")
    if kind == "place":
        return Named(start, end, (), "place", f"capital of {codes[0]}: a place only")
    return Named(
        start,
        end,
        codes,
        kind,
        {"bloc": "bloc", "block": "", "seat": "seat of government"}.get(kind, "name of a state"),
    )


Kinds = dict[str, tuple[tuple[str, ...], str, str]]


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], Kinds]:
    """One expression for all names, longest first, and the meaning of each of its groups."""
    listed = sorted(_entries(language), key=lambda entry: (-len(entry[2]), entry[2]))
    kinds = {f"n{at}": entry for at, entry in enumerate(listed)}
    by_letter: dict[str, list[str]] = {}
    for group, entry in kinds.items():
        by_letter.setdefault(entry[2][0], []).append(f"(?P<{group}>{of_name(entry[2], language)})")
    parts = [f"(?={re.escape(letter)})(?:{'|'.join(names)})" for letter, names in by_letter.items()]
    firsts = "".join(sorted(map(re.escape, by_letter)))
    return re.compile(bounded(f"(?=[{firsts}])(?:{'|'.join(parts)})", language)), kinds


def _entries(language: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    seen: set[str] = set()
    for row in rows(language):
        state = states.is_state(row.codes[0])
        kind = "block" if row.codes == (BLOCK,) else "name" if state else "bloc"
        for name in row.names:
            if name not in seen:
                seen.add(name)
                yield row.codes, kind, name
    yield from (((code,), "seat", spelling(name)) for name, code in SEATS[language].items())
    for row in rows(language):
        for name in row.capitals:
            if name not in seen:
                seen.add(name)
                yield row.codes, "place", name
