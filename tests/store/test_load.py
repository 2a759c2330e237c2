"""Loads: all or nothing, once or many times, in any order, with the same result."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.errors import BadInput, UsageError
from interstate.store import snapshot
from interstate.store.bulk import Reject
from interstate.store.ledger import held, loads, versions
from interstate.store.load import load
from interstate.store.stored import Stored
from interstate.store.world import World
from tests.store.small import batch, claim, covered, fact, happening, many


def content(folder: Path) -> str:
    return snapshot.current(folder)[1].content


def test_what_is_loaded_comes_back_as_it_was(tmp_path: Path) -> None:
    ties = many(50)
    load(tmp_path, [batch(*ties, coverage=(covered(),), events=(happening(), claim()))])
    world = World.open(tmp_path, date(2024, 6, 20))
    assert {tie.fact_id: tie for tie in world.ties("arms")} == {tie.fact_id: tie for tie in ties}
    assert world.coverage("arms") == (covered(),)
    assert set(world.events()) == {happening(), claim()}
    assert world.layers() == ("arms",)


def test_the_same_load_twice_gives_nothing_new_and_the_same_hash(tmp_path: Path) -> None:
    (first,) = load(tmp_path, [batch(*many(20))])
    (second,) = load(tmp_path, [batch(*many(20))])
    assert (first.facts_new, second.facts_new) == (20, 0)
    assert first.content == second.content
    assert len(loads(tmp_path)) == 2


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)), repeat=st.integers(0, 3))
def test_any_order_of_loads_gives_one_end_state(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], repeat: int
) -> None:
    parts = [batch(*many(5, source=f"s{n}", seed=n), source=f"s{n}") for n in range(4)]
    plain, shuffled = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("shuffled")
    load(plain, parts)
    for number in [*order, order[repeat]]:
        load(shuffled, [parts[number]])
    assert content(plain) == content(shuffled)


def test_rows_of_several_loads_lie_side_by_side(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact(record="a"))])
    load(tmp_path, [batch(fact(record="b", source="other"), source="other")])
    assert {tie.record for tie in World.open(tmp_path, date(2024, 6, 20)).ties("arms")} == {"a", "b"}


def test_a_correction_without_a_version_of_its_own_is_refused(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact(value=36.0))])
    before = content(tmp_path)
    with pytest.raises(BadInput, match="row-1 is in the store already"):
        load(tmp_path, [batch(fact(value=45.0))])
    assert content(tmp_path) == before


def test_two_rows_of_one_load_may_not_contradict_each_other(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="twice in this load"):
        load(tmp_path, [batch(fact(value=1.0), fact(value=2.0))])
    assert not snapshot.exists(tmp_path)


def test_a_source_that_is_loaded_as_a_whole_replaces_what_it_said(tmp_path: Path) -> None:
    load(
        tmp_path,
        [batch(fact(record="a"), fact(record="b"), whole=True), batch(fact(record="x", source="o"), source="o")],
    )
    load(tmp_path, [batch(fact(record="b", value=3.0), whole=True)])
    assert {tie.record: tie.value for tie in World.open(tmp_path, date(2025, 1, 1)).ties("arms")} == {
        "b": 3.0,
        "x": None,
    }


def test_too_many_rejects_stop_a_load_and_name_the_first(tmp_path: Path) -> None:
    rejected = (Reject("rows.csv", 7, "no such state"),)
    with pytest.raises(BadInput, match=r"1 of 2 rows were rejected, more than 5 %|5%; the first is rows\.csv line 7"):
        load(tmp_path, [replace(batch(fact()), rows_read=2, rejected=rejected)])
    assert not snapshot.exists(tmp_path)


def test_the_ledger_counts_read_loaded_and_rejected(tmp_path: Path) -> None:
    rejected = (Reject("rows.csv", 7, "no such state"),)
    load(tmp_path, [replace(batch(*many(20)), rows_read=21, rejected=rejected)])
    (row,) = loads(tmp_path)
    assert row.rows_read == row.rows_loaded + row.rows_rejected == 21
    assert row.rejects == ("rows.csv line 7: no such state",)
    assert (row.source, row.version, row.files, row.terms) == ("test", "1", ("rows.csv",), "own")
    assert versions(tmp_path) == {"test": "1"}
    assert [(one.source, one.layer, one.facts) for one in held(tmp_path)] == [("test", "arms", 20)]


def test_a_fresh_load_begins_with_an_empty_world(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact(record="a"))])
    load(tmp_path, [batch(fact(record="b"))], fresh=True)
    assert [tie.record for tie in World.open(tmp_path, date(2025, 1, 1)).ties("arms")] == ["b"]


def test_two_snapshots_are_kept_and_no_temporary_file(tmp_path: Path) -> None:
    for number in range(4):
        load(tmp_path, [batch(fact(record=f"r{number}"))])
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "current",
        "lock",
        "world-000003.duckdb",
        "world-000003.json",
        "world-000004.duckdb",
        "world-000004.json",
    ]


def test_facts_are_ordered_by_what_they_say(tmp_path: Path) -> None:
    ties = (fact(a="USA", record="1"), fact(a="CHN", record="2"), fact(a="CHN", b="PRK", record="3"))
    load(tmp_path, [batch(*ties)])
    found = Stored.open(tmp_path).ties("arms", date(2025, 1, 1))
    assert [(tie.state_a, tie.state_b) for tie in found] == [("CHN", "PRK"), ("CHN", "RUS"), ("USA", "RUS")]


def test_a_folder_that_may_not_be_written_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(UsageError, match="INTERSTATE_HOME"):
        load(tmp_path / "home", [batch(fact())])
