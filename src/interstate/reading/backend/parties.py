"""Where a quotation stands in its sentence, and which state it means: by what was found locally, never by the model."""

import re
from collections.abc import Sequence

from interstate.model.article import Mention, Sentence
from interstate.model.event import Span
from interstate.reading.backend.base import Quote
from interstate.reading.parties import SKIPPED

BOTH = "both sides"
"""Rules of mentions that mean two states begin so; which of the two acts cannot be told from the quotation."""


def place(quote: Quote, plain: str) -> Span | None:
    """Characters [start, end) of a sentence where the quotation stands, whole words only.

    Where the claimed start is wrong, the string must occur exactly once.
    """
    if len(quote.text) > len(plain):
        return None
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(quote.text)}(?!\w)", plain)]
    claimed = (quote.start, quote.start + len(quote.text))
    if claimed in found:
        return claimed
    return found[0] if len(found) == 1 else None


def mentioned(at: Span, sentence: Sentence, mentions: Sequence[Mention]) -> Mention | str:
    """The one state or bloc that was found locally inside a span of the sentence, or why there is none.

    A name counts where it overlaps the span; a pronoun counts where the local reader has linked it.
    """
    start, end = sentence.start + at[0], sentence.start + at[1]
    inside = [one for one in mentions if one.sentence == sentence.number and one.span[0] < end and start < one.span[1]]
    known = [one for one in inside if one.code and one.kind not in SKIPPED and not one.rule.startswith(BOTH)]
    codes = {one.code for one in known}
    if not codes:
        return "names no state that the local tables find there"
    if len(codes) > 1:
        return "names more than one state"
    return known[0]
