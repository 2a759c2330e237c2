"""A model server that misbehaves: each fault ends in the local result and one line that says why."""

import itertools
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from interstate.errors import InterstateError, Unreachable, UsageError
from interstate.model.article import Reading
from interstate.reading.backend.base import BadAnswer, Endpoint
from interstate.reading.backend.client import Client, check
from interstate.reading.backend.propose import helped
from tests.reading.backend.cases import GHOSTED, by_model, item, local, same_as_local
from tests.reading.backend.fake import Fake, Reply, answer, body, endless, endless_headers, saying, serving

GOOD = answer(GHOSTED)
FIFTY_MEGABYTES = 50_000_000


class Time:
    """A clock that stands still unless somebody sleeps, and a list of the naps."""

    def __init__(self, tick: float = 0.0) -> None:
        self.now = itertools.count()
        self.tick = tick
        self.slept: list[float] = []

    def clock(self) -> float:
        return next(self.now) * self.tick + sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def asked(fake: Fake, time: Time | None = None, cache: Path | None = None, **limits: Any) -> Reading:
    """The reading of the text with the help of a server."""
    time = time or Time()
    client = Client(fake.url, clock=time.clock, sleep=time.sleep, **limits)
    return helped(local(), Endpoint(fake.url, "small", client, cache))[0]


def until_hung_up(handler: BaseHTTPRequestHandler) -> None:
    """Say nothing as long as the other side holds the line."""
    handler.rfile.read(1)


def lines(found: Reading) -> list[str]:
    """What is said of the model."""
    return [gap for gap in found.gaps if gap not in local().gaps]


def test_a_right_answer_is_used_and_the_question_is_as_it_should_be() -> None:
    with serving(GOOD) as fake:
        found = asked(fake)
    (request,) = fake.requests
    assert by_model(found) == {"KEN REJECT GHA occurred"}
    assert request["path"] == "/v1/chat/completions"
    assert request["temperature"] == 0
    assert "tools" not in request
    assert request["response_format"]["json_schema"]["strict"] is True
    shown = json.loads(request["messages"][1]["content"])["sentences"]
    assert [row["number"] for row in shown] == [1, 2, 3, 4, 5]


FAULTS: list[tuple[str, Reply, str, int]] = [
    ("no JSON inside", saying("the visit is a CONSULT"), "is not JSON", 1),
    ("no JSON at all", body(b"<html>hello</html>"), "not a chat completion", 1),
    ("half a JSON", saying('{"items": [{"sentence": 2'), "is not JSON", 1),
    ("a list", saying("[]"), "not an object with a list of items", 1),
    ("extra fields outside", saying('{"items": [], "tool_calls": []}'), "and nothing else", 1),
    ("deep nesting", saying("[" * 100_000), "is not JSON", 1),
    ("no choices", body(b'{"choices": []}'), "not a chat completion", 1),
    ("a tool call", body(b'{"choices": [{"message": {"content": null, "tool_calls": []}}]}'), "holds no text", 1),
    ("cut off by its own limit", saying('{"items": []}', "length"), "was cut off", 1),
    ("truncated stream", body(b'{"choices"', length=5_000), "the connection failed", 3),
    ("500", body(b"", 500), "it answered 500", 3),
    ("429 for ever", body(b"", 429, Retry_After="1"), "it answered 429", 3),
    ("401", body(b"", 401), "status 401", 1),
    ("a redirect", body(b"", 302, Location="http://127.0.0.1:9/elsewhere"), "redirects are not followed", 1),
    ("compressed", body(b"x", 200, Content_Encoding="gzip"), "compressed", 1),
    ("50 MB announced", body(b"", length=FIFTY_MEGABYTES), "longer than allowed", 1),
    ("50 MB without a length", endless(FIFTY_MEGABYTES), "longer than allowed", 1),
    ("headers without end", endless_headers(1_000_000), "the connection failed", 3),
]


