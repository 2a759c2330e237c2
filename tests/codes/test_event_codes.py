"""Codes that event data use for states: every one is a known state, every living state has one."""

from datetime import date
from pathlib import Path

import pytest

from interstate.codes import states
from interstate.codes.tables import rows

SHARED = Path(__file__).parents[3] / "shared" / "data" / "world" / "state_crosswalk.parquet"
KNOWN = {"SRB": "RIKV", "XKX": None}
"""What the shared file has wrong: it runs the codes of Serbia and Kosovo together."""


@pytest.mark.parametrize("book", ["cameo_actors", "fips"])
def test_codes_name_known_states_and_no_living_state_lacks_one(book: str) -> None:
    found = [(row["code"], row["iso3"]) for row in rows(book)]
    assert len({code for code, _ in found}) == len(found)
    assert all(states.is_state(iso3) for _, iso3 in found)
    assert set(states.alive(date(2024, 1, 1))) <= {iso3 for _, iso3 in found}


def test_codes_that_are_easily_mixed_up() -> None:
    fips = {row["code"]: row["iso3"] for row in rows("fips")}
    told = [fips[code] for code in ("RS", "KN", "KS", "CH", "UP", "JA", "IS", "GM", "UK", "AU", "AS", "SZ", "SW")]
    assert told == ["RUS", "PRK", "KOR", "CHN", "UKR", "JPN", "ISR", "DEU", "GBR", "AUT", "AUS", "CHE", "SWE"]
    cameo = {row["code"]: row["iso3"] for row in rows("cameo_actors")}
    assert [cameo[code] for code in ("ROM", "TMP", "USA", "WSB")] == ["ROU", "TLS", "USA", "PSE"]
    assert "EUR" not in cameo


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data/world/state_crosswalk.parquet")
def test_two_letter_codes_are_those_of_the_shared_list_of_states() -> None:
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute("SELECT iso3, fips FROM read_parquet(?)", [str(SHARED)]).fetchall()
    ours = {(row["iso3"], row["code"]) for row in rows("fips")}
    assert {iso3: code for iso3, code in found if (iso3, code) not in ours} == KNOWN
    assert len(found) == 195
