"""A text in one spelling for looking names up, with the way back to the untouched characters."""

import unicodedata
from dataclasses import dataclass

_SAME = {
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\n": " ", "\r": " ", "\t": " ", "\u2028": " ", "\u0451": "е", "\u0401": "Е",
}  # fmt: skip
_TRADITIONAL = dict(
    zip(
        "國蘭韓義爾亞盧羅聯門幾內緬馬達維納貝寧贊烏魯圭鮮葉蘇約旦東歐盟條臘聖剛爾衛織組賓紐盤賽黎頓灣臺華盛緯積灤會議員長總統"
        "訪問發動時後當來週點號與對關係軍隊務農產業開說話飛過邊際現從還將這",
        "国兰韩义尔亚卢罗联门几内缅马达维纳贝宁赞乌鲁圭鲜叶苏约旦东欧盟条腊圣刚尔卫织组宾纽盘赛黎顿湾台华盛纬积滦会议员长总统"
        "访问发动时后当来周点号与对关系军队务农产业开说话飞过边际现从还将这",
        strict=True,
    )
)
NUKTA, VIRAMA, NASAL_SIGN, MOON_SIGN = "\u093c", "\u094d", "\u0902", "\u0901"
_NASALS = frozenset("ङञणनम")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` in one spelling; character i of it stands at `starts[i]` to `ends[i]` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the original behind characters [start, end) of the folded text (not empty)."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Accents composed, invisible marks and nuktas left out, Chinese in short characters, ё as е, quotes and dashes plain.

    Hindi writes a nasal before a consonant in two ways (a half letter or a dot): here it is the dot.

    A letter and the marks behind it are one piece: no span cuts them apart.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for character in _one(text[start:end]):
            if character == VIRAMA and out and out[-1] in _NASALS:
                out[-1], ends[-1] = NASAL_SIGN, end
                continue
            out.append(NASAL_SIGN if character == MOON_SIGN else character)
            starts.append(start)
            ends.append(end)
    return Folded("".join(out), tuple(starts), tuple(ends))


def spelling(text: str) -> str:
    """A name of a table as `fold` would write it."""
    return fold(text).text


def _clusters(text: str) -> list[tuple[int, int]]:
    """A character with the marks and invisible characters that follow it; Devanagari letters one by one."""
    found: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if found and _hangs(character):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _hangs(character: str) -> bool:
    if "\u0900" <= character <= "\u097f":
        return character == NUKTA
    return unicodedata.category(character) in ("Mn", "Me")


def _one(piece: str) -> str:
    if len(piece) == 1 and piece.isascii():
        return " " if piece in "\n\r\t" else piece
    composed = unicodedata.normalize("NFC", piece)
    if NUKTA in composed or "\u0958" <= composed[:1] <= "\u095f":
        composed = unicodedata.normalize("NFD", composed).replace(NUKTA, "")
    kept = (_SAME.get(c, _TRADITIONAL.get(c, c)) for c in composed)
    return "".join(c for c in kept if "\u0900" <= c <= "\u097f" or unicodedata.category(c) not in ("Cf", "Mn", "Me"))
