"""The index of programmes, asked for real: `pytest -m network`."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.opensanctions import OpenSanctions
from interstate.store.fetch import Door
from tests.sources.loading import whole


@pytest.mark.network
def test_the_index_is_whole(tmp_path: Path) -> None:
    with Door.open() as door:
        (got,) = OpenSanctions().fetch(date.min, date.max, tmp_path, door)
    assert whole(OpenSanctions(), [got.path]).kept >= OpenSanctions.minimum.rows
