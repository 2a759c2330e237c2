"""Whether a text says that something happened, or only that it might, should or did not."""

from typing import get_args

from interstate.model.event import Modality

MODALITIES: tuple[Modality, ...] = get_args(Modality)
HAPPENED: frozenset[Modality] = frozenset({"occurred", "ongoing"})
CONTINGENT: frozenset[Modality] = frozenset({"planned", "possible", "feared"})
"""Claims that open a scenario; `prescribed` feeds options, `denied` propagates nothing."""

_DOUBT: dict[Modality, int] = {
    "occurred": 0,
    "ongoing": 0,
    "planned": 1,
    "possible": 2,
    "feared": 3,
    "prescribed": 4,
    "denied": 5,
}

MEANINGS: dict[Modality, str] = {
    "occurred": "happened",
    "ongoing": "is going on",
    "planned": "is planned",
    "possible": "is held possible",
    "feared": "is feared",
    "prescribed": "is called for",
    "denied": "is denied",
}


def doubt(modality: Modality) -> int:
    """How far from having happened: 0 (occurred, ongoing) to 5 (denied). Of two stacked cues the greater doubt counts."""
    return _DOUBT[modality]


def happened(modality: Modality) -> bool:
    """True for what occurred or is going on."""
    return modality in HAPPENED


def doubtful(*modalities: Modality) -> Modality:
    """The modality with the greatest doubt."""
    return max(modalities, key=doubt)
