"""World Bank: layers and units, sums over states, answers that are none."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interstate.errors import BadInput, UnreadColumn
from interstate.sources.world_bank import WorldBank, answer
from interstate.store.fetch import Received
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINIS = Path(__file__).parent / "minis" / "world_bank"
GDP, ENERGY, FORCES = (MINIS / f"{name}.json" for name in ("gdp", "energy", "forces"))


def changed(folder: Path, row: int, **keys: Any) -> Path:
    about, rows = json.loads(GDP.read_text("utf-8"))
    rows[row].update(keys)
    path = folder / GDP.name
    path.write_text(json.dumps([about, rows]), encoding="utf-8")
    return path


def test_states_are_facts_sums_and_empty_values_are_not() -> None:
    rows, counted = read(WorldBank(), GDP)
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (9, 5, 4, 0)
    assert {(r["state_a"], r["start"].year, r["value"]) for r in rows["facts"]} == {
        ("IND", 2024, 4000000000000.5),
        ("IND", 2023, 3600000000000.0),
        ("NAM", 2024, 12000000000.0),
        ("XKX", 2024, 11000000000.0),
        ("NRU", 2024, 150000000.0),
    }
    one = rows["facts"][0]
    assert (one["layer"], one["unit"], one["kind"], one["precision"]) == ("gdp", "US$", "", "year")
    assert (one["published"], one["version"], one["terms"]) == (date(2026, 7, 13), "2026-07-13 NY.GDP.MKTP.CD", "cc-by")


def test_layers_and_units() -> None:
    assert [(r["layer"], r["unit"], r["value"]) for r in facts_of(WorldBank(), FORCES)] == [
        ("personnel", "persons", 3e6)
    ]
    facts = facts_of(WorldBank(), ENERGY)
    assert {(r["state_a"], r["layer"], r["kind"], r["value"]) for r in facts} == {
        ("IND", "development", "EG.IMP.CONS.ZS", 34.5),
        ("NOR", "development", "EG.IMP.CONS.ZS", -580.25),
    }


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"countryiso3code": "QQQ"}, (3, "the code QQQ is in no list of states")),
        ({"date": "2020Q1"}, (3, "the date 2020Q1 is no year")),
        ({"value": "a lot"}, (3, "the value a lot is no number")),
        ({"value": float("nan")}, (3, "the value nan is no number")),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_row(
    tmp_path: Path, keys: dict[str, Any], reason: tuple[int, str]
) -> None:
    assert rejects_of(WorldBank(), changed(tmp_path, 2, **keys)) == [reason]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<!DOCTYPE html><html>", "is a web page"),
        ('<?xml version="1.0"?><wb:error/>', "is XML"),
        ("", "is empty"),
        ("[{", "no whole JSON"),
        ("{}", "JSON of another kind"),
        ("[1, 2]", "JSON of another kind"),
        ('[{"message": [{"id": "120", "value": "no such\\nindicator"}]}]', "is a refusal of the World Bank"),
        ('[{"page": 1}, []]', "does not say when it was updated"),
    ],
)
def test_an_answer_that_is_none(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "answer.json"
    path.write_text(content, encoding="utf-8")
    spoiled.stops(WorldBank, path, words)


def test_a_cut_answer_and_another_layout(tmp_path: Path) -> None:
    about, rows = json.loads(GDP.read_text("utf-8"))
    path = tmp_path / "cut.json"
    path.write_text(json.dumps([about, rows[:5]]), encoding="utf-8")
    with pytest.raises(BadInput, match="it holds 5 rows and says 9"):
        answer(path)
    with pytest.raises(UnreadColumn, match="row 2 has 'footnote'"):
        answer(changed(tmp_path, 1, footnote="x"))
    del rows[0]["date"]
    path.write_text(json.dumps([about, rows]), encoding="utf-8")
    with pytest.raises(UnreadColumn, match="row 1 lacks 'date'"):
        answer(path)


def test_coverage_is_open() -> None:
    source = WorldBank()
    (download,) = source.files(ENERGY)
    (row,) = source.coverage(download)
    assert (row.layer, row.kind, row.rule, row.start, row.end) == (
        "development",
        "EG.IMP.CONS.ZS",
        "open",
        date(2014, 1, 1),
        date(2015, 1, 1),
    )


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    spoiled.same_in_any_order(WorldBank, [GDP, ENERGY, FORCES], tmp_path)


class Desk:
    """A door that answers every address with the same pages."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def download(self, url: str, to: Path, *, fresh: bool) -> Received:
        assert fresh
        self.asked.append(url)
        about, rows = json.loads(GDP.read_text("utf-8"))
        page = int(url.rpartition("=")[2])
        about |= {"page": page, "pages": 2, "per_page": 5}
        to.write_text(json.dumps([about, rows[5 * page - 5 : 5 * page]]), encoding="utf-8")
        return Received(to, str(page), url, date(2026, 11, 24), 1, {})


def test_every_page_of_an_indicator_is_fetched(tmp_path: Path) -> None:
    desk = Desk()
    found = list(WorldBank(["NY.GDP.MKTP.CD"]).fetch(date(1960, 1, 1), date(2025, 12, 31), tmp_path, desk))  # type: ignore[arg-type]
    assert [(one.sha256, one.version, one.retrieved) for one in found] == [
        ("1", "2026-07-13 NY.GDP.MKTP.CD", date(2026, 11, 24)),
        ("2", "2026-07-13 NY.GDP.MKTP.CD", date(2026, 11, 24)),
    ]
    assert desk.asked[0] == (
        "https://api.worldbank.org/v2/country/all/indicator/NY.GDP.MKTP.CD?format=json&per_page=20000&date=1960:2025&page=1"
    )
