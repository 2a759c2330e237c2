"""One home with one world for all tests here, a cache of its own for each, no key from outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTERSTATE_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interstate.store.folders.cache_folder", lambda: tmp_path / "kept")
    monkeypatch.delenv("INTERSTATE_LLM_KEY", raising=False)
