"""Plain words for codes: acts, modalities, lists, days."""

from collections.abc import Iterable, Sequence
from datetime import date

from interstate.codes import quantities, regions, states
from interstate.model.event import Claim, Event
from interstate.model.implication import Direction
from interstate.model.relation import Relation

ACTS = {
    "AGREE": "agrees with",
    "CONSULT": "meets or visits",
    "SUPPORT": "backs",
    "CONCEDE": "gives way to",
    "COOPERATE": "works with",
    "AID": "provides aid to",
    "RETREAT": "withdraws or releases toward",
    "REQUEST": "demands something of",
    "ACCUSE": "accuses",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "imposes measures on",
    "MOBILIZE": "shows force toward",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
"""PLOVER types as a verb between two states."""

MODALITIES = {
    "occurred": "happened",
    "ongoing": "goes on",
    "planned": "planned",
    "possible": "held possible",
    "feared": "feared",
    "prescribed": "called for",
    "denied": "denied",
}
"""Modality as a label beside a span."""

MARKS = {
    "occurred": "●",
    "ongoing": "◐",
    "planned": "▷",
    "possible": "◇",
    "feared": "△",
    "prescribed": "□",
    "denied": "⊘",
}
"""A shape a modality, so that nothing is told by colour alone."""

TIES = {
    "dependence": "depends on",
    "alliance": "is allied to",
    "rivalry": "is a rival of",
    "sanction regime": "has sanctions on",
    "presence": "is present in",
    "leverage": "has leverage over",
}
"""Kinds of relation as a verb between two states."""


def day(value: date | None) -> str:
    """A day as `19 June 2024`; "an unknown day" for None."""
    return f"{value.day} {value:%B %Y}" if value else "an unknown day"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def names(codes: Iterable[str]) -> str:
    """Names of states and blocs, in the order given."""
    return joined([states.name(code) for code in codes])


def subject(text: str) -> str:
    """The same with a capital at its start."""
    return text[:1].upper() + text[1:]


def act(event: Event) -> str:
    """An event or a claim as a short clause: who, what, to whom, about which goods."""
    verb = ACTS.get(event.type or "", "acts toward")
    whom = states.name(event.recipient) if event.recipient else "others"
    goods = f" ({joined(event.goods)})" if event.goods else ""
    return f"{states.name(event.actor)} {verb} {whom}{goods}"


def tie(relation: Relation) -> str:
    """A relation as a short clause."""
    verb = TIES[relation.kind]
    whom = states.name(relation.state_b) if relation.state_b else (relation.place or "others")
    goods = f" ({joined(relation.goods)})" if relation.goods else ""
    return f"{states.name(relation.state_a)} {verb} {whom}{goods}"


def holder(claim: Claim) -> str:
    """Who says so: the name of a state, the words of the text, or the author."""
    if claim.holder == "author":
        return "the author"
    return states.name(claim.holder)


def place(code: str) -> str:
    """Name of a state, a bloc or a region."""
    return regions.name(code) if regions.is_region(code) else states.name(code)


def change(quantity: str, direction: Direction, toward: str | None) -> str:
    """What changes, in words: `leverage over Russia falls`."""
    code = quantities.quantity(quantity)
    noun = f"{code.words} {code.toward} {place(toward)}" if toward and code.toward else code.words
    whom = f" ({place(toward)})" if toward and not code.toward else ""
    verb = {"up": "rises", "down": "falls", "open": "moves, the direction is open"}[direction]
    return f"{noun} {verb}{whom}"


def number(value: float | None, unit: str = "") -> str:
    """A number a reader can say aloud: three significant digits, percent for shares."""
    if value is None:
        return "not known"
    if unit in ("share", "probability"):
        points = value * 100
        return f"{points:.0f} %" if abs(points) >= 10 or points == int(points) else f"{points:.2g} %"
    if 0 < abs(value) < 0.001:
        return f"{value:.6f}".rstrip("0")
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
