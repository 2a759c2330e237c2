"""State numbers of the project in SQL: who bore a number in a year, and what to say where nobody did."""

FIRST = 1946
"""The first year that is kept: the code books of states begin there. Earlier years are read and left out."""
KEPT = f"(y IS NULL OR y NOT BETWEEN 1816 AND {FIRST - 1})"
"""The condition that a row is kept or rejected, not left out; `y` is its year as a number."""


def bearer(alias: str, column: str) -> str:
    """A join that gives `alias.iso3`, the state that bore a number in the year `y`."""
    return f'LEFT JOIN cow_year {alias} ON {alias}.code = TRY_CAST("{column}" AS INTEGER) AND {alias}.year = y'


def trouble(*pairs: tuple[str, str], more: str = "") -> str:
    """An expression: why a row cannot be read, NULL if it can; a row is read as a whole or not at all.

    `pairs`: alias of a join and the column with its number. `more`: further `WHEN ... THEN ...`.
    """
    unknown = " ".join(
        f"WHEN {alias}.iso3 IS NULL THEN 'state number ' || coalesce(\"{column}\", '(empty)') || ' is in no list for ' || y"
        for alias, column in pairs
    )
    return (
        "CASE WHEN y IS NULL OR y NOT BETWEEN 1816 AND 2100 THEN coalesce('year ' || dated.\"year\" || ' is no year', "
        f"'the year is empty') {unknown} {more} END"
    )


DATED = 'dated AS (SELECT *, TRY_CAST("year" AS INTEGER) AS y FROM raw)'
"""A common table: the rows with their year as the number `y`."""


def named(first: str, second: str, more: str = "") -> str:
    """Common tables `dated` and `named`: rows of two states and a year, with `one` and `other` (iso3) and `trouble`."""
    return f"""
        {DATED}, named AS (
            SELECT dated.*, a.iso3 AS one, b.iso3 AS other, {trouble(("a", first), ("b", second), more=more)} AS trouble
            FROM dated {bearer("a", first)} {bearer("b", second)}
            WHERE {KEPT}
        )"""


SPAN = """
    make_date(CASE WHEN trouble IS NULL THEN y END, 1, 1) AS "start",
    make_date(CASE WHEN trouble IS NULL THEN y END + 1, 1, 1) AS "end", 'year' AS precision"""
"""Columns of a fact that held in the year `y`."""
APART = "(trouble IS NOT NULL OR one <> other)"
"""The condition that the two states are two: numbers of one state before and after a union stand for one state here."""


def no_number(column: str, missing: int | None = None) -> str:
    """`WHEN` clauses: a cell is no number, or is below zero and not the missing code."""
    number = f'TRY_CAST("{column}" AS DOUBLE)'
    return (
        f"WHEN {number} IS NULL THEN '{column}: ' || coalesce(\"{column}\" || ' is no number', 'the cell is empty') "
        f"WHEN {number} < 0 AND {number} IS DISTINCT FROM {missing if missing is not None else 'NULL'} "
        f"THEN '{column} is ' || \"{column}\" || ', below zero and not a missing code' "
    )


def no_code(column: str, codes: tuple[str, ...]) -> str:
    """A `WHEN` clause: a cell is none of the codes that a column may hold."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return (
        f'WHEN "{column}" IS NULL OR "{column}" NOT IN ({listed}) '
        f"THEN '{column} is ' || coalesce(\"{column}\", 'empty') || ', none of {', '.join(codes)}' "
    )
