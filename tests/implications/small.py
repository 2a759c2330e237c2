"""Worlds of a handful of states, written by hand, for the tests of mechanisms and engine."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import interstate.implications.mechanisms as folder
from interstate.implications.base import Mechanism
from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Implication, Step
from interstate.model.relation import Relation
from interstate.model.tie import Tie
from interstate.store.world import World

TODAY = date(2024, 6, 20)
A, B, C, D, E = "FRA", "IND", "PER", "MLI", "NPL"
"""Five states; any would do."""


def mechanisms(*names: str) -> dict[str, Mechanism]:
    """The mechanisms of these names; all of the folder by default."""
    found = names or sorted(file.stem for file in Path(folder.__path__[0]).glob("*.py") if file.stem != "__init__")
    return {name: getattr(import_module(f"interstate.implications.mechanisms.{name}"), name) for name in found}


def fact(layer: str, a: str, b: str | None = None, **more: object) -> Tie:
    """A fact known before today, with a record of its own content unless one is given."""
    given: dict[str, object] = {"start": date(1990, 1, 1), "end": None, "published": date(2000, 1, 1), **more}
    record = str(
        given.pop("record", f"{layer}/{a}-{b}/{given['start']}/{given.get('kind', '')}/{given.get('value', '')}")
    )
    words = f"{layer} of {a} and {b}"
    return Tie(f"id/{record}", layer, a, b, source="made", record=record, statement=words, **given)  # type: ignore[arg-type]


def pair(layer: str, a: str, b: str, **more: object) -> Tie:
    """A fact about a pair, stored once in alphabetical order."""
    first, second = sorted((a, b))
    return fact(layer, first, second, **more)


def pledge(a: str, b: str, kind: str = "defence", **more: object) -> list[Tie]:
    """Both ways of an alliance."""
    return [fact("alliance", a, b, kind=kind, **more), fact("alliance", b, a, kind=kind, **more)]


def figure(layer: str, state: str, value: float) -> Tie:
    """A figure of last year for one state."""
    return fact(layer, state, None, start=date(2023, 1, 1), end=date(2024, 1, 1), value=value, unit="US$ bn")


def share(layer: str, buyer: str, supplier: str, per_cent: float, kind: str = "") -> Tie:
    """A share in per cent in a recent window."""
    return fact(
        layer, buyer, supplier, start=date(2019, 1, 1), end=date(2024, 1, 1), value=per_cent, unit="%", kind=kind
    )


def visit(a: str, b: str, day: date) -> Tie:
    """A leader's visit of two days, known when it happened."""
    return fact("visit", a, b, start=day, published=day, value=2.0, unit="days", kind="state-visit")


def world(*ties: Tie | Iterable[Tie], as_of: date = TODAY, states: tuple[str, ...] | None = None) -> World:
    """A world of these facts."""
    rows = [tie for part in ties for tie in ([part] if isinstance(part, Tie) else part)]
    return World.of(rows, as_of, states=states)


def said(words: str, at: int = 0) -> tuple[Evidence, ...]:
    """A span of a text."""
    return (
        Evidence(
            "text", "text", "t", document="t", sentence=1, start=at, end=at + len(words), quote=words, published=TODAY
        ),
    )


def event(a: str, b: str | None, type: str | None, id: str = "E1", **more: object) -> Event:
    """Something that occurred today, as a text tells it."""
    given: dict[str, object] = {"day": TODAY, "precision": "day", "family": "alignment", **more}
    words = str(given.pop("words", f"{type} {id}"))
    at = int(id[1:]) * 1000
    return Event(id, a, b, type, str(given.pop("modality", "occurred")), evidence=said(words, at), **given)  # type: ignore[arg-type]


def claim(a: str, b: str | None, type: str | None, modality: str = "feared", id: str = "C1", **more: object) -> Claim:
    """The same as a claim."""
    made = event(a, b, type, id, modality=modality, **more)
    return Claim(**{name: getattr(made, name) for name in Event.__dataclass_fields__})


def relation(kind: str, layer: str, a: str, b: str | None, id: str = "R1", **more: object) -> Relation:
    """A standing tie that a text asserts."""
    given: dict[str, object] = {"family": "alliance", "modality": "ongoing", **more}
    modality, family = given.pop("modality"), given.pop("family")
    return Relation(id, kind, layer, a, b, modality, family, said(f"{kind} {id}"), **given)  # type: ignore[arg-type]


def steps(found: Iterable[Step | Considered]) -> list[Step]:
    """What a mechanism says."""
    return [item for item in found if isinstance(item, Step)]


def reasons(found: Iterable[Step | Considered]) -> list[str]:
    """Why a mechanism stays silent."""
    return [item.reason for item in found if isinstance(item, Considered)]


def bare(item: Implication) -> Implication:
    """An implication without its number and without what is listed beneath it."""
    return replace(item, id="", alternatives=())
