"""What stands beside a panel: what each column covers, whom to cite, and the rules it was made by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from interstate.model.tie import Rule
from interstate.panel.choose import Chosen
from interstate.panel.door import Door
from interstate.panel.statement import Plan, every
from interstate.panel.text import listed

WHO = {"any": "on any day", "first": "on the first day", "last": "on the last day"}
LIST = {"gw": "Gleditsch-Ward", "cow": "Correlates of War"}


@dataclass(frozen=True, slots=True)
class Covered:
    """One coverage row of the source of a column; `end` is exclusive, None = without end."""

    column: str
    source: str
    layer: str
    frame: str
    start: date | None
    end: date | None
    rule: Rule
    note: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source of the panel: how it wants to be cited, its edition and terms, and the columns that stand on it."""

    source: str
    version: str
    citation: str
    terms: str
    retrieved: date | None
    columns: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.citation} ({self.source} {self.version}; terms: {self.terms}; columns: {', '.join(self.columns)})"
        )


def covered(chosen: Iterable[Chosen]) -> tuple[Covered, ...]:
    """Coverage rows of the columns, by column."""
    return tuple(
        Covered(one.name, one.source, row.layer, row.frame, row.start, row.end, row.rule, row.note)
        for one in chosen
        for row in one.rows
    )


def cited(plan: Plan, door: Door) -> tuple[Citation, ...]:
    """The editions that the columns stand on, those that say who is relevant among them."""
    used: dict[str, list[Chosen]] = {}
    for one in (*every(plan), *((plan.relevance.powers,) if plan.relevance else ())):
        used.setdefault(one.source, []).append(one)
    if not used:
        return ()
    rows = door.rows(
        f"SELECT source, version, citation, terms, retrieved FROM citation WHERE source IN {listed(sorted(used))} ORDER BY ALL"
    )
    found = []
    for source, some in sorted(used.items()):
        editions = {version for one in some for version in (*one.versions, *(row.version for row in one.rows))}
        mine = [row for row in rows if row[0] == source]
        columns = tuple(dict.fromkeys(one.name for one in some))
        for row in [row for row in mine if row[1] in editions] or mine:
            found.append(Citation(*row[:5], columns=columns))  # type: ignore[arg-type, misc]
    return tuple(found)


def noted(plan: Plan, door: Door) -> tuple[str, ...]:
    """What a reader has to know, one sentence each."""
    unit = plan.unit
    said = [
        f"{unit.words} by {unit.by}: states of the {LIST[unit.codes]} list that existed {WHO[unit.alive]} of the {unit.by}",
        f"as known on {door.until - timedelta(days=1)}",
    ]
    if plan.relevance:
        said.append(plan.relevance.note)
    for one in plan.chosen:
        said += _about(one)
    return tuple(said)


def _about(one: Chosen) -> list[str]:
    said = []
    if not one.cover.stated:
        said.append(f"{one.name}: {one.source} does not say what it covers, so absence is null everywhere")
    elif not any(row.rule == "closed" for row in one.rows) and one.column.zeros == "closed":
        said.append(f"{one.name}: an open list of {one.source}; what is not in it is null, not 0")
    holes = [row for row in one.rows if row.rule == "gap" and " " in row.frame]
    said += [f"{one.name}: a hole that is not placed: {row.note or row.frame}" for row in holes]
    if one.column.recipe == "holds" and one.column.kind == "count":
        said.append(f"{one.name}: as counted by {one.source}")
    return said
