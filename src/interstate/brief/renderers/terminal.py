"""The bottom line and the key judgements, for the terminal: plain text, no colour needed."""

import re
import textwrap

from interstate.codes import states
from interstate.model.brief import Brief

WIDTH = 100
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def render(brief: Brief) -> bytes:
    """UTF-8 text of at most 100 columns."""
    rows = [
        f"{brief.title} – brief for {states.name(brief.focal)}",
        brief.day_note,
        "",
        brief.bottom_line.text,
        "",
    ]
    for place, item in enumerate(brief.judgements, start=1):
        loose = " (unverified)" if item.line.unverified else ""
        rows.append(f"{place}. {item.line.text}{loose}")
        rows.append(f"   Confidence is {item.confidence.level}, limited by this: {item.confidence.limited_by}.")
    wrapped = [textwrap.fill(CONTROL.sub(" ", row), WIDTH, subsequent_indent="   ") if row else "" for row in rows]
    return ("\n".join(wrapped) + "\n").encode()
