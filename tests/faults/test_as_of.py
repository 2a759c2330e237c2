"""Fault 8 of FAULTS.md: late rows and corrections; nothing that was published after a day is seen by who asks for that day."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.panel.build import dyads
from interstate.store.load import load
from interstate.store.query import opened
from interstate.store.world import World
from tests.sources.invented import Acts, Neighbours
from tests.sources.loading import add
from tests.store.small import batch, fact

PAIRS = {"20": "CAN-USA", "70": "MEX-USA", "200": "GBR-USA"}
FIRST = date(2010, 1, 1)
LENGTH = 2000
YEARS = (1990, 1991)


@dataclass(frozen=True)
class Told:
    """A world that was delivered out of order, and what was told when: (record, day of publication, value)."""

    folder: Path
    borders: tuple[tuple[date, dict[str, float]], ...]
    arms: tuple[tuple[date, str, float], ...]
    acts: tuple[tuple[date, str], ...]

    def known(self, day: date) -> dict[str, float]:
        """Of the whole editions, the latest one that was out."""
        return max(
            ((out, rows) for out, rows in self.borders if out <= day), default=(day, {}), key=lambda one: one[0]
        )[1]

    def delivered(self, day: date) -> dict[str, float]:
        """Of facts that are corrected one by one, the latest edition of each."""
        return {record: value for out, record, value in sorted(self.arms) if out <= day}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Three editions, corrected facts and acts of many days; later ones are loaded before earlier ones."""
    dice, folder = random.Random(8), tmp_path_factory.mktemp("told")
    home, days = folder / "world", [FIRST + timedelta(n) for n in random.Random(9).sample(range(LENGTH), 40)]
    arms = tuple((day, f"r{n % 4}", float(n)) for n, day in enumerate(days[:12]))
    acts = tuple((day, f"{n:02d}") for n, day in enumerate(days[12:37]))
    editions = []
    for number, day in enumerate(dice.sample(days[37:], 3)):
        rows = {
            f"2-{other}-{year}": 10.0 * number + len(PAIRS) * YEARS.index(year) + list(PAIRS).index(other)
            for other in PAIRS
            for year in YEARS
            if dice.random() < 0.7
        }
        lines = [f"{record.replace('-', ',')},{value},\n" for record, value in rows.items()]
        (folder / f"{number}.csv").write_text("ccode1,ccode2,year,conttype,notes\n" + "".join(lines), encoding="utf-8")
        add(Neighbours(str(number), day), home, folder / f"{number}.csv")
        editions.append((day, rows))
    ties = [fact(record=record, version=f"v{day}", published=day, value=value) for day, record, value in arms]
    load(home, [batch(*ties)])
    lines = [f"{record}\t{day}\tUSA\tRUS\t042\t1\tu\n" for day, record in dice.sample(acts, len(acts))]
    (folder / "20100101000000.tsv").write_text("".join(lines), encoding="utf-8")
    add(Acts(), home, folder / "20100101000000.tsv")
    return Told(home, tuple(editions), arms, acts)


@settings(max_examples=10, deadline=None)
@given(number=st.integers(0, LENGTH + 10))
def test_nothing_published_after_a_day_is_seen_on_that_day(told: Told, number: int) -> None:
    day = FIRST + timedelta(number)
    borders, arms = told.known(day), told.delivered(day)
    with opened(told.folder, day) as connection:
        ties = connection.execute("SELECT record, value, published FROM facts").fetchall()
        acts = connection.execute("SELECT record, published FROM history").fetchall()
    assert {record: value for record, value, _ in ties} == borders | arms
    assert {record for record, _ in acts} == {record for out, record in told.acts if out <= day}
    assert all(row[-1] <= day for row in ties + acts)
    world = World.open(told.folder, day)
    assert {tie.record: tie.value for layer in ("border", "arms") for tie in world.ties(layer)} == borders | arms
    panel = dyads(*YEARS, directed=False, among=("CAN", "GBR", "MEX", "USA"), world=told.folder, as_of=day).add(
        "borders"
    )
    found = {(f"{a}-{b}", year) for a, b, year, there in panel.rows() if there}
    assert found == {(PAIRS[record.split("-")[1]], int(record[-4:])) for record in borders}
