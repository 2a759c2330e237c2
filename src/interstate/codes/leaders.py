"""Who spoke for a state, and when: heads of state and government, and some foreign ministers, with dates of office."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from interstate.codes.tables import day, holds, rows


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office. `full`: the name and its other spellings; `short`: the form used alone in news, empty if none.

    `rule` = `after_full` when the short form is also a common word or name. `check`: seen or general (not yet looked up).
    `end` is exclusive, None = in office as far as is known.
    """

    iso3: str
    person: str
    full: tuple[str, ...]
    short: str
    rule: str
    office: str
    start: date | None
    end: date | None
    precision: str
    source_url: str
    check: str


@cache
def terms() -> tuple[Term, ...]:
    """All terms of office, by state and start."""
    return tuple(
        Term(
            row["iso3"],
            row["person"],
            (row["person"], *(text for text in row["variants"].split(";") if text)),
            row["short"],
            row["rule"],
            row["office"],
            day(row["start"]),
            day(row["end"]),
            row["precision"],
            row["source_url"],
            row["check"],
        )
        for row in rows("leaders")
    )


def in_office(iso3: str, on: date) -> tuple[Term, ...]:
    """Terms of one state that ran on a day."""
    return tuple(term for term in terms() if term.iso3 == iso3 and holds(term.start, term.end, on))
