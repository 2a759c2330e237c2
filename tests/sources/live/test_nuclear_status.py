"""The chart's table, asked for real: `pytest -m network`."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.nuclear_status import NuclearStatus
from interstate.store.fetch import Door
from tests.sources.loading import whole


@pytest.mark.network
def test_the_table_has_the_layout_that_is_read(tmp_path: Path) -> None:
    with Door.open() as door:
        (download,) = NuclearStatus().fetch(date.min, date.today(), tmp_path, door)
    assert whole(NuclearStatus(), [download.path]).rejected == 0
