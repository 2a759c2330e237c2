"""Fault 7 of FAULTS.md: the same file twice, under another name, files that overlap: one copy, and the command says what is new."""

import re
import shutil
from pathlib import Path

import pytest

from interstate.store.query import opened
from interstate.store.verify import verify
from tests.faults.conftest import Command
from tests.faults.data_set_writer import write
from tests.sources.loading import content

HEAD = "ccode1,ccode2,year,conttype,notes\n"
NOTHING = "nothing new; every file was loaded before."


def records(home: Path, view: str) -> list[str]:
    return [row[0] for row in opened(home).execute(f"SELECT record FROM {view} ORDER BY record").fetchall()]


def new(words: str) -> tuple[int, int]:
    """Facts and events that a load says are new."""
    found = re.search(r"(\d+) new facts, (\d+) new events", words)
    assert found, words
    return int(found[1]), int(found[2])


def test_the_same_file_twice_or_under_another_name_is_loaded_once(
    tmp_path: Path, home: Path, interstate: Command
) -> None:
    (path,) = write(tmp_path / "files", 1)
    assert new(interstate("data", "add", "acts", "--file", path).stdout) == (0, 45)
    before = content(home)
    other = tmp_path / "20240301000000.tsv"
    shutil.copyfile(path, other)
    for again in (["--file", path], ["--file", other], ["--file", path, "--file", other], ["--file", path.parent]):
        assert interstate("data", "add", "acts", *again).stdout == f"acts: {NOTHING}\n"
    assert content(home) == before
    assert len(records(home, "history")) == 45


def test_of_files_that_overlap_only_the_rest_is_new(tmp_path: Path, home: Path, interstate: Command) -> None:
    first, second = write(tmp_path / "files", 2)
    within = tmp_path / "20240301000000.tsv"
    within.write_text("".join(first.read_text("utf-8").splitlines(keepends=True)[3:9]), encoding="utf-8")
    counts = [new(interstate("data", "add", "acts", "--file", path).stdout) for path in (first, within, second)]
    assert counts == [(0, 45), (0, 0), (0, 40)]
    assert records(home, "history") == [f"{number:06d}" for number in range(85)]
    assert verify(home) == ()


@pytest.mark.parametrize("name", ["acts", "neighbours"])
def test_a_file_given_twice_in_one_run_is_loaded_once(
    tmp_path: Path, home: Path, interstate: Command, name: str
) -> None:
    path, other = tmp_path / "20240101000000.tsv", tmp_path / "20240101001500.tsv"
    if name == "acts":
        path.write_text("1\t2024-01-01\tUSA\tCAN\t042\t1\tu\n", encoding="utf-8")
    else:
        path.write_text(f"{HEAD}2,20,1990,1,\n", encoding="utf-8")
    shutil.copyfile(path, other)
    said = interstate("data", "add", name, "--file", path, "--file", path, "--file", other).stdout
    assert sum(new(said)) == 1
    assert len(records(home, "history" if name == "acts" else "facts")) == 1
    assert interstate("data", "add", name, "--file", path).stdout == f"{name}: {NOTHING}\n"
    assert verify(home) == ()


def test_rows_of_a_whole_edition_that_come_again_in_a_longer_file_are_there_once(
    tmp_path: Path, home: Path, interstate: Command
) -> None:
    short, long = tmp_path / "short.csv", tmp_path / "long.csv"
    short.write_text(f"{HEAD}2,20,1990,1,\n2,70,1990,1,\n", encoding="utf-8")
    long.write_text(f"{HEAD}2,70,1990,1,\n2,20,1990,1,\n2,20,1991,1,\n", encoding="utf-8")
    assert new(interstate("data", "add", "neighbours", "--file", short).stdout) == (2, 0)
    assert new(interstate("data", "add", "neighbours", "--file", long).stdout) == (1, 0)
    assert records(home, "facts") == ["2-20-1990", "2-20-1991", "2-70-1990"]
