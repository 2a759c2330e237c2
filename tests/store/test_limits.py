"""Limits and folders: defaults, changed by the environment."""

from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.store import folders
from interstate.store.limits import limits


def test_a_limit_is_changed_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits().article_bytes == 10_000_000
    monkeypatch.setenv("INTERSTATE_LIMIT_ARTICLE_BYTES", "500")
    monkeypatch.setenv("INTERSTATE_LIMIT_LOCK_SECONDS", "0.5")
    assert (limits().article_bytes, limits().lock_seconds) == (500, 0.5)


@pytest.mark.parametrize("text", ["many", "-1", "inf", "nan"])
def test_a_limit_that_is_no_number_is_a_usage_error(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("INTERSTATE_LIMIT_TRIES", text)
    with pytest.raises(UsageError, match="INTERSTATE_LIMIT_TRIES"):
        limits()


def test_the_home_folder_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INTERSTATE_HOME", str(tmp_path))
    assert folders.world_folder() == tmp_path / "world"
    monkeypatch.delenv("INTERSTATE_HOME")
    assert folders.home().name == "interstate"
