"""One world with the open files in it: each is loaded by its command, when a test first asks for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from interstate import registry
from interstate.faces.cli import cli
from interstate.store.query import opened

OPEN = Path(__file__).parents[3] / "shared" / "data" / "world"
FILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "open_votes": ("votes:Votes", ("un_votes", "un_roll_calls")),
    "open_votes_final": ("votes:FinalVotes", ("un_votes", "un_roll_calls")),
    "open_ideal_points": ("votes:IdealPoints", ("un_ideal_points",)),
    "open_events": ("facts:Events", ("icews_dyad_year",)),
    "open_conflict": ("facts:Conflicts", ("ucdp_armed_conflict_25_1",)),
    "open_borders": ("facts:Borders", ("land_borders",)),
    "open_nuclear": ("facts:Nuclear", ("nuclear_status_spells",)),
    "open_sanctions": ("facts:Sanctions", ("sanctions_programs",)),
    "open_rivalries": ("facts:Rivalries", ("rivalries_tss",)),
    "open_democracy": ("facts:Democracy", ("democracy_gw",)),
    "open_sizes": ("facts:Sizes", ("gdp_pop_gw",)),
}


@dataclass
class Home:
    """A folder for INTERSTATE_HOME, and what its world was told to load, with the words of each command."""

    path: Path
    said: dict[str, str] = field(default_factory=dict)

    def load(self, name: str) -> str:
        """Load a data set once, by its command; returns what the command printed."""
        if name not in self.said:
            files = [part for file in FILES[name][1] for part in ("--file", str(OPEN / f"{file}.parquet"))]
            result = CliRunner().invoke(cli, ["data", "add", name, *files])
            assert result.exit_code == 0, result.output
            self.said[name] = result.stdout
        return self.said[name]

    def ask(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement over the views of the world."""
        with opened() as connection:
            return connection.execute(sql, list(values)).fetchall()


@pytest.fixture(scope="session")
def one_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The folder that all tests of this room share."""
    return Home(tmp_path_factory.mktemp("open"))


@pytest.fixture
def home(one_home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The shared folder, in use; the registry knows the data sets of this room."""
    own = registry._points
    more = {
        name: EntryPoint(name, f"tests.open_data.{place}", "interstate.sources") for name, (place, _) in FILES.items()
    }
    monkeypatch.setattr(registry, "_points", lambda seam: own(seam) | (more if seam == "sources" else {}))
    monkeypatch.setenv("INTERSTATE_HOME", str(one_home.path))
    return one_home


@pytest.fixture
def raw() -> Iterator[duckdb.DuckDBPyConnection]:
    """The files themselves, each a view of its name."""
    with duckdb.connect() as connection:
        for path in sorted(OPEN.glob("*.parquet")):
            connection.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM '{path}'")
        yield connection
