"""Lists of files at Harvard Dataverse, and what ICEWS asks for of them."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interstate.errors import BadInput, Unreachable
from interstate.sources import dataverse, icews
from interstate.sources.icews import Icews

MINI = Path(__file__).parent / "minis" / "icews" / "events.2015.20180710092545.tab"


def listing(*files: dict[str, Any]) -> str:
    return json.dumps(
        {"data": {"releaseTime": "2024-01-02T00:00:00Z", "files": [{"dataFile": file} for file in files]}}
    )


@dataclass
class Desk:
    """A door that lists what it was told under each DOI and gives the mini file, or nothing for the id 13."""

    lists: dict[str, str]
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def text(self, url: str) -> str:
        return self.lists[url.rpartition("doi:")[2]]

    def download(self, url: str, to: Path, md5: str | None = None) -> Any:
        from interstate.store.fetch import Received

        self.asked.append((url, md5))
        if "/13" in url:
            raise Unreachable("gone")
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(MINI.read_bytes())
        return Received(to, f"{len(self.asked):064}", url, date(2026, 1, 1), to.stat().st_size, {}, False)


def test_a_file_that_the_archive_turned_into_another_form_is_asked_for_as_it_was() -> None:
    text = listing(
        {"id": 2, "filename": "b.tab", "originalFileName": "b.csv", "md5": "of b.tab", "creationDate": "2020-03-04"},
        {"id": 1, "filename": "a.txt", "md5": "aa"},
    )
    assert dataverse.listed(Desk({"1/X": text}), "1/X") == [  # type: ignore[arg-type]
        dataverse.Listed("a.txt", f"{dataverse.HOST}/access/datafile/1", "aa", date(2024, 1, 2)),
        dataverse.Listed("b.csv", f"{dataverse.HOST}/access/datafile/2?format=original", None, date(2020, 3, 4)),
    ]


@pytest.mark.parametrize(
    "answer", ["<html>", "[]", '{"data": null}', '{"data": {"releaseTime": "soon", "files": [{}]}}']
)
def test_an_answer_that_is_no_list_is_one_error(answer: str) -> None:
    with pytest.raises(BadInput, match="no list of files; look at https://dataverse"):
        dataverse.listed(Desk({"1/X": answer}), "1/X")  # type: ignore[arg-type]


def test_a_name_of_the_archive_cannot_lead_out_of_the_cache(tmp_path: Path) -> None:
    one = dataverse.Listed("../../etc/../x y.txt", "u", None, date(2024, 1, 1))
    got = dataverse.got(Desk({}), one, tmp_path)  # type: ignore[arg-type]
    assert got.path.parent == tmp_path


def test_icews_asks_for_the_years_and_weeks_that_can_hold_the_days(tmp_path: Path) -> None:
    yearly = listing(
        {"id": 11, "filename": "events.2014.20160121105408.tab", "md5": "a"},
        {"id": 12, "filename": "events.2015.20180710092545.tab", "md5": "b", "creationDate": "2018-07-11"},
        {"id": 14, "filename": "icews.codebook.pdf"},
    )
    weekly = listing(
        {"id": 13, "filename": "20150308-icews-events.tab", "md5": "c"},
        {"id": 15, "filename": "20200105-icews-events.tab", "md5": "d"},
    )
    desk, source = Desk({icews.YEARLY: yearly, icews.WEEKLY: weekly}), Icews()
    found = list(source.fetch(date(2015, 3, 1), date(2015, 3, 7), tmp_path, desk))  # type: ignore[arg-type]
    assert [(one.label, one.version, one.published) for one in found] == [
        ("events.2015.20180710092545.tab", "year 2015 of 2018-07-10", date(2018, 7, 11))
    ]
    assert desk.asked[0] == (f"{dataverse.HOST}/access/datafile/12", "b")
    assert source.missing == ["20150308-icews-events.tab: gone"]
