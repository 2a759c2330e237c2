"""CAMEO, the older code book (ICEWS, GDELT): twenty roots, their subcodes, and what each is in PLOVER.

The labels are ours; the codes are those of the public CAMEO manual 1.1b3 (Schrodt 2012). Written from general knowledge.
Root 01 (statements without an act) has no PLOVER type except for its subcodes 015, 016, 018 and 019. Two codes leave the type
of their root: 055 (an apology) and 057 (a signed agreement), further 084 and 087 (RETREAT) and 191 (a blockade is COERCE).
Codes are text: reading them as numbers loses leading zeros, which `normal` restores.
"""

from functools import cache

from interstate.codes.tables import Row, rows
from interstate.errors import UnknownCode


@cache
def _rows() -> dict[str, Row]:
    return {row["code"]: row for row in rows("cameo")}


@cache
def codes() -> tuple[str, ...]:
    """All codes, roots included, in order of the book."""
    return tuple(_rows())


@cache
def roots() -> tuple[str, ...]:
    """The twenty roots, `01` to `20`."""
    return tuple(code for code in _rows() if len(code) == 2)


def normal(code: str) -> str:
    """The code as the book writes it: `42` and `4` get back the zero that a spreadsheet lost (`042`, `04`).

    `10` to `20` are roots and stay, so 010, 011 ... 020 cannot be restored: load codes as text.
    """
    text = code.strip()
    if text in _rows():
        return text
    return f"0{text}" if f"0{text}" in _rows() else text


def label(code: str) -> str:
    """What the code means, in a few words.

    Raises:
        UnknownCode: not in the book.
    """
    return _row(code)["label"]


def plover(code: str) -> tuple[str | None, str]:
    """PLOVER type (None for a bare statement) and mode (empty if none) of a CAMEO code.

    Raises:
        UnknownCode: not in the book.
    """
    row = _row(code)
    return (row["type"] or None, row["mode"])


def _row(code: str) -> Row:
    row = _rows().get(normal(code))
    if row is None:
        raise UnknownCode(f'CAMEO has no code "{code}" (codes are text: 042 must not be read as the number 42)')
    return row
