"""Sentences that speak to a program instead of a reader: they are not shown to a model, and nothing is taken for them."""

import re
import unicodedata

from interstate.codes import plover

_TYPE = "|".join(plover.TYPES)
_ORDERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|rule|prompt|guideline|codebook)s?\b",
        r"\b(?:ignore|disregard|forget)\b.{0,20}\b(?:the above|everything|all of the|previous text)\b",
        r"\b(?:system|developer) ?(?:prompt|message|role)\b|^\W*(?:system|assistant|user) ?:",
        r"\byou are (?:now|an? (?:ai|assistant|language model|chatbot|coder))\b|\bas an? (?:ai|language model)\b",
        rf"\b(?:code|label|classify|annotate|tag|output|emit|record)\b.{{0,80}}\b(?:as|an?|with)\b.{{0,20}}\b(?:{_TYPE}|json|event)\b",
        r"\b(?:tool|function)[_ ]calls?\b|\bprompt injections?\b",
        r"\b(?:language model|chatbot|llm|ai model)s?\b.{0,40}\b(?:must|should|shall|has to|have to|are to|is to|please)\b",
    )
)
_SHOUTED = re.compile(rf"\b(?:treat|mark|return|respond|answer|reply|report)\b.{{0,80}}\b(?:{_TYPE})\b")
_MACHINE = re.compile(r"[{\[]\s*\"[^\"]{1,40}\"\s*[:,]|</?\s*[a-z_|]+[^>]{0,80}>|```|<\|")
_HIDDEN = frozenset({"Cf", "Co", "Cn"})
_USUAL = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff")
_MOST_HIDDEN = 8
"""Format characters that a web page may leave in a sentence by accident."""


def speaks_to_a_program(sentence: str) -> bool:
    """True for orders to a model, fake answers, markup of tool calls, and sentences with hidden characters in number."""
    hidden = [c for c in sentence if unicodedata.category(c) in _HIDDEN]
    if any(c not in _USUAL for c in hidden) or len(hidden) > _MOST_HIDDEN:
        return True
    seen = unicodedata.normalize("NFKC", "".join(c for c in sentence if unicodedata.category(c) not in _HIDDEN))
    return any(pattern.search(seen) for pattern in (*_ORDERS, _SHOUTED, _MACHINE))
