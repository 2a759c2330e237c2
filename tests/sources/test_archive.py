"""One file out of an archive: found by name, streamed, and refused in one line where the archive cannot be trusted."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.sources.archive import members, unpack

ROWS = "ccode1,ccode2\n2,20\n"


def zipped(path: Path, **files: str | bytes) -> Path:
    """A zip of `files`; `__` in a name stands for a full stop."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return path


@pytest.fixture
def midway(tmp_path: Path) -> Path:
    """A zip as the Correlates of War issue it: blanks in names, a folder, notes, the shadows of macOS."""
    names = {"MID/MIDA 5.0.csv": ROWS, "MID/notes.pdf": "%PDF", "__MACOSX/MID/._MIDA 5.0.csv": "x"}
    path = tmp_path / "MID-5.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("MID")
        for name, text in names.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("wanted", ["MIDA 5.0.csv", lambda name: name.startswith("MIDA") and name.endswith(".csv")])
def test_a_file_is_found_by_its_name_without_folders(
    midway: Path, tmp_path: Path, wanted: str | Callable[[str], bool]
) -> None:
    found = unpack(midway, tmp_path, wanted)
    assert found.read_text() == ROWS
    assert found.parent == tmp_path
    assert found.name.startswith("unpacked-")


def test_members_are_named_without_folders_and_shadows(midway: Path, tmp_path: Path) -> None:
    assert members(midway) == ("MID/MIDA 5.0.csv", "MID/notes.pdf")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"a"))
    assert members(tmp_path / "a.csv.gz") == ("a.csv",)


def test_the_same_file_twice_gets_two_names(midway: Path, tmp_path: Path) -> None:
    first, second = (unpack(midway, tmp_path, "MIDA 5.0.csv") for _ in range(2))
    assert first != second
    assert first.read_text() == second.read_text() == ROWS


def test_a_plain_file_is_returned_as_it_is_and_a_gzip_is_unpacked(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.csv", tmp_path / "b.csv.gz"
    plain.write_text(ROWS)
    packed.write_bytes(gzip.compress(ROWS[:7].encode()) + gzip.compress(ROWS[7:].encode()))
    assert unpack(plain, tmp_path, "other.csv") == plain
    assert unpack(packed, tmp_path, "other.csv").read_text() == ROWS


def test_declared_zips_inside_a_zip_are_opened_and_leave_nothing(tmp_path: Path) -> None:
    inside = zipped(tmp_path / "NMC-abridged.zip", NMC__csv=ROWS).read_bytes()
    deeper = zipped(tmp_path / "deeper.zip", NMC_abridged__zip=inside).read_bytes()
    outer, place = zipped(tmp_path / "NMC.zip", notes__txt="x", deeper__zip=deeper), tmp_path / "place"
    place.mkdir()
    found = unpack(outer, place, "NMC.csv", inner=("deeper.zip", "NMC_abridged.zip", "of another edition.zip"))
    assert found.read_text() == ROWS
    assert list(place.iterdir()) == [found]
    with pytest.raises(BadInput, match=r"deeper\.zip holds an archive that is not expected inside it \(NMC_abridged"):
        unpack(outer, place, "NMC.csv", inner=("deeper.zip",))


def test_an_archive_under_another_name_inside_an_archive_is_refused(tmp_path: Path) -> None:
    inside = zipped(tmp_path / "inside.zip", a__csv=ROWS).read_bytes()
    with pytest.raises(BadInput, match="an archive inside the archive"):
        unpack(zipped(tmp_path / "outer.zip", data__csv=inside), tmp_path, "data.csv")


def test_a_missing_file_is_named_with_five_that_are_there(tmp_path: Path) -> None:
    path = zipped(tmp_path / "many.zip", **{f"f{number}__csv": "x" for number in range(9)})
    with pytest.raises(BadInput) as caught:
        unpack(path, tmp_path, "MIDA 5.0.csv")
    assert str(caught.value) == (
        'many.zip does not hold "MIDA 5.0.csv"; it holds f0.csv, f1.csv, f2.csv, f3.csv, f4.csv.'
    )
    with pytest.raises(BadInput, match="holds 9 files that could be"):
        unpack(path, tmp_path, lambda name: name.endswith(".csv"))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", b"<!DOCTYPE html><title>Not found", "is a web page"),
        ("a.csv", b"\n<html>", "is a web page"),
        ("a.zip", b"", "is empty"),
        ("a.zip", b"a,b\n1,2\n", "is not a zip archive"),
        ("a.csv.gz", b"\x1f\x8c\x08", "is not a gzip archive"),
        ("a.zip", b"PK\x03\x04" + bytes(40), "is a damaged archive"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive"),
        ("a.gz", gzip.compress(ROWS.encode(), mtime=0)[:-9], "is cut short"),
    ],
)
def test_what_is_no_archive_is_said_in_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput, match=said) as caught:
        unpack(path, tmp_path, "a.csv")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]


def test_a_locked_file_and_a_strange_method_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip", a__csv=ROWS).read_bytes())
    for offset, value, said in ((8, 1, "password"), (10, 9, "method 9")):
        changed = data.copy()
        changed[data.index(b"PK\x01\x02") + offset] = value
        (tmp_path / "b.zip").write_bytes(changed)
        with pytest.raises(BadInput, match=said):
            unpack(tmp_path / "b.zip", tmp_path, "a.csv")


def test_the_caps_stop_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", a__csv=b"0" * 11_000_000, b__csv="x")
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(BadInput, match="more than 10,999,999 bytes, the limit"):
        unpack(path, place, "a.csv", cap=10_999_999, ratio=2_000)
    with pytest.raises(BadInput, match="more than 200 times its size"):
        unpack(path, place, "a.csv")
    with pytest.raises(BadInput, match="more than 1 files"):
        unpack(path, place, "b.csv", most=1)
    assert not list(place.iterdir())
    assert unpack(path, place, "a.csv", ratio=2_000).stat().st_size == 11_000_000
    monkeypatch.setenv("INTERSTATE_LIMIT_UNPACKED_BYTES", "1000")
    with pytest.raises(BadInput, match="more than 1,000 bytes"):
        unpack(path, place, "a.csv")


def test_a_name_of_a_stranger_stays_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x\n\u202ey" + "z" * 500, "x")
    with pytest.raises(BadInput) as caught:
        unpack(path, tmp_path, "a.csv")
    assert str(caught.value) == f'a.zip does not hold "a.csv"; it holds x??y{"z" * 76}.'
