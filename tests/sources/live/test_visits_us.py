"""The pages of travels, asked for real: `pytest -m network`."""

import pytest

from interstate.sources.travel_pages import persons, visits
from interstate.sources.visits_us import HOST, PAGE_BYTES
from interstate.store.fetch import Door


@pytest.mark.network
def test_the_index_and_a_page_have_the_layout_that_is_read() -> None:
    with Door.open() as door:
        listed = persons(door.text(f"{HOST}/president", expect_not_html=False, cap=PAGE_BYTES))
        assert len(listed) >= 15
        text = door.text(f"{HOST}/president/{listed[-1].key}", expect_not_html=False, cap=PAGE_BYTES)
    name, role, rows = visits(text, listed[-1].key)
    assert (bool(name), role, bool(rows)) == (True, "president", True)
