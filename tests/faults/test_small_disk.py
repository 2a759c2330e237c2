"""Fault 2 of FAULTS.md on a disk that is really small: exit 6, the old world stays readable, nothing temporary is left."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interstate.store import snapshot
from interstate.store.query import opened
from interstate.store.verify import verify
from tests.faults.conftest import Command
from tests.faults.data_set_writer import write
from tests.sources.invented import Acts
from tests.sources.loading import add, content

SIZE = 12_000_000
STEP = 800_000


@pytest.fixture
def disk(tmp_path: Path, home: Path) -> Iterator[Path]:
    """A disk of memory of some megabytes, where the world of this test lies."""
    if not sys.platform.startswith("linux") or os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root on Linux can make a small disk")
    home.mkdir(parents=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(home)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {made.stderr.strip()}")
    try:
        yield home
    finally:
        subprocess.run(["umount", str(home)], check=True)


def leave(disk: Path, room: int) -> None:
    """Fill the disk up to so many bytes, with a file that no load looks at."""
    filler = disk / "raw" / "filler"
    filler.unlink(missing_ok=True)
    filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - room)))


def test_a_load_on_a_full_disk_is_exit_6_and_the_old_world_stays(
    tmp_path: Path, disk: Path, interstate: Command
) -> None:
    first, second = write(tmp_path / "files", 2)
    add(Acts(), disk, first)
    before, failed = content(disk), 0
    for room in range(0, SIZE, STEP):
        leave(disk, room)
        done = interstate.run("data", "add", "acts", "--file", second, "--quiet")
        if not done.exit_code:
            break
        failed += 1
        said = "interstate: Disk full while writing the snapshot; nothing was changed."
        assert (done.exit_code, done.stderr.splitlines()[-1]) == (6, said)
        assert (content(disk), verify(disk)) == (before, ())
        with opened(disk) as connection:
            assert connection.execute("SELECT count(*) FROM history").fetchall() == [(45,)]
    assert failed > 2
    assert content(disk) != before
    assert not list(disk.rglob(f"{snapshot.TEMPORARY}*"))
    assert verify(disk) == ()
