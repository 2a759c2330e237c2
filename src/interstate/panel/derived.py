"""Columns made of other columns of the same row's past: values of earlier periods, and time since something held."""

from dataclasses import dataclass
from typing import Literal

from interstate.panel.text import named
from interstate.panel.unit import States, Unit


@dataclass(frozen=True, slots=True)
class Derived:
    """`lag`: the value `n` periods before, null where that period is not in the panel. `since`: periods since a flag held.

    `since` is 0 while the flag holds; it is null before it was first seen to hold, and from a period in which it is not known
    until it is seen again: how long that lasted is unknown.
    """

    how: Literal["lag", "since"]
    of: str
    n: int = 0

    @property
    def name(self) -> str:
        """What it is called in the panel."""
        return f"{self.of}_lag{self.n}" if self.how == "lag" else f"{self.of}_since"

    def sql(self, unit: Unit) -> str:
        """The expression over the joined rows, with its name."""
        part = "a" if isinstance(unit, States) else "a, b"
        value, name = named(self.of), named(self.name)
        if self.how == "lag":
            frame = f"RANGE BETWEEN {self.n} PRECEDING AND {self.n} PRECEDING"
            return f"max({value}) OVER (PARTITION BY {part} ORDER BY t {frame}) AS {name}"
        past = f"OVER (PARTITION BY {part} ORDER BY t ROWS UNBOUNDED PRECEDING)"
        last = f"max(CASE WHEN {value} THEN t END) {past}"
        unknown = f"max(CASE WHEN {value} IS NULL THEN t END) {past}"
        return f"CASE WHEN {last} > coalesce({unknown}, -1) THEN (t - {last})::INTEGER END AS {name}"
