"""Mini files hold as many bad rows as good ones."""

import pytest


@pytest.fixture(autouse=True)
def _many_may_be_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERSTATE_LIMIT_REJECTED_SHARE", "0.9")
