"""How good the reader is on annotated sentences."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interstate.errors import BadInput
from interstate.reading.evaluation.report import SCHEMA, Report
from interstate.workflows.ingest import Progress, silent


def evaluate_reading(data: str | Path, map: str | None = None, progress: Progress = silent) -> Report:
    """Score the reader on a file of annotated sentences, asked as any user asks (`read --batch`).

    Raises:
        BadInput: a file that cannot be read, or whose layout is not known.
        UsageError: a map that the layout cannot be scored under.
    """
    from interstate.reading.evaluation.run import scored

    return scored(Path(data), map, progress)


def compared(path: str | Path, report: Report) -> dict[str, float]:
    """The figures of an earlier report on the same data set under the same map, by name.

    Raises:
        BadInput: no such report, or one on another data set or map.
    """
    try:
        before: Mapping[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
        found = [before[name] for name in ("schema", "data", "map")]
        figures = {one["name"]: one["value"] for one in before["figures"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path} is no report of `evaluate reading --to json`: {type(error).__name__}.") from None
    if found != (wanted := [SCHEMA, report.data, report.scored.map]):
        raise BadInput(f"{path} is about {', '.join(map(str, found))}; expected {', '.join(wanted)}.")
    return figures
