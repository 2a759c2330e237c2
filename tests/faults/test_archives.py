"""Faults 3 and 4 of FAULTS.md: archives that are cut, flipped, too large, too many, nested, or that lie about themselves."""

import gzip
import random
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.sources.archive import unpack
from interstate.sources.rfiles import frame_csv
from interstate.sources.sheets import sheet_csv
from tests.sources.rda_writer import frame, integers, rda, strings
from tests.sources.test_sheets import book

ROWS = "".join(f"{number},{number * 7919 % 1000},{2000 + number % 20}\n" for number in range(4_000)).encode()
MB = 1_000_000


def as_zip(path: Path, data: bytes = ROWS, name: str = "data.csv") -> Path:
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "notes")
        archive.writestr(name, data)
    return path.with_suffix(".zip")


def as_gzip(path: Path) -> Path:
    path.with_suffix(".gz").write_bytes(gzip.compress(ROWS))
    return path.with_suffix(".gz")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder to unpack into."""
    folder = tmp_path / "inside" / "place"
    folder.mkdir(parents=True)
    return folder


def refused(path: Path, place: Path) -> bool:
    """Whether the file is refused in one line, leaving nothing; if not, it gave exactly the right bytes."""
    said = ""
    try:
        found = unpack(path, place, "data.csv")
    except BadInput as error:
        said = str(error)
    if said:
        assert "\n" not in said
        assert not list(place.iterdir())
        return True
    assert found.read_bytes() == ROWS
    found.unlink()
    return False


@pytest.mark.parametrize("packed", [as_zip, as_gzip])
def test_an_archive_cut_anywhere_is_refused(tmp_path: Path, place: Path, packed: Callable[[Path], Path]) -> None:
    path = packed(tmp_path / "whole")
    data = path.read_bytes()
    for twentieth in range(20):
        path.write_bytes(data[: len(data) * twentieth // 20])
        assert refused(path, place), twentieth


@pytest.mark.parametrize("packed", [as_zip, as_gzip])
def test_a_flipped_bit_is_refused_or_harmless(tmp_path: Path, place: Path, packed: Callable[[Path], Path]) -> None:
    path, chance = packed(tmp_path / "whole"), random.Random(4)
    data = path.read_bytes()
    anywhere = [chance.randrange(8 * len(data)) for _ in range(200)]
    at_the_ends = [*range(8 * 60), *range(8 * (len(data) - 240), 8 * len(data))]
    count = 0
    for bit in anywhere + chance.sample(at_the_ends, 200):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        count += refused(path, place)
    assert count > 150


def test_a_web_page_in_place_of_an_archive_is_named(tmp_path: Path, place: Path) -> None:
    path = tmp_path / "data.zip"
    path.write_bytes(b"<!doctype html><html><title>403</title></html>")
    with pytest.raises(BadInput, match="is a web page"):
        unpack(path, place, "data.csv")


def bomb(path: Path, size: int) -> Path:
    """A zip of `size` zeros, packed block by block."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("data.csv", "w") as file:
        for _ in range(size // MB):
            file.write(b"0" * MB)
    return path


def test_a_bomb_is_stopped_at_the_cap_in_little_memory(tmp_path: Path, place: Path) -> None:
    path = bomb(tmp_path / "bomb.zip", 300 * MB)
    assert path.stat().st_size < 0.4 * MB
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match="more than 200 times"):
            unpack(path, place, "data.csv")
        with pytest.raises(BadInput, match="more than 200,000,000 bytes"):
            unpack(path, place, "data.csv", ratio=10_000)
        assert tracemalloc.get_traced_memory()[1] < 20 * MB
    finally:
        tracemalloc.stop()
    assert not list(place.iterdir())


def empties(count: int) -> bytes:
    """A zip of `count` empty files, written by hand; its count is the true one modulo 65,536, as old tools write it."""
    entry = b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 33, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0)
    table = b"".join(entry + b"%06d" % number for number in range(count))
    start = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 0, 0, 33, 0, 0, 0, 6, 0) + b"000000"
    short = count % 65_536
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, short, short, len(table), len(start), 0)
    return start + table + end


@pytest.mark.parametrize("count", [1_001, 65_537, 100_000])
def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, place: Path, count: int) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(empties(count))
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match=r"more than 1,000 files"):
            unpack(path, place, "data.csv")
        assert tracemalloc.get_traced_memory()[1] < 20 * MB
    finally:
        tracemalloc.stop()


