"""Event types: PLOVER's sixteen, and CAMEO mapped to them."""

import pytest

from interstate.codes import cameo, plover, ties
from interstate.errors import UnknownCode


def test_sixteen_types_each_with_definition_verb_and_quad() -> None:
    assert len(plover.TYPES) == 16
    for type in plover.TYPES:
        assert plover.definition(type)
        assert plover.verb(type)
        assert plover.quad(type) in plover.QUADS
        assert plover.family(type) in ties.FAMILIES


def test_the_four_quads_share_out_the_types() -> None:
    parts = (
        plover.VERBAL_COOPERATION,
        plover.MATERIAL_COOPERATION,
        plover.VERBAL_CONFLICT,
        plover.MATERIAL_CONFLICT,
    )
    assert sum(map(len, parts)) == 16
    assert frozenset().union(*parts) == frozenset(plover.TYPES)


def test_the_two_maps_differ_in_sanction_and_concede_only() -> None:
    assert {t for t in plover.TYPES if plover.quad(t) != plover.quad(t, "plover")} == {"SANCTION", "CONCEDE"}
    assert plover.quad("SANCTION", "plover") == "verbal conflict"
    assert plover.quad("CONCEDE", "plover") == "verbal cooperation"


def test_what_an_act_is_about_decides_its_family() -> None:
    assert plover.family("COOPERATE", ("military",)) == "arms"
    assert plover.family("COOPERATE", ("military", "wmd")) == "proliferation"
    assert plover.family("CONSULT") == "diplomacy"
    assert plover.family("SANCTION", ("economic",)) == "sanctions"
    assert plover.family(None) == "statement"


def test_an_unknown_type_stops_the_load() -> None:
    with pytest.raises(UnknownCode, match="PLOVER has no type"):
        plover.quad("STATE")


def test_cameo_has_twenty_roots_and_all_but_bare_statements_map() -> None:
    assert len(cameo.roots()) == 20
    assert [root for root in cameo.roots() if cameo.plover(root)[0] is None] == ["01"]
    assert len(cameo.codes()) > 290


def test_every_cameo_code_has_a_label_a_known_type_and_a_known_mode() -> None:
    for code in cameo.codes():
        type, mode = cameo.plover(code)
        assert cameo.label(code)
        assert type is None or type in plover.TYPES
        assert not mode or mode in plover.modes(type or "AGREE"), (code, type, mode)


def test_every_subcode_stands_under_its_root() -> None:
    for code in cameo.codes():
        assert code[:2] in cameo.roots()
        assert len(code) < 4 or code[:3] in cameo.codes()


@pytest.mark.parametrize(
    ("code", "type", "mode"),
    [("042", "CONSULT", "visit"), ("057", "AGREE", "settle"), ("0874", "RETREAT", "withdraw"), ("163", "SANCTION", "discontinue"),
     ("190", "ASSAULT", ""), ("010", None, ""), ("42", "CONSULT", "visit")],
)  # fmt: skip
def test_known_codes(code: str, type: str | None, mode: str) -> None:
    assert cameo.plover(code) == (type, mode)


def test_an_unknown_cameo_code_stops_the_load() -> None:
    with pytest.raises(UnknownCode):
        cameo.plover("999")
