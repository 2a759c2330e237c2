"""What `data list`, `show`, `cite` and `add` say and do about sources."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interstate import registry
from interstate.errors import BadInput, UsageError
from interstate.model.tie import Coverage
from interstate.sources import user
from interstate.sources.default import PACKAGED, packaged, source
from interstate.store import snapshot
from interstate.store.ledger import Held, LedgerRow, covered, held, loads
from interstate.store.load import Loaded, load


@dataclass(frozen=True, slots=True)
class Entry:
    """One source: what it is, and what the world holds of it (zero where it is not loaded)."""

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
    wanted = sorted({*names(), *(row.source for row in rows)})
    return tuple(_entry(name, rows, notes) for name in wanted)


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


def add(folder: Path, name: str, file: Path | None = None, wait: float | None = None) -> tuple[Loaded, ...]:
    """Load a source into the world: a packaged one from the package, `user` from a file in the layout of a world folder.

    Raises:
        UsageError: an unknown name, a file missing or not wanted.
        BadInput: the file cannot be read; the line is named, and nothing is changed.
        StoreBusy, DiskFull: as `load`.
    """
    if name in PACKAGED:
        if file is not None:
            raise UsageError(
                f"{name} comes with the package and takes no file; a file of your own is added as {user.NAME}."
            )
        return load(folder, packaged((name,)), wait)
    if name != user.NAME:
        raise UsageError(f'no source is called "{name}"; there are: {", ".join(names())}')
    if file is None:
        raise UsageError(f"{user.NAME} needs a file: interstate data add {user.NAME} --file PATH")
    if not file.is_file():
        raise BadInput(f"{file} does not exist.")
    return load(folder, [user.user_batch(file)], wait)


def _about(name: str) -> tuple[str, str, str, str, str]:
    """First line, doi, citation, terms and version of a source."""
    if name == user.NAME:
        return "Files of the user.", "", user.CITATION, "user-only", ""
    one = source(name)
    first = (type(one).__doc__ or "").strip().splitlines()
    return first[0] if first else "", one.doi, one.citation, one.terms, one.version


def _entry(name: str, rows: tuple[Held, ...], notes: tuple[LedgerRow, ...]) -> Entry:
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
    )
