"""A home of its own for each test, no key from outside."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERSTATE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("INTERSTATE_LLM_KEY", raising=False)
    return tmp_path
