"""Bulk loads: every row is kept, outside or rejected; the same content whatever the order, the portions or the repeats."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.errors import BadInput, UnreadColumn
from interstate.store.bulk import Minimum
from interstate.store.query import opened
from interstate.store.verify import verify
from interstate.store.world import World
from tests.sources.invented import Acts, Neighbours
from tests.sources.loading import add, content, facts_of, history_of, read, whole

HEAD = "ccode1,ccode2,year,conttype,notes\n"


def neighbours(path: Path, *rows: str, head: str = HEAD) -> Path:
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def acts(folder: Path, slot: str, *rows: str) -> Path:
    path = folder / f"{slot}.tsv"
    path.write_text("".join("\t".join(row.split()) + "\n" for row in rows), encoding="utf-8")
    return path


def test_every_row_is_kept_outside_or_rejected_with_its_line(tmp_path: Path) -> None:
    path = neighbours(
        tmp_path / "n.csv",
        '2,20,1990,1,"a, ""b"""',
        "2,70",
        "999,70,1990,2,",
        "2,70,1992,-9,",
        "2,70,1993,x,",
        "255,220,1991,1,",
    )
    rows, counted = read(Neighbours(), path)
    assert {(row["state_a"], row["state_b"], row["start"].year) for row in rows["facts"]} == {
        ("DEU", "FRA", 1991),
        ("CAN", "USA", 1990),
    }
    assert (counted.read, counted.rejected, counted.outside, counted.kept) == (6, 3, 1, 2)
    assert [(one.line, one.reason.split(":")[0]) for one in counted.rejects] == [
        (3, "missing columns"),
        (4, "a state number is in no list for 1990"),
        (6, "conttype is no number"),
    ]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("ccode1,ccode2,year,notes\n", "lacks 'conttype'"),
        ("ccode1,ccode2,year,conttype,notes,more\n", "has 'more', which is neither read nor ignored"),
        ("ccode1,ccode2,jahr,conttype,notes\n", "lacks 'year' and has 'jahr'"),
        ("<!DOCTYPE html>\n", "lacks 'ccode1'"),
    ],
)
def test_another_header_stops_the_load_and_is_named(tmp_path: Path, head: str, words: str) -> None:
    with pytest.raises(UnreadColumn, match=words):
        facts_of(Neighbours(), neighbours(tmp_path / "n.csv", "2,20,1990,1,", head=head))


def test_columns_in_another_order_are_read_by_name(tmp_path: Path) -> None:
    head = "notes,year,conttype,ccode2,ccode1\n"
    (fact,) = facts_of(Neighbours(), neighbours(tmp_path / "n.csv", ",1990,1,20,2", head=head))
    assert (fact["state_a"], fact["state_b"], fact["record"]) == ("CAN", "USA", "2-20-1990")


def test_a_file_below_its_minimum_leaves_the_last_edition_in_use(tmp_path: Path) -> None:
    home, path = tmp_path / "world", neighbours(tmp_path / "n.csv", "2,20,1990,1,", "2,70,2010,1,")
    add(Neighbours(), home, path)
    before = content(home)
    for minimum, words in (
        (Minimum(rows=3), "2 rows kept, expected at least 3"),
        (Minimum(states=4), "3 states, expected at least 4"),
        (Minimum(first=1980), "1990 as the first year, expected at most 1980"),
        (Minimum(last=2011), "2010 as the last year, expected at least 2011"),
    ):
        source = Neighbours()
        source.minimum = minimum
        with pytest.raises(BadInput, match=words):
            whole(source, [path])
    assert content(home) == before


def test_a_later_edition_takes_the_place_of_an_earlier_one_from_its_day(tmp_path: Path) -> None:
    home = tmp_path / "world"
    add(Neighbours(), home, neighbours(tmp_path / "a.csv", "2,20,1990,1,", "2,70,1990,1,"))
    add(Neighbours("2", date(2020, 5, 1)), home, neighbours(tmp_path / "b.csv", "2,20,1990,2,"))

    def known(day: date) -> set[tuple[str, float]]:
        found = opened(home, day).execute("SELECT state_a || state_b, value FROM facts").fetchall()
        assert {(t.state_a + str(t.state_b), t.value) for t in World.open(home, day).ties("border")} == set(found)
        return set(found)

    assert known(date(2016, 1, 1)) == set()
    assert known(date(2018, 1, 1)) == {("CANUSA", 1.0), ("MEXUSA", 1.0)}
    assert known(date(2021, 1, 1)) == {("CANUSA", 2.0)}


def test_a_record_with_other_content_needs_an_edition_of_its_own(tmp_path: Path) -> None:
    home = tmp_path / "world"
    add(Neighbours(), home, neighbours(tmp_path / "a.csv", "2,20,1990,1,"))
    before = content(home)
    with pytest.raises(BadInput, match=r"record 2-20-1990 is in the store already, with other content"):
        add(Neighbours(), home, neighbours(tmp_path / "b.csv", "2,20,1990,2,"))
    with pytest.raises(BadInput, match=r"two rows are the record 2-70-1990, with different content"):
        add(Neighbours(), home, neighbours(tmp_path / "c.csv", "2,70,1990,1,", "2,70,1990,2,"))
    assert content(home) == before


