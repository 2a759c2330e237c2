"""Where things lie on this computer. `INTERSTATE_HOME` overrides."""

import os
from pathlib import Path

from platformdirs import user_data_path

VARIABLE = "INTERSTATE_HOME"


def home() -> Path:
    """The folder of everything that interstate keeps; it need not exist yet."""
    override = os.environ.get(VARIABLE)
    return Path(override).expanduser() if override else user_data_path("interstate", appauthor=False)


def world_folder() -> Path:
    """The folder of the default world: snapshots, manifests, the pointer, the lock."""
    return home() / "world"


def raw_folder(world: Path) -> Path:
    """The raw files that the loads of a world were read from, kept for `data verify --rebuild`."""
    return world / "raw"


def cache_folder() -> Path:
    """Downloads that can be fetched again."""
    return home() / "cache"
