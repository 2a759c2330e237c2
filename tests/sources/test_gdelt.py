"""GDELT: two layouts, pairs of states, days and codes, slots and gaps, the list of files, and files that went wrong."""

import hashlib
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from interstate.errors import InterstateError
from interstate.sources import gdelt
from interstate.sources.gdelt import Gdelt
from interstate.sources.gdelt_columns import DAILY, EVENTS
from interstate.store.fetch import Door
from interstate.store.query import opened
from tests.faults.server import Handler, serving
from tests.sources import spoiled
from tests.sources.loading import add, history_of, read, rejects_of

MINIS = Path(__file__).parent / "minis" / "gdelt"
SLOT, DAY = MINIS / "20240620143000.export.CSV", MINIS / "20140401.export.CSV"


def packed(path: Path, folder: Path) -> Path:
    """A mini file zipped under the name that GDELT gives it."""
    return spoiled.zipped(path, folder / f"{path.name}.zip")


def slot(stamp: str, number: int, text: str | None = None) -> bytes:
    """A zip of a quarter of an hour with one event of its own."""
    row = SLOT.read_bytes().splitlines()[0].decode().split("\t")
    row[0], row[1], row[59] = str(number), stamp[:8], stamp
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"{stamp}.export.CSV", "\t".join(row) + "\n" if text is None else text)
    return out.getvalue()


def written(folder: Path, stamp: str, number: int, text: str | None = None) -> Path:
    path = folder / f"{stamp}.export.CSV.zip"
    path.write_bytes(slot(stamp, number, text))
    return path


def daily(folder: Path, day: str) -> Path:
    """A file of a day of version 1 with one event of its own."""
    row = DAY.read_text().splitlines()[0].split("\t")
    row[0], row[1], row[56] = day, day, day
    path = folder / f"{day}.export.CSV"
    path.write_text("\t".join(row) + "\n")
    return path


