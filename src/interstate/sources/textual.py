"""Text in the encoding of its publisher made UTF-8 on disk, so that one reader serves every data set."""

from pathlib import Path

HTML = (b"<!doctype html", b"<html", b"<head", b"<body")


def is_html(path: Path) -> bool:
    """Whether a file begins as a web page does; a page that says "not found" often comes in place of the data."""
    with path.open("rb") as file:
        start = file.read(1024)
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(HTML)
