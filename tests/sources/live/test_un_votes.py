"""The page of the data set, asked for real: `pytest -m network`."""

import re

import pytest

from interstate.sources import un
from interstate.store.fetch import Door


@pytest.mark.network
def test_the_page_lists_the_files_that_are_read() -> None:
    with Door.open() as door:
        for pattern in ("UN_?Votes", "Idealpointestimates", "AgreementScores"):
            name, url, _, day = un.newest(door, re.compile(pattern, re.IGNORECASE))
            assert name
            assert url.startswith(un.HOST)
            assert day.year >= 2024