def hidden_count(path: Path, count: int, *, large: bool) -> Path:
    """A zip of too many files whose last record says nothing of them: the large record before it does, or a field misleads."""
    data = empties(count)
    start, (size, offset) = data[:-22], struct.unpack("<2I", data[-10:-2])
    if large:
        record = b"PK\x06\x06" + struct.pack("<Q2H2I4Q", 44, 45, 45, 0, 0, count, count, size, offset)
        end = record + b"PK\x06\x07" + struct.pack("<IQI", 0, len(start), 1)
        path.write_bytes(start + end + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, 46, offset, 0))
    else:
        misleading = b"PK\x05\x06"
        path.write_bytes(start + b"PK\x05\x06" + struct.pack("<4HI", 0, 0, 1, 1, size) + misleading + b"\0\0")
    return path


@pytest.mark.parametrize("large", [True, False])
def test_files_that_the_last_record_does_not_count_are_refused_unread(tmp_path: Path, place: Path, large: bool) -> None:
    path = hidden_count(tmp_path / "many.zip", 100_000, large=large)
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match=r"more than 1,000 files"):
            unpack(path, place, "data.csv")
        assert tracemalloc.get_traced_memory()[1] < 20 * MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("stated", [0, 10, len(ROWS) - 1, len(ROWS) + 1, 2**31])
@pytest.mark.parametrize("checksum_too", [False, True])
def test_a_size_that_is_not_the_true_one_is_refused(
    tmp_path: Path, place: Path, stated: int, checksum_too: bool
) -> None:
    path = as_zip(tmp_path / "false")
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, stated)
    if checksum_too:
        struct.pack_into("<I", data, at + 16, zlib.crc32(ROWS[:stated]))
    path.write_bytes(data)
    assert refused(path, place)


@pytest.mark.parametrize(
    "name", ["../../data.csv", "/data.csv", "..\\..\\data.csv", "C:\\data.csv", "a/../../data.csv"]
)
def test_a_member_writes_only_into_the_place(tmp_path: Path, place: Path, name: str) -> None:
    path = as_zip(tmp_path / "evil", name=name)
    found = unpack(path, place, "data.csv")
    assert found.read_bytes() == ROWS
    assert [one for one in tmp_path.rglob("*") if one.is_file() and one != path] == [found]
    assert not Path("/data.csv").exists()


def test_a_zip_in_a_zip_is_opened_only_where_it_is_declared(tmp_path: Path, place: Path) -> None:
    inside = as_zip(tmp_path / "inside").read_bytes()
    path = as_zip(tmp_path / "outer", inside, "inside.zip")
    assert refused(path, place)
    assert unpack(path, place, "data.csv", inner=("inside.zip",)).read_bytes() == ROWS


def flips(data: bytes, count: int) -> Iterator[bytes]:
    """The same bytes with one bit turned, `count` times, at places that are the same in every run."""
    chance = random.Random(5)
    for _ in range(count):
        bit = chance.randrange(8 * len(data))
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        yield bytes(flipped)


def test_a_flipped_bit_in_a_workbook_is_refused_or_harmless(tmp_path: Path, place: Path) -> None:
    path = book(tmp_path)
    right = sheet_csv(path, tmp_path, "Share of GDP").read_bytes()
    for data in flips(path.read_bytes(), 200):
        path.write_bytes(data)
        try:
            found = sheet_csv(path, place, "Share of GDP")
        except BadInput:
            assert not list(place.iterdir())
        else:
            assert found.read_bytes() == right
            found.unlink()


def test_a_flipped_bit_in_a_packed_r_file_is_refused_or_harmless(tmp_path: Path, place: Path) -> None:
    pytest.importorskip("rdata", reason="needs interstate[r]")
    path = tmp_path / "pairs.rda"
    path.write_bytes(gzip.compress(rda(pairs=frame({"year": integers(1990, None), "state": strings("IND", None)}, 2))))
    right = b"year,state\n1990,IND\n,\n"
    for data in flips(path.read_bytes(), 200):
        path.write_bytes(data)
        try:
            found = frame_csv(path, place)
        except BadInput:
            assert not list(place.iterdir())
        else:
            assert found.read_bytes() == right
            found.unlink()


def test_a_table_of_contents_for_large_files_is_read(tmp_path: Path, place: Path) -> None:
    path = as_zip(tmp_path / "large")
    data = path.read_bytes()
    start, count, size, offset = data[:-22], *struct.unpack("<HII", data[-12:-2])
    record = b"PK\x06\x06" + struct.pack("<Q2H2I4Q", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, len(start), 1)
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 65_535, 65_535, 2**32 - 1, 2**32 - 1, 0)
    path.write_bytes(start + record + locator + end)
    assert not refused(path, place)
    path.write_bytes(start + record + b"-" + locator + end)
    assert refused(path, place)
