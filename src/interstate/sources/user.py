"""Files of the user in the layout of a world folder, loaded as the source `user` with the terms `user-only`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from interstate.errors import BadInput
from interstate.sources import folder as layouts
from interstate.sources.rows import header
from interstate.store import snapshot
from interstate.store.folders import raw_folder
from interstate.store.load import Batch

NAME = "user"
CITATION = "A file of the user; each row names its own source."
LAYOUTS = {"ties": layouts.TIES, "events": layouts.EVENTS}


def layout(path: Path) -> str:
    """`ties` or `events`, by the header of the file.

    Raises:
        BadInput: neither.
    """
    columns = set(header(path))
    for kind, needed in LAYOUTS.items():
        if columns >= set(needed):
            return kind
    raise BadInput(
        f"{path.name} is neither a file of ties nor of events; expected the columns "
        f"{','.join(layouts.TIES)} or {','.join(layouts.EVENTS)}."
    )


def user_batch(path: Path, keep: bool = True) -> Batch:
    """One file as a load. Records are named by their content, so that the same row in two files is one fact.

    Raises:
        BadInput, UnknownCode, UnreadColumn: as for a world folder, naming file and line.
    """
    kind = layout(path)
    ties = tuple(layouts.ties(path, source=NAME)) if kind == "ties" else ()
    events = tuple(layouts.events(path, source=NAME)) if kind == "events" else ()
    digest = snapshot.sha256(path)
    lines = layouts.count(path)
    return Batch(
        source=NAME,
        version=digest[:12],
        ties=tuple({tie.fact_id: tie for tie in ties}.values()),
        events=tuple({event.id: event for event in events}.values()),
        coverage=(),
        files=(path.name,),
        rows_read=lines,
        rows_loaded=lines,
        sha256=digest,
        terms="user-only",
        citation=CITATION,
        retrieved=datetime.now(UTC).date(),
        raw=(path,) if keep else (),
    )


def raw_batches(folder: Path) -> Iterator[Batch]:
    """The files of the user that were kept beside the world, in the order of their hashes.

    Raises:
        BadInput: a kept file was changed: its name is its hash.
    """
    for path in sorted((raw_folder(folder) / NAME).glob("*")):
        if path.stem != snapshot.sha256(path):
            raise BadInput(f"{path} was changed since it was added; add the file again and remove this one.")
        yield user_batch(path, keep=False)
