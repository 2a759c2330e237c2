"""What would change our mind: what to watch, by when, and which implication it would change."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from interstate.brief.words import act, day, subject
from interstate.model.article import Reading
from interstate.model.brief import Indicator, Line
from interstate.model.implication import Implication

MOST = 6


def indicators(implications: Sequence[Implication], readings: Sequence[Reading], as_of: date) -> tuple[Indicator, ...]:
    """Claims that would become firm if reported as done, and counted outcomes with the day they fall due."""
    return tuple([*claims_to_watch(implications, readings, as_of), *outcomes(implications, as_of)][:MOST])


def claims_to_watch(
    implications: Sequence[Implication], readings: Sequence[Reading], as_of: date
) -> Iterator[Indicator]:
    """A report that a claimed act was done."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    for key, claim in claims.items():
        hanging = [item for item in implications if key in item.contingent_on]
        if not hanging:
            continue
        due = as_of + timedelta(days=max(item.horizon_days or 0 for item in hanging) or 180)
        first = hanging[0]
        text = f"A report that this was done: {act(claim)} ({key}). It would firm up {first.id}; a denial would end it."
        yield Indicator(Line(text, (*claim.evidence, *first.evidence), (first.id,)), due, first.id)


def outcomes(implications: Sequence[Implication], as_of: date) -> Iterator[Indicator]:
    """A counted outcome that has or has not come by its day."""
    asked = set()
    for item in implications:
        if item.likelihood is None or item.horizon_days is None or item.likelihood.question in asked:
            continue
        asked.add(item.likelihood.question)
        due = as_of + timedelta(days=item.horizon_days)
        text = f"{subject(item.likelihood.question)}. If it has not come by its day, {item.id} did not come true."
        yield Indicator(Line(text, item.likelihood.evidence + item.evidence, (item.id,)), due, item.id)


def due(indicator: Indicator) -> str:
    """The day of an indicator in words."""
    return day(indicator.by)
