"""Which language a text is in: by its script, then by its commonest words."""

import re
import unicodedata
from collections import Counter

_WORDS = {
    "en": "the of and to in is that it was for on with as are by be this has have from at which would said will its",
    "fr": "le la les des et est une dans que pour du qui sur pas avec au ce sont par plus aux été ont cette leur",
    "es": "el la los las de que y en un una por con para del se su al como más fue ha está sobre este entre",
    "pt": "o a os as do da dos das e um uma que para com não por mais em no na ao é foi são pelo também seu sua entre",
    "it": "il lo la gli le di del della dei e un una che per con non più è sono nel nella ha al alla da anche questo tra",
    "nl": "de het een en van op te dat die niet met voor zijn er aan ook als bij door naar werd heeft wordt maar uit",
    "tr": "ve bir bu için ile olarak olan daha çok gibi kadar sonra göre ancak dedi en ise de da değil",
    "pl": "i w na z do nie się że jest to o jak po od za przez dla oraz ale był przy tym które są",
    "id": "yang dan di ke dari untuk dengan pada ini itu tidak dalam akan oleh juga telah adalah sebagai bahwa",
    "de": "der die das und ist nicht mit den von zu ein eine im für auf dem des sich auch wird hat als nach bei sind",
}
_STOPWORDS = {name: frozenset(word for word in words.split() if len(word) > 1) for name, words in _WORDS.items()}
_SCRIPTS = {
    "CYRILLIC": "ru", "DEVANAGARI": "hi", "ARABIC": "ar", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
    "HEBREW": "he", "GREEK": "el", "THAI": "th", "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
ENGLISH = "en"


def language(text: str) -> str:
    """Two-letter code of the language of a text, `und` if it cannot be told: one of _WORDS, or that of its script.

    All of Cyrillic counts as ru.
    """
    sample = text[:20_000]
    script = _script(sample)
    if script is not None:
        return script
    counts = Counter(word.lower() for word in _WORD.findall(sample))
    scores = {name: sum(counts[word] for word in words) for name, words in _STOPWORDS.items()}
    best = max(scores, key=lambda name: (scores[name], name == ENGLISH))
    if scores[best] < 2:
        return ENGLISH if counts else "und"
    return best


def _script(text: str) -> str | None:
    scripts: Counter[str] = Counter()
    for character in text[:2_000]:
        if character.isalpha():
            name = unicodedata.name(character, "").split(" ")[0]
            scripts[_SCRIPTS.get(name, "latin")] += 1
    if not scripts:
        return None
    if scripts["ja"] * 5 > scripts.total():
        return "ja"
    best, count = scripts.most_common(1)[0]
    return best if best != "latin" and count * 2 > scripts.total() else None
