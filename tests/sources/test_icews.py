"""ICEWS: names of countries, codes that lost their zeros, ids that repeat, and files that went wrong."""

from datetime import date
from pathlib import Path

import pytest

from interstate.codes import states
from interstate.codes.tables import rows
from interstate.errors import UnreadColumn
from interstate.sources.icews import Icews
from tests.sources import spoiled
from tests.sources.loading import add, history_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "icews" / "events.2015.20180710092545.tab"


def changed(folder: Path, name: str = MINI.name, **words: str) -> Path:
    text = MINI.read_text("utf-8").replace(words.get("old", "\n"), words.get("new", "\n"))
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_of_two_states_are_events() -> None:
    found, counted = read(Icews(), MINI)
    events = found["history"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (14, 7, 3, 4)
    assert sum(row["intensity"] for row in events) == 1 - 10 + 0 - 8 - 6.5 - 5 + 8
    assert [(row["record"], row["actor"], row["recipient"], row["code"], row["type"]) for row in events] == [
        ("101-20150301", "IND", "NPL", "040", "CONSULT"),
        ("101-20150303", "KEN", "TCD", "163", "SANCTION"),
        ("102-20150301", "COD", "COG", "190", "ASSAULT"),
        ("103-20150302", "RUS", "VNM", "010", None),
        ("106-20150303", "PSE", "ISR", "141", "PROTEST"),
        ("110-20150305", "TCD", "NER", "10", "REQUEST"),
        ("111-20150306", "MKD", "GRC", "057", "AGREE"),
    ]


def test_one_event_in_full() -> None:
    one = history_of(Icews(), MINI)[0]
    assert (one["day"], one["published"], one["version"]) == (
        date(2015, 3, 1),
        date(2015, 3, 1),
        "year 2015 of 2018-07-10",
    )
    assert (one["actor_name"], one["actor_sector"], one["recipient_sector"]) == ("Anna Alpha", "Executive", "Cabinet")
    assert (one["quad"], one["place"], one["reports"], one["terms"]) == ("verbal cooperation", "NPL", 1, "user-only")
    three = history_of(Icews(), MINI)[3]
    assert (three["actor_name"], three["recipient_sector"], three["quad"]) == ('Speaker "Five', None, None)


def test_what_cannot_be_read_is_rejected_with_its_line() -> None:
    assert rejects_of(Icews(), MINI) == [
        (9, "the country atlantis is in no list"),
        (10, "CAMEO has no code 999"),
        (11, "Event Date is no day"),
        (14, "Intensity is no number"),
    ]


def test_codes_that_lost_their_zeros_are_restored_where_that_is_certain(tmp_path: Path) -> None:
    text = MINI.read_text("utf-8")
    for code in ("040", "042", "010", "057"):
        text = text.replace(f"\t{code}\t", f"\t{code[1:]}\t")
    path = tmp_path / MINI.name
    path.write_text(text, encoding="utf-8")
    found = {row["record"]: row["code"] for row in history_of(Icews(), path)}
    assert (found["101-20150301"], found["111-20150306"], found["101-20150303"]) == ("040", "057", "163")
    reasons = dict(rejects_of(Icews(), path))
    assert reasons[4] == reasons[12] == "the file lost leading zeros: CAMEO code 10 is 10 or 010"


def test_an_id_that_comes_again_on_its_day_with_other_content_is_a_reject(tmp_path: Path) -> None:
    text = MINI.read_text("utf-8")
    line = text.splitlines()[1]
    path = tmp_path / MINI.name
    path.write_text(f"{text}{line}\n{line.replace('Anna Alpha', 'Another')}\n", encoding="utf-8")
    reason = "the Event ID comes a second time on this day, with other content"
    assert [line for line, told in rejects_of(Icews(), path) if told == reason] == [17]


def test_every_country_of_the_own_list_is_a_state_or_none() -> None:
    own = rows("icews_countries")
    assert len({row["name"] for row in own}) == len(own)
    assert all(not row["iso3"] or states.is_state(row["iso3"]) for row in own)
    assert all(row["name"] == row["name"].lower() for row in own)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("CAMEO Code", "Code", "lacks 'CAMEO Code' and has 'Code'"),
        ("Longitude\n", "Longitude\tExtra\n", "has 'Extra', which is neither read nor ignored"),
        ("\tDistrict", "", "lacks 'District'"),
        ("District", "City", "lacks 'District'"),
    ],
)
def test_another_header_stops_the_load(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(UnreadColumn, match=words):
        read(Icews(), changed(tmp_path, old=old, new=new))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(Icews, MINI, tmp_path, "web page")
    spoiled.stops(Icews, changed(tmp_path, "events.tab"), "is no file of ICEWS")
    swapped = changed(tmp_path, old="040\t1.0", new="1.0\t040")
    assert rejects_of(Icews(), swapped)[0] == (2, "CAMEO has no code 1.0")
    cut = spoiled.zipped(MINI, tmp_path / f"{MINI.name}.zip")
    cut.write_bytes(cut.read_bytes()[:300])
    spoiled.stops(Icews, cut, "damaged")
    (tmp_path / "20200105-icews-events.tab").write_bytes(b"")
    spoiled.stops(Icews, tmp_path / "20200105-icews-events.tab", "is empty")


def test_a_zip_is_its_text_and_a_year_goes_before_a_week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from interstate.store.query import opened

    monkeypatch.setenv("INTERSTATE_LIMIT_REJECTED_SHARE", "0.9")
    packed = spoiled.zipped(MINI, tmp_path / "all.zip")
    assert history_of(Icews(), packed) == history_of(Icews(), MINI)
    week = changed(tmp_path, "20150308-icews-events.tab", old="Anna Alpha", new="A. Alpha")
    spoiled.same_in_any_order(Icews, [week, MINI], tmp_path)
    add(Icews(), tmp_path / "world", MINI, week)
    with opened(tmp_path / "world") as connection:
        found = connection.execute(
            "SELECT count(*), max(actor_name) FILTER (record = '101-20150301') FROM history"
        ).fetchone()
    assert found == (7, "Anna Alpha")


def test_its_days_are_covered() -> None:
    source = Icews()
    read(source, MINI)
    (download,) = source.files(MINI)
    (one,) = source.coverage(download)
    assert (one.rule, one.start, one.end) == ("closed", date(2015, 3, 1), date(2015, 3, 7))
