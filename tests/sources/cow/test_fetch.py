"""What is asked for at the project's site, without the network."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interstate.sources.cow.base import Cow
from interstate.store.arrival import Received
from tests.sources.cow.minis import MINIS
from tests.sources.cow.test_igo import Few
from tests.sources.cow.test_spoiled import ALL
from tests.sources.loading import read
from tests.sources.spoiled import zipped

EVERY: list[tuple[type[Cow], str]] = [*((kind, name) for kind, name, _ in ALL), (Few, "state_year_formatv3.csv")]


class Door:
    """Gives the archive that lies at hand, and remembers what was asked."""

    def __init__(self, held: Path) -> None:
        self.held, self.asked = held, ""

    def download(self, url: str, to: Path, **others: Any) -> Received:
        self.asked = url
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(self.held.read_bytes())
        return Received(to, "0" * 64, url, date(2026, 1, 2), to.stat().st_size, {})


@pytest.mark.parametrize(("kind", "name"), EVERY, ids=[kind.name for kind, _ in EVERY])
def test_the_latest_edition_is_fetched_and_kept_in_the_cache(kind: type[Cow], name: str, tmp_path: Path) -> None:
    latest = kind.editions[0]
    door = Door(zipped(MINIS / name, tmp_path / "held.zip", f"folder/{latest.members[0]}"))
    source = kind()
    (got,) = source.fetch(date(1900, 1, 1), date(2026, 1, 1), tmp_path / "cache", door)  # type: ignore[arg-type]
    assert door.asked == f"https://correlatesofwar.org/wp-content/uploads/{latest.archive}"
    assert got.path == tmp_path / "cache" / latest.archive
    assert (got.version, got.published, got.terms, got.retrieved) == (
        latest.version,
        latest.published,
        "user-only",
        date(2026, 1, 2),
    )
    assert len(list(source.tables([got], tmp_path))) == 1


@pytest.mark.parametrize("kind", [kind for kind, _ in EVERY])
def test_editions_do_not_look_ahead(kind: type[Cow]) -> None:
    for edition in kind.editions:
        assert edition.until <= edition.published
        assert edition.members
    assert [one.published for one in kind.editions] == sorted((one.published for one in kind.editions), reverse=True)


def test_every_column_is_read_or_ignored_once() -> None:
    for kind, name in EVERY:
        assert len(set(kind.columns)) == len(kind.columns)
        assert kind.used <= set(kind.columns)
        assert read(kind(), MINIS / name)[1].kept
