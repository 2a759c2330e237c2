"""Two states in one adjective: "franco-allemand", "ruso-ucraniano", "российско-китайский"; and seats of government."""

import re
from collections.abc import Iterator
from functools import cache

from interstate.reading.foreign.fold import spelling
from interstate.reading.foreign.forms import of_adjective
from interstate.reading.foreign.tables import rows
from interstate.reading.foreign.words import bounded
from interstate.reading.states import Named

Codes = tuple[str, ...]
FIRST = {
    "fr": "franco FRA germano DEU russo RUS sino CHN américano USA nippo JPN indo IND italo ITA hispano ESP israélo ISR irano IRN "
    "turco TUR gréco GRC anglo GBR britannico GBR algéro DZA maroco MAR ukraino UKR polono POL pakistano PAK afghano AFG "
    "syro SYR libano LBN égypto EGY soudano SDN belgo BEL austro AUT hungaro HUN arméno ARM serbo SRB éthio ETH ivoiro CIV "
    "sénégalo SEN tuniso TUN congolo COD canado CAN brasilo BRA vénézuélo VEN nigéro NER tchado TCD",
    "es": "franco FRA germano DEU sino CHN nipo JPN indo IND italo ITA hispano ESP greco GRC anglo GBR luso PRT austro AUT",
    "ru": "",
}
SEATS = {
    "fr": {"Maison-Blanche": "USA", "Maison Blanche": "USA", "Pentagone": "USA", "Kremlin": "RUS", "Élysée": "FRA", "Downing Street": "GBR"},
    "es": {"Casa Blanca": "USA", "Pentágono": "USA", "Kremlin": "RUS", "Elíseo": "FRA", "Downing Street": "GBR", "La Moncloa": "ESP"},
    "ru": {"Белый дом": "USA", "Пентагон": "USA", "Кремль": "RUS", "Госдеп": "USA"},
    "hi": {"व्हाइट हाउस": "USA", "पेंटागन": "USA", "क्रेमलिन": "RUS"},
    "zh": {"白宫": "USA", "五角大楼": "USA", "克里姆林宫": "RUS", "爱丽舍宫": "FRA", "青瓦台": "KOR"},
}  # fmt: skip
RULE = "two states in one adjective"


def paired(text: str, language: str) -> Iterator[Named]:
    """Both halves of a compound adjective of a folded sentence."""
    if language not in FIRST:
        return
    pattern, first, second = _pattern(language)
    for match in pattern.finditer(text):
        for group, meant in ((1, first), (2, second)):
            codes = meant[match[group].lower()]
            if len(codes) == 1:
                yield Named(match.start(group), match.end(group), codes, "adjective", RULE)


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, Codes], dict[str, Codes]]:
    second = {
        form.lower(): row.codes
        for row in rows(language)
        for one in row.adjectives
        for form in of_adjective(one, language)
    }
    words = spelling(FIRST[language]).split()
    first: dict[str, Codes] = {word: (code,) for word, code in zip(words[::2], words[1::2], strict=True)}
    for row in rows(language):
        for one in row.adjectives:
            first.setdefault(f"{one[:-2]}о" if language == "ru" else one.split("/")[0].lower(), row.codes)
    return re.compile(bounded(f"({_any(first)})-({_any(second)})", language), re.IGNORECASE), first, second


def _any(forms: dict[str, Codes]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
