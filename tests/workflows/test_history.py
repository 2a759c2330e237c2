"""Series of events as they are asked for: rows, what is said beside them, and the errors."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from interstate.errors import InsufficientEvidence, UnknownCode, UsageError
from interstate.faces.cli import cli
from interstate.workflows.history import Question, answered, explained
from tests.store.series.small import APRIL, DOZEN, MARCH, holding

PAIR = ("RUS", "PRK")


def world(events: list[dict[str, Any]], covered: bool = True) -> duckdb.DuckDBPyConnection:
    """A connection as `query.opened` gives it; the first half of 2024 is covered."""
    connection = holding(events)
    connection.execute(
        'CREATE TABLE coverage (source VARCHAR, layer VARCHAR, frame VARCHAR, "start" DATE, "end" DATE, rule VARCHAR)'
    )
    connection.execute("CREATE TABLE slots (source VARCHAR, day DATE, seen BIGINT, volume BIGINT)")
    if covered:
        spell = [date(2024, 1, 1), date(2024, 7, 1)]
        connection.execute("INSERT INTO coverage VALUES ('test', 'event', 'all', ?, ?, 'closed')", spell)
    return connection


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Answer a question over a world of these events."""

    def asked(question: Question, events: list[dict[str, Any]] = DOZEN, covered: bool = True) -> Any:
        monkeypatch.setattr("interstate.store.query.opened", lambda folder, as_of: world(events, covered))
        return answered(question, Path("nowhere"))

    return asked


def test_counts_of_a_pair_in_both_directions(ask: Any) -> None:
    found = ask(Question(PAIR))
    rows = [(row["period"], row["actor"], row["type"], row["events"], row["reports"]) for row in found.rows]
    assert rows == [
        (MARCH.isoformat(), "PRK", "AID", 1, 1),
        (MARCH.isoformat(), "RUS", "AID", 1, 1),
        (MARCH.isoformat(), "RUS", "CONSULT", 2, 10),
        (APRIL.isoformat(), "RUS", "AID", 1, 1),
    ]
    assert found.columns == ("source", "period", "actor", "recipient", "type", "quad", "events", "reports")
    assert len(found.notes) == 1


def test_rates_of_a_pair_have_the_months_without_events(ask: Any) -> None:
    found = ask(Question(("RUS", "CHN"), "rates", start=date(2024, 2, 1), end=date(2024, 3, 31)))
    assert [(row["period"], row["actor"], row["events"]) for row in found.rows] == [
        ("2024-02-01", "CHN", 0),
        ("2024-02-01", "RUS", 0),
        ("2024-03-01", "CHN", 0),
        ("2024-03-01", "RUS", 1),
    ]
    assert found.rows[3]["rate"] == pytest.approx(1 / 31)


def test_no_rates_where_nobody_says_which_days_are_covered(ask: Any) -> None:
    with pytest.raises(InsufficientEvidence, match="test: it is not known which days are covered"):
        ask(Question(PAIR, "rates"), covered=False)
    found = ask(Question(PAIR, "change", "month", start=APRIL), covered=False)
    assert [(row["period"], row["previous"]) for row in found.rows] == [("2024-04-01", None)]
    assert "changes are those of counts" in found.notes[0]


def test_shares_of_a_pair_count_all_partners(ask: Any) -> None:
    found = ask(Question(PAIR, "concentration"))
    assert [(row["actor"], row["total"], row["partners"]) for row in found.rows] == [("PRK", 1, 1), ("RUS", 7, 3)]
    assert len(ask(Question(("RUS",), "concentration")).rows) == 3
    assert [row["partners"] for row in ask(Question(("RUS",), "partners", "year")).rows] == [3]


@pytest.mark.parametrize(
    ("question", "error", "words"),
    [
        (Question(()), UsageError, "name one state"),
        (Question(("RUS", "PRK", "CHN")), UsageError, "name one state"),
        (Question(("RUS", "RUS")), UsageError, "two different"),
        (Question(("RUS", "XXX")), UsageError, "XXX"),
        (Question(PAIR, types=("HUG",)), UnknownCode, "HUG"),
        (Question(PAIR, quads=("love",)), UsageError, "material conflict"),
        (Question(PAIR, start=APRIL, end=MARCH), UsageError, "lies after"),
        (Question(PAIR, sources=("gdelt",)), InsufficientEvidence, "gdelt has no events here; these have: test"),
        (Question(("IND", "PRK")), InsufficientEvidence, "between IND and PRK"),
        (Question(("IND",)), InsufficientEvidence, "between IND and others"),
    ],
)
def test_what_cannot_be_answered_says_why(ask: Any, question: Question, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        ask(question)


def test_a_bloc_may_be_asked_for(ask: Any) -> None:
    with pytest.raises(InsufficientEvidence):
        ask(Question(("AES", "RUS")))


def test_sql_for_bigquery_says_that_it_was_never_run_and_what_it_costs() -> None:
    text = explained(Question(PAIR, as_of=APRIL), "bigquery")
    assert text.startswith("-- Compiled for BigQuery and never run")
    assert "about 66 bytes for every row" in text
    assert "2024" in text
    with pytest.raises(UsageError, match="no rates"):
        explained(Question(PAIR, "rates"), "bigquery")
    assert "`history`" in explained(Question(PAIR), "spark")


@pytest.mark.parametrize(
    ("style", "begins"), [("csv", "source,period,actor"), ("json", "["), ("table", "change: RUS PRK")]
)
def test_the_command_prints_what_is_asked_for(monkeypatch: pytest.MonkeyPatch, style: str, begins: str) -> None:
    monkeypatch.setattr("interstate.workflows.history.ensure_default", lambda progress: None)
    monkeypatch.setattr("interstate.store.query.opened", lambda folder, as_of: world(DOZEN))
    found = CliRunner().invoke(
        cli, ["events", *PAIR, "--kind", "change", "--type", "aid", "--to-format", style, "--quiet"]
    )
    assert found.exit_code == 0, found.output
    assert found.output.startswith(begins)


def test_a_world_without_events_ends_with_exit_code_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interstate.workflows.history.ensure_default", lambda progress: None)
    monkeypatch.setattr("interstate.store.query.opened", lambda folder, as_of: world([]))
    found = CliRunner().invoke(cli, ["events", *PAIR])
    assert found.exit_code == 8
    assert found.output.startswith("interstate: no events are loaded; interstate data add gdelt")


def test_the_command_explains_without_a_world() -> None:
    found = CliRunner().invoke(cli, ["events", *PAIR, "--explain", "duckdb"])
    assert found.exit_code == 0
    assert 'FROM "history"' in found.output


def test_the_command_offers_every_kind() -> None:
    from interstate.faces.commands.events import KINDS
    from interstate.store.series import kinds

    assert tuple(KINDS) == kinds.KINDS
