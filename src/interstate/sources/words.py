"""Plain English for the statements of facts."""

import re
from collections.abc import Iterable

from interstate.codes import states
from interstate.sources.days import When

NOT_STATES = {"HKG": "Hong Kong", "MAC": "Macao", "MIDEAST": "the Middle East"}
"""Trading partners and suppliers that are no states: they count in a share, and take part in nothing else."""


def name(code: str) -> str:
    """Name of a state, bloc, region or trading partner in the middle of a sentence."""
    return NOT_STATES.get(code) or states.name(code)


def possessive(code: str) -> str:
    """`India's`, `the United States'`."""
    words = name(code)
    return words + ("'" if words.endswith("s") else "'s")


def sentence(text: str) -> str:
    """The same words with a capital at the start, no blank twice, and none before a comma, colon or bracket."""
    text = re.sub(r" +(?=[,:;)])", "", " ".join(text.split()))
    return text[:1].upper() + text[1:]


def figure(value: float) -> str:
    """`36`, `37.6`, `3,570`: as many digits as the source gave, at most four after the point."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def span(start: When | None, end: When | None, last: bool = False) -> str:
    """`since 1996`, `from 1996 to 2001`, `until 2001`, or nothing if neither is known. `last`: `end` is the last day itself."""
    if start and end:
        return f"on {start.words}" if last and start == end else f"from {start.words} to {end.words}"
    if start:
        return f"since {start.words}"
    return f"until {end.words}" if end else ""


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    some = [word.replace("_", " ") for word in words]
    return " and ".join((", ".join(some[:-1]), some[-1])) if len(some) > 1 else "".join(some)


def slug(text: str) -> str:
    """Lower case, letters and digits of any script, with hyphens between."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
