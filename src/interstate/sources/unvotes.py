"""Roll calls as the R package unvotes holds them: votes by name of state in one file, the days of the roll calls in another."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from interstate.errors import BadInput
from interstate.sources.archive import members
from interstate.sources.opened import header, laid_out, lines, text_of
from interstate.sources.textual import new_file
from interstate.store.bulk import Table

VOTES = re.compile(r"(^|/)(un_?)?votes\.csv$", re.IGNORECASE)
CALLS = re.compile(r"(^|/)(un_)?roll_?calls\.csv$", re.IGNORECASE)
WHAT = "the votes of the R package unvotes"
VOTE_COLUMNS = ("rcid", "country", "country_code", "vote")
CALL_COLUMNS = ("session", "importantvote", "unres", "amend", "para", "short", "descr")
COLUMNS = ("rcid", "country", "country_code", "vote", "date")

SELECT = """
    WITH dated AS (SELECT *, TRY_CAST("date" AS DATE) AS day FROM raw WHERE coalesce(vote, 'NA') <> 'NA'),
    seated AS (
        SELECT dated.*, CASE WHEN country_code = 'TW' AND day < DATE '1949-12-08' THEN 'CHN'
            ELSE coalesce(own.iso3, CASE WHEN country_code <> 'NA' OR country = 'Namibia' THEN two.iso3 END) END AS state
        FROM dated LEFT JOIN iso2_code two ON two.code = country_code
        LEFT JOIN (VALUES ('Federal Republic of Germany', 'DEU'), ('Yemen Arab Republic', 'YEM')) own(name, iso3)
            ON own.name = country
    )
    SELECT line, rcid || '-' || country AS record, 'vote' AS layer, state AS state_a, rcid AS kind, day AS "start",
        day + 1 AS "end", 'day' AS precision, 'lag' AS published_basis,
        CASE vote WHEN 'yes' THEN 1.0 WHEN 'abstain' THEN 2.0 WHEN 'no' THEN 3.0 END AS value,
        CASE WHEN day IS NULL THEN 'roll call ' || coalesce(rcid, '(none)') || ' has no day'
             WHEN vote NOT IN ('yes', 'abstain', 'no') THEN 'vote ' || vote || ' is none of yes, abstain, no'
             WHEN state IS NULL THEN '"' || coalesce(country, '(none)') || '" is in no list of states' END AS reject
    FROM seated
"""


def holds(path: Path) -> bool:
    """Whether a file is a zip of the two tables."""
    with path.open("rb") as file:
        if not file.read(4).startswith(b"PK\x03\x04"):
            return False
    names = members(path)
    return any(map(CALLS.search, names)) and any(map(VOTES.search, names))


def last(path: Path) -> date:
    """The day of the last roll call.

    Raises:
        BadInput: no roll call has a day.
    """
    with TemporaryDirectory() as place:
        found = max(_days(path, Path(place)).values(), default="")
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise BadInput(f"{path.name} names no day of a roll call.") from None


def table(path: Path, place: Path) -> Table:
    """The votes with the day of their roll call, line for line."""
    days = _days(path, place)
    text = text_of(path, VOTES, WHAT, place)
    names = header(text)
    laid_out(names, VOTE_COLUMNS, (), "", path.name)
    to, out = new_file(place, "unvotes", (path.name,))
    out.close()
    with to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_dated(text, names, days))
    return Table("facts", (to,), COLUMNS, frozenset(COLUMNS), SELECT)


def _dated(text: Path, names: tuple[str, ...], days: dict[str, str]) -> Iterator[list[str]]:
    at = [names.index(name) for name in VOTE_COLUMNS]
    rows = lines(text)
    next(rows)
    for row in rows:
        if len(row) == len(names):
            cells = [row[index] for index in at]
            yield [*cells, days.get(cells[0], "")]
        else:
            yield row[:1]  # too short or too long: the loader rejects it with its line


def _days(path: Path, place: Path) -> dict[str, str]:
    text = text_of(path, CALLS, "the roll calls of the R package unvotes", place)
    names = header(text)
    laid_out(names, ("rcid", "date"), CALL_COLUMNS, "", path.name)
    call, day = names.index("rcid"), names.index("date")
    rows = lines(text)
    next(rows)
    return {row[call]: row[day] for row in rows if len(row) == len(names) and row[day] != "NA"}
