"""The files of a data set at Harvard Dataverse that comes in many files, each of them under the name its authors gave it."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interstate.errors import BadInput

if TYPE_CHECKING:
    from interstate.store.fetch import Door, Received

HOST = "https://dataverse.harvard.edu/api"


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a data set: its name, address, md5 (None where the archive turns the file into another form), day of deposit."""

    name: str
    url: str
    md5: str | None
    deposited: date


def page(doi: str) -> str:
    """The page of a data set, for people."""
    return f"https://dataverse.harvard.edu/dataset.xhtml?persistentId=doi:{doi}"


def listed(door: "Door", doi: str) -> list[Listed]:
    """The files of the latest published version, by name.

    Raises:
        Unreachable: no answer. BadInput: the answer is no list of files.
    """
    address = f"{HOST}/datasets/:persistentId/versions/:latest-published?persistentId=doi:{doi}"
    text = door.text(address)
    try:
        data: dict[str, Any] = json.loads(text)["data"]
        released = str(data["releaseTime"])[:10]
        return sorted((_listed(one["dataFile"], released) for one in data["files"]), key=lambda one: one.name)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(f"{address} answered something that is no list of files; look at {page(doi)}.") from None


def _listed(file: dict[str, Any], released: str) -> Listed:
    name = str(file.get("originalFileName") or file["filename"])
    turned = "originalFileName" in file
    url = f"{HOST}/access/datafile/{int(file['id'])}" + ("?format=original" if turned else "")
    day = date.fromisoformat(str(file.get("creationDate") or released)[:10])
    return Listed(name, url, None if turned else file.get("md5"), day)


def got(door: "Door", one: Listed, cache: Path) -> "Received":
    """A file on disk, under its number and its own name as far as that is safe: two files of a data set can have one name."""
    number = one.url.rpartition("/")[2].partition("?")[0]
    name = re.sub(r"[^A-Za-z0-9._-]", "_", one.name)[-120:]
    return door.download(one.url, cache / f"{number}-{name}", md5=one.md5)
