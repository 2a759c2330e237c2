"""POLECAT: pairs of states out of lists, types of PLOVER, days, gaps, and files that went wrong."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interstate.errors import BadInput, Unreachable, UnreadColumn
from interstate.sources.polecat import Polecat
from tests.sources import spoiled
from tests.sources.loading import add, content, history_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "polecat" / "ngecEvents.DV.2019.txt"


def changed(folder: Path, old: str, new: str, name: str = MINI.name) -> Path:
    path = folder / name
    path.write_text(MINI.read_text("latin-1").replace(old, new, 1), encoding="latin-1")
    return path


def test_each_pair_of_two_states_is_one_event() -> None:
    rows, counted = read(Polecat(), MINI)
    events = rows["history"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (13, 11, 2, 4)
    assert sum(row["intensity"] for row in events) == 1 - 4.5 - 10 + 2 * 4 - 6.5 - 7 + 4 * 1
    assert sorted((row["record"], row["actor"], row["recipient"]) for row in events) == [
        ("E1", "RUS", "CHN"),
        ("E11", "FRA", "MLI"),
        ("E13:HUN-HUN", "HUN", "HUN"),
        ("E13:HUN-ROU", "HUN", "ROU"),
        ("E13:ROU-HUN", "ROU", "HUN"),
        ("E13:ROU-ROU", "ROU", "ROU"),
        ("E2", "USA", "IRN"),
        ("E3", "ISR", "SYR"),
        ("E4:IND-DEU", "IND", "DEU"),
        ("E4:IND-FRA", "IND", "FRA"),
        ("E5", "SDN", "SDN"),
    ]


def test_one_event_in_full() -> None:
    (one,) = [row for row in history_of(Polecat(), MINI) if row["record"] == "E1"]
    assert (one["day"], one["published"], one["version"]) == (date(2019, 1, 2), date(2019, 1, 3), "year 2019")
    assert (one["type"], one["mode"], one["quad"]) == ("CONSULT", "visit", "verbal cooperation")
    assert (one["actor_name"], one["actor_sector"], one["recipient_sector"]) == ("Anna Alpha", "GOV", "GOV")
    assert (one["contexts"], one["place"], one["reports"]) == ("diplomatic;military", "CHN", 1)
    assert (one["modality"], one["code"], one["terms"]) == ("occurred", None, "user-only")


def test_a_hypothetical_act_is_held_possible_and_latin_letters_survive() -> None:
    rows = {row["record"]: row for row in history_of(Polecat(), MINI)}
    assert rows["E3"]["modality"] == "possible"
    assert rows["E11"]["actor_name"] == "Général Dix-neuf"
    assert rows["E4:IND-FRA"]["actor_name"] == 'Minister "Five'
    assert rows["E4:IND-FRA"]["mode"] is None


def test_what_cannot_be_read_is_rejected_with_its_line() -> None:
    assert rejects_of(Polecat(), MINI) == [
        (9, "happens after it was published"),
        (10, "PLOVER has no type MEET"),
        (11, "Event Date is no day"),
        (13, "the intensity is no number"),
    ]


def test_an_id_that_comes_again_is_one_event_or_a_reject(tmp_path: Path) -> None:
    text = MINI.read_text("latin-1")
    line = text.splitlines()[1]
    path = tmp_path / MINI.name
    path.write_text(f"{text}{line}\n{line.replace('Anna Alpha', 'Another')}\n", encoding="latin-1")
    assert (16, "the Event ID comes a second time, with other content") in rejects_of(Polecat(), path)
    names = [row["actor_name"] for row in history_of(Polecat(), path) if row["record"] == "E1"]
    assert names == ["Anna Alpha", "Anna Alpha"]  # equal rows are made one when they are loaded


def test_intensity_has_two_names_and_columns_any_order(tmp_path: Path) -> None:
    renamed = changed(tmp_path, "\tIntensity\t", "\tEvent Intensity\t")
    assert history_of(Polecat(), renamed) == history_of(Polecat(), MINI)
    turned = tmp_path / "turned" / MINI.name
    turned.parent.mkdir()
    lines = [line.split("\t")[::-1] for line in MINI.read_text("latin-1").splitlines()]
    turned.write_text("".join("\t".join(cells) + "\n" for cells in lines), encoding="latin-1")
    assert history_of(Polecat(), turned) == history_of(Polecat(), MINI)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("\tIntensity\t", "\tStrength\t", "has 'Strength', which is neither read nor ignored"),
        ("\tActor Country\t", "\tActor State\t", "lacks 'Actor Country'"),
        ("\tVersion\n", "\tVersion\tNew\n", "has 'New'"),
        ("\tCity\t", "\tDistrict\t", "lacks 'City'"),
        ("\tContexts\t", "\tEvent Intensity\t", "lacks 'Contexts'"),
    ],
)
def test_another_header_stops_the_load(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(UnreadColumn, match=words):
        read(Polecat(), changed(tmp_path, old, new))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(Polecat, MINI, tmp_path, "web page")
    spoiled.stops(Polecat, changed(tmp_path, "a", "a", "events.txt"), "is no file of POLECAT")
    (tmp_path / "ngecEvents.DV.2019.txt").write_bytes(b"")
    spoiled.stops(Polecat, tmp_path / "ngecEvents.DV.2019.txt", "is empty")
    swapped = changed(tmp_path, "CONSULT\tvisit", "visit\tCONSULT")
    assert (2, "PLOVER has no type VISIT") in rejects_of(Polecat(), swapped)
    cut = spoiled.zipped(MINI, tmp_path / "ngecEvents.DV.2019.txt.zip")
    cut.write_bytes(cut.read_bytes()[:300])
    spoiled.stops(Polecat, cut, "damaged")


def test_a_zip_is_read_as_its_text(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINI, tmp_path / "dataverse_files.zip")
    assert history_of(Polecat(), packed) == history_of(Polecat(), MINI)


def test_the_yearly_file_takes_the_place_of_the_week_in_any_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interstate.store.query import opened

    monkeypatch.setenv("INTERSTATE_LIMIT_REJECTED_SHARE", "0.9")
    week = changed(tmp_path, "Anna Alpha", "A. Alpha", "ngecEvents.20190108111842.Release12.DV.txt")
    month = changed(tmp_path, "Anna Alpha", "Alpha", "ngecEventsDV-2019-Jan.txt")
    whole = spoiled.same_in_any_order(Polecat, [week, month, MINI], tmp_path)
    world = tmp_path / "world"
    add(Polecat(), world, week, month, MINI)
    assert content(world) == whole
    with opened(world) as connection:
        found = connection.execute("SELECT count(*), max(actor_name) FILTER (record = 'E1') FROM history").fetchone()
    assert found == (11, "Anna Alpha")


def test_days_of_publication_are_covered() -> None:
    source = Polecat()
    read(source, MINI)
    (download,) = source.files(MINI)
    (found,) = source.coverage(download)
    assert (found.rule, found.frame, found.start, found.end) == ("closed", "all", date(2019, 1, 3), date(2019, 1, 8))


@dataclass
class Desk:
    """A door that gives what it was told."""

    answer: str
    folder: Path

    def text(self, url: str) -> str:
        assert "persistentId=doi:10.7910/DVN/AJGVIT" in url
        return self.answer

    def download(self, url: str, to: Path, **more: Any) -> Any:
        from interstate.store.fetch import Received

        if url.endswith("/9"):
            raise Unreachable("gone")
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(MINI.read_bytes())
        return Received(to, "ab" * 32, url, date(2026, 1, 1), to.stat().st_size, {}, False)


def test_only_files_of_the_days_asked_for_are_fetched(tmp_path: Path) -> None:
    files = [
        {"dataFile": {"id": 7, "filename": "ngecEvents.DV.2018.txt", "creationDate": "2023-05-01", "md5": "aa"}},
        {"dataFile": {"id": 8, "filename": "ngecEvents.DV.2019.txt", "creationDate": "2023-05-01", "md5": "bb"}},
        {"dataFile": {"id": 9, "filename": "ngecEventsDV-2019-Feb.txt", "creationDate": "2023-05-01"}},
        {"dataFile": {"id": 10, "filename": "readme.pdf"}},
    ]
    answer = json.dumps({"data": {"releaseTime": "2024-01-01T00:00:00Z", "files": files}})
    source = Polecat()
    found = list(source.fetch(date(2019, 1, 1), date(2019, 12, 31), tmp_path, Desk(answer, tmp_path)))  # type: ignore[arg-type]
    assert [(one.label, one.version, one.published) for one in found] == [
        ("ngecEvents.DV.2019.txt", "year 2019", date(2023, 5, 1))
    ]
    assert source.missing == ["ngecEventsDV-2019-Feb.txt: gone"]
    with pytest.raises(BadInput, match="no list of files"):
        list(source.fetch(date(2019, 1, 1), date(2019, 12, 31), tmp_path, Desk("<html>", tmp_path)))  # type: ignore[arg-type]
