"""Faults 1, 2, 5, 6, 8, 11 and 24 of FAULTS.md for data sets: kill, full disk, bad rows and bytes, order, clocks, damage."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import DiskFull, VerificationFailed
from interstate.store import snapshot
from interstate.store.failpoint import NAMES, OF_PARTS, VARIABLE, failing
from interstate.store.ledger import files
from interstate.store.query import opened
from interstate.store.verify import verify
from tests.faults.data_set_writer import main, write
from tests.sources.invented import Acts, Neighbours
from tests.sources.loading import add, content, read

ROOT = Path(__file__).parents[2]
POINTS = ("load.copied", "load.inserted", "load.committed", "raw.written", "raw.renamed", *OF_PARTS, "pointer.written")


def child(folder: Path, paths: list[Path], spec: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.data_set_writer", str(folder), *map(str, paths)]
    environment = {**os.environ, VARIABLE: spec}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def rows(folder: Path) -> int:
    return int(opened(folder).execute("SELECT count(*) FROM history").fetchall()[0][0])


def sound(folder: Path, said: list[str], paths: list[Path]) -> None:
    """What was acknowledged is there, nothing is there by halves, and the folder is as a load left it."""
    held = files(folder, "acts")
    digests = {path.name: snapshot.sha256(path) for path in paths}
    assert {digests[name] for name in said} <= held, "an acknowledged file is on disk"
    loaded = [path for path in paths if digests[path.name] in held]
    if loaded:
        events = {line.split("\t")[0] for path in loaded for line in path.read_text().splitlines()}
        assert rows(folder) == len(events), "no part of a file"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("undisturbed")
    main(folder / "world", write(folder / "files", 3))
    return content(folder / "world")


@pytest.mark.faults
@pytest.mark.parametrize("point", POINTS)
def test_a_load_of_a_data_set_killed_at_a_point_can_be_run_again(tmp_path: Path, point: str, undisturbed: str) -> None:
    assert point in (*NAMES, *OF_PARTS)
    paths, home = write(tmp_path / "files", 3), tmp_path / "world"
    process = child(home, paths, f"{point}=kill:2")
    said, errors = process.communicate(timeout=60)
    assert process.returncode == -9, errors
    sound(home, said.split(), paths)
    main(home, paths)
    assert content(home) == undisturbed
    assert verify(home) == ()
    assert not list(home.glob("tmp-*"))


class Writer:
    """A process that loads what it is told to, each time in a child that can be killed."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.faults.data_set_writer"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def killed(self, folder: Path, paths: list[Path], seconds: float) -> list[str]:
        """Have files loaded, kill the child that long after it acknowledged the first one; what it acknowledged."""
        assert self._process.stdin is not None
        print(json.dumps([str(folder), *map(str, paths)]), file=self._process.stdin, flush=True)
        child, said = 0, list[str]()
        while (word := self._line()) != "over":
            if word.startswith("pid "):
                child = int(word.removeprefix("pid "))
            elif word:
                said.append(word)
                if len(said) == 1:
                    time.sleep(seconds)
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
        return said

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the writer is gone"
        return line.strip()

    def close(self) -> None:
        """Let it end."""
        self._process.communicate(timeout=60)


@pytest.fixture
def writer() -> Iterator[Writer]:
    one = Writer()
    yield one
    one.close()


@pytest.mark.faults
def test_nothing_acknowledged_is_lost_in_fifty_kills_at_random_moments(tmp_path: Path, writer: Writer) -> None:
    dice, home = random.Random(11), tmp_path / "world"
    paths = write(tmp_path / "files", 120, rows=12)
    said: list[str] = []
    for _ in range(50):
        left = [path for path in paths if path.name not in said]
        assert len(left) > 1, "there is something left to interrupt"
        said += writer.killed(home, left, dice.random() * 0.12)
    assert 50 <= len(said) < len(paths)
    sound(home, said, paths)
    add(Acts(), home, *paths)
    assert verify(home) == ()
    calm = tmp_path / "calm"
    add(Acts(), calm, *paths)
    assert content(home) == content(calm)


def test_a_full_disk_while_a_data_set_is_loaded_changes_nothing(tmp_path: Path) -> None:
    paths, home = write(tmp_path / "files", 2), tmp_path / "world"
    add(Acts(), home, paths[0])
    old = content(home)
    for turn in range(1, 100):
        try:
            with failing(f"*=enospc:{turn}"):
                add(Acts(), home, paths[1])
            break
        except DiskFull as error:
            code = error.exit_code
        assert code == 6
        assert content(home) == old or turn > 15
        assert rows(home) in (45, 85)
        assert not list(home.glob("tmp-*"))
    assert turn > 12
    assert verify(home) == ()


