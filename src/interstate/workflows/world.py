"""The world that an analysis stands on: the default one, built on first use, or a folder of the user's own."""

from datetime import UTC, date, datetime
from pathlib import Path

from interstate.store import snapshot
from interstate.store.folders import world_folder
from interstate.store.world import World as StoredWorld
from interstate.workflows.ingest import Progress, silent


class World(StoredWorld):
    """States and dated ties as they were known on a day; `World.open()` builds the default world on first use."""

    @classmethod
    def open(cls, path: str | Path | None = None, as_of: date | None = None) -> StoredWorld:
        """The default world (`path` None), or the one in a folder, as known on a day (None = today, UTC)."""
        if path is None:
            ensure_default()
        return StoredWorld.open(path, as_of)


def today() -> date:
    """Today in UTC: asked for at the edge, handed on as an argument."""
    return datetime.now(UTC).date()


def open_world(as_of: date, folder: Path | None = None, progress: Progress = silent) -> StoredWorld:
    """The world as of a day: `folder` with ties.csv and events.csv if given, else the default one.

    Raises:
        BadInput: the folder is missing, or a row of it cannot be used.
        VerificationFailed: the default world is damaged.
    """
    if folder is not None:
        from interstate.sources.folder import world_of

        return world_of(folder, as_of)
    ensure_default(progress)
    return StoredWorld.open(None, as_of)


def ensure_default(progress: Progress = silent) -> None:
    """Build the default world from the tables in the package if there is none yet, or if they have changed since."""
    folder = world_folder()
    if snapshot.exists(folder) and not outdated(folder):
        return
    if (folder / "raw").exists() and not snapshot.exists(folder):
        return  # a damaged store with files of the user: `data verify --rebuild` says so, nothing is overwritten
    progress("building the world from the tables in the package (once)")
    from interstate.sources.default import packaged
    from interstate.store.load import load

    load(folder, packaged())


def outdated(folder: Path) -> bool:
    """True if the starter tables of the package are not those that the store was built from."""
    from interstate.sources.starter import Starter
    from interstate.store.ledger import versions

    return versions(folder).get("starter") != Starter().version
