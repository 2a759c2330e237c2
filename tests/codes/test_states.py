"""The system of states: who exists on a day, under which name and number."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.codes import states
from interstate.codes.tables import rows
from interstate.errors import UsageError

SHARED = Path(__file__).parents[3] / "shared" / "data" / "world"
JUNE = date(2024, 6, 20)
days = st.dates(date(1946, 1, 1), date(2026, 12, 31))


def test_195_states_are_alive_in_2024() -> None:
    assert len(states.alive(JUNE)) == 195


def test_observers_are_alive_only_when_asked_for() -> None:
    assert set(states.alive(JUNE, observers=True)) - set(states.alive(JUNE)) == {"PSE", "VAT"}


def test_germany_is_two_states_until_3_october_1990() -> None:
    assert {"DEU", "DDR"} <= set(states.alive(date(1990, 10, 2)))
    assert "DDR" not in states.alive(date(1990, 10, 3))


def test_no_state_is_alive_before_its_start_or_from_its_end() -> None:
    for state in states.states():
        assert state.start <= JUNE
        if state.end is not None:
            assert state.start < state.end
            assert state.id not in states.alive(state.end)


@given(days)
def test_the_living_are_sorted_and_each_stands_once(day: date) -> None:
    living = states.alive(day)
    assert list(living) == sorted(set(living))


@given(days)
def test_a_number_leads_back_to_its_state(day: date) -> None:
    for code in states.alive(day):
        for system in ("gw", "cow"):
            number = states.number(code, system, day)
            assert number is None or states.iso3(system, number, day) == code


def test_every_state_has_a_name_an_adjective_and_a_capital() -> None:
    capitals = {row["iso3"] for row in rows("names") if row["kind"] == "capital"}
    for row in rows("states"):
        assert row["name"]
        assert row["adjective"]
        assert row["iso3"] in capitals or row["iso3"] in {"NRU"}


def test_names_read_well_in_a_sentence() -> None:
    assert states.name("PRK") == "North Korea"
    assert states.name("USA") == "the United States"
    assert states.name("IND", adjective=True) == "Indian"
    assert states.name("EU") == "the European Union"
    assert states.name("WEST", adjective=True) == "Western"
    assert states.name("EAST_ASIA") == "East Asia"
    assert states.name("ARCTIC") == "the Arctic"
    assert states.name("nobody") == "nobody"


def test_numbers_depend_on_the_day() -> None:
    assert states.number("DEU", "cow", date(1980, 1, 1)) == 260
    assert states.number("DEU", "cow", JUNE) == 255
    assert states.number("YEM", "cow", date(1985, 1, 1)) == 678
    assert states.number("YEM", "cow", JUNE) == 679
    assert states.iso3("cow", 345, date(1995, 1, 1)) == "YUG"
    assert states.iso3("cow", 345, JUNE) == "SRB"
    assert states.number("SRB", "gw", JUNE) == 340
    assert states.number("VNM", "gw", JUNE) == 816
    assert states.number("IND", "cow", date(1946, 6, 1)) is None


def test_withdrawn_codes_lead_to_the_state_that_continues() -> None:
    assert states.modern("SUN") == "RUS"
    assert states.modern("ZAR") == "COD"
    assert states.modern("IND") == "IND"
    assert states.modern("QQQ") is None


def test_a_name_instead_of_a_code_gets_a_proposal() -> None:
    with pytest.raises(UsageError) as caught:
        states.check("India")
    assert str(caught.value) == '--for needs a state code such as IND; got "India" (did you mean IND?)'


def test_a_string_like_no_name_gets_no_proposal() -> None:
    with pytest.raises(UsageError, match=r'got "qzx"$'):
        states.check("qzx")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_codes_agree_with_the_shared_crosswalk() -> None:
    duckdb = pytest.importorskip("duckdb")
    path = SHARED / "state_crosswalk.parquet"
    found = duckdb.sql(f"select iso3, iso2, gwcode, ccode from '{path}'").fetchall()
    assert len(found) == 195
    for iso3, iso2, gw, cow in found:
        assert states.number(iso3, "gw", JUNE) == gw, iso3
        assert states.number(iso3, "cow", JUNE) == cow, iso3
        assert states.iso2(iso3) == (iso2 or "XK"), iso3


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_days_agree_with_the_shared_list_but_for_two_written_down() -> None:
    duckdb = pytest.importorskip("duckdb")
    path = SHARED / "states.parquet"
    listed = duckdb.sql(
        f"select code, cast(\"start\" as date) from '{path}' where system = 'gw' and \"end\" is null"
    ).fetchall()
    differing = {
        code
        for number, start in listed
        if (code := states.iso3("gw", number, JUNE)) and states.state(code).start != start
    }
    assert differing == {"NRU", "RWA"}
