"""Roll calls: whose seat it was, who was absent, and files that went wrong."""

import csv
import gzip
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.sources import un
from interstate.sources.un_votes import UnVotes
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of
from tests.sources.rda_writer import frame, rda, strings

MINI = Path(__file__).parent / "minis" / "un_votes" / "UNVotes.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / MINI.name
    path.write_text(MINI.read_text("latin-1").replace(old, new, 1), encoding="latin-1")
    return path


def test_every_vote_is_a_fact_and_absence_is_none() -> None:
    rows, counted = read(UnVotes(), MINI)
    facts = rows["facts"]
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (18, 14, 4, 0)
    assert Counter(row["value"] for row in facts) == {1.0: 6, 2.0: 2, 3.0: 6}
    assert sum(row["value"] for row in facts) == 6 * 1 + 2 * 2 + 6 * 3
    (one,) = [row for row in facts if row["record"] == "2910-565"]
    assert (one["layer"], one["state_a"], one["state_b"], one["kind"]) == ("vote", "NAM", None, "2910")
    assert (one["start"], one["end"], one["precision"]) == (date(1991, 10, 3), date(1991, 10, 4), "day")
    assert one["published_basis"] == "lag"
    assert (one["published"], one["version"], one["terms"]) == (date(2017, 6, 30), "to 2016-12-05", "mit")


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ("3-713", "CHN"),  # the Republic of China on the mainland
        ("700-713", "TWN"),
        ("1500-710", "CHN"),
        ("3-369", "UKR"),
        ("3-370", "BLR"),
        ("3-750", "IND"),
        ("2900-260", "DEU"),  # after unification, under the old number
        ("2910-255", "DEU"),
        ("2900-678", "YEM"),
        ("2910-679", "YEM"),
        ("5200-437", "CIV"),
    ],
)
def test_seats_that_changed_hands(record: str, state: str) -> None:
    assert [row["state_a"] for row in facts_of(UnVotes(), MINI) if row["record"] == record] == [state]


def test_china_under_its_own_number_before_1971_is_the_seat_of_taiwan(tmp_path: Path) -> None:
    facts = facts_of(UnVotes(), changed(tmp_path, "700,713", "700,710"))
    assert [row["state_a"] for row in facts if row["record"] == "700-710"] == ["TWN"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("3,2,1,1", "3,999,1,1", (2, "state number 999 is in no list for 1946")),
        ("3,2,1,1", "x,2,1,1", (2, "rcid is no number")),
        ("3,2,1,1", "3,2,1,7", (2, "vote 7 is none of 1 yes, 2 abstain, 3 no, 8 absent, 9 no member")),
        ("0,1991-10-03", "0,1991-13-03", (15, "date 1991-13-03 is no day")),
        ("1500,713,0,9", "1500,713,1,1", (11, "state number 713 had no seat after 25 October 1971")),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, old: str, new: str, reason: tuple[int, str]
) -> None:
    assert rejects_of(UnVotes(), changed(tmp_path, old, new)) == [reason]


def test_coverage_is_closed_but_for_session_19() -> None:
    source = UnVotes()
    (download,) = source.files(MINI)
    whole, gap = source.coverage(download)
    assert (whole.rule, whole.frame, whole.start, whole.end) == ("closed", "all", date(1946, 1, 1), date(2016, 12, 6))
    assert (gap.rule, gap.start, gap.end) == ("gap", date(1964, 1, 1), date(1965, 1, 1))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(UnVotes, MINI, tmp_path)
    spoiled.other_header(UnVotes, MINI, tmp_path, "ccode", encoding="latin-1")
    spoiled.too_few(UnVotes, MINI)
    spoiled.cut_zip(UnVotes, MINI, tmp_path)
    rdata = tmp_path / "UNVotes.RData"
    rdata.write_bytes(gzip.compress(b"RDX3\nX\n"))
    spoiled.stops(UnVotes, rdata, "cannot be read as an R file")


def test_a_zip_is_read_as_its_member_and_order_does_not_matter(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINI, tmp_path / "a.zip", "dataverse_files/UNVotes.csv")
    assert [row["fact_id"] for row in facts_of(UnVotes(), packed)] == [
        row["fact_id"] for row in facts_of(UnVotes(), MINI)
    ]
    spoiled.same_in_any_order(UnVotes, [MINI, packed], tmp_path)
    spoiled.stops(UnVotes, spoiled.zipped(MINI, tmp_path / "b.zip", "other.csv"), "does not hold the file")


def test_the_r_file_is_read_as_the_table(tmp_path: Path) -> None:
    pytest.importorskip("rdata", reason="the extra r is not installed")
    with MINI.open(encoding="latin-1", newline="") as file:
        names, *rows = list(csv.reader(file))
    columns = {name: strings(*(row[at] or None for row in rows)) for at, name in enumerate(names)}
    path = tmp_path / "UNVotes.RData"
    path.write_bytes(gzip.compress(rda(completeVotes=frame(columns, len(rows)))))
    assert facts_of(UnVotes(), path) == facts_of(UnVotes(), MINI)


class Desk:
    """A door that gives what it was told."""

    def __init__(self, answer: str) -> None:
        self.answer = answer

    def text(self, url: str) -> str:
        assert url == un.LATEST
        return self.answer


def test_the_newest_file_of_the_page_is_chosen() -> None:
    listed = [
        {"dataFile": {"id": 1, "filename": "AgreementScoresAll_Jun2023.csv", "md5": "aa"}},
        {"dataFile": {"id": 2, "filename": "AgreementScoresAll_Jun2024.csv", "md5": "bb"}},
        {"dataFile": {"id": 3, "filename": "UNVotes.tab", "originalFileName": "UNVotes.csv", "md5": "cc"}},
    ]
    desk = Desk(json.dumps({"data": {"releaseTime": "2025-07-14T10:00:00Z", "files": listed}}))
    found = un.newest(desk, re.compile("AgreementScores"))  # type: ignore[arg-type]
    assert found == ("AgreementScoresAll_Jun2024.csv", f"{un.HOST}/access/datafile/2", "bb", date(2025, 7, 14))
    found = un.newest(desk, re.compile("UNVotes"))  # type: ignore[arg-type]
    assert found[1:3] == (f"{un.HOST}/access/datafile/3?format=original", None)
    with pytest.raises(BadInput, match="lists no file like"):
        un.newest(desk, re.compile("Nothing"))  # type: ignore[arg-type]
    for answer in ("<html>", "[]", '{"data": {}}', '{"data": null}'):
        with pytest.raises(BadInput, match="no list of files"):
            un.newest(Desk(answer), re.compile("UNVotes"))  # type: ignore[arg-type]
