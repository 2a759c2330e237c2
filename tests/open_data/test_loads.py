"""Each open file loads in one command, every row of it kept, outside or rejected; what is rejected is known by name."""

import pytest

from tests.open_data.conftest import FILES, OPEN, Home

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not OPEN.exists(), reason="needs ../shared/data/world"),
]


READ: dict[str, tuple[int, int, int]] = {
    "open_borders": (649, 0, 316),
    "open_conflict": (5_652, 3, 2_763),
    "open_democracy": (20_849, 0, 36_686),
    "open_events": (298_376, 0, 217_863),
    "open_ideal_points": (10_469, 0, 10_469),
    "open_nuclear": (66, 0, 66),
    "open_rivalries": (264, 4, 181),
    "open_sanctions": (261, 0, 136),
    "open_sizes": (19_667, 0, 23_044),
    "open_votes": (870_109, 0, 870_109),
    "open_votes_final": (368_650, 0, 368_650),
}
"""Rows read, rows rejected, facts. Rejected: Hyderabad in the conflicts; in the rivalries Yemen before 1990 under its number of
today, and East Germany's rival of 1955 under that of Germany after 1990."""


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_open_file_loads_in_one_command(home: Home, name: str) -> None:
    rows, rejected, facts = READ[name]
    said = home.load(name)
    assert f"{rows:,} rows read, {rejected} rejected" in said
    assert f"{facts:,} new facts, 0 new events." in said
