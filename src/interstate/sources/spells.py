"""Spells of pairs under the numbers of the Correlates of War project: which states they were."""

from interstate.sources.first_look import FIRST


def bearers(first: str, second: str) -> str:
    """A common table `bearer` (line, since, number, iso3) over one named `spell`, which has `line`, first and last year `s` and `e`.

    A number is that of the state which bore it first within the spell, from 1946 on.
    """
    return f"""
    bearer AS (
        SELECT line, s AS since, number, arg_min(iso3, year) AS iso3 FROM (
            SELECT line, s, e, {first} AS number FROM spell UNION SELECT line, s, e, {second} FROM spell) asked
        JOIN cow_year ON code = TRY_CAST(number AS INTEGER) AND year BETWEEN greatest(s, {FIRST}) AND e GROUP BY line, s, number
    )"""


def unknown(alias: str, column: str) -> str:
    """An arm of a CASE: why the state of a number, joined as `alias`, is not known."""
    return f"WHEN {alias}.iso3 IS NULL THEN 'state number ' || coalesce({column}, '(none)') || ' is in no list for these years'"
