"""The door to the facts: nothing that was published later, nothing that is not known turned into a zero."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.errors import VerificationFailed
from interstate.model.tie import Coverage
from interstate.store.load import load
from interstate.store.world import World
from tests.store.small import batch, fact, happening

DAY = date(2024, 6, 20)


@given(st.integers(-400, 400))
def test_a_fact_published_after_the_day_changes_nothing(offset: int) -> None:
    late = fact(record="late", published=DAY + timedelta(days=offset))
    world = World.of([fact(), late], DAY)
    assert (late in world.ties("arms")) == (offset <= 0)
    assert World.of([fact(), late], DAY - timedelta(days=500)).ties("arms") == ()


def test_a_stored_world_is_as_blind_as_one_in_memory(tmp_path: Path) -> None:
    ties = [fact(record=f"r{n}", published=DAY + timedelta(days=n)) for n in range(-3, 4)]
    load(tmp_path, [batch(*ties, events=(happening(1, DAY), happening(2, DAY + timedelta(days=1))))])
    stored = World.open(tmp_path, DAY)
    assert set(stored.ties("arms")) == set(World.of(ties, DAY).ties("arms")) == set(ties[:4])
    assert [event.id for event in stored.events()] == ["E1"]


def test_the_latest_edition_by_the_day_speaks(tmp_path: Path) -> None:
    begun = fact(record="spell", published=date(2000, 1, 1), version="begun")
    ended = fact(record="spell", published=date(2023, 5, 5), version="ended", end=date(2023, 5, 5))
    load(tmp_path, [batch(begun, ended)])
    for day, spoken in ((date(2010, 1, 1), begun), (date(2023, 5, 4), begun), (date(2023, 5, 5), ended), (DAY, ended)):
        assert World.open(tmp_path, day).ties("arms") == World.of([begun, ended], day).ties("arms") == (spoken,)
    assert World.open(tmp_path, DAY).holding("arms") == ()


def test_the_order_of_two_editions_in_the_list_does_not_matter() -> None:
    first = fact(record="x", published=date(2020, 1, 1), version="1", value=1.0)
    second = fact(record="x", published=date(2021, 1, 1), version="2", value=2.0)
    assert World.of([first, second], DAY).ties("arms") == World.of([second, first], DAY).ties("arms") == (second,)


def test_a_pair_without_a_row_is_unknown_unless_coverage_closes_the_layer() -> None:
    closed = Coverage("s", "1", "alliance", "USA", date(2000, 1, 1), None, "closed", kind="defence")
    listed = Coverage("s", "1", "arms", "all", None, None, "open")
    world = World.of([], DAY, coverage=[closed, listed])
    assert world.closed("alliance", "USA") is True
    assert world.closed("alliance", "IND") is False
    assert world.closed("alliance", "USA", kind="consultation") is False
    assert world.closed("alliance", "USA", date(1999, 12, 31)) is False
    assert world.closed("arms", "USA") is False


def test_a_value_that_is_not_known_stays_not_known(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact(value=None), fact(record="zero", value=0.0))])
    values = {tie.record: tie.value for tie in World.open(tmp_path, DAY).ties("arms")}
    assert values == {"row-1": None, "zero": 0.0}


def test_a_folder_without_a_world_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(VerificationFailed, match=r"There is no world in .* interstate data verify --rebuild") as raised:
        World.open(tmp_path)
    assert raised.value.exit_code == 7


def test_members_are_those_with_a_full_membership_on_the_day() -> None:
    def member(state: str, role: str, kind: str = "SCO", end: date | None = None):  # type: ignore[no-untyped-def]
        return fact("bloc", state, None, f"{kind}/{state}", kind=kind, families=(role,), end=end)

    ties = [
        member("IND", "member"),
        member("MNG", "observer"),
        member("XKX", "member", end=date(2020, 1, 1)),
        member("USA", "member", "factbook:SCO"),
    ]
    assert World.of(ties, DAY).members("SCO") == ("IND",)


def test_a_derived_world_shares_what_it_does_not_change(tmp_path: Path) -> None:
    kept, gone = fact(record="kept"), fact(record="gone")
    load(tmp_path, [batch(kept, gone)])
    world = World.open(tmp_path, DAY)
    less = world.without([gone.fact_id])
    assert (less.ties("arms"), set(world.ties("arms"))) == ((kept,), {kept, gone})
    assert set(less.adding([gone]).ties("arms")) == {kept, gone}
    assert fact(record="new") in world.adding([fact(record="new")]).ties("arms")
