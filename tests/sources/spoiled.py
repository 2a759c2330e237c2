"""Files that went wrong on their way: each must give one clear error and leave the world as it was."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from interstate.errors import InterstateError, UnreadColumn
from interstate.sources.base import Dataset
from interstate.store.bulk import Minimum
from tests.sources.loading import add, content, read, whole

Make = Callable[[], Dataset]


def zipped(path: Path, to: Path, name: str = "") -> Path:
    """A zip that holds the file."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, name or path.name)
    return to


def stops(make: Make, path: Path, words: str) -> None:
    """The file gives one InterstateError of one line that holds the words."""
    with pytest.raises(InterstateError, match=words) as error:
        read(make(), path)
    assert "\n" not in str(error.value)


def web_page(make: Make, path: Path, folder: Path, words: str = "is a web page") -> None:
    """HTML under the name of the data."""
    bad = folder / path.name
    bad.write_text("<!DOCTYPE html>\n<html><title>Sign in</title></html>\n", encoding="utf-8")
    stops(make, bad, words)


def other_header(make: Make, path: Path, folder: Path, column: str, skip: int = 0, encoding: str = "utf-8") -> None:
    """A column is missing, another was added."""
    lines = path.read_text(encoding=encoding).split("\n")
    head = lines[skip]
    bad = folder / path.name
    for changed, words in (
        (head.replace(column, "renamed_now", 1), f"lacks '{column}'"),
        (head.rstrip("\r") + ",quite_new", "'quite_new', which is neither read nor ignored"),
    ):
        bad.write_text("\n".join([*lines[:skip], changed, *lines[skip + 1 :]]), encoding=encoding)
        with pytest.raises(UnreadColumn, match=words):
            read(make(), bad)


def too_few(make: Make, path: Path) -> None:
    """Fewer rows than a whole edition holds."""
    source = make()
    assert source.minimum != Minimum()
    with pytest.raises(InterstateError, match="the file is not whole"):
        whole(source, [path])


def cut_zip(make: Make, path: Path, folder: Path) -> None:
    """A zip whose end did not come, and one with a flipped bit."""
    good = zipped(path, folder / "good.zip")
    data = bytearray(good.read_bytes())
    bad = folder / f"{path.stem}.zip"
    bad.write_bytes(data[: len(data) // 2])
    stops(make, bad, "damaged archive|cut short")
    data[len(path.name) + 40] ^= 0xFF
    bad.write_bytes(data)
    stops(make, bad, "damaged archive")


def same_in_any_order(make: Make, paths: Sequence[Path], folder: Path) -> str:
    """Loaded together, one by one in two orders, and twice, files give one content hash."""
    add(make(), folder / "together", *paths)
    assert add(make(), folder / "together", *paths) is None
    found = {content(folder / "together")}
    for number, order in enumerate((paths, paths[::-1])):
        for path in order:
            add(make(), folder / f"apart{number}", path)
        found.add(content(folder / f"apart{number}"))
    (one,) = found
    return one
