"""Named points between two states of the disk, where a test can kill the process, fill the disk or raise.

`INTERSTATE_FAILPOINT=name=kill` (or `=enospc`, `=error`; several separated by commas; `*` for any point; `name=kill:3` for the
third time) arms them in a child process; `failing` arms them in this one. Unarmed, a failpoint costs one look-up.
"""

import errno
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

VARIABLE = "INTERSTATE_FAILPOINT"
NAMES = (
    "load.locked",
    "load.copied",
    "load.begun",
    "load.staged",
    "load.inserted",
    "load.ledger",
    "load.committed",
    "load.closed",
    "raw.written",
    "raw.renamed",
    "snapshot.synced",
    "snapshot.renamed",
    "manifest.written",
    "manifest.renamed",
    "pointer.written",
    "pointer.swapped",
    "old.removed",
)
"""The failpoints of every load, in the order in which it passes them."""
OF_PARTS = ("part.synced", "part.renamed")
"""Those of a load that brings parts as well."""


class InjectedError(RuntimeError):
    """What `error` raises; it is not one of ours, so nothing may swallow it."""


_armed: dict[str, tuple[str, int]] = {}
_passed: dict[str, int] = {}


def failpoint(name: str) -> None:
    """Do here what a test has armed for this name; nothing otherwise.

    Raises:
        OSError: ENOSPC was armed. InjectedError: `error` was armed.
    """
    if not _armed:
        return
    for key in (name, "*"):
        if key in _armed:
            action, turn = _armed[key]
            _passed[key] = _passed.get(key, 0) + 1
            if _passed[key] == turn:
                _act(action, name)


def _act(action: str, name: str) -> None:
    if action == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if action == "enospc":
        raise OSError(errno.ENOSPC, "No space left on device (injected)", name)
    raise InjectedError(name)


def arm(spec: str) -> None:
    """Arm what a specification names, in place of what was armed before; empty text disarms."""
    _armed.clear()
    _passed.clear()
    for part in filter(None, spec.split(",")):
        name, _, action = part.partition("=")
        action, _, turn = action.partition(":")
        _armed[name] = (action or "error", int(turn or 1))


@contextmanager
def failing(spec: str) -> Iterator[None]:
    """Arm failpoints for a while."""
    arm(spec)
    try:
        yield
    finally:
        arm("")


arm(os.environ.get(VARIABLE, ""))
