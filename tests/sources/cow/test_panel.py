"""The data sets together in a world: what a panel says of a pair, and what it leaves open."""

from pathlib import Path
from typing import Any

import pytest

from interstate.panel.build import dyads
from interstate.panel.panel import Panel
from tests.sources.cow.minis import MINIS
from tests.sources.cow.test_fetch import EVERY
from tests.sources.loading import add


@pytest.fixture
def world(tmp_path: Path) -> Path:
    for kind, name in EVERY:
        add(kind(), tmp_path / "world", MINIS / name)
    return tmp_path / "world"


def cell(panel: Panel, a: str, b: str, year: int, column: str) -> Any:
    (row,) = (row for row in panel.rows() if tuple(row[:3]) == (a, b, year))
    return row[panel.columns.index(column)]


def test_closed_layers_say_no_and_open_ones_say_nothing(world: Path) -> None:
    among = ("USA", "GBR", "CAN", "MEX", "PRK")
    panel = dyads(1990, 1991, directed=True, codes="cow", among=among, world=world)
    panel = panel.add("alliances", "contiguity", "trade", "diplomacy", "igo_shared")
    assert cell(panel, "GBR", "USA", 1991, "alliances") is True
    assert cell(panel, "CAN", "USA", 1991, "alliances") is False
    assert cell(panel, "USA", "CAN", 1990, "contiguity") is True
    assert cell(panel, "GBR", "USA", 1990, "contiguity") is False
    assert cell(panel, "USA", "CAN", 1990, "trade") == 100_500_000
    assert cell(panel, "MEX", "USA", 1990, "trade") == 0
    assert cell(panel, "GBR", "USA", 1990, "trade") is None
    assert cell(panel, "CAN", "USA", 1990, "diplomacy") is False
    assert cell(panel, "CAN", "USA", 1991, "diplomacy") is None
    assert cell(panel, "CAN", "USA", 1990, "at_least_igo_shared") == 2
    missing = dyads(1985, 1985, directed=True, codes="cow", among=("CAN", "NIC", "USA"), world=world).add("diplomacy")
    assert cell(missing, "NIC", "USA", 1985, "diplomacy") is None
    assert cell(missing, "NIC", "CAN", 1985, "diplomacy") is False


def test_only_militarised_disputes_are_ruled_out(world: Path) -> None:
    panel = dyads(1990, 1990, directed=False, codes="cow", among=("KOR", "PRK", "USA"), world=world)
    panel = panel.add("dispute", source="cow_disputes").add("dispute", kind="militarised", source="cow_disputes")
    assert cell(panel, "KOR", "PRK", 1990, "dispute") is True
    assert cell(panel, "KOR", "USA", 1990, "dispute") is None
    assert cell(panel, "KOR", "USA", 1990, "dispute_militarised") is False


def test_relevant_pairs_end_with_the_shorter_list(world: Path) -> None:
    panel = dyads(2016, 2017, directed=False, codes="cow", among=("CAN", "CUB", "MEX"), world=world).add("contiguity")
    assert {row[:3] for row in panel.relevant().rows()} == set()
    wider = dyads(2016, 2017, directed=False, codes="cow", among=("CAN", "CUB", "USA"), world=world).add("contiguity")
    assert {tuple(row[:3]) for row in wider.relevant().rows()} == {("CAN", "USA", 2016), ("CUB", "USA", 2016)}
