"""One sentence for every modality, and the scopes that turn a cue round."""

import pytest

from tests.reading.small import claims, events, holders

DONE = [
    "Chile signed a fishing accord with Peru on Monday.",
    "Chile did not stop sending aid to Peru.",
    "No one doubts that Chile attacked Peru.",
    "Chile not only signed but also ratified an accord with Peru.",
    "Chile is withholding aid from Peru.",
    "Chile continues to supply Peru with arms.",
    "Officials said on Tuesday that Chile had attacked Peru.",
    "Chile managed to reach an agreement with Peru.",
]
NOT_DONE = [
    ("planned", "Chile will send aid to Peru in May."),
    ("planned", "Chile plans to attack Peru."),
    ("planned", "Chile is to visit Peru next week."),
    ("possible", "Chile could attack Peru."),
    ("possible", "Speculation abounds regarding the possibility of Chile supplying munitions to Peru."),
    ("possible", "The potential for military cooperation between Chile and Peru is great."),
    ("possible", "Chile reportedly attacked Peru."),
    ("feared", "Analysts fear that Chile may attack Peru."),
    ("feared", "Concern is growing that Chile will attack Peru."),
    ("feared", "The risk of a Chilean attack on Peru has grown."),
    ("prescribed", "Chile should supply Peru with grain."),
    ("prescribed", "There are calls for Chile to supply Peru with grain."),
    ("denied", "Chile has not supplied arms to Peru."),
    ("denied", "Chile never attacked Peru."),
    ("denied", "Chile failed to reach an agreement with Peru."),
]


@pytest.mark.parametrize("text", DONE)
def test_what_is_told_as_done_is_an_event(text: str) -> None:
    assert any(one.startswith("CHL") and " PER " in one for one in events(text)), (events(text), claims(text))


@pytest.mark.parametrize(("modality", "text"), NOT_DONE)
def test_what_did_not_happen_is_a_claim_of_its_modality(modality: str, text: str) -> None:
    assert not [one for one in events(text) if "CHL" in one and "PER" in one]
    assert any("CHL" in one and "PER" in one and one.endswith(modality) for one in claims(text)), claims(text)


def test_of_two_doubts_the_stronger_counts() -> None:
    assert {one.split()[-1] for one in claims("Peru fears that Chile may arm Bolivia.")} == {"feared"}


def test_a_promise_is_an_act_and_a_planned_claim() -> None:
    text = "Chile promised to supply Peru with grain."
    assert "CHL AGREE PER occurred" in events(text)
    assert any(one.endswith("PER planned") for one in claims(text))


def test_a_refusal_is_an_act_and_a_denied_claim() -> None:
    text = "Chile refused to sell radars to Peru."
    assert "CHL REJECT PER occurred" in events(text)
    assert any(one.startswith("CHL") and one.endswith("denied") for one in claims(text))


def test_who_fears_holds_the_claim() -> None:
    assert holders("Bolivia fears that Chile will attack Peru.") == {"BOL"}
    assert holders("Analysts fear that Chile will attack Peru.") == {"Analysts"}


def test_what_nobody_else_says_is_held_by_the_author() -> None:
    assert holders("Chile could attack Peru.") == {"author"}
