"""A model server that misbehaves: each fault ends in the local result and one line that says why."""

import itertools
import json
from collections.abc import Callable
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
TWO_MEGABYTES = 2_000_000
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
