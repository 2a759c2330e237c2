"""The id of a fact depends on what makes it that fact, and on nothing else."""

from datetime import date

from interstate.store.identity import COLUMNS
from interstate.store.records import event, event_row
from interstate.store.tables import fact_row, tie
from tests.store.small import claim, fact, happening, many


def test_the_id_changes_with_source_record_layer_states_start_and_version_only() -> None:
    one = fact()
    others = [
        fact(source="x"),
        fact(record="x"),
        fact(layer="trade"),
        fact(a="CHN"),
        fact(b=None),
        fact(start=date(2018, 1, 1)),
        fact(version="2"),
    ]
    assert len({one.fact_id, *(other.fact_id for other in others)}) == 8
    assert fact(value=1.0, statement="other words", published=date(2020, 1, 1)).fact_id == one.fact_id


def test_a_fact_survives_the_trip_through_a_row() -> None:
    for one in many(10):
        assert tie(fact_row(one)) == one
        assert len(fact_row(one)) == len(COLUMNS)


def test_events_and_claims_survive_the_trip_through_a_row() -> None:
    for one in (happening(), claim()):
        assert event(str(event_row(one)[-1])) == one
