"""One file out of an archive, streamed to a name of ours: never extracted, never under the name the archive gives it."""

import errno
import gzip
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from interstate.errors import BadInput
from interstate.sources.textual import is_html, new_file
from interstate.store.limits import limits

STEP = 1 << 20
JUDGED = 10_000_000
"""Bytes of output up to which no ratio is judged: a small table of zeros packs well."""
MEMBERS = 1_000
"""Files an archive may hold where its data set says nothing narrower."""
ENTRY = 1_000
"""Bytes of the table of contents for each file; more of them are more files than were declared."""
ENDLESS = 1 << 62
ZIP, EMPTY_ZIP, GZIP = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b"
OTHER = {b"7z\xbc\xaf\x27\x1c": "a 7z archive", b"Rar!": "a RAR archive"}
NAMED = {".zip": "a zip archive", ".gz": "a gzip archive"}
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class _Caps:
    """Bytes a file may become, how many times its packed size, and files an archive may hold."""

    size: int
    ratio: int
    most: int


def members(path: Path) -> tuple[str, ...]:
    """The files in an archive under the names it gives them; the one name of a gzip or of a plain file.

    Raises:
        BadInput: it is a web page, damaged, or holds more than `MEMBERS` files.
    """
    kind = _kind(path)
    if kind != "zip":
        return (path.name.removesuffix(".gz") if kind == "gzip" else path.name,)
    with _sound(path.name), _opened(path, path.name, MEMBERS) as archive:
        return tuple(one.filename for one in _files(archive))


def unpack(
    path: Path,
    place: Path,
    wanted: str | Callable[[str], bool],
    *,
    inner: tuple[str, ...] = (),
    cap: int | None = None,
    ratio: int | None = None,
    most: int | None = None,
) -> Path:
    """The file whose name (without folders) is, or fits, `wanted`, written into `place`; a plain file is returned as it is.

    `inner`: names of the zips inside the zip that may be opened on the way. `cap`: bytes it may become; `ratio`: how many
    times its packed size, above 10 MB; `most`: files the archive may hold. None takes the limits in use.

    Raises:
        BadInput: a web page, a damaged, cut, locked or too large archive, one inside another, or no such file, or several.
    """
    known = limits()
    caps = _Caps(
        known.unpacked_bytes if cap is None else cap,
        known.unpacked_ratio if ratio is None else ratio,
        MEMBERS if most is None else most,
    )
    kind = _kind(path)
    if kind == "zip":
        return _from_zip(path, path.name, place, wanted, inner, caps)
    if kind == "gzip":
        with _sound(path.name), gzip.open(path) as packed:
            return _written(packed, path.stat().st_size, place, (path.name,), caps)
    return path


def parts(path: Path, name: str) -> Iterator[bytes]:
    """The bytes of one file of a zip, by its whole name, in blocks of 1 MiB; nothing is written. For workbooks.

    Raises:
        BadInput: as `unpack`.
    """
    known = limits()
    caps = _Caps(known.unpacked_bytes, known.unpacked_ratio, MEMBERS)
    if _kind(path) != "zip":
        raise BadInput(f"{path.name} is no zip, nor a file made of one.")
    with _sound(path.name), _opened(path, path.name, MEMBERS) as archive:
        fits = [one for one in _files(archive) if one.filename == name]
        if len(fits) != 1:
            raise BadInput(f"{path.name} holds {len(fits)} parts named {_shown(name)}, expected one.")
        packed = _packed(archive, fits[0], path.name)
        with _whole(archive, fits[0]) as stream:
            yield from _blocks(stream, packed, path.name, caps)


def capped(stream: IO[bytes] | gzip.GzipFile, path: Path, *, cap: int | None = None) -> Iterator[bytes]:
    """The blocks of a stream that unpacks the file `path`; stopped at the caps. For packings of other programs.

    Raises:
        BadInput: as `unpack`.
    """
    known = limits()
    caps = _Caps(known.unpacked_bytes if cap is None else cap, known.unpacked_ratio, 1)
    with _sound(path.name):
        yield from _blocks(stream, path.stat().st_size, path.name, caps)


