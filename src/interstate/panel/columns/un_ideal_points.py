"""Positions of states in the votes of the UN General Assembly, and how far two of them are apart."""

from interstate.panel.column import Column


def un_ideal_points() -> Column:
    """Ideal point of the state in the session of the year (Bailey, Strezhnev and Voeten 2017); no unit, about -3 to 3."""
    return Column("un_ideal_points", "ideal_point", "number", "state", "open", "ideal point in the UN General Assembly")


def ideal_point_distance() -> Column:
    """Absolute difference of the ideal points of the two states."""
    title = "absolute difference of the ideal points"
    return Column("ideal_point_distance", "ideal_point", "number", "state", "open", title, pairing="distance")
