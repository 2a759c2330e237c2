"""Write a brief on sources, or on the article that comes with the package."""

import json
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from interstate.workflows.analyse import Analysis, analyse
from interstate.workflows.helper import Helper
from interstate.workflows.ingest import Progress, silent


def write_brief(
    sources: Sequence[str],
    focal: str,
    as_of: date | None = None,
    folder: Path | None = None,
    progress: Progress = silent,
    helper: Helper | None = None,
) -> Analysis:
    """The whole job: what `interstate brief` does."""
    return analyse(sources, focal, as_of=as_of, folder=folder, progress=progress, helper=helper)


def example_sources(focal: str | None) -> tuple[tuple[str, ...], str]:
    """The article in the package and its focal state, unless another one is given."""
    data = files("interstate") / "data"
    about = json.loads((data / "example.json").read_text(encoding="utf-8"))
    return (str(data / "example.txt"),), focal or about["focal"]
