"""Fault 10 of FAULTS.md: a gap reaches the series, the panel and the lists of data as a gap; it is never a zero."""

import json
from datetime import date
from pathlib import Path

import pytest

from interstate.panel.build import dyads
from interstate.store import slots
from tests.faults.conftest import Command

SLOTS = {1: 2, 2: 2, 3: 1, 6: 2, 7: 2, 8: 2}
"""Slots that came, by day of January 2024, of two a day: half of the 3rd is missing, all of the 4th and the 5th."""
GAP = (3, 4, 5)
MET = (1, 3, 7)
"""Days on which the United States did something towards Canada, as far as is known."""

AS_OF = date(2024, 6, 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the days, as they came."""
    monkeypatch.setitem(slots.PER_DAY, "acts", 2)
    folder = tmp_path / "files"
    folder.mkdir()
    for day, count in SLOTS.items():
        for slot in range(count):
            to = "CAN" if day in MET and not slot else "GBR"
            row = f"{day}{slot}\t2024-01-{day:02d}\tUSA\t{to}\t042\t1\tu\n"
            (folder / f"202401{day:02d}{slot * 12:02d}0000.tsv").write_text(row, encoding="utf-8")
    return folder


def series(interstate: Command, kind: str) -> dict[tuple[int, str], dict[str, object]]:
    """What `interstate events` says, by day and actor."""
    said = interstate("events", "USA", "CAN", "--by", "day", "--kind", kind, "--to-format", "json", "--as-of", AS_OF)
    return {(int(row["period"][-2:]), row["actor"]): row for row in json.loads(said.stdout)}


def panel(home: Path) -> dict[tuple[int, str], object]:
    """Events in a panel of dyad-days, by day and actor."""
    days = date(2024, 1, 1), date(2024, 1, 8)
    made = dyads(*days, directed=True, by="day", among=("CAN", "USA"), world=home, as_of=AS_OF).add("events")
    return {(day.day, actor): value for actor, _, day, value in made.rows()}


def rules(interstate: Command) -> list[tuple[str, str, str, str]]:
    """What `data show` says is covered and what is not."""
    shown = json.loads(interstate("data", "show", "acts", "--to", "json").stdout)["coverage"]
    return [(row["rule"], row["start"], row["end"], row["note"]) for row in shown]


def test_a_gap_is_unknown_everywhere_until_what_was_missing_comes(
    folder: Path, home: Path, interstate: Command
) -> None:
    interstate("data", "add", "acts", "--file", folder)
    rates, cells = series(interstate, "rates"), panel(home)
    assert set(rates) == set(cells) == {(day, actor) for day in range(1, 9) for actor in ("CAN", "USA")}
    for (day, actor), row in rates.items():
        met = int(actor == "USA" and day in MET)
        assert (row["seen"], row["expected"]) == (SLOTS.get(day, 0), 2)
        assert row["events"] == (met if day in SLOTS else None)
        assert row["rate"] == (met / SLOTS[day] if day in SLOTS else None)
        assert cells[day, actor] == (None if day in GAP else met)
    assert {day for day, _ in series(interstate, "counts")} == set(MET), "what was not seen is no row, so no zero"
    (entry,) = [row for row in json.loads(interstate("data", "list", "--to", "json").stdout) if row["name"] == "acts"]
    assert entry["gaps"] == 1
    assert rules(interstate) == [
        ("closed", "2024-01-01", "2024-01-09", "11 slots"),
        ("gap", "2024-01-03", "2024-01-06", "1 of 6 slots"),
    ]
    for slot in ("20240103120000", "20240104000000", "20240104120000", "20240105000000", "20240105120000"):
        (folder / f"{slot}.tsv").write_text(f"{slot}\t2024-01-03\tIND\tCHN\t042\t1\tu\n", encoding="utf-8")
    interstate("data", "add", "acts", "--file", folder)
    assert [rule for rule, *_ in rules(interstate)] == ["closed"]
    assert panel(home) == {(day, actor): int(actor == "USA" and day in MET) for day, actor in cells}
