"""Files of events at Harvard Dataverse: two of one name, names of one month, names of countries in public code."""

import json
from datetime import date
from pathlib import Path

import pytest

from interstate.codes.tables import rows
from interstate.sources import dataverse
from interstate.sources.icews import Icews
from interstate.store.fetch import Door
from interstate.store.query import opened
from tests.faults.server import Handler, serving
from tests.sources.loading import add, history_of
from tests.sources.spoiled import zipped

MINI = Path(__file__).parent / "minis" / "icews" / "events.2015.20180710092545.tab"
NAME = "20190309-icews-events.tab"


def part(*numbers: int) -> bytes:
    """The header and some lines of the mini file, in the year 2019."""
    lines = MINI.read_bytes().splitlines(keepends=True)
    return b"".join(lines[number] for number in (0, *numbers)).replace(b"2015-", b"2019-")


def test_two_files_of_one_name_are_both_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = {"11": part(1), "12": part(2, 3)}
    files = [
        {"dataFile": {"id": int(number), "filename": NAME, "creationDate": "2019-03-10"}} for number in (*held, "13")
    ]
    told = json.dumps({"data": {"releaseTime": "2020-01-01T00:00:00Z", "files": files}}).encode()

    def answer(self: Handler) -> None:
        if "/datasets/" in self.path:
            self.head(200, told if "QI2T9A" in self.path else told.replace(b"-icews-events", b"-readme"))
        else:
            data = held.get(self.path.rpartition("/")[2])
            self.head(404, b"no") if data is None else self.head(200, data)

    monkeypatch.setattr(Handler, "do_api", answer, raising=False)
    source, days = Icews(), (date(2019, 3, 1), date(2019, 3, 9))
    with serving() as server:
        monkeypatch.setattr(dataverse, "HOST", f"{server.url}/api")
        found = list(source.fetch(*days, tmp_path / "cache", Door.open(allow_loopback=True, sleep=lambda _: None)))
    assert [one.path.read_bytes() for one in found] == list(held.values())
    assert [(one.label, one.version) for one in found] == [(NAME, "week 2019-03-09")] * 2
    (line,) = source.missing
    assert line.startswith(f"{NAME}: ")
    assert "404" in line


def test_a_file_of_a_month_is_known_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "202201-icews-events.tab"
    path.write_bytes(part(1).replace(b"2019-03", b"2022-01"))
    (download,) = Icews().files(path)
    assert (download.version, download.published) == ("month 2022-01", date(2022, 1, 31))
    add(Icews(), tmp_path / "world", path)
    with opened(tmp_path / "world") as connection:
        assert connection.execute("SELECT record, day FROM history").fetchall() == [("101-20220101", date(2022, 1, 1))]


def test_the_names_of_countries_seen_in_public_code_are_known(tmp_path: Path) -> None:
    """Names of places that the R package icews lists, of which our code books alone do not know these."""
    own = {row["name"]: row["iso3"] for row in rows("icews_countries")}
    assert own["congo"] == "COG"
    for name in ("cook island", "curaçao", "saint martin (french part)", "u.s. virgin islands", "bonaire"):
        assert own[name] == ""
    path = tmp_path / MINI.name
    path.write_bytes(MINI.read_bytes().replace(b"\tRepublic of Congo\t", b"\tCongo\t"))
    assert history_of(Icews(), path) == history_of(Icews(), MINI)


def test_a_year_of_events_may_be_larger_than_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zipped(MINI, tmp_path / f"{MINI.name}.zip")
    monkeypatch.setenv("INTERSTATE_LIMIT_UNPACKED_BYTES", "100")
    assert history_of(Icews(), packed) == history_of(Icews(), MINI)