def test_ten_thousand_rows_with_one_in_a_hundred_of_each_defect_are_all_accounted_for(tmp_path: Path) -> None:
    defects = {
        "short": lambda n: f"2,20,{n}",
        "long": lambda n: f"2,20,{n},1,x,y,z",
        "state": lambda n: f"9,9999,{n},1,",
        "number": lambda n: f"2,20,{n},one,",
    }
    good, wrong, lines = 0, {name: [] for name in defects}, ["ccode1,ccode2,year,conttype,notes"]
    for number in range(10_000):
        name = list(defects)[number % 100] if number % 100 < len(defects) else ""
        year = 1946 + number % 70
        if name:
            wrong[name].append(number + 2)
            lines.append(defects[name](year))
        else:
            good += 1
            lines.append(f'2,20,{year},{number},"a note, with a comma {number}"')
    path = tmp_path / "n.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, counted = read(Neighbours(), path)
    assert (counted.read, counted.rejected, counted.kept, counted.outside) == (10_000, 400, good, 0)
    first = [(one.line, one.reason) for one in counted.rejects[:4]]
    assert [line for line, _ in first] == [wrong[name][0] for name in defects]
    assert "missing columns" in first[0][1]
    assert "too many columns" in first[1][1]
    assert "no list for" in first[2][1]
    assert first[3][1] == "conttype is no number"


def test_an_unmatched_quote_takes_no_other_row_with_it_where_quoting_is_off(tmp_path: Path) -> None:
    path = tmp_path / "20240101000000.tsv"
    path.write_text('1\t2024-01-01\tUSA\tCAN\t042\t1\t"open\n2\t2024-01-01\tUSA\tCAN\t042\t1\tu\n', encoding="utf-8")
    found, counted = read(Acts(), path)
    assert (counted.read, counted.kept) == (2, 2)
    assert [row["url"] for row in found["history"]] == ['"open', "u"]


def test_bytes_that_are_not_utf8_reject_their_row_only(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_bytes(b"ccode1,ccode2,year,conttype,notes\n2,20,1990,1,ok\n2,20,1991,1,\xe9t\xe9\n2,20,1992,1,ok\n")
    found, counted = read(Neighbours(), path)
    assert (counted.read, counted.kept, counted.rejected) == (3, 2, 1)
    assert [(one.line, one.reason) for one in counted.rejects] == [(3, "bytes that are not UTF-8")]
    assert {row["start"] for row in found["facts"]} == {date(1990, 1, 1), date(1992, 1, 1)}


@pytest.mark.faults
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_content_is_the_same_in_every_time_zone(tmp_path: Path, zone: str, undisturbed: str) -> None:
    paths = write(tmp_path / "files", 3)
    command = [sys.executable, "-m", "tests.faults.data_set_writer", str(tmp_path / "world"), *map(str, paths)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "TZ": zone}, check=True, capture_output=True)
    assert content(tmp_path / "world") == undisturbed


def test_every_flipped_bit_of_parts_and_kept_files_is_found(tmp_path: Path) -> None:
    home = tmp_path / "world"
    add(Acts(), home, *write(tmp_path / "files", 2))
    assert verify(home) == ()
    dice = random.Random(5)
    targets = [
        path for pattern in ("parts/*", "raw/acts/*", "*.json", "*.duckdb", "current") for path in home.glob(pattern)
    ]
    assert len(targets) >= 7
    for path in targets:
        whole = path.read_bytes()
        for _ in range(4):
            place = dice.randrange(len(whole))
            path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << dice.randrange(8))]) + whole[place + 1 :])
            assert verify(home), f"a flipped bit in {path.name} was not found"
        path.write_bytes(whole)
    assert verify(home) == ()


def test_a_damaged_part_is_refused_before_it_is_read(tmp_path: Path) -> None:
    home = tmp_path / "world"
    add(Acts(), home, *write(tmp_path / "files", 1))
    (part,) = (home / "parts").iterdir()
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    with pytest.raises(VerificationFailed, match=r"does not match its checksum; run interstate data verify --rebuild"):
        opened(home)


def test_two_days_of_leap_years_and_old_dates_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "20240229000000.tsv"
    path.write_text(
        "1\t2024-02-29\tUSA\tCAN\t042\t1\tu\n2\t1900-01-01\tUSA\tCAN\t042\t1\tu\n3\t2023-02-29\tUSA\tCAN\t042\t1\tu\n"
    )
    found, counted = read(Acts(), path)
    assert [row["day"] for row in found["history"]] == [date(2024, 2, 29), date(1900, 1, 1)]
    assert [(one.line, one.reason) for one in counted.rejects] == [(3, "day is no day")]
