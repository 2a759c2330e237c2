"""Many reports of one event are one event."""

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.store.series.collapse import collapse
from interstate.store.series.schema import HISTORY, history
from interstate.store.series.select import Selection, selected
from tests.store.series.small import DOZEN, event, rows_of, values

DAYS = [date(2023, 12, 31), date(2024, 2, 29), date(2024, 3, 1)]
EVENTS = st.lists(
    st.builds(
        lambda day, actor, recipient, type, place, sector, reports, modality, published: {
            "day": day,
            "actor": actor,
            "recipient": recipient,
            "type": type,
            "place": place,
            "actor_sector": sector,
            "reports": reports,
            "modality": modality,
            "published": published,
        },
        st.sampled_from(DAYS),
        st.sampled_from(["RUS", "PRK", None]),
        st.sampled_from(["RUS", "CHN"]),
        st.sampled_from(["AID", "CONSULT", None]),
        st.sampled_from(["PRK", None]),
        st.sampled_from(["GOV", None]),
        st.sampled_from([1, 7, None]),
        st.sampled_from(["occurred", "ongoing", "denied"]),
        st.sampled_from(DAYS),
    ),
    max_size=12,
).map(lambda found: [event(f"r{n}", type=row.pop("type"), **row) for n, row in enumerate([dict(f) for f in found])])


def test_the_dozen_has_eight_events_between_two_states() -> None:
    found = rows_of(collapse(selected(history(), Selection())), DOZEN)
    assert sorted(values(found, "record", "records", "reports")) == [
        ("a", 2, 5),
        ("c", 1, 5),
        ("d", 1, 1),
        ("e", 1, 1),
        ("f", 1, 1),
        ("g", 1, 1),
        ("h", 1, 1),
        ("i", 2, 2),
    ]


def test_the_first_published_record_speaks_and_the_others_are_counted() -> None:
    late = event("1", date(2024, 3, 1), "RUS", "PRK", "AID", published=date(2024, 3, 9), mode="late")
    soon = event("2", date(2024, 3, 1), "RUS", "PRK", "AID", published=date(2024, 3, 2), mode="soon")
    assert values(rows_of(collapse(history()), [late, soon]), "record", "mode", "records") == [("2", "soon", 2)]


def test_what_was_denied_is_another_event_than_what_happened() -> None:
    some = [
        event(str(n), date(2024, 3, 1), "RUS", "PRK", "AID", modality=m) for n, m in enumerate(("denied", "ongoing"))
    ]
    assert len(rows_of(collapse(history()), some)) == 2


def test_two_sources_are_never_merged() -> None:
    some = [event(name, date(2024, 3, 1), "RUS", "PRK", "AID", source=name) for name in ("gdelt", "polecat")]
    assert len(rows_of(collapse(history()), some)) == 2


@given(EVENTS)
@settings(max_examples=6, deadline=None)
def test_collapsing_twice_changes_nothing_and_keeps_every_report(events: list[dict[str, object]]) -> None:
    once = collapse(history())
    found = rows_of(once, events)
    assert rows_of(collapse(once), events) == found
    assert sum(row["reports"] for row in found) == sum(row["reports"] or 1 for row in events)  # type: ignore[misc]
    assert sum(row["records"] for row in found) == len(events)


@given(EVENTS, st.integers(0, 99))
@settings(max_examples=6, deadline=None)
def test_the_order_of_rows_does_not_matter(events: list[dict[str, object]], seed: int) -> None:
    mixed = random.Random(seed).sample(events, len(events))
    assert rows_of(collapse(history()), mixed) == rows_of(collapse(history()), events)


def test_it_has_the_columns_of_the_history_and_one_more() -> None:
    assert collapse(history()).columns == (*HISTORY, "records")
