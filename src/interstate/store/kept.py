"""The raw files that data sets were loaded from: kept beside the world under their hash, with notes on what they are."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interstate.errors import VerificationFailed
from interstate.store import snapshot
from interstate.store.failpoint import failpoint
from interstate.store.folders import cache_folder, raw_folder

NOTE = ".about.json"
AGAIN = "add the file again with interstate data add."
FEW = 8
"""Files up to this number are written to the disk one by one."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One raw file: where it lies, and what has to be known to read it again."""

    path: Path
    source: str
    sha256: str
    name: str
    version: str
    published: date
    url: str | None = None
    retrieved: date | None = None


def keep(folder: Path, files: Sequence[KeptFile]) -> None:
    """Put files and one note on them under `raw/SOURCE/` of a world; a file that lies there whole is left as it is."""
    for source in sorted({file.source for file in files}):
        mine = [file for file in files if file.source == source]
        home = raw_folder(folder) / source
        home.mkdir(parents=True, exist_ok=True)
        for file in mine:
            _keep(folder, home / _name(file), file)
        _settle(home, [home / _name(file) for file in mine])
        note = _note(mine)
        name = f"{hashlib.sha256(note.encode()).hexdigest()}{NOTE}"
        snapshot.swap(home, name, note, "raw.renamed", "raw.renamed")


def _name(file: KeptFile) -> str:
    return f"{file.sha256}{''.join(file.path.suffixes[-1:]).lower()}"


def _keep(folder: Path, target: Path, file: KeptFile) -> None:
    if target.exists() and snapshot.sha256(target) == file.sha256:
        return
    temporary = folder / f"{snapshot.TEMPORARY}{os.getpid()}-raw"
    _copied(file.path, temporary)
    failpoint("raw.written")
    temporary.rename(target)


def _copied(path: Path, target: Path) -> None:
    """A second name for a download of ours where the disk allows it; a file of the user is copied, for it may be edited."""
    try:
        if not path.resolve().is_relative_to(cache_folder().resolve()):
            raise OSError
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)


def _settle(home: Path, paths: Sequence[Path]) -> None:
    """Have the kernel write the files: one by one while they are few, all at once where that is quicker."""
    if len(paths) > FEW:
        os.sync()
    else:
        for path in (*paths, home):
            snapshot.sync(path)


def _note(files: Sequence[KeptFile]) -> str:
    told = [
        {
            "file": _name(file),
            "source": file.source,
            "sha256": file.sha256,
            "name": file.name,
            "version": file.version,
            "published": file.published.isoformat(),
            "url": file.url,
            "retrieved": file.retrieved.isoformat() if file.retrieved else None,
        }
        for file in files
    ]
    return json.dumps(told, indent=1, sort_keys=True)


def kept(folder: Path) -> Iterator[KeptFile]:
    """Every raw file that a note tells of, once.

    Raises:
        VerificationFailed: a note or a file is not what it was, so a world made of them would lack something or be wrong.
    """
    for _, line in unsound(folder):
        raise VerificationFailed(line)
    yield from _told(folder, "*")


def whole(folder: Path, source: str) -> frozenset[str]:
    """sha256 of the raw files of a source that lie there and that a sound note tells of."""
    return frozenset(file.sha256 for file in _told(folder, source) if file.path.is_file())


def _told(folder: Path, source: str) -> Iterator[KeptFile]:
    """Every raw file that a sound note tells of, once."""
    seen: set[tuple[str, str]] = set()
    for note in sorted(raw_folder(folder).glob(f"{source}/*{NOTE}")):
        for file in _read(note) or ():
            if (file.source, file.sha256) not in seen:
                seen.add((file.source, file.sha256))
                yield file


def _read(note: Path) -> list[KeptFile] | None:
    """The files of a note; None where it is not what it was (its name is its hash)."""
    try:
        data = note.read_bytes()
        if note.name != f"{hashlib.sha256(data).hexdigest()}{NOTE}":
            return None
        return [_file(note.parent, cells) for cells in json.loads(data)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _file(home: Path, cells: dict[str, str | None]) -> KeptFile:
    retrieved = cells["retrieved"]
    return KeptFile(
        home / str(cells["file"]),
        str(cells["source"]),
        str(cells["sha256"]),
        str(cells["name"]),
        str(cells["version"]),
        date.fromisoformat(str(cells["published"])),
        cells["url"],
        date.fromisoformat(retrieved) if retrieved else None,
    )


def unsound(folder: Path) -> Iterator[tuple[Path, str]]:
    """Raw files and notes that are not what they were (both are named by their hash) or are missing, each with a line on it."""
    for path in sorted(raw_folder(folder).glob("*/*")):
        if path.name.endswith(NOTE):
            wrong = _read(path) is None
        else:
            wrong = path.stem != snapshot.sha256(path)
        if wrong:
            yield path, f"{path} does not match its checksum; remove it and {AGAIN}"
    for file in _told(folder, "*"):
        if not file.path.is_file():
            yield file.path, f"{file.path} ({file.name}) is missing; {AGAIN}"
