"""Texts or event files in, implications and a brief out: the whole road, in one function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from interstate import registry
from interstate.brief.compose import compose
from interstate.codes import states as state_codes
from interstate.errors import InsufficientEvidence
from interstate.implications.chain import implications
from interstate.model.article import Reading
from interstate.model.brief import Brief
from interstate.model.event import Claim, Event
from interstate.model.implication import Considered, Implication
from interstate.model.relation import Relation
from interstate.store.world import World
from interstate.workflows.helper import Helper
from interstate.workflows.ingest import Progress, ingest, silent
from interstate.workflows.world import open_world

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".txt": "terminal"}


@dataclass(frozen=True, slots=True)
class Explained:
    """Readings numbered together, the world they were placed in, and the implications."""

    readings: tuple[Reading, ...]
    world: World
    as_of: date
    day_note: str
    implications: tuple[Implication, ...]
    considered: tuple[Considered, ...]


@dataclass(frozen=True, slots=True)
class Analysis(Explained):
    """What was read, in which world, and what it means; `brief` puts it into sentences."""

    brief: Brief

    def render(self, style: str = "html") -> bytes:
        """The brief in one format (a renderer of the registry)."""
        rendered: bytes = registry.load("renderers", style)(self.brief)
        return rendered

    def save(self, path: str | Path, style: str | None = None) -> Path:
        """Write the brief to a file; the ending decides the format unless `style` is given."""
        target = Path(path)
        target.write_bytes(self.render(style or SUFFIXES.get(target.suffix, "html")))
        return target


def explain(
    sources: Sequence[str | Path],
    as_of: date | None = None,
    world: World | None = None,
    folder: Path | None = None,
    today: date | None = None,
    progress: Progress = silent,
    only: Callable[[Event | Relation], bool] | None = None,
    focal: str | None = None,
    helper: Helper | None = None,
) -> Explained:
    """Read the sources, settle the day, open the world as of that day, and run every mechanism.

    `folder`: a world of its own (`--world`). `only`: which items may trigger (all by default). `focal`: leave-one-fact-out is tried
    for this state and the states of the events (None = for all). `helper`: a language model that the user named.

    Raises:
        BadInput: a source cannot be read.
        InsufficientEvidence: nothing between two states or blocs was found.
    """
    readings = ingest(sources, as_of, progress, helper)
    day, note = settle_day(readings, as_of, today or datetime.now(UTC).date(), world)
    known = world or open_world(day, folder, progress)
    events, claims, relations = items(readings)
    if only is not None:
        events, claims, relations = ([item for item in group if only(item)] for group in (events, claims, relations))  # type: ignore[assignment]
    if not (events or claims or relations):
        raise InsufficientEvidence("The text names no event between states; nothing to conclude.")
    progress("working out what it means")
    parties = {code for event in events for code in (event.actor, event.recipient) if code}
    tested = {focal, *parties} if focal else None
    found, silent_ones = implications(events, claims, relations, known, tested=tested)
    return Explained(readings, known, day, note, found, silent_ones)


def analyse(
    sources: str | Path | Sequence[str | Path],
    focal: str,
    world: World | None = None,
    as_of: date | None = None,
    folder: Path | None = None,
    today: date | None = None,
    progress: Progress = silent,
    helper: Helper | None = None,
) -> Analysis:
    """From sources to a checked brief for the state `focal`; see `explain` for the rest.

    Raises:
        UsageError: `focal` is not the code of a state.
        InsufficientEvidence: the sources hold no event between states.
    """
    state_codes.check(focal)
    paths = [sources] if isinstance(sources, str | Path) else list(sources)
    found = explain(paths, as_of, world, folder, today, progress, focal=focal, helper=helper)
    progress("writing the brief")
    brief = compose(
        found.readings, found.implications, found.considered, found.world, focal, found.as_of, found.day_note
    )
    return Analysis(
        found.readings, found.world, found.as_of, found.day_note, found.implications, found.considered, brief
    )


def items(readings: Sequence[Reading]) -> tuple[list[Event], list[Claim], list[Relation]]:
    """All that may trigger a mechanism."""
    return (
        [event for reading in readings for event in reading.events],
        [claim for reading in readings for claim in reading.claims],
        [item for reading in readings for item in reading.relations],
    )


def settle_day(readings: Sequence[Reading], as_of: date | None, today: date, world: World | None) -> tuple[date, str]:
    """The day whose world is used, and the line that says so: given, of the world, latest publication, else today."""
    dated = [reading.article.published for reading in readings if reading.article.published]
    undated = len(readings) - len(dated)
    if as_of:
        day, why = as_of, "as asked"
    elif world is not None:
        day, why = world.as_of, "the day of the world that was handed in"
    elif dated:
        day, why = max(dated), "the day of publication"
    else:
        day, why = today, "today, UTC"
    note = f"World as of {day.day} {day:%B %Y} ({why})."
    if undated:
        which = "The text is undated" if undated == len(readings) else f"{undated} of the texts are undated"
        note = f"{which}: what it calls recent is read against this day. {note}"
    return day, note