def test_a_bad_file_among_good_ones_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    good = acts(tmp_path, "20240101000000", "1 2024-01-01 USA CAN 042 1.5 u", "2 2024-01-01 USA GBR 042 1.5 u")
    bad = acts(tmp_path, "20240101001500", "3 2024-01-01 USA CAN 042", "4 x USA CAN 042 1 u")
    loaded = add(Acts(), tmp_path / "world", good, bad)
    assert loaded is not None
    assert loaded.events_new == 2
    (reason,) = loaded.set_aside
    assert reason.startswith("20240101001500.tsv: ")
    assert "2 of 2 rows were rejected" in reason
    assert [
        row[0] for row in opened(tmp_path / "world").execute("SELECT record FROM history ORDER BY 1").fetchall()
    ] == ["1", "2"]


def test_a_rejected_row_of_a_fast_table_has_its_line(tmp_path: Path) -> None:
    rows = [f"{n} 2024-01-01 USA CAN 042 1.5 u" for n in range(60)]
    rows[41] = "41 2024-01-01 USA CAN 999 1.5 u"
    _, counted = read(Acts(), acts(tmp_path, "20240101000000", *rows))
    assert [(one.line, one.reason) for one in counted.rejects] == [(42, "no such code")]
    assert len(history_of(Acts(), acts(tmp_path, "20240101000000", *rows))) == 59


def test_the_header_of_a_fast_table_is_no_row(tmp_path: Path) -> None:
    class Headed(Acts):
        def tables(self, downloads, place):  # type: ignore[no-untyped-def]
            return (replace(table, header=True) for table in super().tables(downloads, place))

    paths = [
        acts(tmp_path, f"2024010{day}000000", "id day a b code tone url", f"{day} 2024-01-01 USA CAN 042 1 u")
        for day in (1, 2)
    ]
    _, counted = read(Headed(), *paths)
    assert (counted.read, counted.outside, counted.kept) == (2, 0, 2)


FILES = [
    ("20240101000000", ["1 2024-01-01 USA CAN 042 1 u", "2 2024-01-01 RUS PRK 057 1 u"]),
    ("20240101001500", ["2 2024-01-01 RUS PRK 057 1 u", "3 2024-01-02 IND CHN 190 -9 u"]),
    ("20240102000000", ["4 2023-12-31 IRN ISR 138 -7 u"]),
    ("20240101000000", ["1 2024-01-01 USA CAN 042 1 u", "2 2024-01-01 RUS PRK 057 1 u"]),
]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(FILES))), cut=st.integers(0, len(FILES)))
def test_any_order_any_portions_and_any_repeat_give_the_same_content(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("acts")
    home = folder / "world"
    paths = []
    for number in order:
        place = folder / str(number)
        place.mkdir(exist_ok=True)
        paths.append(acts(place, FILES[number][0], *FILES[number][1]))
    for portion in (paths[:cut], paths[cut:], paths):
        if portion:
            add(Acts(), home, *portion)
    found = opened(home).execute("SELECT record, day, actor, recipient, type FROM history ORDER BY record").fetchall()
    assert [row[0] for row in found] == ["1", "2", "3", "4"]
    assert verify(home) == ()
    held = CONTENT.setdefault("content", content(home))
    assert content(home) == held


CONTENT: dict[str, str] = {}


def test_missing_slots_are_gaps_and_never_days_without_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interstate.store.slots.PER_DAY", {"acts": 2})
    row = "{} 2024-01-0{} USA CAN 042 1 u"
    days = {1: 2, 2: 1, 4: 2}
    paths = [
        acts(tmp_path, f"2024010{day}{slot:02d}0000", row.format(f"{day}{slot}", day))
        for day, count in days.items()
        for slot in range(count)
    ]
    add(Acts(), tmp_path / "world", *paths)
    found = (
        opened(tmp_path / "world").execute('SELECT rule, "start", "end", note FROM coverage ORDER BY rule').fetchall()
    )
    assert found == [
        ("closed", date(2024, 1, 1), date(2024, 1, 5), "5 slots"),
        ("gap", date(2024, 1, 2), date(2024, 1, 4), "1 of 4 slots"),
    ]


def test_a_corrected_event_in_a_later_version_takes_the_place_of_the_first(tmp_path: Path) -> None:
    class Corrected(Acts):
        def files(self, path: Path):  # type: ignore[no-untyped-def]
            for one in super().files(path):
                yield replace(one, version="2", published=date(2024, 3, 1))

    home = tmp_path / "world"
    add(Acts(), home, acts(tmp_path, "20240101000000", "1 2024-01-01 USA CAN 042 1 u", "2 2024-01-01 USA GBR 042 1 u"))
    add(Corrected(), home, acts(tmp_path, "20240102000000", "1 2024-01-01 USA CAN 190 -9 u"))
    found = opened(home).execute("SELECT record, code, version FROM history ORDER BY record").fetchall()
    assert found == [("1", "190", "2"), ("2", "042", "1")]
