"""The network door for data: what is kept, what is asked again, and that there is no other door."""

import hashlib
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.store.fetch import Door
from tests.faults.server import DATA, Sick, serving

SRC = Path(__file__).parents[2] / "src" / "interstate"
SHA256, MD5 = hashlib.sha256(DATA).hexdigest(), hashlib.md5(DATA, usedforsecurity=False).hexdigest()


@pytest.fixture
def sick() -> Iterator[Sick]:
    with serving() as server:
        yield server


@pytest.fixture
def door() -> Iterator[Door]:
    with Door.open(allow_loopback=True, sleep=lambda _: None) as opened:
        yield opened


def test_only_the_door_imports_httpx() -> None:
    found = {
        path.relative_to(SRC).as_posix()
        for path in SRC.rglob("*.py")
        if re.search(
            r"^\s*(import|from)\s+(httpx|httpcore|requests|urllib\.request|http\.client)\b",
            path.read_text("utf-8"),
            re.M,
        )
    }
    allowed = {"store/door.py", "store/fetch.py"}
    assert {name for name in found if not name.startswith("reading/backend/")} <= allowed


def test_a_file_comes_whole_with_what_is_known_of_it(sick: Sick, door: Door, tmp_path: Path) -> None:
    got = door.download(f"{sick.url}/fine", tmp_path / "new" / "a", sha256=SHA256.upper(), md5=MD5)
    assert got.path.read_bytes() == DATA
    assert (got.sha256, got.size, got.url, got.resumed) == (SHA256, len(DATA), f"{sick.url}/fine", False)
    assert got.retrieved == datetime.now(UTC).date()
    assert got.headers["etag"] == '"first"'
    assert sick.hits[0][1]["accept-encoding"] == "identity"


def test_a_file_that_is_there_is_not_asked_for_again(sick: Sick, door: Door, tmp_path: Path) -> None:
    first = door.download(f"{sick.url}/fine", tmp_path / "a")
    assert door.download(f"{sick.url}/fine", tmp_path / "a") == first
    assert len(sick.hits) == 1
    door.download(f"{sick.url}/fine", tmp_path / "a", fresh=True)
    door.download(f"{sick.url}/fine?other", tmp_path / "a")
    assert len(sick.hits) == 3


@pytest.mark.parametrize("damage", ["file", "receipt", "gone"])
def test_a_file_or_receipt_that_changed_is_fetched_anew(sick: Sick, door: Door, tmp_path: Path, damage: str) -> None:
    to = tmp_path / "a"
    door.download(f"{sick.url}/fine", to)
    if damage == "file":
        to.write_bytes(b"x" + DATA[1:])
    elif damage == "receipt":
        (tmp_path / "a.receipt").write_text("[1]")
    else:
        to.unlink()
    assert door.download(f"{sick.url}/fine", to).sha256 == SHA256
    assert to.read_bytes() == DATA
    assert len(sick.hits) == 2


@pytest.mark.parametrize("stated", [{"sha256": "0" * 64}, {"md5": "0" * 32}])
def test_another_checksum_is_refused_and_the_old_file_stays(
    sick: Sick, door: Door, tmp_path: Path, stated: dict[str, str]
) -> None:
    door.download(f"{sick.url}/fine?old", tmp_path / "a")
    with pytest.raises(BadInput, match=r"/fine: its (sha256|md5) is [0-9a-f]+, expected 0+; nothing was kept"):
        door.download(f"{sick.url}/fine", tmp_path / "a", **stated)  # type: ignore[arg-type]
    assert (tmp_path / "a").read_bytes() == DATA
    assert {path.name for path in tmp_path.iterdir()} == {"a", "a.receipt"}


def test_parts_that_do_not_fit_are_fetched_once_more_from_the_start(sick: Sick, door: Door, tmp_path: Path) -> None:
    sick.data = DATA[::-1]
    with pytest.raises(BadInput):
        door.download(f"{sick.url}/short", tmp_path / "a", sha256=SHA256)
    assert len(sick.hits) == 3


@pytest.mark.parametrize("note", ["", "{}", '{"request": 1}', '{"request": "GET /", "size": 99}'])
def test_a_damaged_note_is_not_gone_on_from(sick: Sick, door: Door, tmp_path: Path, note: str) -> None:
    (tmp_path / "a.part").write_bytes(b"old")
    (tmp_path / "a.part.json").write_text(note)
    assert door.download(f"{sick.url}/fine", tmp_path / "a").sha256 == SHA256
    assert "range" not in sick.hits[0][1]


def test_a_body_is_posted(sick: Sick, door: Door, tmp_path: Path) -> None:
    first = door.download(f"{sick.url}/p", tmp_path / "a", method="POST", body=b"one")
    second = door.download(f"{sick.url}/p", tmp_path / "a", method="POST", body=b"two")
    assert (first.size, second.path.read_bytes()) == (3, b"two")


def test_a_text_is_read_strictly(sick: Sick, door: Door) -> None:
    sick.data = "états".encode()
    assert door.text(f"{sick.url}/fine") == "états"
    sick.data = b"ab\xff"
    with pytest.raises(BadInput, match=r"is not UTF-8 text \(byte 2\)"):
        door.text(f"{sick.url}/fine")
    with pytest.raises(BadInput, match="longer than the 2 bytes allowed"):
        door.text(f"{sick.url}/fine", cap=2)


def test_the_environment_has_no_say(sick: Sick, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://10.0.0.1:1")
    began = time.monotonic()
    assert door.download(f"{sick.url}/fine", tmp_path / "a").sha256 == SHA256
    assert time.monotonic() - began < 1
