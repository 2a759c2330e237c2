"""One writer at a time; a dead holder holds nobody up."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from interstate.errors import StoreBusy
from interstate.store.lock import locked

HOLD = "import sys,time; from pathlib import Path; from interstate.store.lock import locked\n"
HOLD += "with locked(Path(sys.argv[1]), 1): print('held', flush=True); sys.stdin.read()"


def test_a_second_writer_is_told_who_holds_the_store(tmp_path: Path) -> None:
    with (
        locked(tmp_path, 0),
        pytest.raises(StoreBusy, match=rf"process {os.getpid()}, since \d{{4}}-") as raised,
        locked(tmp_path, 0),
    ):
        pass
    assert raised.value.exit_code == 5


def test_the_lock_is_free_after_use_and_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path, 0):
        raise RuntimeError
    with locked(tmp_path, 0):
        pass


def test_a_killed_holder_leaves_no_lock_behind(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == b"held\n"
    with pytest.raises(StoreBusy, match=f"process {child.pid}"), locked(tmp_path, 0):
        pass
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()
    with locked(tmp_path, 0):
        pass
