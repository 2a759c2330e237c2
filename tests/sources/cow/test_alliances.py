"""Formal alliances: pledges both ways, several alliances of a pair in a year, rows of year 0."""

from datetime import date
from pathlib import Path

from interstate.sources.cow.alliances import CowAlliances
from interstate.store.query import opened
from interstate.store.world import World
from tests.sources.cow.minis import MINIS, short
from tests.sources.loading import add, facts_of, read, rejects_of

FILE = "alliance_v4.1_by_dyad_yearly.csv"


def test_each_pledge_is_a_fact_in_both_directions() -> None:
    found = short(CowAlliances(), FILE, "state_a", "state_b", "kind", "from", "to")
    one_way = [row for row in found if row[0] > row[1]]
    assert sorted((b, a, *rest) for a, b, *rest in one_way) == sorted(row for row in found if row[0] < row[1])
    assert one_way == [
        ("HND", "GTM", "defence", 1981, 1982),
        ("RUS", "IND", "consultation", 1980, 1981),
        ("RUS", "IND", "neutrality", 1980, 1981),
        ("RUS", "IND", "non-aggression", 1980, 1981),
        ("RUS", "PRK", "consultation", 1991, 1992),
        ("RUS", "PRK", "defence", 1991, 1992),
        ("USA", "GBR", "defence", 1990, 1991),
        ("USA", "GBR", "defence", 1991, 1992),
        ("USA", "GBR", "non-aggression", 1990, 1991),
    ]


def test_a_pair_with_two_alliances_in_a_year_has_each_pledge_once(tmp_path: Path) -> None:
    add(CowAlliances(), tmp_path / "world", MINIS / FILE)
    rows = opened(tmp_path / "world").execute(
        "SELECT record, kind FROM facts WHERE state_a = 'USA' AND year(start) = 1990 ORDER BY ALL"
    )
    assert rows.fetchall() == [("2-200-1990-defence", "defence"), ("2-200-1990-non-aggression", "non-aggression")]


def test_year_0_and_other_bad_rows_are_rejected_with_words() -> None:
    assert rejects_of(CowAlliances(), MINIS / FILE) == [
        (7, "year 0 is no year"),
        (9, "state number 999 is in no list for 1990"),
        (10, "defense is 2, none of 0, 1"),
    ]
    counted = read(CowAlliances(), MINIS / FILE)[1]
    assert (counted.read, counted.outside) == (11, 2)


def test_the_file_that_is_called_directed_gives_the_same_facts(tmp_path: Path) -> None:
    twin = tmp_path / "alliance_v4.1_by_directed_yearly.csv"
    lines = (MINIS / FILE).read_text(encoding="utf-8").splitlines()
    mirrored = [",".join(_mirrored(line.split(","))) for line in lines[1:]]
    twin.write_text("\n".join([lines[0], *mirrored]) + "\n", encoding="utf-8")
    assert facts_of(CowAlliances(), twin) == facts_of(CowAlliances(), MINIS / FILE)


def _mirrored(cells: list[str]) -> list[str]:
    return [cells[0], *cells[3:5], *cells[1:3], *cells[5:]]


def test_a_world_joins_the_years_of_a_pledge_and_keeps_both_directions(tmp_path: Path) -> None:
    add(CowAlliances(), tmp_path / "world", MINIS / FILE)
    ties = World.open(tmp_path / "world", date(2020, 1, 1)).ties("alliance")
    spells = {(tie.state_a, tie.state_b, tie.start, tie.end) for tie in ties if tie.kind == "defence"}
    both = [("GBR", "USA", 1990, 1992), ("GTM", "HND", 1981, 1982), ("PRK", "RUS", 1991, 1992)]
    assert spells == {
        (a, b, date(start, 1, 1), date(end, 1, 1)) for one, two, start, end in both for a, b in ((one, two), (two, one))
    }


def test_pairs_without_a_year_are_gaps_in_a_closed_list() -> None:
    source = CowAlliances()
    (download,) = source.files(MINIS / FILE)
    closed, *gaps = source.coverage(download)
    assert (closed.frame, closed.rule, closed.end) == ("all", "closed", date(2013, 1, 1))
    assert [(row.frame, row.rule, row.start, row.end) for row in gaps] == [
        ("ISR-USA", "gap", date(1981, 1, 1), date(1992, 1, 1)),
        ("EGY-ISR", "gap", date(1979, 1, 1), date(2013, 1, 1)),
    ]
