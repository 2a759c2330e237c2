"""Faults 12 and 13 of FAULTS.md: sick servers, and requests to where data is not fetched from."""

import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from interstate.errors import BadInput, DiskFull, Unreachable, UsageError
from interstate.store.failpoint import VARIABLE, failing
from interstate.store.fetch import Door
from interstate.store.limits import Limits
from tests.faults.server import DATA, Sick, serving

ROOT = Path(__file__).parents[2]
KILLED = """
import sys
from pathlib import Path
from interstate.store.fetch import Door
Door.open(True).download(sys.argv[1], Path(sys.argv[2]))
"""


@pytest.fixture
def sick() -> Iterator[Sick]:
    with serving() as server:
        yield server


class Patient:
    """A door that counts the seconds it would sleep."""

    def __init__(self, **limits: Any) -> None:
        self.slept: list[float] = []
        self.door = Door.open(True, Limits(**limits), sleep=self.slept.append)


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("asked", "slept"), [("7", 7.0), ("9000", 60.0), ("Mon,%2001%20Jan%202001%2000:00:00%20GMT", 0.0)]
)
def test_retry_after_is_obeyed_and_capped(sick: Sick, tmp_path: Path, asked: str, slept: float) -> None:
    patient = Patient()
    patient.door.download(f"{sick.url}/slow/{asked}", tmp_path / "a")
    assert patient.slept == [slept]
    assert (tmp_path / "a").read_bytes() == DATA


def test_retry_after_may_be_a_date(sick: Sick, tmp_path: Path) -> None:
    patient = Patient()
    day = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True).replace(" ", "%20")
    patient.door.download(f"{sick.url}/slow/{day}", tmp_path / "a")
    assert patient.slept[0] == pytest.approx(29, abs=2)


