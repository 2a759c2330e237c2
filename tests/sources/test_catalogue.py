"""Listing, showing, citing, adding, rebuilding: what the command `data` does."""

from datetime import date
from pathlib import Path

import pytest

from interstate.errors import BadInput, UsageError, VerificationFailed
from interstate.sources import catalogue
from interstate.sources.default import rebuild
from interstate.store import snapshot
from interstate.store.load import Batch, load
from interstate.store.verify import require, verify
from interstate.store.world import World

HEADER = "layer,state_a,state_b,start,end,value,unit,source"
ROW = "arms,IND,RUS,2019,,36,%,a report"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    return path


def test_a_file_of_the_user_is_loaded_once_under_any_name(tmp_path: Path, file: Path) -> None:
    home = tmp_path / "world"
    (first,) = catalogue.add(home, "user", [file])
    other = tmp_path / "other.csv"
    other.write_text(f"{HEADER}\n{ROW}\nrivalry,CHN,IND,1962,,,,a book\n", encoding="utf-8")
    (second,) = catalogue.add(home, "user", [other])
    assert (first.facts_new, second.facts_new) == (1, 1)
    ties = World.open(home, date(2025, 1, 1)).ties("arms")
    assert [(tie.source, tie.terms, tie.title) for tie in ties] == [("user", "user-only", "a report")]


def test_a_bad_file_changes_nothing(tmp_path: Path, file: Path) -> None:
    home = tmp_path / "world"
    catalogue.add(home, "user", [file])
    before = snapshot.pointed(home)
    bad = tmp_path / "bad.csv"
    bad.write_text(f"{HEADER}\narms,IND,ZZZ,2019,,36,%,x\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"bad\.csv line 2"):
        catalogue.add(home, "user", [bad])
    assert snapshot.pointed(home) == before
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="neither a file of ties nor of events"):
        catalogue.add(home, "user", [other])


def test_an_event_file_of_the_user_becomes_part_of_the_record(tmp_path: Path) -> None:
    path = tmp_path / "acts.csv"
    path.write_text(
        "day,actor,recipient,type,modality,source\n2024-06-19,RUS,PRK,CONSULT,occurred,wire\n", encoding="utf-8"
    )
    catalogue.add(tmp_path / "world", "user", [path])
    (event,) = World.open(tmp_path / "world", date(2024, 6, 20)).events()
    assert (event.actor, event.recipient, event.evidence[0].terms) == ("RUS", "PRK", "user-only")
    assert World.open(tmp_path / "world", date(2024, 6, 18)).events() == ()


@pytest.mark.parametrize(("name", "file"), [("nothing", None), ("user", None), ("starter", Path("x.csv"))])
def test_a_wrong_request_is_a_usage_error(tmp_path: Path, name: str, file: Path | None) -> None:
    with pytest.raises(UsageError):
        catalogue.add(tmp_path, name, [file] if file else [])


def test_sources_are_listed_without_a_world_too(tmp_path: Path) -> None:
    entries = {entry.name: entry for entry in catalogue.listing(tmp_path / "nowhere")}
    assert {"starter", "factbook", "user"} <= set(entries)
    assert entries["starter"].facts == 0
    assert entries["starter"].terms == "own"
    assert all(entry.citation for entry in entries.values())


def test_a_world_can_be_shown_cited_damaged_and_rebuilt_with_the_same_hash(
    tmp_path: Path, starter: Batch, factbook: Batch, file: Path
) -> None:
    home = tmp_path / "world"
    load(home, [starter, factbook])
    catalogue.add(home, "user", [file])
    shown = catalogue.show(home, "starter")
    assert shown.entry.facts == len(starter.ties)
    assert shown.entry.unverified > 0
    assert shown.coverage
    assert [row.rows_read for row in shown.loads] == [starter.rows_read]
    assert [name for name, _, _ in catalogue.cite()] == list(catalogue.names())
    with pytest.raises(UsageError, match="no source is called"):
        catalogue.show(home, "nothing")
    before = snapshot.current(home)[1]
    assert verify(home) == ()
    (home / f"{before.name}.duckdb").write_bytes(b"\0" * 100)
    with pytest.raises(VerificationFailed, match="interstate data verify --rebuild"):
        require(home)
    rebuild(home)
    assert snapshot.current(home)[1].content == before.content
    assert verify(home) == ()


def test_a_changed_raw_file_is_found(tmp_path: Path, file: Path) -> None:
    home = tmp_path / "world"
    catalogue.add(home, "user", [file])
    (raw,) = (home / "raw" / "user").iterdir()
    raw.write_text(raw.read_text(encoding="utf-8").replace("36", "37"), encoding="utf-8")
    with pytest.raises(VerificationFailed, match="does not match its checksum"):
        require(home)
    with pytest.raises(BadInput, match="was changed since it was added"):
        rebuild(home)
