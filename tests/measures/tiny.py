"""Worlds of a few facts for the tests of measures, and the same facts about other states."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from interstate.model.tie import Coverage, Tie
from interstate.store.world import World

TODAY = date(2020, 7, 1)
A, B, C, D, E, F, G, H = "AUS", "BRA", "CHL", "DNK", "EGY", "FJI", "GHA", "HTI"
SYSTEM = (A, B, C, D, E, F, G, H)


def fact(layer: str, a: str, b: str | None = None, **more: object) -> Tie:
    """A fact in force since 2000, known since then, unless said otherwise; its record is its content."""
    given: dict[str, object] = {"start": date(2000, 1, 1), "end": None, "published": date(2000, 1, 1), **more}
    words = (layer, a, b, given["start"], given["end"], more.get("kind"), more.get("value"), given["published"])
    record = str(given.pop("record", "/".join(map(str, words))))
    return Tie(record, layer, a, b, source="list", record=record, statement=f"{layer} {a} {b}", **given)  # type: ignore[arg-type]


def size(layer: str, state: str, value: float, year: int = 2019) -> Tie:
    """A figure of one state for one year, known a year later."""
    return fact(
        layer, state, value=value, unit="US$ bn", start=date(year, 1, 1), end=date(year + 1, 1, 1),
        published=date(year + 1, 4, 1),
    )  # fmt: skip


def bought(buyer: str, supplier: str, per_cent: float, first: int = 2015, last: int = 2019, **more: object) -> Tie:
    """A published share of arms (or of another layer) of one window, known from the March after it."""
    layer = str(more.pop("layer", "arms"))
    return fact(
        layer, buyer, supplier,
        **{
            "value": per_cent, "unit": "%", "start": date(first, 1, 1), "end": date(last + 1, 1, 1),
            "published": date(last + 1, 3, 1), **more,
        },
    )  # fmt: skip


def visit(guest: str, host: str, day: date) -> Tie:
    """A leader's visit that was known on its first day."""
    return fact("visit", guest, host, start=day, published=day, kind="working visit")


def world(
    *ties: Tie, as_of: date = TODAY, states: Iterable[str] | None = SYSTEM, coverage: Iterable[Coverage] = ()
) -> World:
    """These facts and no others, among these states."""
    return World.of(ties, as_of, coverage, states=states)


def relabelled(ties: Iterable[Tie], names: Mapping[str, str]) -> list[Tie]:
    """The same facts about other states (pairs that are stored once in alphabetical order stay so)."""
    found = []
    for tie in ties:
        a, b = names.get(tie.state_a, tie.state_a), names.get(tie.state_b or "", tie.state_b or "") or None
        if b is not None and tie.layer in ("rivalry", "dispute", "conflict"):
            a, b = sorted((a, b))
        found.append(replace(tie, state_a=a, state_b=b))
    return found
