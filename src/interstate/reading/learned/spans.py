"""The head of a span."""

from collections.abc import Sequence
from typing import Any

Token = Any


def top(span: Sequence[Token]) -> Token:
    """The head of a span: the token whose head stands outside it."""
    held = {t.i for t in span}
    return next((t for t in span if t.head.i not in held or t.head.i == t.i), span[0])
