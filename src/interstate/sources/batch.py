"""A source as one load: every file it gives, read in full, with counts and hashes."""

import hashlib
from collections.abc import Iterable
from datetime import date

from interstate.errors import BadInput
from interstate.model.event import Event
from interstate.model.tie import Coverage, Tie
from interstate.sources.base import Download, Source
from interstate.store.bulk import Reject
from interstate.store.load import Batch

BEGINNING = date(1946, 1, 1)


def batch(source: Source, downloads: Iterable[Download]) -> Batch:
    """Parse the downloads of a source. A source that counts its rows (`rows_read`) and sets some aside (`rejected`) is
    believed; else rows read = distinct records and events.

    Raises:
        BadInput: two different facts have one id.
    """
    ties: dict[str, Tie] = {}
    events: list[Event] = []
    coverage: list[Coverage] = []
    files: list[str] = []
    digest = hashlib.sha256()
    retrieved: date | None = None
    for download in downloads:
        files.append(download.path.name)
        digest.update(f"{download.path.name} {download.sha256}\n".encode())
        retrieved = download.retrieved or retrieved
        for item in source.parse(download):
            if isinstance(item, Tie):
                _add(ties, item, download)
            else:
                events.append(item)
        coverage.extend(source.coverage(download))
    rejected: tuple[Reject, ...] = tuple(getattr(source, "rejected", ()))
    records = len({(tie.layer, tie.record) for tie in ties.values()}) + len(events)
    read = int(getattr(source, "rows_read", 0)) or records + len(rejected)
    return Batch(
        source=source.name,
        version=source.version,
        ties=tuple(ties.values()),
        coverage=tuple(coverage),
        events=tuple(events),
        files=tuple(files),
        rows_read=read,
        rows_loaded=read - len(rejected),
        rejected=rejected,
        sha256=digest.hexdigest(),
        terms=source.terms,
        citation=source.citation,
        retrieved=retrieved,
        whole=True,
    )


def _add(ties: dict[str, Tie], tie: Tie, download: Download) -> None:
    held = ties.setdefault(tie.fact_id, tie)
    if held != tie:
        raise BadInput(f"{download.path.name}: two rows are the record {tie.record}, with different content.")
