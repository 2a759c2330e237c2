"""Transfers of major arms, and the share of them that came from one supplier."""

from interstate.errors import UsageError
from interstate.panel.column import Column

TIV = (("TIV million", 1.0), ("TIV", 1.0))


def arms() -> Column:
    """Arms that a received from b in the year, in millions of SIPRI trend-indicator value; deliveries add up."""
    title = "arms a received from b, TIV million"
    return Column(
        "arms", "arms", "number", "directed", "closed", title, unit="TIV million", units=TIV, flow=True, pick="sum"
    )


def arms_dependence(window: int = 5) -> Column:
    """Share of a's arms imports of the last `window` years, this one included, that came from b: 0 to 1.

    TIV(b -> a) / sum over k of TIV(k -> a). A state without imports in the window has no value; a window that is not all
    covered has none either. Idea: Hirschman (1945).

    Raises:
        UsageError: `window` is no whole number of years from 1 to 50.
    """
    if isinstance(window, bool) or not isinstance(window, int) or not 1 <= window <= 50:
        raise UsageError(f"arms_dependence needs a window of 1 to 50 years, got {window}.")
    name = "arms_dependence" if window == 5 else f"arms_dependence_{window}"
    title = f"share of a's arms imports of {window} years that came from b"
    return Column(
        name,
        "arms",
        "number",
        "directed",
        "closed",
        title,
        recipe="share",
        units=TIV,
        window=window,
        flow=True,
        pick="sum",
    )
