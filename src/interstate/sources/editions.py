"""Editions of one record: what was known when a spell began, and what was known when it ended.

Day of publication, where a table gives none: the day of the thing itself; a month or year is known at its end. A row
without a start counts as long known: it is published on 1946-01-01, or on the day on which the younger of the two states
began, with `published_basis` "lag" and low confidence.
"""

from collections.abc import Iterator
from datetime import date

from interstate.codes import states
from interstate.model.tie import Tie
from interstate.sources.days import When
from interstate.store.identity import edition

OPENING = date(1946, 1, 1)
"""The first day of the record."""


def long_known(*codes: str | None) -> date:
    """The day from which an undated row counts as known: the opening of the record, or the birth of the younger state."""
    born = [states.state(code).start for code in codes if code and states.is_state(code)]
    return max([OPENING, *born])


def begun(template: Tie, start: When | None, statement: str, version: str = "begun") -> Tie:
    """The edition that knows a start and no end."""
    if start is None:
        return edition(
            template,
            start=None,
            end=None,
            published=long_known(template.state_a, template.state_b),
            published_basis="lag",
            version=version,
            statement=statement,
            confidence="low",
        )
    return edition(
        template,
        start=start.first,
        end=None,
        published=start.last,
        version=version,
        statement=statement,
        precision=start.precision,
    )


def spell(template: Tie, start: When | None, end: When | None, open_words: str, closed_words: str) -> Iterator[Tie]:
    """One edition known at the start, and a second one known at the end, if it ended later than it became known."""
    first = begun(template, start, open_words)
    if end is None:
        yield first
        return
    if end.last > first.published:
        yield first
    yield edition(
        first,
        end=until(start, end),
        published=max(first.published, end.last),
        published_basis="printed",
        version="ended",
        statement=closed_words,
        confidence=template.confidence,
    )


def until(start: When | None, end: When) -> date:
    """The exclusive end of a spell; a spell that began and ended on one printed day held on that day."""
    return max(end.until, start.after) if start and end.until <= start.first else end.until
