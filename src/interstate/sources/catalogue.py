"""What `data list`, `show`, `cite` and `add` say and do about sources."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from interstate import registry
from interstate.errors import BadInput, UsageError
from interstate.model.tie import Coverage
from interstate.sources import user
from interstate.sources.base import Dataset, Download, Source
from interstate.sources.default import PACKAGED, packaged, source
from interstate.store import snapshot
from interstate.store.folders import cache_folder
from interstate.store.ledger import Held, LedgerRow, covered, gaps, held, loads
from interstate.store.ledger import files as loaded_files
from interstate.store.load import Loaded, load


@dataclass(frozen=True, slots=True)
class Entry:
    """One source: what it is, and what the world holds of it (zero where it is not loaded).

    `first`, `last`: earliest and latest day that a fact or event is about; `gaps`: known holes in its coverage.
    """

    name: str
    about: str
    version: str
    terms: str
    doi: str
    citation: str
    retrieved: date | None
    layers: tuple[str, ...]
    facts: int
    records: int
    unverified: int
    published: date | None
    first: date | None = None
    last: date | None = None
    gaps: int = 0
    origin: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """All there is to say about one source."""

    entry: Entry
    layers: tuple[Held, ...]
    coverage: tuple[Coverage, ...]
    loads: tuple[LedgerRow, ...]


def names() -> tuple[str, ...]:
    """Names of the sources that can be asked for."""
    return tuple(sorted({*registry.names("sources"), user.NAME}))


def listing(folder: Path) -> tuple[Entry, ...]:
    """Every source at hand, with its share of the world in `folder`; sources that were only loaded come along.

    Raises:
        VerificationFailed: the world is damaged.
    """
    rows = held(folder) if snapshot.exists(folder) else ()
    notes = loads(folder) if snapshot.exists(folder) else ()
    holes = gaps(folder) if snapshot.exists(folder) else {}
    wanted = sorted({*names(), *(row.source for row in rows)})
    return tuple(_entry(name, rows, notes, holes.get(name, 0)) for name in wanted)


def show(folder: Path, name: str) -> Shown:
    """One source in full.

    Raises:
        UsageError: no source has this name; the message lists those there are.
    """
    entries = {entry.name: entry for entry in listing(folder)}
    if name not in entries:
        raise UsageError(f'no source is called "{name}"; there are: {", ".join(entries)}')
    there = snapshot.exists(folder)
    return Shown(
        entries[name],
        tuple(row for row in held(folder) if row.source == name) if there else (),
        covered(folder, name) if there else (),
        tuple(row for row in loads(folder) if row.source == name) if there else (),
    )


def cite(name: str | None = None) -> tuple[tuple[str, str, str], ...]:
    """(source, citation, terms) of one source or of all.

    Raises:
        UsageError: no source has this name.
    """
    if name is not None and name not in names():
        raise UsageError(f'no source is called "{name}"; there are: {", ".join(names())}')
    wanted = names() if name is None else (name,)
    return tuple((one, _about(one)[2], _about(one)[3]) for one in wanted)


def licence(name: str) -> str:
    """What the terms of a source allow, in plain words, and where it is from: shown before it is loaded.

    Raises:
        UsageError: no source has this name.
    """
    if name == user.NAME:
        return "Your own file; its rows are marked user-only and left out of what is passed on."
    one = data_set(name)
    return f"{one.licence} Origin: {one.origin}" if one is not None else ""


def data_set(name: str) -> Dataset | None:
    """The data set of a name; None for a source that comes with the package.

    Raises:
        UsageError: no source has this name.
    """
    if name not in names():
        raise UsageError(f'no source is called "{name}"; there are: {", ".join(names())}')
    made: Any = None if name == user.NAME else source(name)
    return made if hasattr(made, "tables") else None


def add(
    folder: Path,
    name: str,
    files: Sequence[Path] = (),
    since: date | None = None,
    until: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
    wait: float | None = None,
) -> tuple[Loaded, ...]:
    """Load a source into the world: a packaged one from the package, a data set from its origin or from files (or folders of
    files) that the user has, `user` from a file in the layout of a world folder. Empty where nothing was new.

    `since`, `until`: days of publication to ask the origin for.

    Raises:
        UsageError: an unknown name, a file missing or not wanted.
        BadInput: no file can be read; the line is named, and nothing is changed.
        Unreachable: the origin does not answer.
        StoreBusy, DiskFull: as `load`.
    """
    found = data_set(name)
    if found is not None:
        return _add_data_set(folder, found, files, since, until, progress, wait)
    if name in PACKAGED:
        if files:
            raise UsageError(
                f"{name} comes with the package and takes no file; a file of your own is added as {user.NAME}."
            )
        return load(folder, packaged((name,)), wait)
    if not files:
        raise UsageError(f"{user.NAME} needs a file: interstate data add {user.NAME} --file PATH")
    return load(folder, [user.user_batch(path) for path in _files(files)], wait)


def _files(given: Sequence[Path]) -> list[Path]:
    """Files as given; a folder stands for the files in it, in order of their names."""
    found: list[Path] = []
    for path in given:
        if not path.exists():
            raise BadInput(f"{path} does not exist.")
        found += sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
    return found


def _add_data_set(
    folder: Path,
    one: Dataset,
    files: Sequence[Path],
    since: date | None,
    until: date | None,
    progress: Callable[[str], None],
    wait: float | None,
) -> tuple[Loaded, ...]:
    from interstate.sources.adding import stager

    if files:
        downloads = [download for path in _files(files) for download in one.files(path)]
    else:
        downloads = list(_fetched(one, since, until, progress))

    def stream() -> Iterator[Download]:
        return iter(downloads)

    return load(folder, stager(one, stream, loaded_files(folder, one.name), progress), wait)


def _fetched(
    one: Dataset, since: date | None, until: date | None, progress: Callable[[str], None]
) -> Iterator[Download]:
    from interstate.sources.batch import BEGINNING
    from interstate.sources.days import today
    from interstate.store.fetch import Door

    cache = cache_folder() / one.name
    cache.mkdir(parents=True, exist_ok=True)
    with Door.open() as door:
        for number, download in enumerate(one.fetch(since or BEGINNING, until or today(), cache, door), 1):
            progress(f"{one.name}: {download.label} is here ({number})")
            yield download


def _about(name: str) -> tuple[str, str, str, str, str]:
    """First line, doi, citation, terms and version of a source."""
    if name == user.NAME:
        return "Files of the user.", "", user.CITATION, "user-only", ""
    one: Source | Dataset = source(name)
    first = (type(one).__doc__ or "").strip().splitlines()
    return first[0] if first else "", one.doi, one.citation, one.terms, getattr(one, "version", "")


def _entry(name: str, rows: tuple[Held, ...], notes: tuple[LedgerRow, ...], holes: int) -> Entry:
    mine = [row for row in rows if row.source == name]
    last = next((note for note in reversed(notes) if note.source == name), None)
    if name in names():
        about, doi, citation, terms, version = _about(name)
    else:
        about, doi, citation, terms, version = "", "", "", "", ""
    days = [row.published for row in mine if row.published]
    return Entry(
        name=name,
        about=about,
        version=last.version if last else version,
        terms=last.terms if last else terms,
        doi=doi,
        citation=last.citation if last else citation,
        retrieved=last.retrieved if last else None,
        layers=tuple(row.layer for row in mine),
        facts=sum(row.facts for row in mine),
        records=sum(row.records for row in mine),
        unverified=sum(row.unverified for row in mine),
        published=max(days, default=None),
        first=min((row.first for row in mine if row.first), default=None),
        last=max((row.last for row in mine if row.last), default=None),
        gaps=holes,
    )
