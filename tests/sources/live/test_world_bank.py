"""The World Bank's interface, asked for real: `pytest -m network`."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.world_bank import WorldBank
from interstate.store.fetch import Door
from tests.sources.loading import facts_of


@pytest.mark.network
def test_one_year_of_populations(tmp_path: Path) -> None:
    with Door.open() as door:
        (got,) = WorldBank(["SP.POP.TOTL"]).fetch(date(2020, 1, 1), date(2020, 12, 31), tmp_path, door)
    assert len(facts_of(WorldBank(), got.path)) > 180
