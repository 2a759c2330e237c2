"""ACLED: who acts for a state, revisions, the service with its pages, and files that went wrong."""

import csv
import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from interstate.codes import plover
from interstate.codes.tables import rows
from interstate.errors import BadInput, UnreadColumn, UsageError
from interstate.sources import acled
from interstate.sources.acled import Acled
from tests.sources import spoiled
from tests.sources.loading import add, history_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "acled" / "export.csv"


def changed(folder: Path, old: str, new: str, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_text(MINI.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_rows_that_name_two_states_are_events() -> None:
    found, counted = read(Acled(), MINI)
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (16, 8, 3, 5)
    assert [(row["record"], row["actor"], row["recipient"], row["type"], row["mode"]) for row in found["history"]] == [
        ("BRN1", "IRN", "SAU", "AGREE", None),
        ("COD1", "COD", "COD", "COERCE", "arrest"),
        ("SDN1", "SDN", "SDN", "ASSAULT", None),
        ("SOM1", "SOM", "SOM", "ASSAULT", None),
        ("SYR1", "USA", "SYR", "ASSAULT", None),
        ("TUR1", "TUR", "SYR", "ASSAULT", None),
        ("UKR1", "RUS", "UKR", "ASSAULT", None),
        ("UKR2", "RUS", "UKR", "ASSAULT", "heavy-weapons"),
    ]


def test_one_event_in_full() -> None:
    (one,) = [row for row in history_of(Acled(), MINI) if row["record"] == "UKR2"]
    assert (one["event_id"], one["version"]) == ("acled:UKR2@1709600000", "1709600000")
    assert (one["day"], one["published"], one["place"]) == (date(2024, 3, 2), date(2024, 3, 5), "UKR")
    assert (one["actor_sector"], one["recipient_sector"]) == ("external forces", "civilians")
    assert (one["actor_name"], one["quad"], one["code"]) == (
        "Military Forces of Russia (2000-)",
        "material conflict",
        None,
    )
    assert (one["terms"], one["intensity"], one["reports"]) == ("user-only", None, 1)


def test_what_cannot_be_read_is_rejected_with_its_line() -> None:
    assert rejects_of(Acled(), MINI) == [
        (12, "the kind of event stampede is in no list"),
        (13, "event_date is no day"),
        (14, "the interaction code 9 is in no list"),
        (15, "timestamp is no time"),
        (16, "happens after it was recorded"),
    ]


def test_every_kind_of_event_is_a_type_of_plover_or_none() -> None:
    book = rows("acled")
    assert len({row["sub_event_type"] for row in book}) == len(book) == 25
    for row in book:
        assert not row["type"] or row["mode"] in ("", *plover.modes(row["type"]))
        assert row["type"] or not row["mode"]


def test_the_file_tells_version_and_days() -> None:
    source = Acled()
    (download,) = source.files(MINI)
    assert (download.version, download.published) == ("1709600013", date(2024, 3, 5))
    (one,) = source.coverage(download)
    assert (one.rule, one.start, one.end) == ("open", date(2024, 3, 1), date(2024, 3, 21))


def test_a_revision_is_a_version_and_a_world_of_an_earlier_day_does_not_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interstate.store.query import opened

    monkeypatch.setenv("INTERSTATE_LIMIT_REJECTED_SHARE", "0.9")
    later = changed(tmp_path, "Islamic State,,2,,,,Syria", "Islamic State,,2,,,,Syria", "later.csv")
    text = later.read_text("utf-8").replace("Islamic State", "Another Group").replace("1709600001", "1712000000")
    later.write_text(text, encoding="utf-8")
    spoiled.same_in_any_order(Acled, [MINI, later], tmp_path)
    world = tmp_path / "world"
    add(Acled(), world, MINI, later)
    for day, name in ((date(2024, 3, 10), "Islamic State"), (date(2024, 5, 1), "Another Group")):
        with opened(world, day) as connection:
            found = connection.execute("SELECT recipient_name FROM history WHERE record = 'SYR1'").fetchall()
            (count,) = connection.execute("SELECT count(*) FROM history").fetchone() or (0,)
        assert (found, count) == ([(name,)], 8)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",actor2,", ",actor_two,", "lacks 'actor2' and has 'actor_two'"),
        (",timestamp\n", ",timestamp,quite_new\n", "has 'quite_new', which is neither read nor ignored"),
        (",fatalities,", ",", "lacks 'fatalities'"),
    ],
)
def test_another_header_stops_the_load(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(UnreadColumn, match=words):
        read(Acled(), changed(tmp_path, old, new))


def test_columns_that_some_exports_add_are_known(tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    lines = MINI.read_text("utf-8-sig").splitlines()
    path.write_text(
        "\n".join([f"{lines[0]},population_best", *(f"{line},7" for line in lines[1:])]) + "\n", encoding="utf-8"
    )
    assert history_of(Acled(), path) == history_of(Acled(), MINI)


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(Acled, MINI, tmp_path, "web page")
    spoiled.stops(Acled, changed(tmp_path, "event_id_cnty", "id"), "it has no column event_id_cnty")
    spoiled.stops(Acled, changed(tmp_path, ",timestamp", ",changed"), "lacks 'timestamp'")
    blank = tmp_path / "blank.csv"
    blank.write_text(re.sub(r"1709\d{6}", "", MINI.read_text("utf-8")), encoding="utf-8")
    spoiled.stops(Acled, blank, "the column timestamp")
    empty = tmp_path / "empty.csv"
    empty.write_text(MINI.read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    spoiled.stops(Acled, empty, "holds no event")
    swapped = changed(
        tmp_path, "Armed clash,Military Forces of Russia (2000-)", "Military Forces of Russia (2000-),Armed clash"
    )
    assert rejects_of(Acled(), swapped)[0] == (2, "the kind of event military forces of russia (2000-) is in no list")
    cut = spoiled.zipped(MINI, tmp_path / "export.zip")
    cut.write_bytes(cut.read_bytes()[:300])
    spoiled.stops(Acled, cut, "damaged")


def answer(number: int, first: int = 0) -> bytes:
    with MINI.open(encoding="utf-8-sig", newline="") as lines:
        pattern = next(csv.DictReader(lines))
    data = [{**pattern, "event_id_cnty": f"UKR{first + one}", "notes": "two\nlines"} for one in range(number)]
    return json.dumps({"status": 200, "success": True, "count": number, "data": data}).encode()


@dataclass
class Desk:
    """A door that gives what it was told, and notes what it was asked."""

    answers: list[bytes]
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def text(self, url: str, **more: Any) -> str:
        self.asked.append((url, more))
        return self.answers.pop(0).decode()

    def download(self, url: str, to: Path, **more: Any) -> Any:
        import hashlib

        from interstate.store.fetch import Received

        self.asked.append((url, more))
        body = self.answers.pop(0)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(body)
        return Received(to, hashlib.sha256(body).hexdigest(), url, date(2026, 1, 1), len(body), {}, False)


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERSTATE_ACLED_USER", "someone@example.org")
    monkeypatch.setenv("INTERSTATE_ACLED_PASSWORD", "s&cret")
    monkeypatch.setattr(acled, "PAGE", 3)


@pytest.mark.usefixtures("account")
def test_pages_and_months_are_asked_for_with_a_token(tmp_path: Path) -> None:
    desk = Desk([b'{"access_token": "T"}', answer(3), answer(1, 3), answer(0)])
    source = Acled()
    found = list(source.fetch(date(2024, 2, 20), date(2024, 3, 5), tmp_path, desk))  # type: ignore[arg-type]
    assert [one.label for one in found] == [f"acled-2024-02-20-2024-02-29-{page}.json" for page in (1, 2)]
    url, more = desk.asked[0]
    assert (url, more["method"]) == ("https://acleddata.com/oauth/token", "POST")
    assert more["body"] == b"username=someone%40example.org&password=s%26cret&grant_type=password&client_id=acled"
    asked = [parse_qs(urlsplit(url).query) for url, _ in desk.asked[1:]]
    assert [(one["event_date"], one["page"]) for one in asked] == [
        (["2024-02-20|2024-02-29"], ["1"]),
        (["2024-02-20|2024-02-29"], ["2"]),
        (["2024-03-01|2024-03-05"], ["1"]),
    ]
    assert all(more["headers"]["Authorization"] == "Bearer T" and more["fresh"] for _, more in desk.asked[1:])
    assert all("T" not in (one.url or "") for one in found)
    assert [row["record"] for path in found for row in history_of(source, path.path)] == [
        "UKR0",
        "UKR1",
        "UKR2",
        "UKR3",
    ]


@pytest.mark.usefixtures("account")
def test_an_answer_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    days = (date(2024, 3, 1), date(2024, 3, 5), tmp_path)
    with pytest.raises(UsageError, match="gave no token"):
        list(Acled().fetch(*days, Desk([b'{"error": "invalid_grant"}'])))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match=r'lists events \("Access denied"\)'):
        list(Acled().fetch(*days, Desk([b'{"access_token": "T"}', b'{"message": "Access\\n denied"}'])))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="lists events"):
        list(Acled().fetch(*days, Desk([b'{"access_token": "T"}', b'{"data": [1'])))  # type: ignore[arg-type]


def test_without_an_account_the_message_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTERSTATE_ACLED_USER", raising=False)
    with pytest.raises(UsageError, match="set INTERSTATE_ACLED_USER and INTERSTATE_ACLED_PASSWORD"):
        list(Acled().fetch(date(2024, 1, 1), date(2024, 1, 2), tmp_path, Desk([])))  # type: ignore[arg-type]
