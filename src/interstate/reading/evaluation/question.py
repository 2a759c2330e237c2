"""What is asked of the reader, and what the coders said: the same shape for every layout of annotated sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Answer = Mapping[str, Any]
"""One line of `read --batch`, read back (INTERFACES section 2)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line for `read --batch` (`id`, `text` and what is `given`), with the coders' answer in the layout's own words.

    `other` holds what else the row says: the answer of another system, a second label, a category.
    """

    id: str
    text: str
    gold: str
    given: Mapping[str, Any] = field(default_factory=dict)
    other: Mapping[str, Any] = field(default_factory=dict)

    def line(self) -> dict[str, Any]:
        """The line that is sent: never the coders' answer."""
        return {"id": self.id, "text": self.text, **self.given}


@dataclass(frozen=True, slots=True)
class Asked:
    """All questions of a file, and how many rows were left out, by reason."""

    questions: tuple[Question, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
