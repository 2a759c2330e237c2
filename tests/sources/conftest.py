"""The packaged sources, parsed once for all tests of this room."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.batch import batch
from interstate.sources.factbook import Factbook
from interstate.sources.starter import Starter
from interstate.store.load import Batch
from interstate.store.world import World


@pytest.fixture(scope="session")
def starter() -> Batch:
    """The starter set as one load."""
    source = Starter()
    return batch(source, source.fetch(date.min, Path()))


@pytest.fixture(scope="session")
def factbook() -> Batch:
    """The Factbook as one load."""
    source = Factbook()
    return batch(source, source.fetch(date.min, Path()))


@pytest.fixture(scope="session")
def world_2024(starter: Batch) -> World:
    """The starter set as known on the day after the example."""
    return World.of(starter.ties, date(2024, 6, 20), starter.coverage)
