"""The seed article, where ../shared holds it: every sentence accounted for, what happened apart from what might."""

import time
from datetime import date
from pathlib import Path

import pytest

from interstate.model.article import Reading
from interstate.reading.article import load_article
from interstate.reading.collapse import across
from interstate.reading.parse import parser
from interstate.reading.read import read
from tests.reading.small import short

SEED = Path(__file__).parents[3] / "shared/articles/visit-2024.txt"
DAY = date(2024, 6, 20)
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="../shared/articles/visit-2024.txt is not here"),
]


@pytest.fixture(scope="module")
def seed() -> Reading:
    return across([read(load_article(str(SEED)), DAY)])[0]


def test_every_sentence_is_coded_or_has_its_reason(seed: Reading) -> None:
    assert len(seed.sentences) == 40
    assert all(one.coded == (one.reason is None) for one in seed.sentences)
    told = {piece.sentence for item in seed.items for piece in item.evidence}
    assert told == {one.number for one in seed.sentences if one.coded}


def test_the_visit_is_one_event_with_its_mentions(seed: Reading) -> None:
    visits = [item for item in seed.events if (item.actor, item.type, item.recipient) == ("RUS", "CONSULT", "PRK")]
    assert len(visits) == 1
    assert len(visits[0].evidence) >= 5


def test_munitions_are_a_claim_and_no_event(seed: Reading) -> None:
    about = [item for item in (*seed.events, *seed.claims) if "munitions" in item.goods]
    assert about
    assert {item.modality for item in about} <= {"possible", "feared"}


def test_the_transfer_to_the_third_state_is_in_the_past(seed: Reading) -> None:
    assert any(short(item) in ("PRK AID PAK occurred", "PRK COOPERATE PAK occurred") for item in seed.events)


def test_the_reliance_is_two_relations(seed: Reading) -> None:
    found = [item for item in seed.relations if (item.kind, item.state_a, item.state_b) == ("dependence", "IND", "RUS")]
    assert {"arms", "energy"} <= {item.layer for item in found}


def test_what_a_state_must_do_is_prescribed_and_no_event(seed: Reading) -> None:
    duties = [item for item in seed.claims if item.actor == "IND" and item.modality == "prescribed"]
    assert duties
    quotes = {piece.sentence for item in duties for piece in item.evidence}
    assert not [item for item in seed.events if item.actor == "IND" and {p.sentence for p in item.evidence} <= quotes]


def test_it_is_read_in_time(seed: Reading) -> None:
    parser()
    article = load_article(str(SEED))
    began = time.perf_counter()
    read(article, DAY)
    assert time.perf_counter() - began < 3
