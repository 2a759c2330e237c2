"""The whole road, from articles to checked briefs."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interstate.brief.compose import compose
from interstate.store.world import World
from interstate.workflows.analyse import Analysis, analyse
from interstate.workflows.world import World as DefaultWorld

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared/articles/visit-2024.txt"
SEED_DAY = date(2024, 6, 20)
OWN = [
    ("tests/articles/gas-cutoff.txt", "BGR", date(2009, 1, 23)),
    ("tests/articles/port-lease.txt", "IND", date(2017, 7, 31)),
    ("tests/articles/disputed-dam.txt", "EGY", date(2020, 7, 15)),
    ("src/interstate/data/example.txt", "FRA", date(2021, 9, 20)),
]
NEEDS_SEED = pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/articles/visit-2024.txt")


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTERSTATE_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="module")
def world(home: None) -> World:
    return DefaultWorld.open(as_of=SEED_DAY)


@pytest.fixture(scope="module")
def seed(world: World) -> Analysis:
    return analyse(SEED, "IND", world=world)


def document(found: Analysis) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(found.render("json"))
    return made


@NEEDS_SEED
@pytest.mark.shared
def test_every_sentence_of_the_seed_article_is_accounted_for(seed: Analysis) -> None:
    (text,) = document(seed)["inputs"]
    assert text["sentences"] == 40
    assert text["coded"] + len(text["not_coded"]) == 40
    assert all(row["reason"] for row in text["not_coded"])


@NEEDS_SEED
@pytest.mark.shared
def test_the_visit_happened_and_munitions_are_only_claimed(seed: Analysis) -> None:
    found = document(seed)
    visits = [e for e in found["events"] if (e["actor"], e["type"], e["recipient"]) == ("RUS", "CONSULT", "PRK")]
    assert len(visits) == 1
    assert visits[0]["reports"] >= 5
    assert not [e for e in found["events"] if "munitions" in e["goods"]]
    supply = [
        c for c in found["claims"] if (c["actor"], c["recipient"]) == ("PRK", "RUS") and "munitions" in c["goods"]
    ]
    assert supply
    hanging = [i for i in found["implications"] if supply[0]["id"] in i["triggers"]]
    assert all(supply[0]["id"] in i["contingent_on"] for i in hanging)


@NEEDS_SEED
@pytest.mark.shared
def test_prescriptions_are_not_events(seed: Analysis) -> None:
    found = document(seed)
    assert not [e for e in found["events"] if e["modality"] not in ("occurred", "ongoing")]
    assert {(r["state_a"], r["layer"], r["state_b"]) for r in found["relations"]} >= {
        ("IND", "arms", "RUS"),
        ("IND", "energy", "RUS"),
    }


@NEEDS_SEED
@pytest.mark.shared
def test_six_mechanisms_reach_eight_states_and_none_makes_half(seed: Analysis) -> None:
    count = Counter(item.mechanism for item in seed.implications)
    assert len(count) >= 6
    assert len({item.state for item in seed.implications}) >= 8
    assert max(count.values()) * 2 <= sum(count.values())
    silent = {row["mechanism"] for row in document(seed)["considered"]}
    assert {"balance"} <= silent | set(count)


@NEEDS_SEED
@pytest.mark.shared
def test_two_judgements_carry_a_counted_likelihood_and_the_others_say_there_is_none(seed: Analysis) -> None:
    rows = document(seed)["key_judgements"]
    assert 3 <= len(rows) <= 5
    assert not [gap for gap in document(seed)["gaps"] if "left out" in gap]
    counted = [row for row in rows if row["likelihood"]]
    assert len(counted) >= 2
    for row in counted:
        assert row["likelihood"]["n"] >= 20
        assert f"{row['likelihood']['cases']} of {row['likelihood']['n']} past cases" in row["text"]
    for row in rows:
        assert row["likelihood"] or "No likelihood has been estimated." in row["text"]


@NEEDS_SEED
@pytest.mark.shared
def test_every_quote_stands_verbatim_at_its_span(seed: Analysis) -> None:
    text = SEED.read_text(encoding="utf-8")
    pieces = [e for e in document(seed)["evidence"].values() if e["kind"] == "text"]
    assert pieces
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in pieces)


@NEEDS_SEED
@pytest.mark.shared
def test_briefs_for_other_states_differ(seed: Analysis) -> None:
    def line(code: str) -> str:
        parts = (seed.readings, seed.implications, seed.considered, seed.world, code, seed.as_of, seed.day_note)
        return compose(*parts).bottom_line.text

    assert len({line(code) for code in ("KOR", "JPN", "CHN", "USA", "PAK", "VNM")}) == 6


@NEEDS_SEED
@pytest.mark.shared
def test_a_denied_event_no_longer_reaches_anybody(seed: Analysis, world: World) -> None:
    visit = next(event for reading in seed.readings for event in reading.events if event.type == "CONSULT")
    assert any(visit.id in item.triggers for item in seed.implications)
    from interstate.workflows.analyse import explain

    without = explain([SEED], world=world, only=lambda item: item.id != visit.id)
    assert not any(visit.id in item.triggers for item in without.implications)


@pytest.mark.parametrize(("path", "focal", "day"), OWN)
def test_other_events_give_sensible_briefs(path: str, focal: str, day: date, home: None) -> None:
    found = document(analyse(ROOT / path, focal, as_of=day))
    assert found["events"]
    assert found["implications"]
    assert found["key_judgements"]
    assert not [gap for gap in found["gaps"] if "left out" in gap]
    assert focal in {item["state"] for item in found["implications"]}
    assert all(e["published"] is None or e["published"] <= day.isoformat() for e in found["evidence"].values())
    for row in (
        found["bottom_line"],
        *found["key_judgements"],
        *found["events"],
        *found["claims"],
        *found["relations"],
    ):
        assert row["evidence"]
        assert set(row["evidence"]) <= set(found["evidence"])


def test_the_starter_world_knows_what_the_example_needs(world: World) -> None:
    for layer in (
        "alliance",
        "rivalry",
        "sanction",
        "arms",
        "energy",
        "trade",
        "visit",
        "transfer",
        "presence",
        "gdp",
        "milex",
    ):
        known = [tie for tie in world.ties(layer) if tie.published <= SEED_DAY]
        assert len(known) >= 50, layer
