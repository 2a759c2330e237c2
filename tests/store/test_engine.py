"""A reader can reach one file and nothing else."""

from pathlib import Path

import duckdb
import pytest

from interstate.errors import VerificationFailed
from interstate.store import snapshot
from interstate.store.engine import reading
from interstate.store.load import load
from tests.store.small import batch, fact


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH 'other.duckdb' AS other",
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY facts TO 'out.csv'",
        "SET enable_external_access = true",
        "DELETE FROM facts",
        "INSTALL httpfs",
        "LOAD '/tmp/anything'",
    ],
)
def test_a_reader_cannot_reach_change_or_write_anything(tmp_path: Path, sql: str) -> None:
    load(tmp_path, [batch(fact())])
    with reading(snapshot.current(tmp_path)[0]) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql)


def test_two_readers_of_one_file_live_side_by_side(tmp_path: Path) -> None:
    load(tmp_path, [batch(fact())])
    path = snapshot.current(tmp_path)[0]
    with reading(path) as one, reading(path) as other:
        assert (
            one.execute("SELECT count(*) FROM facts").fetchone()
            == other.execute("SELECT count(*) FROM facts").fetchone()
        )


def test_a_file_that_is_no_database_is_a_plain_error(tmp_path: Path) -> None:
    path = tmp_path / "world-000001.duckdb"
    path.write_bytes(b"this is no database" * 1000)
    with pytest.raises(VerificationFailed, match=r"world-000001\.duckdb is damaged"):
        reading(path)
