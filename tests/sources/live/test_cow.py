"""The files of the Correlates of War project, asked for real: `pytest -m network`. Its certificates fail some clients."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.cow.alliances import CowAlliances
from interstate.sources.cow.base import Cow
from interstate.sources.cow.capabilities import CowCapabilities
from interstate.sources.cow.contiguity import CowContiguity
from interstate.sources.cow.diplomacy import CowDiplomacy
from interstate.sources.cow.dispute_sides import CowDisputeSides
from interstate.sources.cow.disputes import CowDisputes
from interstate.sources.cow.igo import CowIgo
from interstate.sources.cow.major_powers import CowMajorPowers
from interstate.sources.cow.trade import CowTrade
from interstate.store.fetch import Door
from tests.sources.loading import whole

KINDS: list[type[Cow]] = [
    CowAlliances,
    CowCapabilities,
    CowContiguity,
    CowDiplomacy,
    CowDisputeSides,
    CowDisputes,
    CowIgo,
    CowMajorPowers,
    CowTrade,
]


@pytest.fixture(autouse=True)
def _asked_for(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("markexpr") != "network":
        pytest.skip("asks correlatesofwar.org; run with -m network")


@pytest.mark.network
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_the_latest_edition_is_whole(kind: type[Cow], tmp_path: Path) -> None:
    with Door.open() as door:
        (got,) = kind().fetch(date(1900, 1, 1), date.max, tmp_path, door)
    (again,) = kind().files(got.path)
    assert again.version == got.version
    counted = whole(kind(), [got.path])
    assert counted.rejected <= 0.05 * counted.read