def test_one_500_is_tried_again(sick: Sick, tmp_path: Path) -> None:
    patient, said = Patient(), list[str]()
    patient.door.download(f"{sick.url}/once500", tmp_path / "a", progress=said.append)
    assert len(patient.slept) == 1
    assert said == ["127.0.0.1: answered 500 Internal Server Error; try 2 of 4"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_tries_are_bounded(sick: Sick, tmp_path: Path, status: int) -> None:
    patient = Patient()
    with pytest.raises(
        Unreachable, match=rf"^127\.0\.0\.1: answered {status} .* after 4 tries; try again later\.$"
    ) as raised:
        patient.door.download(f"{sick.url}/status/{status}", tmp_path / "a")
    assert raised.value.exit_code == 4
    assert len(sick.hits) == 4
    assert patient.slept == sorted(patient.slept)
    assert left(tmp_path) == set()


@pytest.mark.parametrize("status", [204, 304, 400, 401, 403, 404, 410, 501])
def test_other_answers_are_not_tried_again(sick: Sick, tmp_path: Path, status: int) -> None:
    with pytest.raises(Unreachable, match=rf"answered {status} .*/status/{status} \(1 try\)") as raised:
        Patient().door.download(f"{sick.url}/status/{status}?key=secret", tmp_path / "a")
    assert "secret" not in str(raised.value)
    assert len(sick.hits) == 1


def test_a_loop_stops_at_the_limit(sick: Sick, tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="redirected more than 5 times"):
        Patient().door.download(f"{sick.url}/loop", tmp_path / "a")
    assert len(sick.hits) == 6


def test_a_short_body_goes_on_where_it_stopped(sick: Sick, tmp_path: Path) -> None:
    got = Patient().door.download(f"{sick.url}/short", tmp_path / "a")
    assert got.resumed
    assert sick.hits[1][1]["range"] == "bytes=50000-"
    assert (tmp_path / "a").read_bytes() == DATA
    assert left(tmp_path) == {"a", "a.receipt"}


def test_a_server_that_knows_no_ranges_is_read_from_the_start(sick: Sick, tmp_path: Path) -> None:
    assert not Patient().door.download(f"{sick.url}/norange", tmp_path / "a").resumed
    assert (tmp_path / "a").read_bytes() == DATA


def test_a_file_that_changed_is_read_from_the_start(sick: Sick, tmp_path: Path) -> None:
    assert not Patient().door.download(f"{sick.url}/changed", tmp_path / "a").resumed
    assert (tmp_path / "a").read_bytes() == DATA[::-1]


@pytest.mark.parametrize("path", ["dripbody", "driphead"])
def test_a_drip_does_not_outlast_the_deadline(sick: Sick, tmp_path: Path, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unreachable, match=r"no whole answer in 0\.3 s after 1 try;"):
        Patient(tries=1).door.download(f"{sick.url}/{path}", tmp_path / "a", seconds=0.3)
    assert time.monotonic() - began < 0.6
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("path", ["endless", "headers"])
def test_an_endless_answer_stops_at_the_cap(sick: Sick, tmp_path: Path, path: str) -> None:
    with pytest.raises((BadInput, Unreachable)) as raised:
        Patient(tries=1).door.download(f"{sick.url}/{path}", tmp_path / "a", cap=2_000_000)
    if path == "endless":
        assert str(raised.value) == f"{sick.url}/endless is longer than the 2,000,000 bytes allowed; nothing was kept."
    assert left(tmp_path) == set()


def test_a_length_over_the_cap_is_not_even_begun(sick: Sick, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="longer than the 1,000 bytes allowed"):
        Patient().door.download(f"{sick.url}/fine", tmp_path / "a", cap=1000)
    assert len(sick.hits) == 1


def test_a_page_in_place_of_data_is_refused(sick: Sick, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it is a web page, expected data"):
        Patient().door.download(f"{sick.url}/html", tmp_path / "a")
    assert left(tmp_path) == set()
    Patient().door.download(f"{sick.url}/html.html", tmp_path / "a")
    Patient().door.download(f"{sick.url}/html", tmp_path / "b", expect_not_html=False)


def test_a_body_packed_unasked_is_refused(sick: Sick, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"came packed \(gzip\)"):
        Patient().door.download(f"{sick.url}/packed", tmp_path / "a")
    Patient().door.download(f"{sick.url}/packed.gz", tmp_path / "a")


def test_nobody_at_home(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(Unreachable, match="the connection failed"):
            Patient().door.download(f"http://127.0.0.1:{free.getsockname()[1]}/", tmp_path / "a")


LOOPBACK = (
    "127.0.0.1 localhost [::1] 0 2130706433 0x7f.1 127.1 [::ffff:127.0.0.1] [::127.0.0.1] [64:ff9b::7f00:1]".split()
)
PRIVATE = (
    "169.254.169.254 10.0.0.1 100.64.0.1 192.168.1.1 172.16.0.1 [fe80::1] [fc00::1] [::ffff:10.0.0.1] 224.0.0.1".split()
)


@pytest.mark.parametrize("host", LOOPBACK + PRIVATE)
def test_an_address_that_is_not_public_is_refused(sick: Sick, tmp_path: Path, host: str) -> None:
    port = sick.url.rpartition(":")[2]
    with pytest.raises(UsageError, match="is not a public address"):
        Door.open().download(f"http://{host}:{port}/fine", tmp_path / "a")
    assert sick.hits == []
    assert left(tmp_path) == set()


@pytest.mark.parametrize(
    "url",
    ["gopher://127.0.0.1/", "file:///etc/passwd", "data:,a", "ftp://h/", "http://", "/a", "http://[", "http:///a"],
)
def test_another_scheme_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(UsageError):
        Door.open().download(url, tmp_path / "a")


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/x", "gopher://127.0.0.1:1/", "file:///etc/passwd"]
)
def test_a_redirect_passes_the_same_door(sick: Sick, tmp_path: Path, target: str) -> None:
    sick.target = target
    with pytest.raises(UsageError, match=r"is not a public address|is not fetched"):
        Patient().door.download(f"{sick.url}/away", tmp_path / "a")
    assert len(sick.hits) == 1


def test_a_redirect_carries_no_key_to_another_host(sick: Sick, tmp_path: Path) -> None:
    with serving() as other:
        sick.target = f"{other.url}/fine"
        headers = {"X-Key": "secret", "Authorization": "secret", "Accept": "text/csv"}
        got = Patient().door.download(f"{sick.url}/away", tmp_path / "a", headers=headers)
        assert got.url == f"{other.url}/fine"
        assert "secret" not in other.hits[0][1].values()
        assert other.hits[0][1]["accept"] == "text/csv"


def test_a_name_with_two_answers_is_asked_once(sick: Sick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(sick.url.rpartition(":")[2])
    asked = []

    def answer(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", (("8.8.8.8", "127.0.0.1")[len(asked) - 1], port))]

    connected = []

    def connect(self: object, host: str, *_: object) -> None:
        import httpcore

        connected.append(host)
        raise httpcore.ConnectError("not in a test")

    monkeypatch.setattr("interstate.store.door.socket.getaddrinfo", answer)
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    with pytest.raises(Unreachable):
        Door.open(limits=Limits(tries=1)).download(f"http://two.example:{port}/fine", tmp_path / "a")
    assert (asked, connected, sick.hits) == (["two.example"], ["8.8.8.8"], [])


def test_a_name_that_leads_inside_as_well_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr("interstate.store.door.socket.getaddrinfo", lambda *_, **__: both)
    with pytest.raises(UsageError, match=r"two\.example is not a public address \(it leads to 10\.0\.0\.1\)"):
        Door.open().download("http://two.example/fine", tmp_path / "a")


@pytest.mark.parametrize(("point", "hits"), [("download.part", 1), ("download.renamed", 1)])
def test_killed_between_part_and_name_it_needs_no_network_again(
    sick: Sick, tmp_path: Path, point: str, hits: int
) -> None:
    url, to = f"{sick.url}/fine", tmp_path / "a"
    assert child(url, to, f"{point}=kill") == -9
    assert to.exists() == (point == "download.renamed")
    got = Patient().door.download(url, to)
    assert (got.sha256, len(sick.hits)) == (hashlib.sha256(DATA).hexdigest(), hits)
    assert left(tmp_path) <= {"a", "a.receipt", "a.part.json"}


def test_killed_in_the_middle_it_goes_on_where_it_stopped(sick: Sick, tmp_path: Path) -> None:
    sick.data = os.urandom(20_000_000)
    url, to = f"{sick.url}/fine", tmp_path / "a"
    assert child(url, to, "download.part=kill:2") == -9
    assert not to.exists()
    assert Patient().door.download(url, to).resumed
    assert int(sick.hits[1][1]["range"][6:-1]) >= 16_000_000
    assert to.read_bytes() == sick.data


def test_a_full_disk_says_so_and_leaves_no_half_file(sick: Sick, tmp_path: Path) -> None:
    with failing("download.part=enospc"), pytest.raises(DiskFull):
        Patient().door.download(f"{sick.url}/fine", tmp_path / "a")
    assert not (tmp_path / "a").exists()
    assert Patient().door.download(f"{sick.url}/fine", tmp_path / "a").size == len(DATA)


def child(url: str, to: Path, spec: str) -> int:
    command = [sys.executable, "-c", KILLED, url, str(to)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, VARIABLE: spec}, capture_output=True, check=False
    ).returncode
