"""Fault 24 of FAULTS.md: `data verify` names the damaged file, `--rebuild` restores the same hash or touches nothing, strangers stay shut."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from interstate.store.query import opened
from interstate.store.verify import verify
from interstate.store.world import World
from tests.faults.conftest import Command
from tests.faults.data_set_writer import write
from tests.sources.invented import Acts
from tests.sources.loading import add, content

STORE = ("current", "world-*.json", "world-*.duckdb", "parts/*.parquet")
RAW = ("raw/acts/*.tsv", "raw/acts/*.about.json")

Damage = Callable[[Path, random.Random], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A world with one data set, loaded from two files at once."""
    folder = tmp_path_factory.mktemp("damage")
    add(Acts(), folder / "world", *write(folder / "files", 2))
    return folder / "world"


@pytest.fixture
def loaded(home: Path, sound: Path) -> Path:
    """A copy of it, to be damaged."""
    shutil.copytree(sound, home)
    return home


def flipped(path: Path, dice: random.Random) -> None:
    """Turn one bit of a file."""
    data = bytearray(path.read_bytes())
    at = dice.randrange(len(data) * 8)
    data[at // 8] ^= 1 << at % 8
    path.write_bytes(data)


def emptied(path: Path, _: random.Random) -> None:
    """Leave a file of no bytes."""
    path.write_bytes(b"")


def removed(path: Path, _: random.Random) -> None:
    """Remove a file."""
    path.unlink()


def last(interstate: Command, *arguments: object, code: int) -> str:
    """The line on the error stream."""
    return interstate("data", "verify", *arguments, "--quiet", code=code).stderr.splitlines()[-1]


@pytest.mark.parametrize("pattern", [*STORE, *RAW])
def test_verify_names_the_file_with_a_flipped_bit(loaded: Path, interstate: Command, pattern: str) -> None:
    path, dice = sorted(loaded.glob(pattern))[-1], random.Random(24)
    whole = path.read_bytes()
    for _ in range(6):
        flipped(path, dice)
        assert path.name in last(interstate, code=7)
        path.write_bytes(whole)
    assert verify(loaded) == ()


def test_rebuild_restores_the_same_hash_whatever_of_the_store_is_damaged(loaded: Path, interstate: Command) -> None:
    before, dice = content(loaded), random.Random(4)
    for pattern, damage in zip(STORE, (flipped, flipped, emptied, removed), strict=True):
        for path in list(loaded.glob(pattern)):
            damage(path, dice)
    last(interstate, code=7)
    interstate("data", "verify", "--rebuild", "--quiet")
    assert (content(loaded), verify(loaded)) == (before, ())
    with opened(loaded) as connection:
        assert connection.execute("SELECT count(*) FROM history").fetchall() == [(85,)]


@pytest.mark.parametrize(("pattern", "damage"), [(RAW[0], flipped), (RAW[1], flipped), (RAW[0], removed)])
def test_rebuild_from_damaged_raw_files_changes_nothing_until_they_are_added_again(
    loaded: Path, sound: Path, interstate: Command, pattern: str, damage: Damage
) -> None:
    before, path = content(loaded), min(loaded.glob(pattern))
    damage(path, random.Random(2))
    for arguments in ((), ("--rebuild",)):
        said = last(interstate, *arguments, code=7)
        assert path.name in said
        assert said.endswith("add the file again with interstate data add.")
    assert content(loaded) == before
    path.unlink(missing_ok=True)
    assert "add the file again" in last(interstate, code=7), "what was removed is missed"
    assert "0 new events" in interstate("data", "add", "acts", "--file", sound.parent / "files").stdout
    assert (content(loaded), verify(loaded)) == (before, ())


def test_a_foreign_database_or_part_is_named_and_never_opened(loaded: Path, interstate: Command) -> None:
    before = content(loaded)
    foreign = (loaded / "world-99.duckdb", loaded / "mine.parquet", loaded / "parts" / "acts-history-0.parquet")
    for path in foreign:
        path.mkdir() if path.name == "mine.parquet" else path.write_bytes(b"not what its name says")
    lines = {finding.file: finding.line for finding in verify(loaded)}
    assert set(lines) == {"world-99.duckdb", "mine.parquet", "parts/acts-history-0.parquet"}
    assert "never opened; move it away" in lines["world-99.duckdb"]
    with opened(loaded) as connection:
        assert connection.execute("SELECT count(*) FROM history").fetchall() == [(85,)]
        for path in (foreign[0], loaded.parent / "other.duckdb"):
            with pytest.raises(duckdb.Error):
                connection.execute(f"ATTACH '{path}' AS other")
    assert World.open(loaded).layers() == ()
    last(interstate, code=7)
    add(Acts(), loaded, *write(loaded.parent / "more", 3)[2:])
    assert (content(loaded) != before, foreign[0].exists(), foreign[2].exists()) == (True, True, False)
