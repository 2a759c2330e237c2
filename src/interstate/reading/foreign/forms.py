"""The written forms of names and adjectives: gender and number in French and Spanish, cases in Russian, endings in Hindi."""

import re
from collections.abc import Iterator

from interstate.reading.foreign.fold import spelling

# Russian endings, by the end of the word in the nominative: (what is cut off, what is put there).
_NOUNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ея", ("ея", "еи", "ее", "ею", "еей")),
    ("ья", ("ья", "ьи", "ье", "ью", "ьей")),
    ("ая", ("ая", "ой", "ую", "ою")),
    ("яя", ("яя", "ей", "юю")),
    ("ый", ("ый", "ого", "ому", "ым", "ом")),
    ("ий", ("ий", "ого", "ому", "им", "ом", "ия", "ию", "ием", "ии")),
    ("ой", ("ой", "ого", "ому", "ым", "ом", "оя", "ою", "оем", "ое")),
    ("ое", ("ое", "ого", "ому", "ым", "ом")),
    ("ые", ("ые", "ых", "ым", "ыми")),
    ("ие", ("ие", "их", "им", "ими")),
    ("овы", ("овы", "овых", "овым", "овыми")),
    ("а", ("а", "ы", "и", "е", "у", "ой")),
    ("я", ("я", "и", "е", "ю", "ей")),
    ("ы", ("ы", "", "ов", "ам", "ами", "ах")),
    ("й", ("й", "я", "ю", "ем", "е")),
    ("ь", ("ь", "я", "ю", "ем", "е", "и", "ью")),
)
_FIXED = re.compile(r".*[оиуэюе]$|[А-Я0-9-]{2,}$|[А-Яа-я]-?$")
_ADJECTIVE = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими", "ею")


def of_name(name: str, language: str) -> str:
    """An expression for a name in all its cases; in the other languages, the name as it stands."""
    name = spelling(name)
    if language != "ru":
        return re.escape(name)
    parts = re.split(r"([ -]+)", name)
    return "".join(_case(part) if at % 2 == 0 else re.escape(part) for at, part in enumerate(parts))


def _case(word: str) -> str:
    if _FIXED.fullmatch(word) and not word.endswith(("ое", "ые", "ие")):
        return re.escape(word)
    if word[:1].islower() and word in ("и", "государств", "наций", "сотрудничества", "безопасности"):
        return re.escape(word)
    for cut, endings in _NOUNS:
        if word.endswith(cut):
            return re.escape(word.removesuffix(cut)) + _any(endings)
    return re.escape(word) + _any(("", "а", "у", "ом", "е"))


def _any(endings: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(sorted(endings, key=len, reverse=True))})"


def of_adjective(adjective: str, language: str) -> tuple[str, ...]:
    """All forms of an adjective given in the masculine; a slash sets a feminine that no rule gives (`grec/grecque`)."""
    makers = {"fr": _french, "es": _spanish, "ru": _russian}
    maker = makers.get(language)
    return tuple(dict.fromkeys(spelling(form) for form in (maker(adjective) if maker else (adjective,))))


def _french(adjective: str) -> Iterator[str]:
    first, *others = adjective.split("/")
    for form in (first, *(others or _feminine(first))):
        yield form
        if not form.endswith("s"):
            yield f"{form}s"


def _feminine(adjective: str) -> Iterator[str]:
    if adjective.endswith("en"):
        yield f"{adjective}ne"
    elif not adjective.endswith(("e", "i")):
        yield f"{adjective}e"


def _spanish(adjective: str) -> Iterator[str]:
    yield adjective
    if adjective.endswith("o"):
        yield from (adjective[:-1] + end for end in ("a", "os", "as"))
    elif adjective.endswith(("és", "án", "ín", "ón")):
        stem = adjective[:-2] + {"é": "e", "á": "a", "í": "i", "ó": "o"}[adjective[-2]] + adjective[-1]
        yield from (stem + end for end in ("a", "es", "as"))
    elif adjective.endswith(("í", "ú")):
        yield from (f"{adjective}es", f"{adjective}s")
    elif adjective.endswith(("a", "e")):
        yield f"{adjective}s"
    else:
        yield from (adjective + end for end in ("a", "es", "as"))


def _russian(adjective: str) -> Iterator[str]:
    stem = adjective[:-2]
    yield from (stem + end for end in _ADJECTIVE)


def hindi_adjectives(name: str) -> tuple[str, ...]:
    """What Hindi makes of a name: रूस, रूसी; कोरिया, कोरियाई; अर्जेंटीना, अर्जेंटीनी."""
    name = spelling(name)
    if name.endswith("ा"):
        return (f"{name}ई", f"{name[:-1]}ी")
    return () if re.search(r"[\u093e-\u094d]$", name) else (f"{name}ी",)
