"""Read one text, or sentences line by line."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from interstate.model.article import Reading
from interstate.workflows.helper import Helper
from interstate.workflows.ingest import ingest, silent


def read(source: str | Path, day: date | None = None, helper: Helper | None = None) -> Reading:
    """Events, claims and relations of one text, each with its spans. `day`: what an undated text is read against.
    `helper`: a language model that the user named.

    Raises:
        BadInput: the source is empty, not text, or too large.
    """
    return ingest([source], day, silent, helper)[0]


def read_batch(lines: Iterable[str]) -> Iterator[str]:
    """Answers to sentences, one JSON object a line in and out (INTERFACES section 2)."""
    from interstate.reading.batch import answers

    yield from answers(lines)
