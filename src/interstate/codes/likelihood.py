"""Words for probabilities: the table of ICD 203, one row of words, always with the number."""

from interstate.errors import UsageError

BANDS: tuple[tuple[float, float, str], ...] = (
    (0.01, 0.05, "almost no chance"),
    (0.05, 0.20, "very unlikely"),
    (0.20, 0.45, "unlikely"),
    (0.45, 0.55, "roughly even chance"),
    (0.55, 0.80, "likely"),
    (0.80, 0.95, "very likely"),
    (0.95, 0.99, "almost certain"),
)
"""(low, high, word): low included; a boundary takes the upper word; 0.99 itself is almost certain."""

WORDS: tuple[str, ...] = tuple(word for _, _, word in BANDS)
VAGUE: tuple[str, ...] = (
    "may",
    "might",
    "could",
    "possible",
    "possibly",
    "perhaps",
    "maybe",
    "conceivably",
    "probably",
)
"""Words refused in a judgement (quotes excepted): they hide the number."""


def word(p: float) -> str:
    """The word for a probability between 0.01 and 0.99.

    Raises:
        UsageError: p is outside 0.01 to 0.99 (not said in words), or not a number.
    """
    if not 0.01 <= p <= 0.99:
        raise UsageError(f"no word for a probability of {p}: only 0.01 to 0.99 has one")
    return next(word for low, _, word in reversed(BANDS) if p >= low)


def phrase(p: float) -> str:
    """Word and number: `likely (62 %)`; below 0.01 `under 1 %`, above 0.99 `over 99 %`, without a word.

    Whole per cents, rounded half up, but never across the boundary of its word.

    Raises:
        UsageError: p is not between 0 and 1.
    """
    if not 0 <= p <= 1:
        raise UsageError(f"a probability lies between 0 and 1, got {p}")
    if p < 0.01:
        return "under 1 %"
    if p > 0.99:
        return "over 99 %"
    return f"{word(p)} ({percent(p)} %)"


def percent(p: float) -> int:
    """Whole per cents of p that lie in the band of its word: 0.548 is 54, not 55."""
    whole = int(100 * p + 0.5 + 1e-9)
    low, high, _ = next(band for band in reversed(BANDS) if p >= band[0])
    return min(max(whole, round(100 * low)), 99 if high == 0.99 else round(100 * high) - 1)
