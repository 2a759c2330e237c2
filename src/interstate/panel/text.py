"""Values and names as SQL: the one place where text is put into a statement."""

import re
from collections.abc import Iterable
from datetime import date

from interstate.errors import UsageError

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


def quoted(value: str) -> str:
    """A string as a literal of SQL; no character of it can end the literal."""
    return "'" + value.replace("'", "''") + "'"


def day(value: date) -> str:
    """A day as a literal of SQL."""
    return f"DATE '{value.isoformat()}'"


def listed(values: Iterable[str]) -> str:
    """Strings as the right side of IN."""
    return "(" + ", ".join(quoted(value) for value in values) + ")"


def slug(value: str) -> str:
    """A kind of a source as part of a name: small letters and digits, everything else one `_`."""
    return re.sub(r"[^a-z0-9]+", "_", value.lower()).strip("_")


def named(value: str) -> str:
    """A name of ours as an identifier of SQL.

    Raises:
        UsageError: it holds anything but small letters, digits and `_`.
    """
    if not NAME.fullmatch(value):
        raise UsageError(
            f'"{value}" cannot name a column; a name has small letters, digits and _ and begins with a letter.'
        )
    return f'"{value}"'