def _kind(path: Path) -> str:
    """Zip, gzip or plain, by the first bytes.

    Raises:
        BadInput: a web page, an archive of another kind, or a name that promises an archive over a file that is none.
    """
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith((ZIP, EMPTY_ZIP)):
        return "zip"
    if start.startswith(GZIP):
        return "gzip"
    if is_html(path):
        raise BadInput(f"{path.name} is a web page, not the data; download it again from the page of the data set.")
    for begins, what in OTHER.items():
        if start.startswith(begins):
            raise BadInput(f"{path.name} is {what}, which is not read; unpack it and add the file inside.")
    if path.suffix.lower() in NAMED:
        found = "is empty" if not start else f"is not {NAMED[path.suffix.lower()]}, or a damaged one"
        raise BadInput(f"{path.name} {found}; download it again.")
    return "plain"


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Turn what a damaged archive raises into one line; a full disk and the like stay what they are."""
    try:
        yield
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):
            raise
        raise BadInput(f"{name} is a damaged archive ({_shown(str(error))}); download it again.") from None
    except EOFError:
        raise BadInput(f"{name} is cut short; download it again.") from None
    except DAMAGE as error:
        raise BadInput(f"{name} is a damaged archive ({_shown(str(error))}); download it again.") from None


def _opened(path: Path, name: str, most: int) -> zipfile.ZipFile:
    """The zip, once the length of its table of contents is known to be sensible."""
    with path.open("rb") as file:
        before = max(0, path.stat().st_size - 65_557 - 76)
        file.seek(before)
        end = file.read()
    count, size = _told(end, before)
    if count > most or size > ENTRY * most + 65_557:
        raise _too_many(name, most)
    archive = zipfile.ZipFile(path)
    if sum(1 for _ in _files(archive)) > most:
        archive.close()
        raise _too_many(name, most)
    return archive


def _told(end: bytes, before: int) -> tuple[int, int]:
    """Number of files and bytes of the table of contents, from the very records that `zipfile` goes by; zeros where none are.

    `end`: the last bytes of the zip; `before`: how many come before them.
    """
    bare = end[-22:-18] == EMPTY_ZIP and end.endswith(b"\0\0")
    at = len(end) - 22 if bare else end.rfind(EMPTY_ZIP)
    if at < 0 or len(end) < at + 22:
        return 0, 0
    if at < 76 or end[at - 20 : at - 16] != b"PK\x06\x07":
        count, size = struct.unpack("<HI", end[at + 10 : at + 16])
        return count, size
    (place,) = struct.unpack("<Q", end[at - 12 : at - 4])
    if end[at - 76 : at - 72] != b"PK\x06\x06" or place != before + at - 76:
        raise zipfile.BadZipFile("its table of contents is not where it should be")
    count, size = struct.unpack("<QQ", end[at - 44 : at - 28])
    return count, size


def _too_many(name: str, most: int) -> BadInput:
    return BadInput(f"{name} holds more than {most:,} files, the most that is expected; it was not unpacked.")


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files of a zip, without folders and the shadows that macOS adds."""
    for one in archive.infolist():
        if not one.is_dir() and not one.filename.startswith("__MACOSX/") and not _last(one).startswith("._"):
            yield one


