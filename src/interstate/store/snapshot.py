"""Immutable snapshots and the pointer to the newest one.

In the folder of a world: `current` (the pointer: name of a snapshot and the sha256 of its manifest), `world-000007.duckdb`,
`world-000007.json` (its manifest: size and sha256 of the file and of every part, hash of its content), the snapshot before it,
`parts/` (Parquet files that snapshots share), `raw/` and `lock`.
A pointer is swapped by a rename, so a reader sees the old world or the new one, never a mixture.
"""

import hashlib
import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from interstate.errors import VerificationFailed
from interstate.store import parts
from interstate.store.failpoint import failpoint
from interstate.store.parts import Part

POINTER = "current"
KEPT = 2
TEMPORARY = "tmp-"
NAME = re.compile(r"world-\d{6}")
REBUILD = "run interstate data verify --rebuild."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot must be: `content` is the hash of its facts, events and coverage, `counts` rows by layer, `versions`
    the latest of each source, `parts` the Parquet files that belong to it."""

    name: str
    size: int
    sha256: str
    content: str
    schema: str
    counts: dict[str, int]
    versions: dict[str, str]
    parts: tuple[Part, ...] = ()


def sha256(path: Path) -> str:
    """Hash of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def exists(folder: Path) -> bool:
    """True if a world was ever written in this folder and its pointer is still there."""
    return (folder / POINTER).is_file()


def pointed(folder: Path) -> str:
    """Name of the current snapshot, its manifest checked against the pointer.

    Raises:
        VerificationFailed: there is no pointer, or it or the manifest is damaged or missing.
    """
    pointer = folder / POINTER
    if not pointer.is_file():
        raise VerificationFailed(f"There is no world in {folder}; {REBUILD}")
    try:
        name, _, digest = pointer.read_text(encoding="ascii").strip().partition(" ")
    except UnicodeDecodeError:
        name, digest = "", ""
    if not NAME.fullmatch(name) or not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise VerificationFailed(f"The pointer {pointer} is damaged; {REBUILD}")
    path = folder / f"{name}.json"
    if not path.is_file():
        raise VerificationFailed(f"{path.name}, which {pointer} names, is missing; {REBUILD}")
    if sha256(path) != digest:
        raise VerificationFailed(f"{path.name} does not match its checksum in {pointer}; {REBUILD}")
    return name


def manifest(folder: Path, name: str) -> Manifest:
    """The manifest of a snapshot.

    Raises:
        VerificationFailed: it is missing or cannot be read.
    """
    path = folder / f"{name}.json"
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))
        listed = tuple(Part(**{**one, "layers": tuple(one["layers"])}) for one in cells.pop("parts", ()))
        return Manifest(**cells, parts=listed)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise VerificationFailed(f"{path.name} is missing or damaged; {REBUILD}") from None


def check(folder: Path, name: str) -> Manifest:
    """Compare a snapshot with its manifest.

    Raises:
        VerificationFailed: the file is missing, has another size or another hash.
    """
    wanted = manifest(folder, name)
    path = folder / f"{name}.duckdb"
    if not path.is_file():
        raise VerificationFailed(f"{path.name} is missing from {folder}; {REBUILD}")
    if path.stat().st_size != wanted.size or sha256(path) != wanted.sha256:
        raise VerificationFailed(f"{path.name} does not match its checksum; {REBUILD}")
    return wanted


def current(folder: Path) -> tuple[Path, Manifest]:
    """The file of the newest snapshot, checked.

    Raises:
        VerificationFailed: any part of it is missing or damaged, with the command that repairs it.
    """
    name = pointed(folder)
    wanted = check(folder, name)
    return folder / f"{name}.duckdb", wanted


def publish(
    folder: Path,
    written: Path,
    content: str,
    schema: str,
    counts: dict[str, int],
    versions: dict[str, str],
    kept: int = KEPT,
    listed: tuple[Part, ...] = (),
) -> Manifest:
    """Turn a closed file into the current snapshot: fsync, rename, manifest, pointer; `kept` stay."""
    name = f"world-{_last_number(folder) + 1:06d}"
    sync(written)
    failpoint("snapshot.synced")
    made = Manifest(name, written.stat().st_size, sha256(written), content, schema, counts, versions, listed)
    written.rename(folder / f"{name}.duckdb")
    failpoint("snapshot.renamed")
    text = json.dumps(asdict(made), indent=1, sort_keys=True)
    swap(folder, f"{name}.json", text, "manifest.written", "manifest.renamed")
    digest = hashlib.sha256(text.encode()).hexdigest()
    swap(folder, POINTER, f"{name} {digest}\n", "pointer.written", "pointer.swapped")
    sweep(folder, kept)
    failpoint("old.removed")
    return made


def swap(folder: Path, name: str, text: str, written: str, renamed: str) -> None:
    """Replace a small file in one step, and make the step last."""
    temporary = folder / f"{TEMPORARY}{os.getpid()}-{name}"
    temporary.write_text(text, encoding="utf-8")
    sync(temporary)
    failpoint(written)
    temporary.rename(folder / name)
    sync(folder)
    failpoint(renamed)


def sync(path: Path) -> None:
    """Have the kernel write a file or a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _last_number(folder: Path) -> int:
    found = [path.stem for pattern in ("world-*.duckdb", "world-*.json") for path in folder.glob(pattern)]
    if (folder / POINTER).is_file():
        found.append((folder / POINTER).read_text(encoding="ascii", errors="replace").partition(" ")[0])
    return max((int(stem[6:]) for stem in found if NAME.fullmatch(stem)), default=0)


def sweep(folder: Path, kept: int = KEPT) -> None:
    """Remove temporary files and all snapshots but the current one and the `kept` - 1 before it; only under the lock."""
    for path in folder.glob(f"{TEMPORARY}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    try:
        now = pointed(folder)
    except VerificationFailed:
        return
    names = sorted({path.stem for path in folder.glob("world-*") if NAME.fullmatch(path.stem)})
    earlier = [name for name in names if name < now and _whole(folder, name)]
    for name in names:
        if name != now and name not in earlier[max(0, len(earlier) - kept + 1) :]:
            for ending in (".duckdb", ".duckdb.wal", ".json"):
                (folder / f"{name}{ending}").unlink(missing_ok=True)
    _sweep_parts(folder)


def _sweep_parts(folder: Path) -> None:
    """Remove the parts that no manifest lists; where a manifest cannot be read, none is removed."""
    listed: set[str] = set()
    for path in folder.glob("world-*.json"):
        try:
            listed |= {part.name for part in manifest(folder, path.stem).parts}
        except VerificationFailed:
            return
    for path in (folder / parts.FOLDER).glob("*"):
        if path.name not in listed:
            path.unlink(missing_ok=True)


def _whole(folder: Path, name: str) -> bool:
    return (folder / f"{name}.duckdb").is_file() and (folder / f"{name}.json").is_file()
