"""The raw files that data sets were loaded from: kept beside the world under their hash, each with a note on what it is."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interstate.store import snapshot
from interstate.store.failpoint import failpoint
from interstate.store.folders import cache_folder, raw_folder

NOTE = ".about.json"


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


def keep(folder: Path, file: KeptFile) -> None:
    """Put a file and its note under `raw/SOURCE/` of a world; a file that lies there whole is left as it is."""
    home = raw_folder(folder) / file.source
    home.mkdir(parents=True, exist_ok=True)
    target = home / f"{file.sha256}{''.join(file.path.suffixes[-1:]).lower()}"
    if not (target.exists() and snapshot.sha256(target) == file.sha256):
        temporary = folder / f"{snapshot.TEMPORARY}{os.getpid()}-raw"
        _copied(file.path, temporary)
        failpoint("raw.written")
        temporary.rename(target)
    note = home / f"{file.sha256}{NOTE}"
    if not note.exists():
        snapshot.swap(home, note.name, _note(file, target.name), "raw.renamed", "raw.renamed")
    snapshot.sync(home)


def _copied(path: Path, target: Path) -> None:
    """A second name for a download of ours where the disk allows it; a file of the user is copied, for it may be edited."""
    try:
        if not path.resolve().is_relative_to(cache_folder().resolve()):
            raise OSError
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
    snapshot.sync(target)


def _note(file: KeptFile, kept_as: str) -> str:
    cells = {
        "file": kept_as,
        "source": file.source,
        "sha256": file.sha256,
        "name": file.name,
        "version": file.version,
        "published": file.published.isoformat(),
        "url": file.url,
        "retrieved": file.retrieved.isoformat() if file.retrieved else None,
    }
    return json.dumps({**cells, "check": _digest(cells)}, indent=1, sort_keys=True)


def _digest(cells: dict[str, str | None]) -> str:
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()


def kept(folder: Path) -> Iterator[KeptFile]:
    """Every raw file that has a sound note, by source and hash; notes that are not sound are left to `unsound`."""
    for note in sorted(raw_folder(folder).glob(f"*/*{NOTE}")):
        found = _read(note)
        if found is not None:
            yield found


def _read(note: Path) -> KeptFile | None:
    try:
        cells = json.loads(note.read_text(encoding="utf-8"))
        check = cells.pop("check")
        if check != _digest(cells) or not note.name.startswith(cells["sha256"]):
            return None
        retrieved = cells["retrieved"]
        return KeptFile(
            note.parent / cells["file"],
            cells["source"],
            cells["sha256"],
            cells["name"],
            cells["version"],
            date.fromisoformat(cells["published"]),
            cells["url"],
            date.fromisoformat(retrieved) if retrieved else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def unsound(folder: Path) -> Iterator[Path]:
    """Raw files and notes that are not what they were: a file is named by its hash, a note carries its own."""
    for path in sorted(raw_folder(folder).glob("*/*")):
        if path.name.endswith(NOTE):
            if _read(path) is None:
                yield path
        elif path.stem != snapshot.sha256(path):
            yield path
