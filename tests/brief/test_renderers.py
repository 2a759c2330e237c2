"""One brief, four formats, the same content; text from outside stays inert."""

import json
from dataclasses import replace

import pytest

from interstate.brief.renderers import html, markdown, terminal
from interstate.brief.renderers import json as as_json
from interstate.model.brief import Brief
from tests.brief.small import brief

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) \u202e<img src=x onerror=alert(1)>"


def hostile() -> Brief:
    made = brief()
    article = replace(made.readings[0].article, title=HOSTILE)
    return replace(made, title=HOSTILE, readings=(replace(made.readings[0], article=article),))


@pytest.mark.parametrize("renderer", [html, markdown, terminal])
def test_every_format_carries_every_key_judgement(renderer) -> None:  # type: ignore[no-untyped-def]
    page = " ".join(renderer.render(brief()).decode().replace("\\", "").split())
    assert "Bolivia toward Peru: leverage falls." in page
    assert "Confidence is low" in page


def test_json_has_every_key_of_the_schema_and_points_at_its_evidence() -> None:
    found = json.loads(as_json.render(brief()))
    keys = "schema focal as_of title inputs bottom_line key_judgements events claims relations implications considered"
    assert set(f"{keys} forecasts options indicators evidence vintage gaps".split()) <= set(found)
    assert found["schema"] == "interstate.brief/1"
    for row in (found["bottom_line"], *found["key_judgements"], *found["events"], *found["claims"]):
        assert row["evidence"]
        assert set(row["evidence"]) <= set(found["evidence"])
    assert found["inputs"][0]["coded"] + len(found["inputs"][0]["not_coded"]) == found["inputs"][0]["sentences"]


def test_two_renderings_are_the_same_bytes() -> None:
    assert as_json.render(brief()) == as_json.render(brief())
    assert html.render(brief()) == html.render(brief())


def test_markup_in_a_title_stays_text() -> None:
    page = html.render(hostile()).decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "<script" not in markdown.render(hostile()).decode().replace("\\<", "")


def test_the_page_asks_for_nothing_outside_itself() -> None:
    page = html.render(brief()).decode()
    assert "default-src 'none'" in page
    assert "src=" not in page
    assert "<link" not in page


def test_an_unverified_fact_is_marked_in_every_format() -> None:
    for renderer in (html, markdown, terminal):
        assert "unverified" in renderer.render(brief()).decode()
