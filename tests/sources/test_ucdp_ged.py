"""UCDP's events: clashes of two governments alone, with a day; files that went wrong."""

from datetime import date
from pathlib import Path

import pytest

from interstate.sources.ucdp_ged import UcdpGed
from tests.sources import spoiled
from tests.sources.loading import history_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "ucdp_ged" / "GEDEvent_v25_1.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    text = MINI.read_text("utf-8")
    assert old in text
    path = folder / MINI.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_clash_of_two_governments_is_an_event() -> None:
    rows, counted = read(UcdpGed(), MINI)
    assert (counted.read, counted.kept, counted.outside, counted.rejected, rows["facts"]) == (8, 4, 4, 0, [])
    events = rows["history"]
    assert [(row["record"], row["actor"], row["recipient"]) for row in events] == [
        ("1", "RUS", "UKR"),
        ("2", "RUS", "UKR"),
        ("3", "RUS", "GEO"),
        ("8", "ERI", "ETH"),
    ]
    assert [row["reports"] for row in events] == [4, 1, 1, 3]
    one = events[0]
    assert (one["type"], one["mode"], one["quad"], one["intensity"]) == ("ASSAULT", "", "material conflict", None)
    assert (one["day"], one["place"], one["modality"]) == (date(2022, 2, 24), "UKR", "occurred")
    assert (one["published"], one["version"], one["terms"]) == (date(2025, 6, 30), "25.1", "cc-by")


def test_rebels_civilians_and_days_known_to_the_month_only_are_left_out(tmp_path: Path) -> None:
    kept = {row["record"] for row in history_of(UcdpGed(), MINI)}
    assert not kept & {"4", "5", "6", "7"}
    path = changed(tmp_path, ",2,2022-02-25", ",4,2022-02-25")
    assert {row["record"] for row in history_of(UcdpGed(), path)} == kept - {"2"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",365,369\n", ",365,999\n", "state number 999 is in no list for 2022"),
        (",365,369\n", ",999,369\n", "state number 999 is in no list for 2022"),
        (",1,2022-02-24 ", ",1,2022-02-31 ", "date_start is no day"),
        (",1,2022-02-24 ", ",9,2022-02-24 ", "date_prec is none of 1 to 5"),
        (",4,\"", ",four,\"", "number_of_sources is no count"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_rejected_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(UcdpGed(), changed(tmp_path, old, new)) == [(2, reason)]


def test_the_edition_is_in_the_name_or_told_by_the_last_year(tmp_path: Path) -> None:
    (download,) = UcdpGed().files(MINI)
    (row,) = UcdpGed().coverage(download)
    assert (row.rule, row.kind, row.start, row.end) == ("open", "ASSAULT", date(1989, 1, 1), date(2025, 1, 1))
    (download,) = UcdpGed().files(spoiled.zipped(MINI, tmp_path / "a.zip"))
    assert download.version == "25.1"
    plain = tmp_path / "events.csv"
    plain.write_bytes(MINI.read_bytes())
    (download,) = UcdpGed().files(plain)
    assert (download.version, download.published) == ("23.1", date(2023, 6, 30))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(UcdpGed, MINI, tmp_path)
    spoiled.other_header(UcdpGed, MINI, tmp_path, "gwnoa")
    spoiled.too_few(UcdpGed, MINI)
    spoiled.cut_zip(UcdpGed, MINI, tmp_path)
    candidates = tmp_path / "GEDEvent_v24_0_8.csv"
    candidates.write_bytes(MINI.read_bytes())
    spoiled.stops(UcdpGed, candidates, "is a monthly file of candidate events")


def test_a_zip_is_read_as_its_member_and_order_does_not_matter(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINI, tmp_path / "ged251-csv.zip")
    assert history_of(UcdpGed(), packed) == history_of(UcdpGed(), MINI)
    spoiled.same_in_any_order(UcdpGed, [MINI, packed], tmp_path)
