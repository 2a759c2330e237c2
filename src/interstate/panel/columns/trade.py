"""Imports of one state from another, and the share of them that came from one partner."""

from interstate.panel.column import Column

DOLLARS = (("US$", 1.0), ("US$ thousand", 1e3), ("US$ million", 1e6), ("US$ mn", 1e6), ("US$ bn", 1e9))


def trade() -> Column:
    """What a imported from b in the year, in US dollars of that year."""
    title = "imports of a from b, US$"
    return Column("trade", "trade", "number", "directed", "closed", title, unit="US$", units=DOLLARS, flow=True)


def trade_dependence() -> Column:
    """Share of a's imports of the year that came from b: 0 to 1; a state without imports has no value."""
    title = "share of a's imports that came from b"
    return Column(
        "trade_dependence", "trade", "number", "directed", "closed", title, recipe="share", units=DOLLARS, flow=True
    )
