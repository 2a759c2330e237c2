"""Sources of a run: articles go to the reader, event files are taken as they are."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from interstate import registry
from interstate.model.article import Reading
from interstate.workflows.helper import Helper

Progress = Callable[[str], None]


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
    from interstate.sources.folder import events_file

    readings: list[Reading] = []
    for source in sources:
        if str(source).lower().endswith(".csv"):
            readings.append(events_file(Path(source)))
            continue
        progress(f"reading {source}")
        article = load_article(str(source))
        reading = registry.load("readers", "rules")(article, as_of)
        readings.append(helper.help(reading, as_of, progress) if helper is not None else reading)
    joined: tuple[Reading, ...] = across(readings)
    return joined
