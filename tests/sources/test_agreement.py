"""How far the packaged tables agree with the shared lists; skipped where the folder is absent."""

from datetime import date
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.model.comparison import Comparison
from interstate.sources.agreement import agreement
from interstate.store.load import Batch
from interstate.store.world import World

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def found(starter: Batch, factbook: Batch) -> dict[str, Comparison]:
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there")
    world = World.of((*starter.ties, *factbook.ties), date(2026, 11, 1))
    return {one.check: one for one in agreement(SHARED, world)}


@pytest.mark.shared
def test_land_borders_of_the_factbook_differ_in_three_decided_pairs(found: dict[str, Comparison]) -> None:
    borders = found["land borders (factbook)"]
    assert (borders.agreed, borders.rows) == (311, 314)
    assert [line.split(":")[0] for line in borders.disagreements] == ["CAN DNK", "IND LKA", "MAR MRT"]


@pytest.mark.shared
@pytest.mark.parametrize("column", ["iso2", "gwcode", "ccode"])
def test_codes_of_195_states_are_exact(found: dict[str, Comparison], column: str) -> None:
    assert (found[f"codes: {column}"].agreed, found[f"codes: {column}"].rows) == (195, 195)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("check", "least"),
    [
        ("capitals", 0.95),
        ("nuclear possession, first year", 0.8),
        ("net importer of energy", 0.8),
        ("rivals in 2000-2020", 0.3),
        ("sanction programmes in force", 0.75),
        ("governments that fought since 2000", 0.65),
        ("treaties (read or computed)", 1.0),
        ("visits (read or computed)", 1.0),
        ("shares (read or computed)", 0.9),
        ("accessions", 1.0),
    ],
)
def test_agreement_does_not_fall(found: dict[str, Comparison], check: str, least: float) -> None:
    one = found[check]
    assert one.rate is not None
    assert one.rate >= least, one.disagreements
    assert len(one.disagreements) == one.rows - one.agreed


def test_a_folder_with_nothing_to_compare_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds none of the files"):
        agreement(tmp_path, World.of([], date(2024, 1, 1)))
