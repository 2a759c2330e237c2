"""The Factbook: read by declared rules, known from its release, unknown where it says nothing."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.sources import factbook_text as text
from interstate.sources.base import Download
from interstate.sources.factbook import RELEASES, Factbook
from interstate.store.load import Batch
from interstate.store.world import World


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "year"),
    [
        ("$3.913 trillion (2024 est.)", 3.913e12, None, None, 2024),
        ("estimated 1.1-1.2 million active Armed Forces (2025)", 1.15e6, 1.1e6, 1.2e6, 2025),
        ("estimated 35-40,000 active personnel (2025)", 37500, 35000, 40000, 2025),
        ("822,000 bbl/day (2023 est.)", 822000, None, None, 2023),
    ],
)
def test_a_quantity_keeps_range_and_year(
    words: str, value: float, low: float | None, high: float | None, year: int
) -> None:
    found = text.quantity(words)
    assert found is not None
    assert found.value == pytest.approx(value)
    assert (found.low, found.high, found.year) == (low, high, year)


@pytest.mark.parametrize("words", ["NA", "not available", "", "no regular forces (2025)"])
def test_what_no_rule_reads_stays_unknown(words: str) -> None:
    assert text.quantity(words) is None
    assert text.personnel(words) is None


def test_partners_keep_names_with_commas_and_drop_what_was_rounded_away() -> None:
    found = list(text.partners("USA 19%, Bahamas, The 5%, Cote d&#39;Ivoire 3%, NZ 0% (2023)"))
    assert found == [("USA", 19), ("Bahamas, The", 5), ("Cote d'Ivoire", 3), ("NZ", None)]


def test_stretches_of_one_border_come_one_by_one() -> None:
    words = "China (southeast) 4,133 km and China (south) 46 km; Norway 191 km"
    assert list(text.stretches(words)) == [("China", 4133), ("China", 46), ("Norway", 191)]


def test_nothing_of_it_is_known_before_its_release(factbook: Batch) -> None:
    assert {tie.published for tie in factbook.ties} == {RELEASES["0.1.2"]} == {date(2026, 3, 23)}
    assert {tie.published_basis for tie in factbook.ties} == {"release"}
    world = World.of(factbook.ties, date(2024, 6, 20))
    assert all(world.ties(tie.layer) == () for tie in factbook.ties[:50])


def test_it_holds_what_was_counted_in_it(factbook: Batch) -> None:
    states = {
        layer: len({t.state_a for t in factbook.ties if t.layer == layer}) for layer in ("gdp", "milex", "personnel")
    }
    assert states["gdp"] >= 190
    assert states["milex"] >= 130
    assert states["personnel"] >= 140
    assert Counter(tie.layer for tie in factbook.ties)["border"] >= 310
    assert len(factbook.rejected) < 40
    assert factbook.rows_read == factbook.rows_loaded + len(factbook.rejected)


def test_the_five_largest_partners_are_not_all_of_trade(factbook: Batch) -> None:
    bought = [t for t in factbook.ties if t.layer == "trade" and t.kind == "import" and t.state_a == "IND"]
    assert {t.state_b: t.value for t in bought} == {"CHN": 19, "RUS": 10, "USA": 6, "ARE": 6, "SAU": 5}
    coverage = {row.layer: row.rule for row in factbook.coverage}
    assert coverage["trade"] == "open"


def test_its_memberships_are_a_cross_check_and_make_nobody_a_member(factbook: Batch) -> None:
    world = World.of(factbook.ties, date(2026, 6, 1))
    assert world.members("NATO") == ()
    assert {"factbook:NATO", "factbook:SCO"} <= set(world.blocs())
    roles = {t.state_a: t.families for t in world.ties("bloc") if t.kind == "factbook:ARCTIC"}
    assert roles["IND"] == ("observer",)


def test_every_share_lies_between_0_and_100(factbook: Batch) -> None:
    shares = [tie.value for tie in factbook.ties if tie.unit == "%"]
    assert shares
    assert all(value is not None and 0 < value <= 100 for value in shares)


def test_a_folder_with_too_few_states_is_refused(tmp_path: Path) -> None:
    (tmp_path / "europe").mkdir()
    (tmp_path / "europe" / "xx.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadInput, match="0 states found, expected at least 190"):
        list(Factbook().parse(Download("factbook", tmp_path, date(2026, 3, 23), "0.1.2", "0")))
