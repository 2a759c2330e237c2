"""Small invented facts and loads."""

from datetime import date
from typing import Any

from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence
from interstate.model.tie import Coverage, Tie
from interstate.store.identity import blank, edition
from interstate.store.load import Batch


def fact(
    layer: str = "arms",
    a: str = "IND",
    b: str | None = "RUS",
    record: str = "row-1",
    published: date = date(2024, 3, 11),
    source: str = "test",
    **others: Any,
) -> Tie:
    """One fact with its id."""
    shared = blank(layer, a, b, source, record)
    return edition(
        shared, **{"published": published, "start": date(2019, 1, 1), "statement": f"{record} says so", **others}
    )


def batch(*ties: Tie, source: str = "test", version: str = "1", **others: Any) -> Batch:
    """A load of these facts."""
    counts = {"rows_read": len(ties), "rows_loaded": len(ties), **others}
    return Batch(source=source, version=version, ties=ties, files=("rows.csv",), sha256="0" * 64, **counts)


def many(count: int, source: str = "test", seed: int = 0) -> tuple[Tie, ...]:
    """Facts that differ, with awkward text among them."""
    return tuple(
        fact(
            record=f"row-{seed}-{number}",
            value=number / 3,
            source=source,
            title='a "quoted", title;\nwith a break and \\N' if number % 7 == 0 else "plain",
            families=("arms", "trade") if number % 2 else (),
            kind="" if number % 3 else "kind",
            url=None if number % 5 else "https://example.org/?a=1,2",
        )
        for number in range(count)
    )


def covered(source: str = "test") -> Coverage:
    """A closed layer."""
    return Coverage(source, "1", "arms", "IND", date(2000, 1, 1), date(2030, 1, 1), "closed", "invented")


def happening(number: int = 1, published: date = date(2024, 6, 20)) -> Event:
    """An event with a span and evidence."""
    proof = Evidence("text", "paper", f"p{number}", document="paper", start=0, end=4, quote="They", published=published)
    return Event(
        f"E{number}",
        "RUS",
        "PRK",
        "CONSULT",
        "occurred",
        "diplomacy",
        (proof,),
        date(2024, 6, 19),
        "day",
        actor_span=(0, 4),
    )


def claim(number: int = 1) -> Claim:
    """A claim with a holder."""
    proof = Evidence("text", "paper", f"c{number}", published=date(2024, 6, 20), quote="may")
    return Claim(
        f"C{number}", "RUS", None, None, "feared", "threat", (proof,), goods=("arms", "crude"), holder="the author"
    )
