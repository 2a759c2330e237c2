"""An interstate of its own for a test: a home folder, the invented data sets as plugins, a world that begins empty."""

from functools import cache
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interstate import registry
from interstate.faces.cli import cli

INVENTED = {"acts": "tests.sources.invented:Acts", "neighbours": "tests.sources.invented:Neighbours"}
EDGES = ("interstate.workflows.data", "interstate.workflows.history")
"""Where the default world is built on first use; the tables of the package would take seconds and change nothing here."""

declared = cache(registry._points)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the world that the commands of this test use."""

    def points(seam: str) -> dict[str, EntryPoint]:
        more = INVENTED if seam == "sources" else {}
        group = f"interstate.{seam}"
        return {**declared(seam), **{name: EntryPoint(name, value, group) for name, value in more.items()}}

    monkeypatch.setattr(registry, "_points", points)
    monkeypatch.setattr("interstate.sources.default.packaged", lambda *_: ())
    for edge in EDGES:
        monkeypatch.setattr(f"{edge}.ensure_default", lambda *_: None)
    monkeypatch.setenv("INTERSTATE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "world"


class Command:
    """`interstate ...` in this process."""

    def __call__(self, *arguments: object, code: int = 0) -> Result:
        """Run it; the exit code must be this one."""
        done = self.run(*arguments)
        assert done.exit_code == code, done.output + done.stderr
        return done

    def run(self, *arguments: object) -> Result:
        """Run it, however it ends."""
        done = CliRunner().invoke(cli, [str(one) for one in arguments], catch_exceptions=False)
        assert "Traceback" not in done.output + done.stderr
        return done


@pytest.fixture
def interstate(home: Path) -> Command:
    """The command line over the world of this test."""
    return Command()
