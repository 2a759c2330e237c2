"""UCDP's downloads, asked for real: `pytest -m network`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from interstate.sources.base import Dataset
from interstate.sources.ucdp_conflict import UcdpConflict
from interstate.sources.ucdp_dyadic import UcdpDyadic
from interstate.sources.ucdp_ged import UcdpGed
from interstate.store.fetch import Door
from tests.sources.loading import whole


@pytest.mark.network
@pytest.mark.parametrize("make", [UcdpConflict, UcdpDyadic, UcdpGed])
def test_the_newest_edition_has_the_layout_that_is_read(tmp_path: Path, make: Callable[[], Dataset]) -> None:
    with Door.open() as door:
        (download,) = make().fetch(date.min, date.today(), tmp_path, door)
    assert download.published <= date.today()
    assert whole(make(), [download.path]).rejected < 10
