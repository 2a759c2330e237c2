"""Files cut to what is read: the same bytes as by hand, and no cut where a line is irregular."""

from hypothesis import given
from hypothesis import strategies as st

from interstate.sources.gdelt_text import lean

COLUMNS = ("id", "a", "b", "more", "c", "url")
USED = frozenset({"id", "b", "c", "url"})
CELL = st.text(alphabet="xyz\u00e9 \u4e2d", max_size=3)
ROW = st.lists(CELL, min_size=6, max_size=6)


def joined(rows: list[list[str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()


@given(st.lists(ROW, max_size=8))
def test_a_cut_file_holds_the_used_columns_of_the_rows_that_have_what_is_needed(rows: list[list[str]]) -> None:
    found = lean(joined(rows), COLUMNS, USED, ("a", "c"))
    assert found is not None
    wanted = [(at, row) for at, row in enumerate(rows, 1) if row[1] and row[4]]
    assert found.data == joined([[row[0], row[2], row[4], row[5]] for _, row in wanted])
    assert found.lines == len(rows)
    assert found.kept is not None
    assert found.kept.tolist() == [at for at, _ in wanted]


def test_a_line_with_a_column_more_or_less_leaves_the_file_whole() -> None:
    good = ["1", "a", "b", "m", "c", "u"]
    assert lean(joined([good, good[:5]]), COLUMNS, USED, ("a", "c")) is None
    assert lean(joined([good, [*good, "x"]]), COLUMNS, USED, ("a", "c")) is None
    assert lean(joined([good[:5], [*good, "x"]]), COLUMNS, USED, ("a", "c")) is None
