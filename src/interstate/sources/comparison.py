"""Count which rows agree with an independent list, and write a line for each that does not."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from interstate.model.comparison import Comparison

Key = TypeVar("Key", bound=Hashable)

__all__ = ["Comparison", "compared"]


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
