"""Faults 1, 2, 7, 22 and 24 of FAULTS.md: kill, disk full, repeats, two writers, damage."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from interstate.errors import DiskFull, InterstateError, StoreBusy, VerificationFailed
from interstate.store import snapshot
from interstate.store.failpoint import NAMES, VARIABLE, InjectedError, failing
from interstate.store.ledger import loads
from interstate.store.load import load
from interstate.store.lock import locked
from interstate.store.stored import Stored
from interstate.store.verify import require, verify
from interstate.store.world import World
from tests.faults.writer import batches, main
from tests.store.small import batch, fact, many

ROOT = Path(__file__).parents[2]
RAW = {"raw.written", "raw.renamed"}
LOADING = [name for name in NAMES if name not in RAW]


def child(folder: Path, count: int, spec: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, VARIABLE: spec}
    command = [sys.executable, "-m", "tests.faults.writer", str(folder), str(count)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def content(folder: Path) -> str:
    return snapshot.current(folder)[1].content


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("undisturbed")
    main(folder, 3)
    return content(folder)


def check_kill(folder: Path, spec: str, undisturbed: str) -> None:
    killed = child(folder, 3, spec)
    said = killed.stdout.split()
    assert killed.returncode == -9, killed.stderr
    if snapshot.exists(folder):
        rows = {row.source for row in loads(folder)}
        assert rows >= set(said), "an acknowledged load is on disk"
        layers = Stored.open(folder).ties("arms", batches(1)[0].ties[0].published)
        assert len(layers) == 30 * len(rows), "no part of a batch"
    else:
        assert not said
    main(folder, 3)
    assert content(folder) == undisturbed
    assert verify(folder) == ()
    assert not list(folder.glob("tmp-*"))


@pytest.mark.parametrize("name", ["load.copied:2", "load.inserted:2", "snapshot.renamed:2", "pointer.written:2"])
def test_a_killed_load_can_be_run_again_with_the_same_hash(tmp_path: Path, name: str, undisturbed: str) -> None:
    point, _, turn = name.partition(":")
    check_kill(tmp_path, f"{point}=kill:{turn}", undisturbed)


@pytest.mark.faults
@pytest.mark.parametrize("turn", [1, 3])
@pytest.mark.parametrize("name", LOADING)
def test_a_load_killed_at_every_point_can_be_run_again(tmp_path: Path, name: str, turn: int, undisturbed: str) -> None:
    check_kill(tmp_path, f"{name}=kill:{turn}", undisturbed)


@pytest.mark.faults
def test_a_load_killed_at_random_can_be_run_again(tmp_path_factory: pytest.TempPathFactory, undisturbed: str) -> None:
    dice = random.Random(7)
    for _ in range(8):
        check_kill(tmp_path_factory.mktemp("killed"), f"*=kill:{dice.randint(1, 40)}", undisturbed)


def test_an_error_at_any_point_leaves_the_old_world_or_the_new_one(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact(record="old"))])
    old = content(tmp_path)
    for number, name in enumerate(LOADING):
        more = batch(fact(record=f"new{number}"))
        with failing(f"{name}=error"), pytest.raises(InjectedError):
            load(tmp_path, [more])
        now = content(tmp_path)
        swapped = name in ("pointer.swapped", "old.removed")
        assert (now != old) == swapped, name
        assert not list(tmp_path.glob("tmp-*"))
        assert verify(tmp_path) == () or not swapped
        load(tmp_path, [more])
        assert verify(tmp_path) == ()
        old = content(tmp_path)


def test_a_full_disk_at_the_nth_step_changes_nothing_until_the_load_succeeds(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact(record="old"))])
    old = content(tmp_path)
    more = batch(*many(20))
    for turn in range(1, 100):
        try:
            with failing(f"*=enospc:{turn}"):
                load(tmp_path, [more])
            break
        except DiskFull as error:
            said = (error.exit_code, str(error))
        assert said == (6, "Disk full while writing the snapshot; nothing was changed.")
        assert World.open(tmp_path).ties("arms")
        assert not list(tmp_path.glob("tmp-*"))
    assert turn > 10
    assert content(tmp_path) != old
    assert verify(tmp_path) == ()


def test_a_disk_that_is_really_full_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    load(tmp_path, [batch(fact())])
    monkeypatch.setattr("interstate.store.load.shutil.copyfile", no_room)
    with pytest.raises(DiskFull):
        load(tmp_path, [batch(fact(record="more"))])
    assert verify(tmp_path) == ()


def test_a_second_load_is_refused_and_names_the_holder(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact())])
    with locked(tmp_path, 0), pytest.raises(StoreBusy, match=f"process {os.getpid()}"):
        load(tmp_path, [batch(fact(record="more"))], wait=0)


def test_readers_see_the_old_world_or_the_new_one_never_a_mixture(tmp_path: Path) -> None:
    load(tmp_path, [batch(*many(10, seed=0))])
    done = threading.Event()
    seen: list[int] = []
    wrong: list[str] = []

    def read() -> None:
        while not done.is_set():
            try:
                seen.append(len(World.open(tmp_path).ties("arms")))
            except VerificationFailed as error:
                wrong.append(str(error))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 8):
        load(tmp_path, [batch(*many(10, seed=number))])
    done.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert set(seen) <= set(range(10, 90, 10))


@pytest.mark.parametrize("ending", ["duckdb", "json", "current"])
def test_a_flipped_bit_anywhere_is_found(tmp_path: Path, ending: str) -> None:
    load(tmp_path, [batch(*many(50))])
    path = tmp_path / "current" if ending == "current" else next(tmp_path.glob(f"*.{ending}"))
    whole = path.read_bytes()
    dice = random.Random(3)
    for _ in range(15):
        at = dice.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        path.write_bytes(flipped)
        if path.name == "current" and bytes(flipped).split() == whole.split():
            continue
        with pytest.raises(VerificationFailed, match="interstate data verify --rebuild") as raised:
            World.open(tmp_path)
        assert raised.value.exit_code == 7
        with pytest.raises(VerificationFailed):
            require(tmp_path)
        path.write_bytes(whole)
    assert World.open(tmp_path).layers() == ("arms",)


@pytest.mark.parametrize("part", range(0, 20, 4))
def test_a_truncated_snapshot_is_a_plain_error(tmp_path: Path, part: int) -> None:
    load(tmp_path, [batch(*many(50))])
    path = next(tmp_path.glob("*.duckdb"))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * part // 20])
    with pytest.raises(VerificationFailed, match=r"world-000001\.duckdb does not match its checksum"):
        World.open(tmp_path)


@pytest.mark.parametrize("name", ["world-000001.duckdb", "world-000001.json", "current"])
def test_a_missing_file_is_a_plain_error(tmp_path: Path, name: str) -> None:
    load(tmp_path, [batch(fact())])
    (tmp_path / name).unlink()
    with pytest.raises(VerificationFailed, match="interstate data verify --rebuild"):
        World.open(tmp_path)


def test_a_damaged_world_is_written_anew_with_the_same_hash(tmp_path: Path) -> None:
    load(tmp_path, [batch(*many(20))])
    old = content(tmp_path)
    next(tmp_path.glob("*.duckdb")).write_bytes(b"")
    with pytest.raises(InterstateError):
        load(tmp_path, [batch(fact(record="more"))])
    load(tmp_path, [batch(*many(20))], fresh=True)
    assert content(tmp_path) == old
    assert verify(tmp_path) == ()


def test_a_foreign_database_is_named_and_never_opened(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact())])
    (tmp_path / "stranger.duckdb").write_bytes(b"anything")
    assert [finding.line for finding in verify(tmp_path)] == [
        "stranger.duckdb was not written by interstate and is never opened; move it away."
    ]
    assert World.open(tmp_path).layers() == ("arms",)


def test_the_hash_is_the_same_in_any_time_zone(tmp_path: Path, undisturbed: str) -> None:
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        folder = tmp_path / zone.replace("/", "-")
        command = [sys.executable, "-m", "tests.faults.writer", str(folder), "3"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "TZ": zone}, capture_output=True, check=True)
        assert content(folder) == undisturbed
