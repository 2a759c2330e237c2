"""Limits, in one place (FAULTS section 4). Each can be changed by `INTERSTATE_LIMIT_NAME`, and errors state them."""

import os
from dataclasses import dataclass, fields

from interstate.errors import UsageError

PREFIX = "INTERSTATE_LIMIT_"
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, seconds and counts; shares in [0, 1]."""

    article_bytes: int = 10 * MB
    request_body_bytes: int = 2 * MB
    url_bytes: int = 60_000
    query_seconds: float = 1.0
    query_bytes: int = 512 * MB
    page_rows: int = 1_000
    export_bytes: int = 100 * MB
    unpacked_bytes: int = 200 * MB
    unpacked_ratio: int = 200
    archive_members: int = 1
    page_seconds: float = 60.0
    file_seconds: float = 600.0
    redirects: int = 5
    tries: int = 4
    rejected_share: float = 0.05
    lock_seconds: float = 10.0
    table_bytes: int = 100 * MB
    table_rows: int = 300_000


def limits() -> Limits:
    """The limits in use: the defaults, changed by the environment.

    Raises:
        UsageError: a variable holds no number, or a negative one.
    """
    changed: dict[str, int | float] = {}
    for field in fields(Limits):
        text = os.environ.get(PREFIX + field.name.upper())
        if text is None:
            continue
        try:
            value = float(text)
        except ValueError:
            value = -1
        if not 0 <= value < float("inf"):
            raise UsageError(f'{PREFIX}{field.name.upper()} needs a number of at least 0; got "{text}".')
        changed[field.name] = value if isinstance(field.default, float) else int(value)
    return Limits(**changed)  # type: ignore[arg-type]
