"""A copy of a text, character for character as long as the text, in which rules can look without stumbling."""

import unicodedata

_SAME: dict[int, str] = {
    0x2018: "'", 0x2019: "'", 0x201B: "'", 0x02BC: "'", 0x2032: "'", 0xFF07: "'",
    0x201C: '"', 0x201D: '"', 0x201E: '"', 0x00AB: '"', 0x00BB: '"', 0xFF02: '"',
    0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2212: "-", 0xFF0D: "-",
    0x00A0: " ", 0x202F: " ", 0x2007: " ", 0x2009: " ", 0x3000: " ", 0x200A: " ", 0x2002: " ", 0x2003: " ",
    0x0009: " ", 0x000A: " ", 0x000D: " ", 0x2028: " ", 0x2029: " ", 0x000B: " ", 0x000C: " ", 0x0085: " ",
}  # fmt: skip


def clean(text: str) -> str:
    """Typographic quotes and dashes made plain, control, format and lone surrogate characters made spaces.

    The result has exactly the length of `text`, so a span in one is a span in the other.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    code = ord(character)
    if code < 0x7F and code >= 0x20:
        return character
    if code in _SAME:
        return _SAME[code]
    return " " if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character
