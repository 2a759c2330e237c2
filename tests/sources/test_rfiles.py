"""Data frames of R files as text: every kind of column, every packing, and what is refused."""

import bz2
import gzip
import lzma
import sys
from pathlib import Path

import pytest

from interstate.errors import BadInput, UsageError
from interstate.sources.rfiles import frame_csv
from tests.sources.rda_writer import VEC, factor, frame, integers, rda, rds, reals, sequence, strings, vector

CLASS = "class"
VOTES = frame(
    {
        "ccode": integers(2, 710, None),
        "score": reals(0.1, -3.0, None),
        "large": reals(1e20, float("nan"), 1e-9),
        "name": strings("Côte d’Ivoire", b"C\xf4te", None),
        "note": strings('a "quoted", one', "two\r\nlines", "NA"),
        "vote": factor(("yes", "no"), 2, None, 1),
        "member": integers(1, 0, None, kind=10),
        "date": reals(19894.0, -25567.5, None, **{CLASS: strings("Date")}),
        "time": reals(1718841600.5, None, 0.0, **{CLASS: strings("POSIXct", "POSIXt")}),
        "regime": reals(4, None, 2, labels=reals(1, 2), **{CLASS: strings("haven_labelled", "double")}),
    },
    3,
)
TEXT = """ccode,score,large,name,note,vote,member,date,time,regime
2,0.1,1e+20,Côte d’Ivoire,"a ""quoted"", one",no,TRUE,2024-06-20,2024-06-20T00:00:00Z,4
710,-3,,Côte,two lines,,FALSE,1899-12-31,,
,,1e-09,,NA,yes,,,1970-01-01T00:00:00Z,2
"""
SMALL = frame({"year": integers(1945, 1946)}, 2)


def made(folder: Path, data: bytes, name: str = "votes.rda") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_every_kind_of_column_in_every_packing(tmp_path: Path, pack: type[bytes]) -> None:
    path = made(tmp_path, pack(rda(votes=VOTES, note=strings("of 2024"), years=SMALL)))
    assert frame_csv(path, tmp_path, "votes").read_text(encoding="utf-8") == TEXT
    assert frame_csv(path, tmp_path, "years").read_text() == "year\n1945\n1946\n"


def test_a_single_object(tmp_path: Path) -> None:
    path = made(tmp_path, gzip.compress(rds(VOTES)), "votes.rds")
    assert frame_csv(path, tmp_path).read_text(encoding="utf-8") == TEXT


def test_a_frame_that_is_not_there(tmp_path: Path) -> None:
    path = made(tmp_path, rda(votes=VOTES, years=SMALL))
    with pytest.raises(BadInput, match='0 of the data frame "scores", expected 1; its data frames: votes, years'):
        frame_csv(path, tmp_path, "scores")
    with pytest.raises(BadInput, match="2 of one data frame"):
        frame_csv(path, tmp_path)
    with pytest.raises(BadInput, match="its data frames: none"):
        frame_csv(made(tmp_path, rds(strings("a")), "a.rds"), tmp_path)


def test_a_frame_without_rows(tmp_path: Path) -> None:
    path = made(tmp_path, rds(frame({"year": integers(), "name": strings()}, 0)), "none.rds")
    assert frame_csv(path, tmp_path).read_text() == "year,name\n"


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"a": integers(1, 2), "b": integers(1)}, "not of one length"),
        ({"a": vector(VEC, [integers(1), integers(2)])}, r'"a" holds no plain values \(R type VEC\)'),
        ({"a": factor(("yes",), 2, 1)}, '"a" has the level 2 of 1'),
        ({"a": reals(1e15, 2, **{CLASS: strings("Date")})}, "which is no time"),
    ],
)
def test_columns_that_cannot_be_text(tmp_path: Path, columns: dict[str, bytes], says: str) -> None:
    path = made(tmp_path, rds(frame(columns, 2)), "odd.rds")
    with pytest.raises(BadInput, match=says):
        frame_csv(path, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["odd.rds"]


@pytest.mark.parametrize(
    "data", [b"", b"a,b\n1,2\n", b"<!DOCTYPE html><html>", gzip.compress(b"a,b", mtime=0), b"PK\x03\x04"]
)
def test_what_is_no_r_file(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadInput, match=r"no R file|not an R file"):
        frame_csv(made(tmp_path, data), tmp_path)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_cut_file_is_refused(tmp_path: Path, pack: type[bytes]) -> None:
    data = pack(rda(votes=VOTES))
    for twentieth in range(20):
        with pytest.raises(BadInput) as caught:
            frame_csv(made(tmp_path, data[: len(data) * twentieth // 20]), tmp_path)
        assert "\n" not in str(caught.value)


def test_a_file_that_grows_too_large_is_stopped(tmp_path: Path) -> None:
    path = made(tmp_path, lzma.compress(rda(a=frame({"a": reals(*[0.0] * 200_000)}, 200_000)), preset=0))
    with pytest.raises(BadInput, match="more than 1,000,000 bytes"):
        frame_csv(path, tmp_path, cap=1_000_000)
    assert frame_csv(path, tmp_path).read_text().count("\n") == 200_001


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rdata.parser", None)
    with pytest.raises(UsageError, match=r"pip install 'interstate\[r\]'"):
        frame_csv(made(tmp_path, rda(votes=VOTES)), tmp_path)


def test_a_frame_with_too_few_names(tmp_path: Path) -> None:
    data = rds(SMALL).replace(strings("year"), strings("year", "month"))
    with pytest.raises(BadInput, match="2 names for 1 columns"):
        frame_csv(made(tmp_path, data, "a.rds"), tmp_path)


def test_an_attribute_of_another_kind(tmp_path: Path) -> None:
    data = rds(SMALL).replace(strings("year"), integers(1))
    with pytest.raises(BadInput, match="cannot be read as an R file"):
        frame_csv(made(tmp_path, data, "a.rds"), tmp_path)


def test_a_sequence_stored_by_its_ends(tmp_path: Path) -> None:
    path = made(tmp_path, rds(frame({"rank": sequence(3), "year": integers(1945, 1946, 1947)}, 3)), "a.rds")
    assert frame_csv(path, tmp_path).read_text() == "rank,year\n1,1945\n2,1946\n3,1947\n"
    for rows in (2e9, -1, float("nan")):
        with pytest.raises(BadInput, match="a sequence of"):
            frame_csv(made(tmp_path, rds(frame({"rank": sequence(rows)}, 3)), "a.rds"), tmp_path)
