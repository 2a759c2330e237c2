"""GDELT's newest files, asked for real: `pytest -m network`."""

from pathlib import Path

import pytest

from interstate.sources.gdelt import HOST, Gdelt
from interstate.store.fetch import Door
from tests.sources.loading import read


@pytest.mark.network
def test_the_newest_quarter_of_an_hour_is_read(tmp_path: Path) -> None:
    with Door.open() as door:
        url = door.text(f"{HOST}/gdeltv2/lastupdate.txt").split()[2]
        got = door.download(url, tmp_path / url.rpartition("/")[2])
    _, counted = read(Gdelt(), got.path)
    assert counted.read > 100
    assert counted.kept > 10
    assert counted.rejected < 0.05 * counted.read
