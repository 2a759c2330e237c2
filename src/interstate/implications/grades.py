"""How far history bears a mechanism out: the grade that a backtest gave it, C until there is one."""

from collections.abc import Mapping

from interstate.model.implication import Grade, Step

Graded = Mapping[tuple[str, str], Grade]
"""(mechanism, quantity) -> grade, as a backtest wrote it down."""
UNTESTED: Grade = "C"
_ORDER: tuple[Grade, ...] = ("A", "B", "C", "D")


def grade(steps: tuple[Step, ...], graded: Graded | None = None) -> Grade:
    """Grade of a chain: that of its weakest step; C for what has not been estimated from history."""
    held = graded or {}
    return max((held.get((step.mechanism, step.quantity), UNTESTED) for step in steps), key=_ORDER.index)
