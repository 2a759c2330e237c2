"""PLOVER's sixteen types of event, in our own words, with modes, contexts, quad classes and themes.

Types and modes follow the public PLOVER ontology (Halterman et al. 2023, doi:10.7910/DVN/AJGVIT), written from general
knowledge of it; the contexts are its list, spelt our way, with a few of our own (finance, energy, maritime, humanitarian,
water). Two maps to quad
classes: `penta` (default) counts SANCTION and CONCEDE as material, as CAMEO's quad classes put their forerunners; `plover` is
PLOVER's own README, which counts both as verbal.
"""

from functools import cache
from typing import Literal

from interstate.codes.tables import Row, rows
from interstate.errors import UnknownCode

Map = Literal["penta", "plover"]

TYPES: tuple[str, ...] = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

VERBAL_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT"})
MATERIAL_COOPERATION = frozenset({"COOPERATE", "AID", "CONCEDE", "RETREAT"})
VERBAL_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
COOPERATION = VERBAL_COOPERATION | MATERIAL_COOPERATION
CONFLICT = VERBAL_CONFLICT | MATERIAL_CONFLICT
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Acts by which two states draw nearer; CONCEDE and RETREAT end a quarrel and are left out."""

CONTEXTS: tuple[str, ...] = (
    "diplomatic",
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "legal",
    "human_rights",
    "repression",
    "economic",
    "trade",
    "finance",
    "energy",
    "resource",
    "technology",
    "cyber",
    "wmd",
    "territory",
    "maritime",
    "peacekeeping",
    "terrorism",
    "crime",
    "illegal_drugs",
    "corruption",
    "migration",
    "asylum",
    "humanitarian",
    "disaster",
    "health",
    "environment",
    "water",
    "misinformation",
    "pro_democracy",
    "pro_autonomy",
    "religion",
    "historical",
    "hypothetical",
)
"""What an event is about. The last two are PLOVER's marks for modality; `codes.modality` says it in full."""


@cache
def _rows() -> dict[str, Row]:
    return {row["type"]: row for row in rows("plover")}


def check(type: str) -> str:
    """The type itself.

    Raises:
        UnknownCode: not one of the sixteen.
    """
    if type not in TYPES:
        raise UnknownCode(f'PLOVER has no type "{type}"; it has: {", ".join(TYPES)}')
    return type


def definition(type: str) -> str:
    """What counts as this type, in one sentence."""
    return _rows()[check(type)]["definition"]


def verb(type: str) -> str:
    """The type as a verb in the past tense that takes a recipient: `met or visited`, `imposed sanctions on`."""
    return _rows()[check(type)]["verb"]


def modes(type: str) -> tuple[str, ...]:
    """The modes PLOVER knows for a type; empty if none."""
    text = _rows()[check(type)]["modes"]
    return tuple(text.split(";")) if text else ()


@cache
def _modes() -> tuple[str, ...]:
    return tuple(sorted({mode for type in TYPES for mode in modes(type)}))


MODES = _modes()


def quad(type: str, map: Map = "penta") -> str:
    """Quad class of a type: `verbal cooperation`, `material cooperation`, `verbal conflict`, `material conflict`.

    Raises:
        UnknownCode: not one of the sixteen.
    """
    check(type)
    if type in VERBAL_COOPERATION or (map == "plover" and type == "CONCEDE"):
        return QUADS[0]
    if type in MATERIAL_COOPERATION:
        return QUADS[1]
    return QUADS[2] if type in VERBAL_CONFLICT or (map == "plover" and type == "SANCTION") else QUADS[3]


_ARMED = {"COOPERATE": "arms", "AID": "arms", "AGREE": "alliance", "SUPPORT": "alliance", "CONSULT": "diplomacy"}
_PLAIN = {
    "AGREE": "diplomacy",
    "CONSULT": "diplomacy",
    "SUPPORT": "alignment",
    "CONCEDE": "diplomacy",
    "COOPERATE": "alignment",
    "AID": "alignment",
    "RETREAT": "war",
    "REQUEST": "statement",
    "ACCUSE": "statement",
    "REJECT": "statement",
    "THREATEN": "threat",
    "PROTEST": "statement",
    "SANCTION": "sanctions",
    "MOBILIZE": "threat",
    "COERCE": "coercion",
    "ASSAULT": "war",
}


def family(type: str | None, contexts: tuple[str, ...] = ()) -> str:
    """Default theme of an act: by its type, and by what it is about. None (no act named) is a statement."""
    if type is None:
        return "statement"
    check(type)
    if "wmd" in contexts and type in FRIENDLY | {"RETREAT"}:
        return "proliferation"
    if "peacekeeping" in contexts and type in ("CONSULT", "AGREE", "REQUEST"):
        return "mediation"
    if "military" in contexts and type in _ARMED:
        return _ARMED[type]
    if type in ("COOPERATE", "AID") and {"trade", "energy", "economic", "finance"} & set(contexts):
        return "dependence" if "energy" in contexts else "alignment"
    return _PLAIN[type]
