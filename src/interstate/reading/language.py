"""Which language a text is in: by its script, then by its commonest words."""

import re
import unicodedata
from collections import Counter

_WORDS = {
    "en": "the of and to in is that it was for on with as are by be this has have from at which would said will its",
    "fr": "le la les des et est une dans que pour du qui sur pas avec au ce sont par plus aux été ont cette leur",
    "es": "el la los las de que y en un una por con para del se su al como más fue ha está sobre este entre",
    "de": "der die das und ist nicht mit den von zu ein eine im für auf dem des sich auch wird hat als nach bei sind",
}
_STOPWORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = {"CYRILLIC": "ru", "DEVANAGARI": "hi", "ARABIC": "ar", "CJK": "zh"}
_WORD = re.compile(r"[^\W\d_]+")
ENGLISH = "en"


def language(text: str) -> str:
    """Two-letter code of the language of a text (en fr es de ru hi zh ar), `und` if it cannot be told."""
    sample = text[:20_000]
    script = _script(sample)
    if script is not None:
        return script
    counts = Counter(word.lower() for word in _WORD.findall(sample))
    scores = {name: sum(counts[word] for word in words) for name, words in _STOPWORDS.items()}
    best = max(scores, key=lambda name: (scores[name], name == ENGLISH))
    if scores[best] == 0:
        return ENGLISH if sample.isascii() and counts else "und"
    return best


def _script(text: str) -> str | None:
    scripts: Counter[str] = Counter()
    for character in text[:2_000]:
        if character.isalpha():
            name = unicodedata.name(character, "").split(" ")[0]
            scripts[_SCRIPTS.get(name, "latin")] += 1
    if not scripts:
        return None
    best, count = scripts.most_common(1)[0]
    return best if best != "latin" and count * 2 > scripts.total() else None
