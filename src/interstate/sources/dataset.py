"""Small things that data sets share."""

import hashlib
from pathlib import Path

from interstate.errors import UsageError


def sha256(path: Path) -> str:
    """Hash of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def needs_file(name: str, origin: str) -> UsageError:
    """What to say of a data set that a person has to ask for."""
    return UsageError(
        f"{name} has to be asked for by a person at {origin}; then: interstate data add {name} --file PATH"
    )
