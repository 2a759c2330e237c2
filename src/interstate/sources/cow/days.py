"""Days in three columns, in SQL: -9 for a day or month that is not known."""

MISSING = "'-9'"


def first(day: str, month: str, year: str) -> str:
    """An expression: the first day that the columns can mean; NULL where they are none."""
    return (
        f"TRY_CAST({year} || '-' || CASE WHEN {month} = {MISSING} THEN '1' ELSE {month} END || '-' || "
        f"CASE WHEN {MISSING} IN ({day}, {month}) THEN '1' ELSE {day} END AS DATE)"
    )


def after(day: str, month: str, year: str) -> str:
    """An expression: the day after the last one that the columns can mean; NULL where they are none."""
    return (
        f"({first(day, month, year)} + CASE WHEN {month} = {MISSING} THEN INTERVAL 1 YEAR "
        f"WHEN {day} = {MISSING} THEN INTERVAL 1 MONTH ELSE INTERVAL 1 DAY END)::DATE"
    )


def precision(day: str, month: str) -> str:
    """An expression: how exactly a day is known."""
    return f"CASE WHEN {month} = {MISSING} THEN 'year' WHEN {day} = {MISSING} THEN 'month' ELSE 'day' END"


def no_day(what: str, found: str, *cells: str) -> str:
    """A `WHEN` clause: the expression `found` is no day."""
    shown = " || '.' || ".join(f"coalesce({cell}, '')" for cell in cells)
    return f"WHEN {found} IS NULL THEN '{what} ' || {shown} || ' is no day' "