@pytest.mark.parametrize(("reply", "why", "tries"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_ends_in_the_local_result_and_one_line(reply: Reply, why: str, tries: int) -> None:
    with serving(reply) as fake:
        found = asked(fake)
    assert same_as_local(found)
    assert found.coder == local().coder
    (said,) = lines(found)
    assert why in said
    assert "by the rules alone" in said
    assert len(fake.requests) == tries


def test_a_server_that_is_down_is_said_in_one_line() -> None:
    with serving(GOOD) as fake:
        pass
    found = asked(fake)
    assert same_as_local(found)
    (said,) = lines(found)
    assert "the connection failed" in said


def test_retry_after_is_obeyed_and_an_answer_after_it_counts() -> None:
    time = Time()
    with serving(body(b"", 429, Retry_After="7"), GOOD) as fake:
        found = asked(fake, time)
    assert time.slept == [7.0]
    assert by_model(found) == {"KEN REJECT GHA occurred"}


def test_a_retry_after_beyond_the_time_left_is_not_waited_for() -> None:
    time = Time()
    with serving(body(b"", 429, Retry_After="3600")) as fake:
        found = asked(fake, time, limit=30.0)
    assert time.slept == []
    assert len(fake.requests) == 1
    assert same_as_local(found)


def test_a_server_error_is_tried_again() -> None:
    time = Time()
    with serving(body(b"", 500), body(b"", 503), GOOD) as fake:
        found = asked(fake, time)
    assert time.slept == [1.0, 2.0]
    assert by_model(found) == {"KEN REJECT GHA occurred"}


def test_a_drip_of_the_body_ends_with_the_time() -> None:
    time = Time(tick=1.0)
    with serving(endless(FIFTY_MEGABYTES, b" ")) as fake:
        found = asked(fake, time, limit=30.0)
    assert same_as_local(found)
    assert any("no answer in time" in said for said in lines(found))


def test_a_drip_of_headers_ends_with_the_time() -> None:
    time = Time(tick=1.0)
    with serving(endless_headers(1_000_000)) as fake:
        found = asked(fake, time, limit=30.0)
    assert same_as_local(found)
    assert len(lines(found)) == 1


def test_of_50_megabytes_little_more_than_the_limit_is_taken() -> None:
    sent: list[int] = []
    with serving(endless(FIFTY_MEGABYTES, sent=sent)) as fake, pytest.raises(BadAnswer, match="longer than allowed"):
        Client(fake.url)({"model": "small"})
    assert sum(sent) < FIFTY_MEGABYTES / 2


def test_a_redirect_is_not_followed() -> None:
    with serving(GOOD) as other, serving(body(b"", 307, Location=other.url)) as fake:
        found = asked(fake)
    assert other.requests == []
    assert same_as_local(found)


def test_the_second_call_is_answered_from_the_cache(tmp_path: Path) -> None:
    with serving(GOOD) as fake:
        first = asked(fake, cache=tmp_path / "cache")
        second = asked(fake, cache=tmp_path / "cache")
    assert len(fake.requests) == 1
    assert first == second


@pytest.mark.parametrize("damage", [lambda b: b[:-9], lambda b: b.replace(b"REJECT", b"ASSAULT"), lambda b: b"[]"])
def test_a_damaged_cache_is_asked_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    with serving(GOOD) as fake:
        first = asked(fake, cache=tmp_path / "cache")
        (kept,) = (tmp_path / "cache").iterdir()
        kept.write_bytes(damage(kept.read_bytes()))
        assert asked(fake, cache=tmp_path / "cache") == first
    assert len(fake.requests) == 2


def test_a_bad_answer_is_not_kept(tmp_path: Path) -> None:
    with serving(saying("no"), GOOD) as fake:
        assert same_as_local(asked(fake, cache=tmp_path / "cache"))
        assert by_model(asked(fake, cache=tmp_path / "cache"))


def test_another_model_is_asked_anew(tmp_path: Path) -> None:
    with serving(GOOD) as fake:
        for model in ("small", "large"):
            helped(local(), Endpoint(fake.url, model, cache=tmp_path / "cache"))
    assert [request["model"] for request in fake.requests] == ["small", "large"]


def test_the_key_goes_into_one_header_and_nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INTERSTATE_LLM_KEY", "s3cret-key")
    with serving(body(b"", 401), GOOD) as fake:
        refused = asked(fake)
        found = asked(fake, cache=tmp_path / "cache")
    assert fake.headers[0]["authorization"] == "Bearer s3cret-key"
    written = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir())
    assert "s3cret" not in f"{refused}{found}{written!r}"


@pytest.mark.parametrize(
    "url",
    ["ftp://host/v1", "127.0.0.1:80", "http://", "http://name:word@host/v1", "http://host/v1?key=a", "http://[::1"],
)
def test_an_address_that_cannot_be_used_is_wrong_usage(url: str) -> None:
    with pytest.raises(UsageError):
        check(url)


def test_a_key_never_travels_in_clear_over_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERSTATE_LLM_KEY", "s3cret-key")
    with pytest.raises(InterstateError, match="unencrypted") as error:
        check("http://models.example/v1")
    assert "s3cret" not in str(error.value)
    assert check("http://127.0.0.1:8080/v1")
    assert check("https://models.example/v1")


def test_the_client_says_host_and_port_but_no_path() -> None:
    with serving(body(b"", 500)) as fake, pytest.raises(Unreachable) as error:
        Client(fake.url, tries=1)({"model": "small"})
    assert "127.0.0.1:" in str(error.value)
    assert "/v1" not in str(error.value)


def test_one_bad_passage_does_not_spoil_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interstate.reading.backend.prompt.PASSAGE", 60)
    with serving(saying("no"), GOOD, answer(item(1, "Kenya", "met", "Ghana", "CONSULT"))) as fake:
        found = asked(fake)
    assert len(fake.requests) > 2
    assert by_model(found) == {"KEN REJECT GHA occurred"}
    assert any("Sentences 1 to 1" in said for said in lines(found))


def test_a_server_that_says_nothing_is_left_when_the_time_is_over() -> None:
    with serving(until_hung_up) as fake, pytest.raises(Unreachable, match="in time"):
        Client(fake.url, limit=0.1, tries=1)({"model": "small"})


def test_after_a_silence_the_other_passages_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interstate.reading.backend.prompt.PASSAGE", 60)
    with serving(body(b"", 401)) as fake:
        found = asked(fake)
    assert len(fake.requests) == len(lines(found)) == 1
