"""Parts in an act as the fitted models see them: what holds whatever the weights are."""

from collections import Counter
from typing import Any

import pytest

from interstate.reading import bonds, roles, triggers
from interstate.reading.coreference import Memory
from interstate.reading.parse import parsed
from interstate.reading.parties import Parties
from interstate.reading.states import named, tokens_of

SENTENCES = (
    "Peru expelled two Chilean envoys after Chile had seized a trawler.",
    "Kenya's foreign minister met his Ghanaian counterpart in Lisbon and promised Togo a loan.",
    "A Kenyan bank sued a Ghanaian firm while Kenyan rebels fought the army of Ghana.",
    "Norway relies on Sweden for power, and Denmark keeps troops in Norway.",
)


def scene(text: str) -> tuple[Any, Parties, dict[int, triggers.Trigger]]:
    """A parsed sentence with its parties and triggers."""
    (doc,) = parsed([text])
    return doc, Parties(doc, tokens_of(doc, named(text, None))), {one.token.i: one for one in triggers.found(doc)}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_proposal_joins_two_different_states_and_is_a_probability(text: str) -> None:
    doc, parties, known = scene(text)
    for one in roles.proposals(doc, parties, known, Memory()):
        assert 0 <= one.act <= 1
        assert 0 <= one.roles <= 1
        assert not set(one.actor.codes) & set(one.recipient.codes)
        assert one.actor.tokens or one.recipient.tokens


def test_a_firm_or_a_rebel_of_a_state_is_never_its_actor() -> None:
    doc, parties, known = scene(SENTENCES[2])
    kenyan = {t.i for t in doc if t.text == "Kenyan"}
    for one in roles.proposals(doc, parties, known, Memory()):
        assert not kenyan & {t.i for t in one.actor.tokens}


def test_a_pair_that_the_rules_have_is_not_given_again() -> None:
    doc, parties, known = scene(SENTENCES[0])
    seen = roles.proposals(doc, parties, known, Memory())
    pairs = {one.token.i: list(roles.frames.pairs(known[one.token.i], parties)) for one in seen if one.token.i in known}
    given = [
        (t.token.i, frozenset({p.actor.code, p.recipient.code if p.recipient else ""}))
        for t, p in roles.further(seen, known, pairs)
    ]
    ruled = {(at, frozenset({p.actor.code, p.recipient.code})) for at, ps in pairs.items() for p in ps if p.recipient}
    assert not ruled & set(given)
    assert max(Counter(given).values(), default=1) == 1


def test_a_state_of_the_text_fills_only_an_open_part() -> None:
    doc, parties, known = scene("Peru expelled two Chilean envoys.")
    memory = Memory(shares={"PER": 0.9, "CHL": 0.8, "BOL": 0.6})
    token = next(t for t in doc if t.text == "expelled")
    said = roles.ruled(token, known, parties)
    named_parties = roles.mentions(doc, parties.heads)
    taken = [(named_parties[0], {"actor": 0.9, "recipient": 0.0, "neither": 0.1})]
    for one, parts in roles.unnamed(token, "SANCTION", taken, said, memory):
        assert one.codes[0] not in named_parties[0].codes
        assert parts["actor"] == 0.0
    both = [*taken, (named_parties[1], {"actor": 0.0, "recipient": 0.9, "neither": 0.1})]
    assert not list(roles.unnamed(token, "SANCTION", both, said, memory))


def test_a_fitted_tie_has_two_different_ends_and_is_given_once() -> None:
    doc, parties, known = scene(SENTENCES[3])
    found = list(bonds.further(doc, parties, known, []))
    assert all(bond.b is not None and bond.a.code != bond.b.code for bond in found)
    keys = [(bond.kind, frozenset({bond.a.code, bond.b.code if bond.b else ""})) for bond in found]
    assert len(keys) == len(set(keys))
