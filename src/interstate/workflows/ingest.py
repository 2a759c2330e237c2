"""Sources of a run: articles go to the reader, event files are taken as they are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from interstate import registry
from interstate.model.article import Article, Reading
from interstate.workflows.helper import Helper

Progress = Callable[[str], None]
STEP = 500
"""Sentences between two lines of progress."""


def silent(_text: str) -> None:
    """Progress that nobody wants to see."""


def ingest(
    sources: Sequence[str | Path],
    as_of: date | None = None,
    progress: Progress = silent,
    helper: Helper | None = None,
) -> tuple[Reading, ...]:
    """Read every source: text, HTML, PDF, `-` for standard input; a `.csv` with the columns of events.csv.

    An undated text is read against `as_of` where it is given. Ids run through all the texts, and one act told in several
    of them is one event with evidence from each. `helper`: a language model that the user named; none by default.

    Raises:
        BadInput: a source is empty, not text, too large, or a row of an event file cannot be used.
    """
    from interstate.reading.article import load_article
    from interstate.reading.collapse import across
    from interstate.reading.parse import watched
    from interstate.sources.folder import events_file

    readings: list[Reading] = []
    for source in sources:
        if str(source).lower().endswith(".csv"):
            readings.append(events_file(Path(source)))
            continue
        progress(f"reading {source}")
        article = unlike(load_article(str(source)), readings)
        with watched(steps(article.id, progress)):
            reading = registry.load("readers", "rules")(article, as_of)
        readings.append(helper.help(reading, as_of, progress) if helper is not None else reading)
    joined: tuple[Reading, ...] = across(readings)
    return joined


def steps(name: str, progress: Progress) -> Callable[[int], None]:
    """What a long text says of itself: a line every `STEP` sentences."""

    def tell(done: int) -> None:
        if done % STEP == 0:
            progress(f"{name}: {done:,} sentences read")

    return tell


def unlike(article: Article, readings: Sequence[Reading]) -> Article:
    """An article whose name no other text of the run has: `report.txt (2)` for a second file of that name."""
    taken = {reading.article.id for reading in readings}
    numbers = (f"{article.id} ({number})" for number in count(2))
    name = article.id if article.id not in taken else next(one for one in numbers if one not in taken)
    return article if name == article.id else replace(article, id=name)
