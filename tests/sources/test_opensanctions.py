"""Sanctions programmes: who on whom, with which measures, from the index and from the folder of files."""

import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from interstate.sources.opensanctions import INDEX, OpenSanctions
from interstate.store.fetch import Received
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINIS = Path(__file__).parent / "minis" / "opensanctions"
MINI = MINIS / "programs-2026-08-31.json"


def changed(folder: Path, key: str, **keys: Any) -> Path:
    data = json.loads(MINI.read_text("utf-8"))
    next(one for one in data["data"] if one["key"] == key).update(keys)
    path = folder / MINI.name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def folder_zip(to: Path, **more: str) -> Path:
    with zipfile.ZipFile(to, "w") as archive:
        for path in sorted((MINIS / "meta").rglob("*.yml")):
            archive.write(path, f"main/meta/{path.relative_to(MINIS / 'meta').as_posix()}")
        for name, text in more.items():
            archive.writestr(f"main/meta/programs/{name}.yml", text)
    return to


def test_a_programme_is_a_fact_for_each_state_it_is_directed_at() -> None:
    rows, counted = read(OpenSanctions(), MINI)
    facts = {row["record"]: row for row in rows["facts"] if row["state_a"] not in ("EU", "UN")}
    assert (counted.read, counted.rejected) == (10, 0)
    assert {(r["state_a"], r["state_b"], r["families"]) for r in facts.values()} == {
        ("AUS", "RUS", "finance;individuals;travel"),
        ("USA", "PRK", "arms;technology;trade"),
        ("USA", "BIH", "finance;individuals"),
        ("USA", "YUG", "finance;individuals"),
        ("USA", "MKD", "finance;individuals"),
        ("RUS", "USA", "individuals;travel"),
    }
    one = facts["ZA-ONE/RUS"]
    assert (one["layer"], one["start"], one["end"], one["published"]) == (
        "sanction",
        date(2026, 8, 31),
        None,
        date(2026, 8, 31),
    )
    assert (one["version"], one["terms"], one["confidence"]) == ("2026-08-31", "user-only", "moderate")
    assert one["statement"] == "sanctions programme ZA-ONE in force on 2026-08-31; its first day is not told"


def test_the_folder_of_files_gives_the_same_under_its_own_licence(tmp_path: Path) -> None:
    path = folder_zip(tmp_path / "meta-2026-08-31.zip")
    kept = {"ZA-ONE/RUS", "ZU-TWO/PRK"}
    facts = facts_of(OpenSanctions(), path)
    assert {row["record"] for row in facts} == kept
    assert {row["terms"] for row in facts} == {"mit"}
    index = {row["fact_id"] for row in facts_of(OpenSanctions(), MINI) if row["record"] in kept}
    assert {row["fact_id"] for row in facts} == index


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"target_territories": ["qq"]}, (1, "the territory qq is in no list of states")),
        ({"measures": ["House arrest"]}, (1, "the measure House arrest is in no list")),
        ({"status": "asleep"}, (1, "the status asleep is none of active, legacy, ended")),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_place(
    tmp_path: Path, keys: dict[str, Any], reason: tuple[int, str]
) -> None:
    assert rejects_of(OpenSanctions(), changed(tmp_path, "ZA-ONE", **keys)) == [reason]


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(OpenSanctions, MINI, tmp_path)
    spoiled.too_few(OpenSanctions, MINI)
    spoiled.stops(OpenSanctions, changed(tmp_path, "ZA-ONE", colour="red"), "has 'colour', which is neither read nor")
    spoiled.stops(OpenSanctions, changed(tmp_path, "ZA-ONE", measures="Asset freeze"), "no list of texts")
    for content, words in (
        ("[]", "no index"),
        ("null", "no index"),
        ('{"data": [1]}', "no index"),
        ('{"data": []}', "no programme"),
        ("{", "no index"),
    ):
        path = tmp_path / "programs.json"
        path.write_text(content, encoding="utf-8")
        spoiled.stops(OpenSanctions, path, words)
    day = tmp_path / "programs-2026-02-31.json"
    day.write_bytes(MINI.read_bytes())
    spoiled.stops(OpenSanctions, day, "2026-02-31, which is none")
    good = folder_zip(tmp_path / "good.zip").read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(good[: len(good) // 2])
    spoiled.stops(OpenSanctions, cut, "damaged archive|cut short")
    flow = folder_zip(tmp_path / "flow.zip", ZZ="key: ZZ\nmeasures: [Asset freeze]\n")
    spoiled.stops(OpenSanctions, flow, "no list with a line for each item")


def test_an_index_without_a_day_is_of_today(tmp_path: Path) -> None:
    path = tmp_path / "programs.json"
    path.write_bytes(MINI.read_bytes())
    before = datetime.now(UTC).date()
    (download,) = OpenSanctions().files(path)
    assert before <= download.published <= datetime.now(UTC).date()
    (row,) = OpenSanctions().coverage(download)
    assert (row.layer, row.rule, row.start) == ("sanction", "open", download.published)


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    later = tmp_path / "programs-2026-09-30.json"
    later.write_bytes(changed(tmp_path, "ZA-ONE", measures=["Travel ban"]).read_bytes())
    spoiled.same_in_any_order(OpenSanctions, [MINI, later], tmp_path)


class Desk:
    """A door that gives the index."""

    def download(self, url: str, to: Path, *, fresh: bool) -> Received:
        assert fresh
        to.write_bytes(MINI.read_bytes())
        return Received(to, "digest", url, date(2026, 11, 24), 1, {})


def test_the_index_is_fetched_anew(tmp_path: Path) -> None:
    (download,) = OpenSanctions().fetch(date(2000, 1, 1), date(2026, 12, 31), tmp_path, Desk())  # type: ignore[arg-type]
    assert (download.url, download.retrieved) == (INDEX, date(2026, 11, 24))
    assert download.version == download.published.isoformat()
