"""Writes tiny R files: the binary (XDR) format, version 2, as described in R Internals, section 1.8."""

import struct
from collections.abc import Mapping, Sequence

NIL, SYM, LIST, CHAR, LGL, INT, REAL, STR, VEC, ALTREP = 254, 1, 2, 9, 10, 13, 14, 16, 19, 238
OBJECT, ATTRIBUTES, TAG = 1 << 8, 1 << 9, 1 << 10
NA_INT = -(2**31)
NA_REAL = b"\x7f\xf0\0\0\0\0\x07\xa2"
HEAD = b"X\n" + struct.pack(">iii", 2, 0x00040301, 0x00020300)


def integer(number: int) -> bytes:
    return struct.pack(">i", number)


def char(text: str | bytes | None) -> bytes:
    """A string; text is marked as UTF-8, bytes as Latin-1."""
    if text is None:
        return integer(CHAR) + integer(-1)
    data = text.encode() if isinstance(text, str) else text
    mark = 8 if isinstance(text, str) else 4
    return integer(CHAR | mark << 12) + integer(len(data)) + data


def pairs(values: Mapping[str, bytes]) -> bytes:
    """A pair list of names and objects."""
    nodes = (integer(LIST | TAG) + integer(SYM) + char(name) + one for name, one in values.items())
    return b"".join(nodes) + integer(NIL)


def vector(kind: int, values: Sequence[bytes], **attributes: bytes) -> bytes:
    flags = kind | (ATTRIBUTES if attributes else 0) | (OBJECT if "class" in attributes else 0)
    data = integer(flags) + integer(len(values)) + b"".join(values)
    return data + (pairs(attributes) if attributes else b"")


def integers(*values: int | None, kind: int = INT, **attributes: bytes) -> bytes:
    return vector(kind, [integer(NA_INT if value is None else value) for value in values], **attributes)


def reals(*values: float | None, **attributes: bytes) -> bytes:
    return vector(REAL, [NA_REAL if value is None else struct.pack(">d", value) for value in values], **attributes)


def strings(*values: str | bytes | None) -> bytes:
    return vector(STR, [char(value) for value in values])


def factor(levels: Sequence[str], *codes: int | None) -> bytes:
    numbers = [integer(NA_INT if code is None else code) for code in codes]
    return vector(INT, numbers, **{"levels": strings(*levels), "class": strings("factor")})


def frame(columns: Mapping[str, bytes], rows: int) -> bytes:
    attributes = {"names": strings(*columns), "row.names": integers(None, -rows), "class": strings("data.frame")}
    return vector(VEC, list(columns.values()), **attributes)


def rda(**objects: bytes) -> bytes:
    """A file of named objects, not packed."""
    return b"RDX2\n" + HEAD + pairs(objects)


def rds(one: bytes) -> bytes:
    """A file of one object, not packed."""
    return HEAD + one


def sequence(rows: float) -> bytes:
    """The whole numbers from 1 to `rows`, stored by their ends only, as R does since 3.5."""
    symbols = b"".join(integer(LIST) + integer(SYM) + char(name) for name in ("compact_intseq", "base"))
    info = symbols + integer(LIST) + integers(INT) + integer(NIL)
    return integer(ALTREP) + info + reals(rows, 1.0, 1.0) + integer(NIL)
