"""Fault 11 of FAULTS.md: days that are rare, old or still to come, and a clock that is elsewhere, change nothing that is stored."""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from interstate.panel.build import dyads
from interstate.store import slots
from interstate.store.query import opened
from interstate.store.world import World
from tests.faults.conftest import Command
from tests.sources.invented import Acts, Neighbours
from tests.sources.loading import add, content

DAYS = ("1900-01-01", "1900-02-28", "2023-12-31", "2024-02-29", "2024-03-10", "2024-03-31", "2150-02-28")
"""The first day of a year of two digits, a year that was no leap year, a leap day, two nights on which clocks change, a day to come."""
NO_DAYS = ("1900-02-29", "2023-02-29", "2024-02-30", "2024-13-01", "2024-3-1x")
ZONES = ("Pacific/Kiritimati", "America/Los_Angeles")


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test move this process to another time zone, and back at the end."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def acts(folder: Path) -> Path:
    """A file in the slot of the leap night, with days that there are and days that there are not."""
    path = folder / "20240229234500.tsv"
    rows = [f"{n}\t{day}\tUSA\tCAN\t042\t1\tu\n" for n, day in enumerate(DAYS)]
    rows += [f"x{n}\t{day}\tUSA\tCAN\t042\t1\tu\n" for n, day in enumerate(NO_DAYS)]
    path.write_text("".join(rows) + "".join(f"g{n}\t2024-02-29\tUSA\tCAN\t042\t1\tu\n" for n in range(100)))
    return path


def test_rare_days_are_stored_as_they_are_in_every_zone(tmp_path: Path, zone: pytest.MonkeyPatch) -> None:
    path, found = acts(tmp_path), set()
    for name in ZONES:
        zone.setenv("TZ", name)
        time.tzset()
        home = tmp_path / name.replace("/", "-")
        loaded = add(Acts(), home, path)
        assert loaded is not None
        assert (loaded.rows_read, loaded.rows_rejected, loaded.events_new) == (112, len(NO_DAYS), 107)
        with opened(home, date(2200, 1, 1)) as connection:
            days = connection.execute(
                "SELECT day, published FROM history WHERE record < 'a' ORDER BY record"
            ).fetchall()
            (slot,) = connection.execute("SELECT day FROM slots").fetchone() or (None,)
        assert days == [(date.fromisoformat(day), date.fromisoformat(day)) for day in DAYS]
        assert slot == date(2024, 2, 29)
        with opened(home, date(2150, 2, 27)) as connection:
            seen = connection.execute("SELECT max(day) FROM history").fetchall()
        assert seen == [(date(2024, 3, 31),)], "what is to come is not seen before its day"
        found.add(content(home))
    assert len(found) == 1


def test_an_edition_that_comes_out_in_the_future_stays_unseen_today(tmp_path: Path) -> None:
    path, home = tmp_path / "n.csv", tmp_path / "world"
    path.write_text("ccode1,ccode2,year,conttype,notes\n2,200,1900,1,\n2,20,2024,1,\n", encoding="utf-8")
    add(Neighbours("9", date(2150, 1, 1)), home, path)
    assert World.open(home).ties("border") == ()
    assert len(World.open(home, date(2150, 1, 1)).ties("border")) == 2


def test_a_leap_day_is_a_day_of_the_series_and_of_the_panel(
    tmp_path: Path, home: Path, interstate: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(slots.PER_DAY, "acts", 1)
    folder = tmp_path / "files"
    folder.mkdir()
    for day in ("2024-02-28", "2024-02-29", "2024-03-01"):
        row = f"{day}\t{day}\tUSA\tCAN\t042\t1\tu\n"
        (folder / f"{day.replace('-', '')}000000.tsv").write_text(row, encoding="utf-8")
    interstate("data", "add", "acts", "--file", folder)
    asked = ("events", "USA", "CAN", "--by", "day", "--to-format", "json", "--as-of", "2024-06-01")
    assert [row["period"] for row in json.loads(interstate(*asked).stdout)] == [
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
    ]
    days = date(2024, 2, 28), date(2024, 3, 1)
    panel = dyads(*days, directed=True, by="day", among=("CAN", "USA"), world=home, as_of=date(2024, 6, 1)).add(
        "events"
    )
    assert [row[2:] for row in panel.rows() if row[0] == "USA"] == [
        (date(2024, 2, 28), 1),
        (date(2024, 2, 29), 1),
        (date(2024, 3, 1), 1),
    ]
