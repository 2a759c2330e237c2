"""The result of one comparison with an independent list."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`agreed` of `rows` compared rows agree; `disagreements` has one line for each of the others. `note`: further figures."""

    check: str
    against: str
    rows: int
    agreed: int
    disagreements: tuple[str, ...]
    note: str = ""

    @property
    def rate(self) -> float | None:
        """Share that agrees in [0, 1]; None if nothing was compared."""
        return self.agreed / self.rows if self.rows else None


def compared(
    check: str,
    against: str,
    keys: Iterable[Key],
    same: Mapping[Key, bool],
    words: Mapping[Key, str],
    note: str = "",
) -> Comparison:
    """Count the keys that agree and write a line for each that does not, in order."""
    every = sorted(keys, key=_text)
    wrong = tuple(f"{_text(key)}: {words.get(key, 'differs')}" for key in every if not same[key])
    return Comparison(check, against, len(every), len(every) - len(wrong), wrong, note)


def _text(key: Hashable) -> str:
    return " ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)
