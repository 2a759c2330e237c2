"""Worlds of a few ties, and triggers of one sentence, for the tests of single mechanisms."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Step
from interstate.model.relation import Relation, RelationKind
from interstate.model.tie import Tie
from interstate.store.world import World

TODAY = date(2020, 1, 1)
A, B, C, H, J, K, G = "AUS", "BRA", "CHL", "ITA", "JOR", "KEN", "GHA"


def fact(layer: str, a: str, b: str | None = None, **more: object) -> Tie:
    """A fact in force since 2000, known since then, unless said otherwise."""
    record = str(
        more.pop("record", f"{layer}-{a}-{b}-{more.get('kind', '')}-{more.get('place', '')}-{more.get('start', '')}")
    )
    words = str(more.pop("statement", f"{layer} of {a} and {b}"))
    base = Tie(record, layer, a, b, date(2000, 1, 1), None, date(2000, 1, 1), "list", record, statement=words)
    return replace(base, **more)  # type: ignore[arg-type]


def bought(good_layer: str, buyer: str, supplier: str, share: float, first: int, last: int, kind: str = "") -> Tie:
    """A published share in per cent of one window, known from the year after it."""
    return fact(
        good_layer, buyer, supplier, value=share, unit="%", kind=kind, start=date(first, 1, 1),
        end=date(last + 1, 1, 1), published=date(last + 1, 3, 1), record=f"{good_layer}-{kind}-{buyer}-{supplier}-{first}",
    )  # fmt: skip


def quote(words: str = "they agreed") -> tuple[Evidence, ...]:
    """The sentence that a trigger rests on."""
    return (Evidence("quote", "text", "text", words, quote=words, published=TODAY),)


def act(type: str, a: str, b: str | None, family: str = "diplomacy", **more: object) -> Event:
    """Something that happened the day before today."""
    event = Event("E1", a, b, type, "occurred", family, quote(), day=date(2019, 12, 31), precision="day")
    return replace(event, **more)  # type: ignore[arg-type]


def feared(type: str, a: str, b: str, **more: object) -> Claim:
    """Something that a text fears."""
    return replace(Claim("C1", a, b, type, "feared", "proliferation", quote()), **more)  # type: ignore[arg-type]


def stands(kind: RelationKind, layer: str, a: str, b: str | None, **more: object) -> Relation:
    """A standing tie that a text asserts."""
    return replace(Relation("R1", kind, layer, a, b, "ongoing", "alignment", quote()), **more)  # type: ignore[arg-type]


def world(*ties: Tie, as_of: date = TODAY) -> World:
    """These facts and no others."""
    return World.of(ties, as_of)


def steps(found: Iterable[Step | Considered]) -> list[Step]:
    """What a mechanism says."""
    return [item for item in found if isinstance(item, Step)]


def reasons(found: Iterable[Step | Considered]) -> list[Considered]:
    """What a mechanism does not say, and why."""
    return [item for item in found if isinstance(item, Considered)]


def relabelled(ties: Iterable[Tie], names: dict[str, str]) -> list[Tie]:
    """The same facts about other states."""
    return [
        replace(tie, state_a=names.get(tie.state_a, tie.state_a), state_b=names.get(tie.state_b or "", tie.state_b))
        for tie in ties
    ]