def _last(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/").rpartition("/")[2]


def _shown(text: str) -> str:
    """A name of a stranger on one line: nothing that cannot be printed, at most 80 characters."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:80]


def _from_zip(
    path: Path, name: str, place: Path, wanted: str | Callable[[str], bool], inner: tuple[str, ...], caps: _Caps
) -> Path:
    """The wanted file of a zip, or of a declared zip inside it; `name`: what the zip is called in errors."""
    with _sound(name), _opened(path, name, caps.most) as archive:
        files = list(_files(archive))
        fits = [one for one in files if _is(one, wanted)]
        nested = not fits
        if nested:
            fits = [one for one in files if _last(one) in inner]
        if len(fits) != 1:
            raise _none_or_many(name, wanted, files, fits)
        found = _member(archive, fits[0], name, place, caps)
    if nested:
        rest = tuple(one for one in inner if one != _last(fits[0]))
        try:
            return _from_zip(found, f"{name}/{_shown(_last(fits[0]))}", place, wanted, rest, caps)
        finally:
            found.unlink()
    if _last(fits[0]).lower().endswith(".xlsx") or not _starts_as_zip(found):
        return found
    found.unlink()
    raise BadInput(f"{name}: {_shown(_last(fits[0]))} is an archive inside the archive; expected a text file.")


def _is(member: zipfile.ZipInfo, wanted: str | Callable[[str], bool]) -> bool:
    return _last(member) == wanted if isinstance(wanted, str) else wanted(_last(member))


def _starts_as_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == ZIP


def _none_or_many(
    name: str, wanted: str | Callable[[str], bool], files: list[zipfile.ZipInfo], fits: list[zipfile.ZipInfo]
) -> BadInput:
    """The error where not exactly one file fits, with at most five names that are there."""
    asked = f'"{wanted}"' if isinstance(wanted, str) else "the file of the data set"
    names = ", ".join(_shown(_last(one)) for one in (fits or files)[:5]) or "nothing"
    if fits:
        return BadInput(f"{name} holds {len(fits)} files that could be {asked}, expected one: {names}.")
    hidden = [one for one in files if _last(one).lower().endswith(".zip")]
    if hidden:
        shown = _shown(_last(hidden[0]))
        return BadInput(f"{name} holds an archive that is not expected inside it ({shown}), and no {asked}.")
    return BadInput(f"{name} does not hold {asked}; it holds {names}.")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, place: Path, caps: _Caps) -> Path:
    """One file of a zip, checked against the size and the checksum that the zip states."""
    packed = _packed(archive, member, name)
    with _whole(archive, member) as stream:
        found = _written(stream, packed, place, (name, member.filename), caps)
    if found.stat().st_size != member.file_size:
        found.unlink()
        raise zipfile.BadZipFile("another size than its table of contents says")
    return found


def _whole(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A file of a zip to the end of what is packed; `zipfile` alone would stop in silence at the size the zip states."""
    unbounded = copy(member)
    unbounded.file_size = ENDLESS
    return archive.open(unbounded)


def _packed(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> int:
    """Packed size of a file of a zip, if it can be opened."""
    if member.flag_bits & 0x1:
        raise BadInput(f"{name} is locked with a password; unpack it and add the file inside.")
    if member.compress_type not in METHODS:
        raise BadInput(f"{name} is packed in a way that is not read (method {member.compress_type}); pack it as a zip.")
    return min(member.compress_size, Path(archive.filename or "").stat().st_size)


def _written(stream: IO[bytes] | gzip.GzipFile, packed: int, place: Path, called: tuple[str, ...], caps: _Caps) -> Path:
    """Copy a stream to a new file in `place`, stopping at the caps; what was begun is removed on any error."""
    to, file = new_file(place, "unpacked", called)
    try:
        with file:
            for block in _blocks(stream, packed, called[0], caps):
                file.write(block)
    except BaseException:
        to.unlink()
        raise
    return to


def _blocks(stream: IO[bytes] | gzip.GzipFile, packed: int, name: str, caps: _Caps) -> Iterator[bytes]:
    """The blocks of a stream, stopping at the caps."""
    done = 0
    while block := stream.read(STEP):
        done += len(block)
        if done > caps.size:
            raise BadInput(f"{name} unpacks to more than {caps.size:,} bytes, the limit; it was stopped.")
        if done > JUDGED and done > caps.ratio * max(packed, 1):
            raise BadInput(f"{name} unpacks to more than {caps.ratio:,} times its size; it was stopped.")
        yield block
