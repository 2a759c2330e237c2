"""Everything raised on purpose. Each class carries the exit code of the command line (FAULTS: 1 is a bug, 2 usage ...)."""

from typing import ClassVar


class InterstateError(Exception):
    """An error a user can act on: what was found, what was expected, what to do next."""

    exit_code: ClassVar[int] = 1


class UsageError(InterstateError):
    """A wrong argument, name or combination of options; or an extra that is not installed."""

    exit_code = 2


class BadInput(InterstateError):
    """A file or a text that cannot be used: empty, not text, too large, malformed."""

    exit_code = 3


class UnknownCode(BadInput):
    """A code that no code book holds: the load stops rather than guess."""


class UnreadColumn(BadInput):
    """A column that is neither read nor ignored by name: the layout of a data set has changed."""


class Unreachable(InterstateError):
    """A source that did not answer."""

    exit_code = 4


class StoreBusy(InterstateError):
    """Another load holds the store."""

    exit_code = 5


class DiskFull(InterstateError):
    """No room left while writing; what was there before is unchanged."""

    exit_code = 6


class VerificationFailed(InterstateError):
    """A stored file does not match its checksum, or a table breaks its own rules."""

    exit_code = 7


class InsufficientEvidence(InterstateError):
    """Nothing to conclude: no evidence for what was asked."""

    exit_code = 8
