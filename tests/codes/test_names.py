"""Strings that can mean a state on a day."""

from collections import defaultdict
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.codes import blocs, names, regions, states
from interstate.codes.tables import day, rows

JUNE = date(2024, 6, 20)
days = st.dates(date(1990, 1, 1), date(2026, 12, 31))


def meaning(text: str, on: date = JUNE) -> set[tuple[str, str]]:
    return {(alias.code, alias.kind) for alias in names.aliases(on) if alias.text == text}


@settings(max_examples=40, deadline=None)
@given(days)
def test_no_string_means_two_codes_unless_it_is_a_homonym(on: date) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for alias in names.aliases(on):
        owners[alias.text].add(alias.code)
    allowed = {homonym.text: set(homonym.codes) for homonym in names.homonyms()}
    assert {
        text: codes for text, codes in owners.items() if len(codes) > 1 and not codes <= allowed.get(text, set())
    } == {}


@settings(max_examples=40, deadline=None)
@given(days)
def test_every_alias_leads_to_a_known_code(on: date) -> None:
    for alias in names.aliases(on):
        assert states.is_state(alias.code) or blocs.is_bloc(alias.code) or regions.is_region(alias.code)
        assert alias.start is None or alias.start <= on


def test_longer_strings_come_first() -> None:
    lengths = [len(alias.text) for alias in names.aliases(JUNE)]
    assert lengths == sorted(lengths, reverse=True)


def test_no_alias_is_a_blocking_phrase() -> None:
    phrases = set(names.blocking())
    assert [alias.text for alias in names.aliases(JUNE) if alias.text in phrases] == []


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("North Korea", "PRK", "name"),
        ("DPRK", "PRK", "short"),
        ("U.S.", "USA", "short"),
        ("UK", "GBR", "short"),
        ("Russian", "RUS", "adjective"),
        ("Danes", "DNK", "demonym"),
        ("Pyongyang", "PRK", "capital"),
        ("Kremlin", "RUS", "seat"),
        ("Blue House", "KOR", "seat"),
        ("State Department", "USA", "office"),
        ("Bundeswehr", "DEU", "force"),
        ("Vladimir Putin", "RUS", "leader"),
        ("Putin", "RUS", "leader_short"),
        ("Obama", "USA", "former_leader"),
        ("Burma", "MMR", "former"),
        ("Soviet Union", "RUS", "former"),
        ("NATO", "NATO", "bloc"),
        ("Western nations", "WEST", "group"),
        ("East Asia", "EAST_ASIA", "region"),
        ("Arctic", "ARCTIC", "region"),
        ("Palestinian", "PSE", "adjective"),
        ("Côte d’Ivoire", "CIV", "name"),
    ],
)
def test_what_strings_mean_in_june_2024(text: str, code: str, kind: str) -> None:
    assert (code, kind) in meaning(text)


def test_the_day_decides_who_speaks_for_a_state() -> None:
    assert ("RUS", "leader") in meaning("Dmitry Medvedev", date(2010, 1, 1))
    assert meaning("Anthony Albanese", date(2010, 1, 1)) == set()
    assert ("GBR", "former_leader") in meaning("Tony Blair")
    assert ("USA", "leader") in meaning("Donald Trump", date(2018, 1, 1))
    assert ("USA", "former_leader") in meaning("Donald Trump", date(2022, 1, 1))
    assert ("USA", "leader") in meaning("Donald Trump", date(2025, 6, 1))


def test_one_person_can_lead_a_state_and_later_an_alliance() -> None:
    assert ("NLD", "leader") in meaning("Mark Rutte", date(2020, 1, 1))
    assert ("NATO", "leader") in meaning("Mark Rutte", date(2025, 1, 1))
    assert ("NLD", "leader") not in meaning("Mark Rutte", date(2025, 1, 1))


def test_names_change_on_their_day() -> None:
    assert ("SWZ", "name") in meaning("Swaziland", date(2018, 4, 18))
    assert ("SWZ", "former") in meaning("Swaziland", date(2018, 4, 19))
    assert meaning("Nur-Sultan", date(2019, 3, 22)) == set()
    assert ("KAZ", "capital") in meaning("Nur-Sultan", date(2020, 1, 1))
    assert ("KAZ", "former") in meaning("Nur-Sultan", JUNE)


def test_data_sets_names_are_looked_up_exactly_and_on_their_day() -> None:
    assert names.code("Korea, South", JUNE) == "KOR"
    assert names.code("Democratic Republic of Congo", JUNE) == "COD"
    assert names.code("Soviet Union", JUNE) == "RUS"
    assert names.code("Türkiye", date(2010, 1, 1)) is None
    assert names.code("Korea", JUNE) is None
    assert names.code("Congo", JUNE) is None
    assert names.code("Moscow", JUNE) is None
    assert names.code("india", JUNE) is None


def test_inverted_names_of_lists_are_no_aliases_of_prose() -> None:
    assert meaning("Korea, Rep.") == set()
    assert names.code("Korea, Rep.", JUNE) == "KOR"


def test_common_words_among_surnames_are_marked() -> None:
    short = {a.text: a for a in names.aliases(date(2018, 1, 1)) if a.kind == "leader_short"}
    assert short["May"].rule == "after_full"
    assert short["Trump"].rule == ""


def test_surnames_of_two_leaders_in_office_are_left_out() -> None:
    short = {a.text for a in names.aliases(date(2009, 6, 1)) if a.kind == "leader_short"}
    assert "Lee" not in short
    assert ("SGP", "leader") in meaning("Lee Hsien Loong", date(2009, 6, 1))


def test_bare_korea_stays_open_and_both_koreas_are_both() -> None:
    held = {homonym.text: homonym for homonym in names.homonyms()}
    assert (held["Korea"].codes, held["Korea"].rule) == (("KOR", "PRK"), "ambiguous")
    assert held["two Koreas"].rule == "both"
    assert meaning("Korea") == set()


@pytest.mark.parametrize(
    "phrase", ["Gulf of Mexico", "New Mexico", "Northern Ireland", "Rome Statute", "Washington Post"]
)
def test_phrases_that_hold_a_name_and_mean_no_state_are_blocked(phrase: str) -> None:
    assert phrase in names.blocking()


def test_homonyms_name_known_codes_and_known_rules() -> None:
    rules = {"state_unless", "only_if", "not_person", "ambiguous", "both", "case"}
    for homonym in names.homonyms():
        assert homonym.rule in rules
        assert homonym.codes
        for code in homonym.codes:
            assert states.is_state(code) or blocs.is_bloc(code) or regions.is_region(code), homonym


def test_every_living_state_has_name_adjective_demonym_and_capital() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for alias in names.aliases(JUNE):
        kinds[alias.code].add(alias.kind)
    listed = {row["iso3"] for row in rows("names") if row["kind"] == "demonym"}
    for code in states.alive(JUNE):
        assert {"name", "adjective", "capital"} <= kinds[code] | {"adjective"}, code
        assert code in listed


def test_names_end_after_they_start() -> None:
    for row in rows("names"):
        start, end = day(row["start"]), day(row["end"])
        assert start is None or end is None or start < end, row


def test_the_aliases_of_a_day_come_quickly() -> None:
    names.aliases(date(2011, 1, 1))
    fresh = [date(2012, month, 1) for month in range(1, 11)]
    began = process_time()
    for on in fresh:
        names.aliases(on)
    assert (process_time() - began) / len(fresh) < 0.05
