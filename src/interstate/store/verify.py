"""Compare every file of a world with its checksum."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from interstate.errors import VerificationFailed
from interstate.store import kept, ledger, parts, snapshot
from interstate.store.engine import reading
from interstate.store.folders import raw_folder
from interstate.store.load import content_hash
from interstate.store.lock import NAME as LOCK


@dataclass(frozen=True, slots=True)
class Finding:
    """A file that is not as it should be, in one plain line that says what to do."""

    file: str
    line: str


def verify(folder: Path) -> tuple[Finding, ...]:
    """Everything that is wrong in the folder of a world; empty if nothing is.

    Looks at the pointer, at both snapshots and their manifests, at the content of the current one, at the raw files (each is
    named by its hash), and at files that have no business there.
    """
    found: list[Finding] = []
    current = ""
    try:
        current = snapshot.pointed(folder)
    except VerificationFailed as error:
        found.append(Finding(snapshot.POINTER, str(error)))
    for name in sorted(
        {path.stem for path in folder.glob("world-*") if path.suffix in (".duckdb", ".json")} | {current}
    ):
        if snapshot.NAME.fullmatch(name):
            try:
                wanted = snapshot.check(folder, name)
                found.extend(_parts(folder, wanted))
                if name == current:
                    found.extend(_content(folder, wanted))
            except VerificationFailed as error:
                found.append(Finding(name, str(error)))
    found.extend(_raw(folder) or (_lost(folder) if current and not found else ()))
    found.extend(_strangers(folder))
    return tuple(found)


def require(folder: Path) -> None:
    """Verify a world.

    Raises:
        VerificationFailed: with the first finding, and how many more there are.
    """
    found = verify(folder)
    if found:
        more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
        raise VerificationFailed(found[0].line + more)


def _content(folder: Path, wanted: snapshot.Manifest) -> list[Finding]:
    path = folder / f"{wanted.name}.duckdb"
    try:
        with reading(path) as connection:
            same = content_hash(connection, wanted.parts) == wanted.content
    except (duckdb.Error, VerificationFailed):
        same = False
    line = f"The content of {path.name} does not match its manifest; {snapshot.REBUILD}"
    return [] if same else [Finding(path.name, line)]


def _raw(folder: Path) -> list[Finding]:
    return [Finding(str(path.relative_to(folder)), line) for path, line in kept.unsound(folder)]


def _lost(folder: Path) -> list[Finding]:
    """Sources of which a rebuild would lack files, though nothing that is left of them is damaged."""
    found = []
    for source, names in ledger.lost(folder).items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        line = f"{source}: {names[0]}{more} was loaded and is not kept; {kept.AGAIN}"
        found.append(Finding(f"{raw_folder(folder).name}/{source}", line))
    return found


def _parts(folder: Path, wanted: snapshot.Manifest) -> list[Finding]:
    found = []
    for part in wanted.parts:
        try:
            parts.check(folder, part)
        except VerificationFailed as error:
            found.append(Finding(f"{parts.FOLDER}/{part.name}", str(error)))
    return found


def _strangers(folder: Path) -> list[Finding]:
    known = {snapshot.POINTER, LOCK, raw_folder(folder).name, parts.FOLDER}
    found = []
    for path in sorted(folder.iterdir() if folder.is_dir() else ()):
        ours = path.name in known or path.name.startswith(snapshot.TEMPORARY) or snapshot.NAME.fullmatch(path.stem)
        if not ours:
            found.append(
                Finding(path.name, f"{path.name} was not written by interstate and is never opened; move it away.")
            )
    return found + _unlisted(folder)


def _unlisted(folder: Path) -> list[Finding]:
    """Files among the parts that no manifest lists; a load removes those that an interrupted one left."""
    listed: set[str] = set()
    for path in folder.glob("world-*.json"):
        try:
            listed |= {part.name for part in snapshot.manifest(folder, path.stem).parts}
        except VerificationFailed:
            return []
    return [
        Finding(f"{parts.FOLDER}/{path.name}", f"{path.name} belongs to no snapshot; the next load removes it.")
        for path in sorted((folder / parts.FOLDER).glob("*"))
        if path.name not in listed
    ]
