"""The known failure types of the trade, each with a sentence of our own."""

import pytest

from tests.reading.small import claims, events, reading, relations


def test_agreeing_to_meet_is_no_meeting() -> None:
    text = "Kenya and Ghana agreed to meet in June."
    assert {"KEN AGREE GHA occurred", "GHA AGREE KEN occurred"} & events(text)
    assert not [one for one in events(text) if "CONSULT" in one]


def test_asylum_is_yielding() -> None:
    assert events("Kenya granted asylum to Ghanaian officers.") <= {"KEN CONCEDE GHA occurred"}


def test_seizing_a_ship_is_coercion() -> None:
    assert events("Kenya seized a Ghanaian trawler.") == {"KEN COERCE GHA occurred"}


def test_a_refusal_under_a_condition_is_no_request() -> None:
    text = "Kenya will not reopen the border until Ghana pays."
    assert not [one for one in events(text) | claims(text) if "REQUEST" in one]


def test_the_one_who_is_urged_is_the_recipient() -> None:
    found = events("Kenya urged Ghana to punish Togo.")
    assert "KEN REQUEST GHA occurred" in found
    assert not [one for one in found if one.startswith("KEN") and "TGO" in one]


def test_a_passive_is_turned_the_right_way() -> None:
    assert events("Ghana was visited by a Kenyan envoy.") == {"KEN CONSULT GHA occurred"}


def test_a_place_is_no_actor() -> None:
    found = events("Ghanaian and Kenyan ministers met in Lisbon.")
    assert {"GHA CONSULT KEN occurred", "KEN CONSULT GHA occurred"} & found
    assert not [one for one in found if "PRT" in one]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya beat Ghana 2-1 in the cup final.",
        "Kenyan shares fell after Ghana's rate cut.",
        "Kenya's parliament rejected the budget.",
        "A Kenyan bank sued a Ghanaian firm.",
        "A Kenyan tourist was attacked in Ghana.",
        "Kenya is larger than Ghana.",
        "Kenyan rebels fought Ghanaian rebels.",
        "The novelist left Kenya for Ghana as a child.",
    ],
)
def test_what_is_not_between_states_is_no_event(text: str) -> None:
    found = reading(text)
    assert not found.events
    assert found.sentences[0].reason


def test_a_fear_is_no_fact() -> None:
    text = "Analysts fear that Kenya is arming Togo."
    assert not events(text)
    assert "KEN AID TGO feared" in claims(text)


def test_background_keeps_its_own_date() -> None:
    found = reading("Kenya, which attacked Ghana in 1988, hosted the Ghanaian envoy.").events
    days = {item.type: item.day and item.day.year for item in found}
    assert days["ASSAULT"] == 1988
    assert days["CONSULT"] is None


def test_a_dependence_is_no_event() -> None:
    text = "Ghana relies on Kenya for fuel."
    assert not events(text)
    assert relations(text) == {"GHA dependence KEN ongoing"}
    assert reading(text).relations[0].layer == "energy"


def test_an_accusation_is_an_act_and_its_content_a_claim_of_the_accuser() -> None:
    found = reading("Kenya accused Ghana of arming Togo.")
    assert [(item.actor, item.type, item.recipient) for item in found.events] == [("KEN", "ACCUSE", "GHA")]
    (claim,) = [item for item in found.claims if item.recipient == "TGO"]
    assert (claim.actor, claim.type, claim.modality, claim.holder) == ("GHA", "AID", "possible", "KEN")


def test_someone_out_of_office_does_not_act_for_the_state() -> None:
    assert not reading("Former Kenyan president Uhuru Kenyatta visited Ghana.").events


def test_who_is_listed_acts_each() -> None:
    found = events("Kenya, Ghana and Togo condemned Mali.")
    assert found == {"KEN ACCUSE MLI occurred", "GHA ACCUSE MLI occurred", "TGO ACCUSE MLI occurred"}
