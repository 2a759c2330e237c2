"""Blocs with dated members."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.codes import blocs, regions, states

JUNE = date(2024, 6, 20)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "world"


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(1949, 4, 4), 12),
        (date(2023, 4, 3), 30),
        (date(2023, 4, 4), 31),
        (date(2024, 3, 6), 31),
        (date(2024, 3, 7), 32),
    ],
)
def test_nato_grows_on_the_days_of_accession(day: date, count: int) -> None:
    assert len(blocs.members("NATO", day)) == count


def test_the_united_kingdom_is_out_of_the_eu_on_1_february_2020() -> None:
    assert "GBR" in blocs.members("EU", date(2020, 1, 31))
    assert "GBR" not in blocs.members("EU", date(2020, 2, 1))
    assert len(blocs.members("EU", date(2020, 2, 1))) == 27


def test_the_united_nations_have_193_members() -> None:
    assert len(blocs.members("UN", JUNE)) == 193
    assert len(blocs.members("UN", date(1945, 12, 31))) == 51
    assert set(states.alive(JUNE)) - set(blocs.members("UN", JUNE)) == {"TWN", "XKX"}


def test_chinas_seat_changes_hands_on_25_october_1971() -> None:
    assert "TWN" in blocs.members("P5", date(1971, 10, 24))
    assert "CHN" in blocs.members("P5", date(1971, 10, 25))
    assert len(blocs.members("P5", date(1971, 10, 25))) == 5


def test_observers_are_no_members() -> None:
    assert "IND" not in blocs.members("ARCTIC", JUNE)
    assert "IND" in blocs.members("ARCTIC", JUNE, roles=("observer",))
    assert len(blocs.members("ARCTIC", JUNE)) == 8


@pytest.mark.parametrize(
    ("bloc", "count"),
    [("G7", 7), ("BRICS", 9), ("SCO", 9), ("CSTO", 6), ("EAEU", 5), ("ASEAN", 10), ("GCC", 6), ("QUAD", 4), ("AUKUS", 3),
     ("AL", 22), ("SAARC", 8), ("BIMSTEC", 7), ("OPEC", 12), ("ECOWAS", 15), ("AU", 54), ("G20", 19), ("OECD", 38),
     ("CIS", 9), ("EFTA", 4), ("OIC", 56), ("COMMONWEALTH", 56), ("MERCOSUR", 4), ("CARICOM", 14), ("RCEP", 14)],
)  # fmt: skip
def test_blocs_have_their_members_in_june_2024(bloc: str, count: int) -> None:
    assert len(blocs.members(bloc, JUNE)) == count, blocs.members(bloc, JUNE)


def test_the_west_is_nato_the_eu_and_a_few_more_and_vague() -> None:
    west = set(blocs.members("WEST", JUNE))
    assert set(blocs.members("NATO", JUNE)) | set(blocs.members("EU", JUNE)) <= west
    assert {"JPN", "KOR", "AUS", "NZL", "CHE"} <= west
    assert not {"RUS", "CHN", "IND", "PRK"} & west
    assert blocs.vague("WEST")
    assert not blocs.vague("NATO")
    assert blocs.members("GLOBAL_SOUTH", JUNE) == ()


def test_there_are_at_least_25_blocs_each_with_a_name() -> None:
    assert len(blocs.BLOCS) >= 25
    for bloc in blocs.BLOCS:
        assert blocs.name(bloc)
        assert blocs.adjective(bloc)
        assert any(code == bloc for _, code, _ in blocs.texts()), bloc


def test_memberships_name_known_states_and_end_after_they_begin() -> None:
    for one in blocs.memberships():
        assert states.is_state(one.member), one
        assert one.bloc in blocs.BLOCS, one
        assert one.joined is None or one.left is None or one.joined < one.left, one
        assert one.check in ("seen", "cross", "general")
        assert one.source_url or one.check == "general"


@given(st.dates(date(1946, 1, 1), date(2026, 12, 31)))
def test_no_state_is_member_and_observer_of_one_bloc_at_once(day: date) -> None:
    for bloc in blocs.BLOCS:
        assert not set(blocs.members(bloc, day)) & set(blocs.members(bloc, day, roles=("observer", "partner"))), bloc


def test_regions_hold_known_states() -> None:
    for region in regions.REGIONS:
        assert regions.name(region)
        assert all(states.is_state(code) for code in regions.members(region, JUNE))
    assert "PRK" in regions.members("EAST_ASIA", JUNE)
    assert "IND" in regions.members("SOUTH_ASIA", JUNE)
    assert "EAST_ASIA" in regions.of("PRK", JUNE)
    assert len(regions.members("ARCTIC", JUNE)) == 8
    assert regions.members("nowhere", JUNE) == ()


def test_regions_hold_only_states_of_the_day() -> None:
    assert "SSD" not in regions.members("NILE_BASIN", date(2010, 1, 1))
    assert "SSD" in regions.members("NILE_BASIN", JUNE)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_no_state_votes_in_the_united_nations_before_the_year_of_its_admission() -> None:
    duckdb = pytest.importorskip("duckdb")
    votes, calls = SHARED / "un_votes.parquet", SHARED / "un_roll_calls.parquet"
    first = duckdb.sql(
        f"select iso2, min(year(cast(date as date))) from '{votes}' join '{calls}' using (rcid) group by iso2"
    ).fetchall()
    by_iso2 = {states.iso2(code): code for code in states.codes() if states.iso2(code)}
    joined: dict[str, int] = {}
    for one in blocs.memberships():
        if one.bloc == "UN" and one.role == "member" and one.joined:
            joined[one.member] = min(one.joined.year, joined.get(one.member, 9999))
    compared = {by_iso2[iso2]: year for iso2, year in first if iso2 in by_iso2}
    assert len(compared) > 190
    assert {code: year for code, year in compared.items() if year < joined[code]} == {}
    late = {code for code, year in compared.items() if year > joined[code] + 1}
    assert late <= {"DMA", "SYC", "UZB", "YEM", "DEU"}, late