@pytest.fixture
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worlds take files whose rows are bad by half."""
    monkeypatch.setenv("INTERSTATE_LIMIT_REJECTED_SHARE", "0.9")


def test_the_minis_have_the_columns_of_the_two_layouts() -> None:
    found = [len(line.split(b"\t")) for line in SLOT.read_bytes().splitlines()]
    assert (len(EVENTS), len(DAILY)) == (61, 58)
    assert found == [61] * 7 + [60] + [61] * 4
    assert [len(line.split("\t")) for line in DAY.read_text().splitlines()] == [58] * 4


def test_a_quarter_of_an_hour(tmp_path: Path) -> None:
    rows, counted = read(Gdelt(), packed(SLOT, tmp_path))
    events = rows["history"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (12, 5, 2, 5)
    assert sum(row["reports"] for row in events) == 10 + 6 + 2 + 4 + 3
    assert [(row["record"], row["actor"], row["recipient"]) for row in events] == [
        ("1001", "USA", "CHN"),
        ("1002", "RUS", "UKR"),
        ("1003", "RUS", "UKR"),
        ("1009", "BRA", "ARG"),
        ("1012", "USA", "USA"),
    ]


def test_one_event_in_full(tmp_path: Path) -> None:
    one, other, old, *_ = history_of(Gdelt(), packed(SLOT, tmp_path))
    assert (one["day"], one["published"], one["version"]) == (date(2024, 6, 20), date(2024, 6, 20), "2.0")
    assert (one["code"], one["type"], one["mode"], one["quad"]) == ("036", "AGREE", "meet", "verbal cooperation")
    assert (one["actor_name"], one["actor_sector"], one["recipient_sector"]) == ("PRESIDENT", "GOV", None)
    assert (one["intensity"], one["place"], one["reports"]) == (4.0, "CHN", 10)
    assert (one["url"], one["terms"], one["modality"]) == ("https://news.invalid/1001", "cc-by", "occurred")
    assert (other["quad"], other["recipient_sector"], other["place"]) == ("material conflict", "MIL", "UKR")
    assert (old["day"], old["published"], old["place"]) == (date(2014, 6, 20), date(2024, 6, 20), None)


def test_a_day_of_version_1(tmp_path: Path) -> None:
    rows, counted = read(Gdelt(), packed(DAY, tmp_path))
    one, other = rows["history"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (4, 2, 1, 1)
    assert one["reports"] + other["reports"] == 5 + 7
    assert (one["record"], one["day"], one["published"]) == ("501", date(2014, 3, 31), date(2014, 4, 1))
    assert (one["actor"], one["recipient"], one["place"], one["version"]) == ("FRA", "DEU", "DEU", "1.0")
    assert (other["actor"], other["recipient"], other["type"], other["intensity"]) == ("TUR", "GRC", "ACCUSE", -2.0)


def test_what_cannot_be_read_is_rejected_with_its_file_and_line(tmp_path: Path) -> None:
    assert rejects_of(Gdelt(), packed(SLOT, tmp_path)) == [
        (6, "happens after it was published"),
        (7, "CAMEO has no such code"),
        (8, "missing columns: Expected Number of Columns: 61 Found: 60"),
        (10, "SQLDATE is no day"),
        (11, "NumMentions is no count"),
    ]
    before = written(tmp_path, "20240620141500", 1)
    _, counted = read(Gdelt(), before, packed(SLOT, tmp_path), written(tmp_path, "20240620144500", 2))
    assert {(one.file, one.line) for one in counted.rejects} == {
        (f"{SLOT.name}.zip", line) for line in (6, 7, 8, 10, 11)
    }
    assert rejects_of(Gdelt(), packed(DAY, tmp_path)) == [(3, "GoldsteinScale is no number")]


def test_bytes_that_are_not_utf_8_are_replaced(tmp_path: Path) -> None:
    (one,) = [row for row in history_of(Gdelt(), packed(SLOT, tmp_path)) if row["record"] == "1009"]
    assert one["actor_name"] == "S\N{REPLACEMENT CHARACTER}O PAULO"


def test_an_unpacked_file_is_read_as_its_zip(tmp_path: Path) -> None:
    assert history_of(Gdelt(), SLOT) == history_of(Gdelt(), packed(SLOT, tmp_path))


def test_a_day_that_lacks_two_of_96_files_is_a_gap(tmp_path: Path) -> None:
    stamps = [f"20240620{minute // 60:02}{minute % 60:02}00" for minute in range(0, 1440, 15)]
    del stamps[40:42]
    files = [written(tmp_path, stamp, number, "" if number == 7 else None) for number, stamp in enumerate(stamps)]
    loaded = add(Gdelt(), tmp_path / "world", *files)
    assert loaded is not None
    with opened(tmp_path / "world") as connection:
        assert connection.execute("SELECT count(*) FROM history").fetchone() == (93,)
        found = connection.execute('SELECT rule, "start", "end", note FROM coverage ORDER BY rule').fetchall()
    assert found == [
        ("closed", date(2024, 6, 20), date(2024, 6, 21), "94 slots"),
        ("gap", date(2024, 6, 20), date(2024, 6, 21), "94 of 96 slots"),
    ]


def test_a_daily_file_stands_for_the_96_slots_of_its_day(tmp_path: Path) -> None:
    (download,) = Gdelt().files(packed(DAY, tmp_path))
    found = Gdelt().slots(download)
    assert len(found) == 96
    assert [found[0][0], found[-1][0]] == [datetime(2014, 4, 1), datetime(2014, 4, 1, 23, 45)]
    (download,) = Gdelt().files(packed(SLOT, tmp_path))
    assert Gdelt().slots(download) == ((datetime(2024, 6, 20, 14, 30), download.path.stat().st_size),)


@pytest.mark.usefixtures("lenient")
def test_files_in_any_order_together_or_in_parts_make_one_world(tmp_path: Path) -> None:
    for folder, files in (
        (
            "slots",
            [packed(SLOT, tmp_path), written(tmp_path, "20240620144500", 1), written(tmp_path, "20240621000000", 2)],
        ),
        ("days", [packed(DAY, tmp_path), daily(tmp_path, "20140402"), daily(tmp_path, "20140404")]),
    ):
        (tmp_path / folder).mkdir()
        spoiled.same_in_any_order(Gdelt, files, tmp_path / folder)


def test_both_layouts_in_any_order_make_one_world(tmp_path: Path) -> None:
    spoiled.same_in_any_order(Gdelt, [written(tmp_path, "20240620144500", 1), daily(tmp_path, "20140402")], tmp_path)


@pytest.mark.usefixtures("lenient")
def test_an_event_that_comes_again_in_a_later_file_is_held_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    add(Gdelt(), tmp_path / "world", packed(SLOT, tmp_path))
    again = spoiled.zipped(SLOT, tmp_path / "a" / "20240620144500.export.CSV.zip", "20240620144500.export.CSV")
    add(Gdelt(), tmp_path / "world", again)
    with opened(tmp_path / "world") as connection:
        assert connection.execute("SELECT count(*), count(DISTINCT record) FROM history").fetchone() == (5, 5)


def test_files_that_went_wrong(tmp_path: Path) -> None:
    good = packed(SLOT, tmp_path)
    page = tmp_path / "page" / good.name
    page.parent.mkdir()
    page.write_text("<!DOCTYPE html><html>Sign in</html>")
    spoiled.stops(Gdelt, page, "web page")
    page.write_bytes(good.read_bytes()[:500])
    spoiled.stops(Gdelt, page, "damaged archive|cut short")
    page.write_bytes(b"")
    spoiled.stops(Gdelt, page, "is empty")
    for name in (
        "events.zip",
        "20240620143000.mentions.CSV.zip",
        "20240620146100.export.CSV.zip",
        "20249920.export.CSV",
    ):
        other = tmp_path / name
        other.write_bytes(good.read_bytes())
        spoiled.stops(Gdelt, other, "is no events file of GDELT|is no day and time")


def test_an_archive_holds_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(SLOT, tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("readme.txt", "more")
    spoiled.stops(Gdelt, path, "holds more than 1 files")
    monkeypatch.setenv("INTERSTATE_LIMIT_ARCHIVE_MEMBERS", "2")
    assert history_of(Gdelt(), path) == history_of(Gdelt(), SLOT)


def changed(folder: Path, change: Callable[[list[str]], list[str]]) -> Path:
    path = folder / SLOT.name
    lines = [change(line.split("\t")) for line in SLOT.read_text("latin-1").splitlines()]
    path.write_text("".join("\t".join(cells) + "\n" for cells in lines), encoding="latin-1")
    return path


def test_another_layout_is_refused(tmp_path: Path) -> None:
    for change in (
        lambda row: [*row, "more"],
        lambda row: row[:30] + row[31:],
        lambda row: [row[0], *row[2:6], row[1], *row[6:]],  # the day behind the code of the actor
    ):
        with pytest.raises(
            InterstateError, match=r"of \d+ rows were rejected, more than 5%; the first is .* line 1: "
        ) as error:
            add(Gdelt(), tmp_path / "world", changed(tmp_path, change))
        assert "\n" not in str(error.value)
    assert not (tmp_path / "world" / "current").exists()


def desk(monkeypatch: pytest.MonkeyPatch, url: str, held: dict[str, bytes]) -> Door:
    """A door to a server on loopback that holds these files and nothing else."""

    def answer(self: Handler) -> None:
        data = held.get(self.path.rpartition("/")[2])
        self.head(404, b"no") if data is None else self.head(200, data)

    monkeypatch.setattr(Handler, "do_gdeltv2", answer, raising=False)
    monkeypatch.setattr(gdelt, "HOST", url)
    monkeypatch.setattr(gdelt, "LIST", f"{url}/gdeltv2/masterfilelist.txt")
    return Door.open(allow_loopback=True, sleep=lambda _: None)


def listed(url: str, stamp: str, data: bytes) -> str:
    return f"{len(data)} {hashlib.md5(data).hexdigest()} {url}/gdeltv2/{stamp}.export.CSV.zip\n"


def test_listed_files_that_do_not_come_are_named_and_the_rest_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = [
        "20240619234500",
        "20240620000000",
        "20240620001500",
        "20240620003000",
        "20240620234500",
        "20240621000000",
    ]
    files = {f"{stamp}.export.CSV.zip": slot(stamp, number) for number, stamp in enumerate(stamps, 1)}
    with serving() as server:
        lines = [listed(server.url, stamp, files[f"{stamp}.export.CSV.zip"]) for stamp in reversed(stamps)]
        strange = [
            "\n", "150383\n", f"150383 abc {server.url}\n", "\xff\xfe\n",
            listed(server.url, stamps[1], b"").replace("export.CSV", "mentions.CSV"), lines[3],
        ]  # fmt: skip
        del files["20240620001500.export.CSV.zip"]
        files["20240620003000.export.CSV.zip"] = slot(stamps[3], 99)
        files["masterfilelist.txt"] = "".join([*strange, *lines]).encode("latin-1")
        source, door = Gdelt(), desk(monkeypatch, server.url, files)
        found = list(source.fetch(date(2024, 6, 20), date(2024, 6, 20), tmp_path / "cache", door))
        asked = len(server.hits)
        again = list(Gdelt().fetch(date(2024, 6, 20), date(2024, 6, 20), tmp_path / "cache", door))
        told = [path for path, _ in server.hits[asked:]]
    assert [one.label for one in found] == ["20240620000000.export.CSV.zip", "20240620234500.export.CSV.zip"]
    assert [(one.published, one.version, one.terms) for one in found] == [(date(2024, 6, 20), "2.0", "cc-by")] * 2
    assert all(one.url == f"{server.url}/gdeltv2/{one.label}" and one.retrieved for one in found)
    missing = sorted(source.missing)
    assert [line.partition(":")[0] for line in missing] == [
        "20240620001500.export.CSV.zip",
        "20240620003000.export.CSV.zip",
    ]
    assert "404" in missing[0]
    assert "md5" in missing[1]
    assert [one.sha256 for one in again] == [one.sha256 for one in found]
    assert not {path.rpartition("/")[2] for path in told} & {one.label for one in found}, (
        "what is there is not asked for"
    )


def test_without_the_list_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server, pytest.raises(InterstateError, match="404"):
        list(Gdelt().fetch(date(2024, 6, 20), date(2024, 6, 20), tmp_path, desk(monkeypatch, server.url, {})))
