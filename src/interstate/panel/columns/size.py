"""The size of a state: economy, people, forces."""

from interstate.panel.column import Column

DOLLARS = (("US$", 1.0), ("US$ thousand", 1e3), ("US$ million", 1e6), ("US$ mn", 1e6), ("US$ bn", 1e9))
PERSONS = (("persons", 1.0), ("thousand persons", 1e3), ("million persons", 1e6))


def gdp() -> Column:
    """Gross domestic product, US dollars at exchange rates."""
    return Column("gdp", "gdp", "number", "state", "open", "GDP, US$", unit="US$", units=DOLLARS)


def milex() -> Column:
    """Military spending, US dollars."""
    return Column("milex", "milex", "number", "state", "open", "military spending, US$", unit="US$", units=DOLLARS)


def personnel() -> Column:
    """Active armed forces, persons."""
    return Column("personnel", "personnel", "number", "state", "open", "forces, persons", unit="persons", units=PERSONS)


def population() -> Column:
    """Population, persons."""
    return Column(
        "population", "population", "number", "state", "open", "population, persons", unit="persons", units=PERSONS
    )
