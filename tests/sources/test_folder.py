"""A world folder is all that is known in a run; an event file is read as it stands."""

from datetime import date
from pathlib import Path

import pytest

from interstate.errors import BadInput, UnknownCode, UnreadColumn
from interstate.model.event import Claim
from interstate.sources.folder import EVENTS, TIES, events, events_file, ties, world_of

DAY = date(2024, 6, 20)
HEAD = ",".join(TIES)


def folder(tmp_path: Path, *rows: str, events: tuple[str, ...] = ()) -> Path:
    (tmp_path / "ties.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    if events:
        (tmp_path / "events.csv").write_text("\n".join([",".join(EVENTS), *events]) + "\n", encoding="utf-8")
    return tmp_path


def test_a_folder_holds_its_ties_and_nothing_else(tmp_path: Path) -> None:
    world = world_of(folder(tmp_path, "arms,IND,RUS,2019,2024-01-01,36,%,a press release"), DAY)
    (tie,) = world.ties("arms")
    assert (tie.state_a, tie.state_b, tie.value, tie.unit, tie.source) == ("IND", "RUS", 36.0, "%", "a press release")
    assert tie.record == "ties.csv:2"
    assert world.layers() == ("arms",)
    assert world.members("NATO") == ()
    assert world.ties("alliance") == ()


def test_a_row_is_known_from_its_start_or_from_the_day_it_names(tmp_path: Path) -> None:
    path = folder(tmp_path, "rivalry,CHN,IND,2024-06,,,,x", "rivalry,IND,PAK,,,,,x")
    assert {t.published for t in ties(path / "ties.csv")} == {date(2024, 6, 30), date(1900, 1, 1)}
    (path / "ties.csv").write_text(f"{HEAD},published\nrivalry,CHN,IND,1999,,,,x,2024-06-21\n", encoding="utf-8")
    assert world_of(path, DAY).ties("rivalry") == ()
    assert len(world_of(path, date(2024, 6, 21)).ties("rivalry")) == 1


def test_an_alliance_is_a_defence_pledge_both_ways(tmp_path: Path) -> None:
    world = world_of(folder(tmp_path, "alliance,USA,JPN,1960-06-23,,,,x"), DAY)
    assert {(t.state_a, t.state_b, t.kind) for t in world.holding("alliance")} == {
        ("USA", "JPN", "defence"),
        ("JPN", "USA", "defence"),
    }


def test_blocs_have_the_members_that_the_folder_gives_them(tmp_path: Path) -> None:
    world = world_of(folder(tmp_path, "bloc,IND,QUAD,2017,,,,x", "bloc,JPN,QUAD,2017,,,,x"), DAY)
    assert world.members("QUAD") == ("IND", "JPN")
    assert world.blocs() == ("QUAD",)


def test_a_share_written_as_a_fraction_becomes_per_cent(tmp_path: Path) -> None:
    (tie,) = ties(folder(tmp_path, "arms,IND,RUS,2019,,0.36,share,x") / "ties.csv")
    assert (tie.value, tie.unit) == (36.0, "%")


def test_an_empty_value_stays_unknown(tmp_path: Path) -> None:
    (tie,) = ties(folder(tmp_path, "arms,IND,RUS,2019,,,%,x") / "ties.csv")
    assert tie.value is None


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        ("arms,IND,ZZZ,2019,,36,%,x", UnknownCode, r'ties\.csv line 2: state_b "ZZZ" is in no code book'),
        ("weapons,IND,RUS,2019,,36,%,x", UnknownCode, 'line 2: layer "weapons" is unknown'),
        ("arms,IND,RUS,2019,,much,%,x", BadInput, 'line 2, value: "much" is not a number'),
        ("arms,IND,RUS,2019,,nan,%,x", BadInput, 'line 2, value: "nan" is not a number'),
        ("arms,IND,RUS,19th June,,36,%,x", BadInput, 'line 2, start: "19th June" is not a day'),
        ("arms,IND,RUS,2019,2018,36,%,x", BadInput, "line 2: the end"),
        ("arms,IND,IND,2019,,36,%,x", BadInput, "line 2: IND stands on both sides"),
        ("arms,IND,RUS,2019,,36", BadInput, "line 2: 6 columns, expected 8"),
        ("nuclear,IND,PAK,1974,,,,x", BadInput, "line 2: a row of layer"),
        ("bloc,IND,NOBLOC,2017,,,,x", UnknownCode, 'state_b "NOBLOC"'),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, row: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        world_of(folder(tmp_path, row), DAY)


def test_an_unmatched_quote_does_not_swallow_the_next_row(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        world_of(folder(tmp_path, 'arms,IND,RUS,2019,,36,%,"x', "arms,CHN,RUS,2019,,36,%,x"), DAY)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00bad", b"layer\x00,state_a\n", b"\n\n"])
def test_a_file_that_is_no_text_is_bad_input(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ties.csv").write_bytes(content)
    with pytest.raises(BadInput) as raised:
        world_of(tmp_path, DAY)
    assert raised.value.exit_code == 3


def test_a_missing_folder_file_or_column_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no folder"):
        world_of(tmp_path / "nowhere", DAY)
    with pytest.raises(BadInput, match=r"neither ties\.csv nor events\.csv"):
        world_of(tmp_path, DAY)
    (tmp_path / "ties.csv").write_text("layer,state_a\narms,IND\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no column state_b"):
        world_of(tmp_path, DAY)
    (tmp_path / "ties.csv").write_text(f"{HEAD},colour\narms,IND,RUS,2019,,36,%,x,red\n", encoding="utf-8")
    with pytest.raises(UnreadColumn, match="colour"):
        world_of(tmp_path, DAY)


ROWS = ("2024-06-19,RUS,PRK,CONSULT,occurred,wire", ",RUS,,,feared,wire", "2024-06-19,EU,RUS,SANCTION,planned,wire")


def test_events_and_claims_are_told_apart_by_modality(tmp_path: Path) -> None:
    path = folder(tmp_path, events=ROWS)
    found = list(events(path / "events.csv"))
    assert [(event.id, isinstance(event, Claim)) for event in found] == [("E1", False), ("C1", True), ("C2", True)]
    world = world_of(path, DAY)
    assert world.events() == tuple(found)
    assert [event.id for event in world_of(path, date(2024, 6, 18)).events()] == ["C1", "C2"]


def test_an_event_file_is_quoted_at_its_span(tmp_path: Path) -> None:
    reading = events_file(folder(tmp_path, events=ROWS) / "events.csv")
    assert reading.article.published == date(2024, 6, 19)
    assert (len(reading.events), len(reading.claims), len(reading.sentences)) == (1, 2, 3)
    for item in reading.items:
        (piece,) = item.evidence
        assert piece.document == reading.article.id
        assert reading.article.text[piece.start : piece.end] == piece.quote
        assert piece.quote in ROWS
    assert [sentence.number for sentence in reading.sentences] == [1, 2, 3]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2024-06-19,RUS,PRK,VISIT,occurred,x", 'type "VISIT" is unknown'),
        ("2024-06-19,RUS,PRK,CONSULT,rumoured,x", 'modality "rumoured" is unknown'),
        ("2024-06-19,RUS,,CONSULT,occurred,x", "needs a recipient and a type"),
        ("2024-06-19,Russia,PRK,CONSULT,occurred,x", 'actor "Russia" is in no code book'),
    ],
)
def test_an_event_that_cannot_be_used_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        events_file(folder(tmp_path, events=(row,)) / "events.csv")


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder(tmp_path, "arms,IND,RUS,2019,,36,%,x", "arms,CHN,RUS,2019,,36,%,x")
    monkeypatch.setenv("INTERSTATE_LIMIT_TABLE_ROWS", "1")
    with pytest.raises(BadInput, match="more than 1 rows"):
        world_of(path, DAY)
