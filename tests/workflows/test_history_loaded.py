"""Series over a real world: a file is added, then asked about."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import InsufficientEvidence
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.store.bulk import Minimum, Table
from interstate.workflows.history import Question, answered
from tests.sources.loading import add

COLUMNS = ("id", "day", "by", "to", "what")


class Diary:
    """An invented data set of five columns."""

    name, doi, terms, citation, origin, licence = "diary", "", "own", "An invented diary.", "", ""
    minimum, grouped, incremental = Minimum(), 1, True

    def fetch(self, *_: object) -> Iterator[Download]:
        """Nothing can be downloaded."""
        return iter(())

    def files(self, path: Path) -> Iterator[Download]:
        """The one file; its edition is the day in its name."""
        published = date.fromisoformat(path.stem)
        yield Download(self.name, path, published, path.stem, hashlib.sha256(path.read_bytes()).hexdigest())

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """Its rows are events."""
        select = 'SELECT line, id AS record, day::DATE AS day, "by" AS actor, "to" AS recipient, what AS type FROM raw'
        yield Table("history", (downloads[0].path,), COLUMNS, frozenset(COLUMNS), select)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """The first quarter of 2024."""
        yield Coverage(
            self.name, download.version, "event", "all", date(2024, 1, 1), date(2024, 4, 1), "closed", "invented"
        )


def write(folder: Path, edition: str, *rows: str) -> Path:
    """An edition of the diary."""
    path = folder / f"{edition}.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def test_an_added_file_answers_as_it_was_known_on_a_day(tmp_path: Path) -> None:
    world = tmp_path / "world"
    add(Diary(), world, write(tmp_path, "2024-05-01", "1,2024-01-09,RUS,PRK,AID", "2,2024-03-09,RUS,PRK,AID"))
    add(Diary(), world, write(tmp_path, "2024-06-01", "3,2024-03-10,PRK,RUS,CONSULT"))
    now = answered(Question(("RUS", "PRK"), "rates", as_of=date(2024, 7, 1)), world)
    assert [(row["period"], row["actor"], row["events"]) for row in now.rows] == [
        ("2024-01-01", "PRK", 0),
        ("2024-01-01", "RUS", 1),
        ("2024-02-01", "PRK", 0),
        ("2024-02-01", "RUS", 0),
        ("2024-03-01", "PRK", 1),
        ("2024-03-01", "RUS", 1),
    ]
    before = answered(Question(("RUS", "PRK"), as_of=date(2024, 5, 2)), world)
    assert [(row["period"], row["actor"]) for row in before.rows] == [("2024-01-01", "RUS"), ("2024-03-01", "RUS")]
    with pytest.raises(InsufficientEvidence, match="no events are loaded"):
        answered(Question(("RUS", "PRK"), as_of=date(2024, 4, 1)), world)
