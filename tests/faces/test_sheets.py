"""A dossier on the terminal: present before past, one line a statement, gaps told apart."""

from datetime import date

from interstate.faces.sheets import lines
from interstate.workflows.dossier import Dossier


def fact(statement: str, start: str | None, end: str | None = None, check: str = "seen") -> dict[str, object]:
    ends = {"state_a": "IND", "state_b": "RUS", "kind": "defence", "value": None, "published": "2000-01-01"}
    return {**ends, "start": start, "end": end, "source": "starter", "check": check, "statement": statement}


def sheet(*rows: dict[str, object], everything: bool = False) -> str:
    gaps = ("nuclear: none on record, and the list is complete.", "vote: nothing known, which does not mean none.")
    found = Dossier("India, as known on 20 June 2024", date(2024, 6, 20), ("IND",), (("alliance", rows),), gaps)
    return "\n".join(lines(found, 100, everything))


def test_what_holds_comes_first_and_what_is_past_is_counted() -> None:
    text = sheet(fact("Old pact.", "1971-08-09", "1991-01-01"), fact("New pact.", "2000-10-03", check="unverified"))
    assert "Alliance (1 in force, 1 past)" in text
    assert "2000-10-03 -             New pact [starter; unverified]" in text
    assert "Old pact" not in text
    assert "... 1 more; --all shows them" in text
    assert "2 facts in 1 layers; 1 of them unverified." in text


def test_a_pledge_stored_both_ways_is_told_once_and_all_shows_the_past() -> None:
    twice = (fact("New pact.", "2000-10-03"), fact("New pact.", "2000-10-03"), fact("Old.", "1971-08-09", "1991-01-01"))
    text = sheet(*twice, everything=True)
    assert text.count("New pact") == 1
    assert "1971-08-09 - 1991-01-01  Old [starter; read at its source]" in text


def test_an_empty_complete_list_is_not_the_same_as_nothing_known() -> None:
    text = sheet(fact("Pact.", None))
    assert "None on record, and the list is complete: nuclear" in text
    assert "Nothing known, which does not mean none: vote" in text
