"""Which language a text is in: by its script and its letters, then by its commonest words."""

import re
import unicodedata
from collections import Counter

_WORDS = {
    "en": "the of and to in is that it was for on with as are by be this has have from at which would said will its an or not but "
    "after before over between who their they he his she her were been about could should may against says sign signs signed visit "
    "visits meets met talks deal accord president minister prime foreign government troops trade war border",
    "fr": "le la les des et est une un dans que qui pour du sur pas avec au ce sont par plus aux été ont cette leur en de se il elle ne "
    "sa son ses mais ou où a ait être avoir après avant entre selon contre sans sous leurs ces comme lors deux ans année président "
    "ministre gouvernement lundi mardi mercredi jeudi vendredi juin juillet août pays affaires étrangères accord guerre visite "
    "signé reçu annoncé vers chez dont cet afin depuis frontière troupes soldats armée ville pourparlers ambassadeur délégation "
    "négociations selon aucun aucune tous toute reste fait faire peut doit sera seront était étaient n'est d'un d'une jamais encore",
    "es": "el la los las de que y en un una por con para del se su al como más fue ha está sobre este entre lo no es son sus pero o sin "
    "esta han había ser tras según desde hasta contra ante después antes dos años año presidente ministro gobierno lunes martes "
    "miércoles jueves viernes junio julio agosto país países exteriores acuerdo guerra visita firmó firmaron anunció hacia cuando "
    "frontera tropas soldados ejército ciudad embajador delegación negociaciones ningún ninguna todos toda sigue hace puede debe será "
    "serán estaba estaban nunca todavía dijo según",
    "pt": "o a os as do da dos das e um uma que para com não por mais em no na ao é foi pelo pela também seu sua entre de se "
    "ministro governo segundo após até guerra acordo país países",
    "it": "il lo la gli le di del della dei e un una che per con non più è sono nel nella ha al alla da anche questo tra si ministro "
    "presidente governo dopo guerra accordo paese i dal delle degli",
    "nl": "de het een en van op te dat die niet met voor zijn er aan ook als bij door naar werd heeft wordt maar uit in is",
    "tr": "ve bir bu için ile olarak olan daha çok gibi kadar sonra göre ancak dedi en ise de da değil",
    "pl": "na do nie się że jest to jak po od za przez dla oraz ale był przy tym które są w i z",
    "id": "yang dan di ke dari untuk dengan pada ini itu tidak dalam akan oleh juga telah adalah sebagai bahwa",
    "de": "der die das und ist nicht mit den von zu ein eine im für auf dem des sich auch wird hat als nach bei sind war in",
    "ro": "și în la de cu pe din care este nu pentru mai sunt fost după prin său a au",
    "cs": "je se na že v s do pro jsou by také po jako které byl nebo podle při k z",
    "sv": "och i att det som en på är av för med den till har inte om ett men de från var",
    "vi": "và của là có được trong cho không với các một những người đã để này",
    "hu": "a az és hogy nem is egy volt meg ez van csak már mint szerint",
}
_STOPWORDS = {
    name: frozenset(word for word in words.split() if len(word) > 1 or not word.isascii())
    for name, words in _WORDS.items()
}
_SHARED = Counter(word for words in _STOPWORDS.values() for word in words)
_SCRIPTS = {
    "CYRILLIC": "ru", "DEVANAGARI": "hi", "ARABIC": "ar", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
    "HEBREW": "he", "GREEK": "el", "THAI": "th", "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta",
    "GUJARATI": "gu", "GURMUKHI": "pa", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "ETHIOPIC": "am", "KHMER": "km",
    "MYANMAR": "my", "LAO": "lo", "SINHALA": "si",
}  # fmt: skip
_LETTERS = {
    "fr": "àâçèéêëîïôœùû", "es": "ñ¿¡áíóú", "pt": "ãõçáíóúâê", "it": "àèìòù", "tr": "ğışç", "pl": "łąężśźćń", "de": "ßäöü",
    "ro": "șțăşţ", "cs": "řěůčšž", "sv": "å", "vi": "ạảấầẩẫậắằẳẵặđơưộớợụ", "hu": "őű",
}  # fmt: skip
_CYRILLIC = {"uk": "іїєґ", "be": "ў", "sr": "ђјљњћџ", "mk": "ѓќѕ", "kk": "қғңұүһ", "tg": "ҷӣӯ"}
_BULGARIAN = re.compile(r"\b(?:се|че|ще|са|от|на|в|и|за|след|със|при|беше|както|това)\b")
_DEVANAGARI = {
    "mr": frozenset("आहे आणि आहेत यांनी होते होती केली केला करण्यात मध्ये झाला झाली म्हणाले त्यांनी".split()),
    "ne": frozenset("छ छन् भएको गरेको गर्ने हुने थियो लाई गरे हो भने तथा रहेको गरेका".split()),
}
_WORD = re.compile(r"[^\W\d_]+")
ENGLISH, UNKNOWN = "en", "und"
OWN, COMMON, LETTER = 2.0, 1.0, 0.5
"""What a word of one language alone, a word of several, and a letter are worth."""


