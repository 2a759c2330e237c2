"""A state: a member of the system of states between two days."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class State:
    """A state under its ISO 3166-1 alpha-3 code (former states: ISO 3166-3 code or a documented `X..` code).

    `start` and `end` bound its membership in the system of states since 1946; `end` is exclusive, None = alive.
    """

    id: str
    name: str
    start: date
    end: date | None = None

    def alive(self, day: date) -> bool:
        """True if the state existed on `day`."""
        return self.start <= day and (self.end is None or day < self.end)
