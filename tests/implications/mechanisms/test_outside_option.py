"""A partner with a new outside option is harder to lean on."""

from datetime import date

import pytest

from interstate.implications.mechanisms.outside_option import outside_option
from tests.implications.mechanisms.tiny import (
    A,
    B,
    C,
    G,
    H,
    J,
    K,
    act,
    bought,
    fact,
    reasons,
    relabelled,
    stands,
    steps,
    world,
)

# B sells a fifth of its exports to H, which buys a tenth of its imports there; C is a quarter of H's size
SALES = bought("trade", H, B, 20, 2018, 2018, "export")
NEED = bought("trade", H, B, 10, 2018, 2018, "import")
SIZES = (fact("gdp", H, value=400.0, unit="US$"), fact("gdp", C, value=100.0, unit="US$"))
FACTS = (SALES, NEED, *SIZES)
MEETS = act("SUPPORT", B, C)


def test_leverage_falls_by_the_part_of_the_need_that_the_new_partner_can_fill() -> None:
    (one,) = steps(outside_option(MEETS, world(*FACTS)))
    assert (one.state, one.toward, one.quantity, one.gain) == (H, B, "leverage", False)
    assert one.change == pytest.approx(-0.25 * 0.20)
    assert one.before == pytest.approx(0.20 - 0.10)
    assert one.because == "Brazil sends 20 % of its exports to Italy, and Chile can take the place of 25 % of it"


def test_a_tiny_partner_can_fill_hardly_any_and_a_large_one_all() -> None:
    tiny = (SALES, NEED, SIZES[0], fact("gdp", C, value=4.0, unit="US$"))
    large = (SALES, NEED, SIZES[0], fact("gdp", C, value=4000.0, unit="US$"))
    (small,), (big,) = (steps(outside_option(MEETS, world(*facts))) for facts in (tiny, large))
    assert small.change == pytest.approx(-0.002)
    assert "hardly any of it" in small.because
    assert big.change == pytest.approx(-0.2)
    assert "the place of all of it" in big.because


def test_an_isolated_seller_needs_its_buyer_the_more_and_the_net_is_shown() -> None:
    facts = (*FACTS, fact("sanction", G, B), fact("gdp", G, value=500.0, unit="US$"))
    (one,) = steps(
        outside_option(MEETS, world(*facts))
    )  # half of known output has sanctions on B: 0.04 * (1 / 0.5 - 1)
    assert "a seller left alone needs Italy the more" in one.because
    assert "counter-path 0 to +0.04" in one.formula
    assert "net -0.05 to -0.01" in one.formula


def test_whoever_has_sanctions_on_the_seller_gains_nothing_from_its_isolation() -> None:
    (one,) = steps(outside_option(MEETS, world(*FACTS, fact("sanction", H, B))))
    assert "left alone" not in one.because


def test_without_the_list_of_customers_the_need_is_not_known() -> None:
    (one,) = reasons(outside_option(MEETS, world(NEED, *SIZES)))
    assert one.reason == "the customers of Brazil are not on record, so its need of them is not known"
    assert not one.absent


def test_without_a_known_output_the_option_has_no_size() -> None:
    (one,) = reasons(outside_option(MEETS, world(SALES, NEED, SIZES[0])))
    assert one.reason == "the output of Chile or of Italy is not known by the day"
    assert not one.absent


def test_a_material_deal_is_an_option_for_both_sides() -> None:
    other = bought("trade", K, C, 30, 2018, 2018, "export")
    sizes = (fact("gdp", K, value=100.0, unit="US$"), fact("gdp", B, value=50.0, unit="US$"))
    found = steps(outside_option(act("AGREE", B, C), world(*FACTS, other, *sizes)))
    assert {(one.state, one.toward): one.change for one in found} == {
        (H, B): pytest.approx(-0.05),
        (K, C): pytest.approx(-0.15),
    }


def test_a_bloc_is_refused_with_a_reason() -> None:
    (one,) = reasons(outside_option(act("AGREE", B, "EU"), world(*FACTS)))
    assert "the European Union is a bloc" in one.reason


def test_quarrels_and_standing_ties_are_none_of_its_business() -> None:
    assert list(outside_option(act("THREATEN", B, C), world(*FACTS))) == []
    assert list(outside_option(stands("rivalry", "rivalry", B, C), world(*FACTS))) == []


def test_figures_published_later_are_not_seen() -> None:
    assert steps(outside_option(MEETS, world(*FACTS, as_of=date(2019, 2, 1)))) == []


def test_other_names_give_the_same_numbers() -> None:
    names = {H: A, B: J, C: G}
    again = steps(outside_option(act("SUPPORT", J, G), world(*relabelled(FACTS, names))))
    assert [(one.state, one.toward, one.change) for one in again] == [(A, J, pytest.approx(-0.05))]
