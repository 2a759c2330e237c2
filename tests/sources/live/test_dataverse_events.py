"""POLECAT and ICEWS at Harvard Dataverse, and ACLED's service, asked for real: `pytest -m network`."""

import os
from datetime import date
from pathlib import Path

import pytest

from interstate.sources import dataverse, icews, polecat
from interstate.sources.acled import Acled
from interstate.sources.icews import Icews
from interstate.sources.polecat import Polecat
from interstate.store.fetch import Door
from tests.sources.loading import read


@pytest.mark.network
@pytest.mark.parametrize("doi", [polecat.DOI, icews.YEARLY, icews.WEEKLY])
def test_files_are_listed_under_names_that_are_read(doi: str) -> None:
    with Door.open() as door:
        found = dataverse.listed(door, doi)
    read_as = polecat._edition if doi == polecat.DOI else icews._edition
    known = [one.name for one in found if read_as(one.name)]
    assert known, [one.name for one in found][:10]


@pytest.mark.network
def test_the_days_of_polecat_have_the_layout_that_is_read(tmp_path: Path) -> None:
    with Door.open() as door:
        first = next(Polecat().fetch(date(2024, 1, 1), date(2024, 1, 7), tmp_path, door))
    counted = read(Polecat(), first.path)[1]
    assert counted.kept > 0
    assert counted.rejected < 0.05 * counted.read


@pytest.mark.network
def test_a_year_of_icews_has_the_layout_that_is_read(tmp_path: Path) -> None:
    with Door.open() as door:
        first = next(Icews().fetch(date(1995, 1, 1), date(1995, 12, 31), tmp_path, door))
    counted = read(Icews(), first.path)[1]
    assert counted.kept > 0
    assert counted.rejected < 0.05 * counted.read


@pytest.mark.network
@pytest.mark.skipif("INTERSTATE_ACLED_USER" not in os.environ, reason="no account of ACLED in the environment")
def test_a_day_of_acled_has_the_layout_that_is_read(tmp_path: Path) -> None:
    with Door.open() as door:
        first = next(Acled().fetch(date(2023, 1, 1), date(2023, 1, 1), tmp_path, door))
    counted = read(Acled(), first.path)[1]
    assert counted.kept > 0
    assert counted.rejected < 0.05 * counted.read
