"""Fault 22 of FAULTS.md: a second writer is told who is first; readers of a growing world see the old one or the new one."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from interstate.errors import InterstateError
from interstate.store.query import opened
from interstate.store.verify import verify
from interstate.store.world import World
from tests.faults.conftest import Command
from tests.faults.data_set_writer import write
from tests.sources.invented import Acts
from tests.sources.loading import add

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from interstate.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_exit_5_and_is_told_who_is_first(
    tmp_path: Path, home: Path, interstate: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERSTATE_LIMIT_LOCK_SECONDS", "0.1")
    first, second = write(tmp_path / "files", 2)
    interstate("data", "add", "acts", "--file", first)
    command = [sys.executable, "-c", HOLD, str(home)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        said = interstate("data", "add", "acts", "--file", second, "--quiet", code=5).stderr.splitlines()[-1]
        assert said.startswith(f"interstate: Another load (process {holder.pid}, since 20")
        assert said.endswith(" holds the store; try again when it is done.")
        interstate("data", "show", "acts")  # who reads is not held up
        holder.kill()
    assert "40 new events" in interstate("data", "add", "acts", "--file", second).stdout, "a dead holder holds nothing"


class Reader(threading.Thread):
    """Opens the world again and again, and compares what its parts hold with what its snapshot says of them."""

    def __init__(self, folder: Path, done: threading.Event) -> None:
        super().__init__()
        self.folder, self.done = folder, done
        self.seen: list[int] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        while not self.done.is_set():
            try:
                with opened(self.folder) as connection:
                    (row,) = connection.execute(
                        "SELECT (SELECT sum(seen)::BIGINT FROM slots), count(*), max(record) FROM history"
                    ).fetchall()
                files, rows, last = row
                self.seen.append(files)
                if (rows, last) != (40 * files + 5, f"{40 * files + 4:06d}"):
                    self.wrong.append(f"{files} files, {rows} rows, {last} is the last one")
                if len(World.open(self.folder).layers()):
                    self.wrong.append("a layer that nobody loaded")
            except InterstateError as error:
                self.wrong.append(str(error))
            time.sleep(0.08)


def test_readers_see_whole_loads_only_while_parts_are_added(tmp_path: Path) -> None:
    home, files = tmp_path / "world", write(tmp_path / "files", 7)
    add(Acts(), home, files[0])
    done = threading.Event()
    readers = [Reader(home, done) for _ in range(4)]
    for reader in readers:
        reader.start()
    until = time.monotonic() + 3
    for path in files[1:]:
        add(Acts(), home, path)
        if time.monotonic() > until:
            break
    done.set()
    for reader in readers:
        reader.join()
        assert reader.wrong == []
        assert reader.seen
        assert reader.seen == sorted(reader.seen), "no reader goes back to an older world"
    assert {files for reader in readers for files in reader.seen} > {1}, "a new world was seen"
    assert verify(home) == ()
