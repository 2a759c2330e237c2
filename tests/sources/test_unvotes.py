"""The tables of the R package unvotes: two files, and a code that is also R's word for nothing."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UnreadColumn
from interstate.sources.un_votes import UnVotes
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINIS = Path(__file__).parent / "minis" / "unvotes"


def packed(folder: Path, old: str = "", new: str = "") -> Path:
    path = folder / "unvotes.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("unvotes.csv", "roll_calls.csv"):
            archive.writestr(
                f"data/{name}",
                (MINIS / name).read_text("utf-8").replace(old, new, 1) if old else (MINIS / name).read_text("utf-8"),
            )
    return path


def test_votes_have_the_day_of_their_roll_call(tmp_path: Path) -> None:
    rows, counted = read(UnVotes(), packed(tmp_path))
    assert (counted.read, counted.kept, counted.rejected) == (6, 6, 0)
    assert {(r["state_a"], r["kind"], r["value"], r["start"]) for r in rows["facts"]} == {
        ("USA", "3", 1.0, date(1946, 1, 1)),
        ("CHN", "3", 3.0, date(1946, 1, 1)),
        ("TWN", "700", 2.0, date(1955, 10, 2)),
        ("DEU", "2900", 1.0, date(1990, 12, 6)),
        ("NAM", "2910", 3.0, date(1991, 10, 3)),
        ("YEM", "2910", 2.0, date(1991, 10, 3)),
    }
    one = rows["facts"][0]
    assert (one["version"], one["published"]) == ("unvotes to 1991-10-03", date(1992, 6, 30))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("US,yes", "US,maybe", (2, "vote maybe is none of yes, abstain, no")),
        ("3,United States", "9,United States", (2, "roll call 9 has no day")),
        ("Federal Republic of Germany", "Zanzibar", (5, '"Zanzibar" is in no list of states')),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, old: str, new: str, reason: tuple[int, str]
) -> None:
    assert rejects_of(UnVotes(), packed(tmp_path, old, new)) == [reason]


def test_other_columns_stop_the_load(tmp_path: Path) -> None:
    with pytest.raises(UnreadColumn, match="lacks 'country_code' and has 'iso'"):
        facts_of(UnVotes(), packed(tmp_path, "country_code", "iso"))
    with pytest.raises(UnreadColumn, match="lacks 'date'"):
        facts_of(UnVotes(), packed(tmp_path, "date,unres", "day,unres"))
    data = packed(tmp_path).read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(data[: len(data) // 2])
    spoiled.stops(UnVotes, cut, "damaged archive|cut short")
    (download,) = UnVotes().files(packed(tmp_path))
    assert [row.end for row in UnVotes().coverage(download)] == [date(1991, 10, 4), date(1965, 1, 1)]
