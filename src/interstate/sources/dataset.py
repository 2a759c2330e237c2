"""Small things that data sets share."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import UsageError
from interstate.sources.base import Download

if TYPE_CHECKING:
    from interstate.store.fetch import Door


def sha256(path: Path) -> str:
    """Hash of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class ByHand:
    """A data set whose file a person has to get: there is nothing to fetch."""

    name: str
    origin: str
    grouped: int = 1
    incremental: bool = False

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """Nothing.

        Raises:
            UsageError: always; it says where the file is, and how to load it.
        """
        raise UsageError(
            f"{self.name} has to be asked for by a person at {self.origin}; then: interstate data add {self.name} --file PATH"
        )
