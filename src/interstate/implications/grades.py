"""The grade of a mechanism: what its record on history allows a sentence to say."""

from interstate.model.implication import Grade


def grade(_mechanism: str, _quantity: str) -> Grade:
    """C for all until effects have been estimated from history (`backtest mechanisms` will write the table this reads)."""
    return "C"