def language(text: str) -> str:
    """Two-letter code of the language of a text, `und` if it cannot be told.

    By its script where that is not Latin (Ukrainian, Bulgarian, Marathi ... are told from Russian and Hindi), else by words
    and letters. A Latin text without a sign of any language, such as a headline of names, counts as English.
    """
    sample = text[:20_000]
    script = _script(sample)
    if script is not None:
        return _within(script, sample)
    words = _function_words(unicodedata.normalize("NFC", sample))
    letters = Counter(c for c in unicodedata.normalize("NFC", sample).lower() if not c.isascii() and c.isalpha())
    if not words:
        return UNKNOWN
    scores = {name: _score(name, words, letters) for name in _STOPWORDS}
    best = max(scores, key=lambda name: (scores[name], name == ENGLISH))
    if scores[best] < OWN:
        strange = letters.total() * 10 > sum(map(len, words)) and scores[ENGLISH] == 0
        return UNKNOWN if strange else ENGLISH
    return best


def _function_words(text: str) -> list[str]:
    """Words in small letters; a capitalised one inside a sentence is part of a name (`El Salvador`) and left out of the count."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        inside = re.search(r"[\w,;'’-]\s*$", text[max(0, match.start() - 4) : match.start()]) is not None
        found.append("-" if inside and word.istitle() and word.lower() in _SHARED else word.lower())
    return found


def _score(name: str, words: list[str], letters: Counter[str]) -> float:
    """Worth of the words of a language, and of its letters, which count no more than the words do.

    One word alone, without a letter of the language, tells no other language from English.
    """
    hits = [word for word in words if word in _STOPWORDS[name]]
    marks = sum(letters[letter] for letter in _LETTERS.get(name, ""))
    if name != ENGLISH and len(set(hits)) < 2 and not marks:
        return 0.0
    said = sum(OWN if _SHARED[word] == 1 else COMMON for word in hits)
    return said + min(LETTER * marks, said)


def _script(text: str) -> str | None:
    """Language that the script of most letters stands for; a character of Chinese weighs as two letters. None for Latin."""
    scripts: Counter[str] = Counter()
    for character in text[:2_000]:
        if character.isalpha():
            name = unicodedata.name(character, "").split(" ")[0].split("-")[0]
            scripts[_SCRIPTS.get(name, "latin")] += 2 if name == "CJK" else 1
    if not scripts:
        return None
    if scripts["ja"] * 12 > scripts.total():
        return "ja"
    best, count = scripts.most_common(1)[0]
    return best if best != "latin" and count * 2 > scripts.total() else None


def _within(script: str, text: str) -> str:
    """The language among those that share a script."""
    low = text.lower()
    if script == "ru":
        counts = {name: sum(map(low.count, letters)) for name, letters in _CYRILLIC.items()}
        best = max(counts, key=lambda name: counts[name])
        if counts[best] * 60 > len(low):
            return best
        russian = sum(map(low.count, "ыэё"))
        return "bg" if not russian and low.count("ъ") * 80 > len(low) and _BULGARIAN.search(low) else "ru"
    if script == "hi":
        words = Counter(re.findall(r"[\u0900-\u0963]+", low))
        best = max(_DEVANAGARI, key=lambda name: sum(words[word] for word in _DEVANAGARI[name]))
        count = sum(words[word] for word in _DEVANAGARI[best])
        hindi = sum(words[word] for word in ("है", "हैं", "में", "की", "का", "के", "को", "से", "और", "था", "थी"))
        return best if count > hindi else "hi"
    return script
