"""One writer at a time: a lock file of our own, held through the kernel, so that it dies with its holder."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from interstate.errors import StoreBusy
from interstate.store.limits import limits

NAME = "lock"
STEP = 0.02
"""Seconds between two tries."""


@contextmanager
def locked(folder: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the right to write in `folder`, waiting up to `wait` seconds for it (default: limits).

    The file names the holder. A file that a dead process left behind holds nobody up: the kernel dropped its lock.

    Raises:
        StoreBusy: another process holds it; the message names it.
    """
    patience = limits().lock_seconds if wait is None else wait
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(descriptor, time.monotonic() + patience)
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps({"process": os.getpid(), "since": since}).encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise StoreBusy(
                    f"Another load ({holder(descriptor)}) holds the store; try again when it is done."
                ) from None
            time.sleep(STEP)
        else:
            return


def holder(descriptor: int) -> str:
    """Words for who holds the lock: `process 4121, since 2024-06-20 14:02 UTC`."""
    try:
        found = json.loads(os.pread(descriptor, 200, 0))
        return f"process {int(found['process'])}, since {found['since']}"
    except (ValueError, KeyError, TypeError):
        return "a process that has not said its number yet"
