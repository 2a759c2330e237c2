"""Politically relevant dyads: neighbours, or with a major power."""

from dataclasses import dataclass

from interstate.errors import UsageError
from interstate.panel.catalogue import column
from interstate.panel.choose import Chosen, Request, choose
from interstate.panel.clock import Clock
from interstate.panel.column import Column
from interstate.panel.door import Door
from interstate.panel.facts import during, members

LARGEST = 3
"""States of the largest military spending that stand for the major powers where no list of them is loaded."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """Which columns say who is a neighbour and who a major power, and the rule in words."""

    neighbours: Chosen
    powers: Chosen
    note: str

    @property
    def needs(self) -> tuple[Chosen, ...]:
        """Columns whose tables the condition reads."""
        return (self.neighbours,)

    def tables(self, clock: Clock) -> list[tuple[str, str]]:
        """The major powers of each period, by the key of one state."""
        spread = members(self.powers, clock, f"f.value, {clock.span('f.s', 'f.e')} AS t", during(clock))
        key = clock.one("a", "t")
        if self.powers.column.kind == "flag":
            return [("major_powers", f"SELECT DISTINCT {key} AS k FROM ({spread})")]
        best = f"SELECT a, t, max(value) AS value FROM ({spread}) WHERE value IS NOT NULL GROUP BY a, t"
        first = f"QUALIFY row_number() OVER (PARTITION BY t ORDER BY value DESC, a) <= {LARGEST}"
        return [("major_powers", f"SELECT {key} AS k FROM ({best}) {first}")]

    def joins(self) -> tuple[str, ...]:
        """Joins that the condition needs."""
        name = self.neighbours.column.name
        return (
            f'LEFT JOIN "{name}" "{name}__u" ON "{name}__u".k = r.ku',
            'LEFT JOIN "major_powers" "power__a" ON "power__a".k = r.ka',
            'LEFT JOIN "major_powers" "power__b" ON "power__b".k = r.kb',
        )

    def condition(self) -> str:
        """True for a relevant row."""
        near = f'"{self.neighbours.column.name}__u".k IS NOT NULL'
        return f'({near} OR "power__a".k IS NOT NULL OR "power__b".k IS NOT NULL)'


def relevance(door: Door) -> Relevance:
    """Contiguity by the layer `contiguity`, else by land borders; major powers by their layer, else by military spending.

    Raises:
        UsageError: nothing that says who is a neighbour, or who a major power, is loaded.
    """
    layers = {one.layer for one in door.loaded(("contiguity", "border", "major_power", "milex"))}
    near = "contiguity" if "contiguity" in layers else "borders" if "border" in layers else ""
    if not near or not layers & {"major_power", "milex"}:
        lacks = "neighbours (contiguity or border)" if not near else "major powers (major_power or milex)"
        raise UsageError(f"relevant() needs a source of {lacks}, and none is loaded; see interstate data list.")
    list_loaded = "major_power" in layers
    powers = (
        Column("major_power", "major_power", "flag", "state", "closed", "major power")
        if list_loaded
        else column("milex")
    )
    neighbours, chosen = choose(door, [Request(column(near))])[0], choose(door, [Request(powers)])[0]
    who = (
        f"the list of {chosen.source}"
        if list_loaded
        else f"the {LARGEST} largest military budgets of the year ({chosen.source})"
    )
    end = f"; neither goes beyond {_last(neighbours, chosen)}" if _last(neighbours, chosen) else ""
    note = f"relevant: neighbours ({near}, {neighbours.source}) or with a major power, by {who}{end}"
    return Relevance(neighbours, chosen, note)


def _last(*chosen: Chosen) -> str:
    ends = [one.cover.last for one in chosen if one.cover.last]
    return min(ends).isoformat() if ends else ""
