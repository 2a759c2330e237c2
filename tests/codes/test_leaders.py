"""Leaders with their dates of office."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

from interstate.codes import blocs, leaders, states
from interstate.codes.tables import day, rows

ACTIVE = (  # the twenty with most events in ICEWS 2002-2014, both directions added
    *("USA", "RUS", "CHN", "JPN", "IRN", "KOR", "IND", "GBR", "PAK", "IRQ"),
    *("FRA", "PRK", "AFG", "ISR", "EGY", "DEU", "SYR", "AUS", "UKR", "LBN"),
)
HEADS = {"president", "prime minister", "premier", "chancellor", "supreme leader"}


def test_terms_end_after_they_start_and_belong_to_a_known_code() -> None:
    for term in leaders.terms():
        assert states.is_state(term.iso3) or blocs.is_bloc(term.iso3)
        assert term.start is not None
        assert term.end is None or term.start < term.end, term


def test_no_office_of_a_great_power_is_held_twice_on_a_day() -> None:
    for code in ("USA", "RUS", "CHN", "JPN", "IND", "GBR", "FRA", "DEU", "PRK", "KOR", "UKR", "AUS", "IRN", "ISR"):
        held: dict[str, list[leaders.Term]] = defaultdict(list)
        for term in leaders.terms():
            if term.iso3 == code and term.office in HEADS:
                held[term.office].append(term)
        for terms in held.values():
            ordered = sorted(terms, key=lambda term: term.start or date.min)
            for earlier, later in pairwise(ordered):
                assert earlier.end is not None
                assert later.start is not None
                assert earlier.end <= later.start, (earlier, later)


def test_the_twenty_most_active_states_have_a_leader_every_january() -> None:
    gaps = [
        (code, year) for code in ACTIVE for year in range(2000, 2027) if not leaders.in_office(code, date(year, 1, 15))
    ]
    assert gaps == []


def test_a_row_marked_seen_names_its_page() -> None:
    assert all(term.source_url for term in leaders.terms() if term.check == "seen")


def test_the_sixty_most_active_states_are_written_down_in_order() -> None:
    active = rows("active_states")
    assert [row["rank"] for row in active] == [str(rank) for rank in range(1, 61)]
    assert tuple(row["iso3"] for row in active[:20]) == ACTIVE
    assert len({row["iso3"] for row in active}) == 60
    assert all(states.is_state(row["iso3"]) for row in active)


def last(text: str) -> date:
    """Last day of a date written by day, month or year."""
    first = day(text)
    assert first is not None
    return first + timedelta(days={4: 365, 7: 30, 10: 0}[len(text)])


def test_ministers_of_an_active_state_follow_each_other() -> None:
    active = {row["iso3"] for row in rows("active_states")}
    held: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows("leaders"):
        if row["iso3"] in active and row["office"] in ("foreign minister", "defence minister"):
            held[row["iso3"], row["office"]].append(row)
    for terms in held.values():
        ordered = sorted(terms, key=lambda row: (day(row["start"]) or date.min, day(row["end"]) or date.max))
        for earlier, later in pairwise(ordered):
            closed = day(earlier["end"])
            assert closed is not None, earlier
            assert closed <= last(later["start"]) + timedelta(days=1), (earlier, later)


def test_every_active_state_has_foreign_ministers_in_most_years() -> None:
    words = ("foreign", "external affairs", "secretary of state")
    for row in rows("active_states"):
        held = [
            term for term in leaders.terms() if term.iso3 == row["iso3"] and any(word in term.office for word in words)
        ]
        years = [
            year
            for year in range(2000, 2027)
            if any(
                (term.start or date.min) <= date(year, 12, 31) and (term.end or date.max) > date(year, 1, 1)
                for term in held
            )
        ]
        assert len(years) >= 23, (row["iso3"], years)


def test_a_row_read_in_a_list_says_which_and_when() -> None:
    for row in rows("leaders"):
        if "holders21" in row["source_url"]:
            assert row["source_title"], row
            assert date.fromisoformat(row["read_on"]) >= date(2026, 11, 1), row
