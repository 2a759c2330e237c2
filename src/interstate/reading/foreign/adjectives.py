"""Adjectives that mean a government: beside an institution ("le gouvernement brésilien"), or a people ("les Russes"); 中俄, 美方."""

import re
from collections.abc import Iterator
from functools import cache

from interstate.reading.foreign.fold import spelling
from interstate.reading.foreign.forms import hindi_adjectives, of_adjective
from interstate.reading.foreign.institutions import FILLERS, PEOPLES, WORDS
from interstate.reading.foreign.tables import rows
from interstate.reading.foreign.words import LETTER, bounded
from interstate.reading.states import Named

Codes = tuple[str, ...]
RULE = "adjective of a state, beside an institution"
PEOPLE = "people of a state"
SHORT = "one character for a state, beside an institution"
BETWEEN = re.compile(rf"{LETTER}+(?:ого|ему|ому|ой|ая|ий|ый|ые|ие|ых|их|ым|им|ыми|ими|ую|ое|ом|ем)")
ANDS = {"fr": ("et", "ou"), "es": ("y", "e", "o"), "ru": ("и", "или")}
PAIR_NOUNS = (
    "关系 两国 双方 会谈 领导人 贸易 经贸 首脑 边境 边界 外长 元首 高层 三国 谈判 协议 冲突 战争 峰会 合作 友好 之间 间 同盟 联合 防长 "
    "海军 举行 签署 同意 达成 就 将 在 外交 签 也 均 都 于 还 正 已 宣布"
)
NOT_AFTER = {
    "日": "0-9０-９一二三四五六七八九十今昨明近当平生节",
    "中": "其当空集",
    "法": "立司宪合方办违依",
    "印": "复打",
    "欧": "",
}


def adjectives(text: str, language: str) -> Iterator[Named]:
    """Adjectives of a folded sentence that stand for a government."""
    if language == "zh":
        yield from _chinese(text)
        return
    pattern, codes = _pattern(language)
    for match in pattern.finditer(text):
        meant = codes[match.group().lower()]
        rule = RULE if _beside(text, match, language) else PEOPLE if _people(text, match, language) else None
        if rule is None:
            continue
        if len(meant) > 1:
            yield Named(match.start(), match.end(), (), "ambiguous", f"ambiguous: {' or '.join(meant)}")
        else:
            yield Named(match.start(), match.end(), meant, "adjective" if rule == RULE else "demonym", rule)


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, Codes]]:
    forms: dict[str, Codes] = {}
    for row in rows(language):
        listed = [form for one in row.adjectives for form in of_adjective(one, language)]
        if language == "hi" and not row.adjectives:
            listed = [form for name in row.names for form in hindi_adjectives(name)]
        for form in listed:
            forms.setdefault(form.lower(), row.codes)
    texts = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(bounded("|".join(map(re.escape, texts)), language), re.IGNORECASE), forms


def _beside(text: str, match: re.Match[str], language: str) -> bool:
    """True if the words before (French, Spanish) or behind (Russian, Hindi) lead to an institution."""
    if language in FILLERS:
        before = re.findall(rf"{LETTER}+(?:-{LETTER}+)*'?|[^\w\s']", text[: match.start()])
        return match.group()[:1].islower() and _leads(before[::-1], language)
    behind = re.findall(rf"{LETTER}+(?:-{LETTER}+)*|[^\w\s]", text[match.end() :])
    return any(_is_institution(word, language) for word in _reach(behind, language))


def _leads(words: list[str], language: str) -> bool:
    """True if only fillers and other adjectives of states lie between ("diplomates malgaches et mauriciens")."""
    forms = _pattern(language)[1]
    for word in words[:6]:
        low = word.lower()
        if low in _words(language):
            return True
        if low not in _fillers(language) and low not in forms and low not in ANDS[language]:
            return False
    return False


def _reach(words: list[str], language: str) -> Iterator[str]:
    """The next word, and those behind it as long as only adjectives (in Hindi, one word) lie between."""
    for at, word in enumerate(words[:4]):
        if not word[:1].isalpha():
            return
        yield word
        if language == "ru" and word not in ANDS["ru"] and not BETWEEN.fullmatch(word):
            return
        if language == "hi" and at == 1:
            return


def _is_institution(word: str, language: str) -> bool:
    low = word.lower()
    if language == "hi":
        return low in _words(language)
    return any(low.startswith(stem) for stem in _words(language))


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(spelling(WORDS[language]).split())


@cache
def _fillers(language: str) -> frozenset[str]:
    return frozenset(spelling(FILLERS[language]).split())


def _people(text: str, match: re.Match[str], language: str) -> bool:
    """True for a plural with its article: capital in French, small letter in Spanish."""
    before = PEOPLES.get(language)
    word = match.group()
    if before is None or not word.endswith(("s", "x")) or word[:1].isupper() != (language == "fr"):
        return False
    return re.search(f"{before}$", text[: match.start()]) is not None


@cache
def _short() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Codes]]:
    codes = {row.adjectives[0]: row.codes for row in rows("zh") if row.adjectives}
    letters = "".join(codes)
    pairs = re.compile(rf"[{letters}]{{2,3}}(?=(?:{'|'.join(spelling(PAIR_NOUNS).split())}))")
    single = re.compile(rf"[{letters}](?=(?:方(?![便面式案法向针])|{_after_one()}))")
    return pairs, single, codes


def _after_one() -> str:
    apart = frozenset("方 双方 两国 关系 边境 边界 贸易 首脑 高层 峰会 领导人 大使".split())
    return "|".join(sorted(_words("zh") - apart, key=lambda word: (-len(word), word)))


def _chinese(text: str) -> Iterator[Named]:
    """中俄 before "relations", 美方, 俄外长; each character is one state."""
    pairs, single, codes = _short()
    for match in pairs.finditer(text):
        if match.group()[0] in NOT_AFTER and _barred(text, match):
            continue
        for at, letter in enumerate(match.group(), match.start()):
            yield Named(at, at + 1, codes[letter], "adjective", SHORT)
    for match in single.finditer(text):
        if not _barred(text, match):
            yield Named(match.start(), match.end(), codes[match.group()], "adjective", SHORT)


def _barred(text: str, match: re.Match[str]) -> bool:
    """True if the character before makes the first one part of another word (今日, 其中, 立法)."""
    barred = NOT_AFTER.get(match.group()[0], "")
    return bool(barred) and match.start() > 0 and re.match(f"[{barred}]", text[match.start() - 1]) is not None
