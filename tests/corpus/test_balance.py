"""Nothing but the meaning helps: no state, no frame and no word order gives the answer away."""

import re
from collections import Counter
from functools import cache
from typing import Any

import numpy as np
import pytest
from tools import corpus as tool

from interstate.codes import plover
from interstate.reading import states
from interstate.reading.clean import clean

Row = dict[str, Any]
Acting = list[tuple[Row, list[Row]]]


@cache
def named(text: str) -> tuple[states.Named, ...]:
    """Names of states and blocs in a sentence, by whatever word."""
    return tuple(one for one in states.named(clean(text), None) if one.codes)


def codes(text: str) -> set[str]:
    """The states and blocs that a sentence names."""
    return {code for one in named(text) for code in one.codes}


def frame(text: str) -> str:
    """A sentence without its names of states, other names and numbers."""
    said, parts, at = clean(text), [], 0
    for one in sorted(named(text), key=lambda one: one.start):
        if one.start >= at:
            parts += [said[at : one.start], "Name"]
            at = one.end
    plain = re.sub(r"\d[\d,.:]*", "9", "".join(parts) + said[at:])
    if sum(word[0].isupper() for word in plain.split()) > 0.6 * len(plain.split()):
        return plain  # a headline, whose capitals are no names
    return re.sub(r"(?<!^)\b[A-Z][\w-]*(?: [A-Z][\w-]*)*", "Name", plain)


def shown(seen: str, text: str, act: Row) -> set[str]:
    """What a reader that knows nothing but names is told about an act."""
    if seen == "named in the sentence":
        return codes(text)
    sides = [(side, act[side]) for side in ("actor", "recipient") if act[side]]
    return {f"{side} {code}" if seen == "who is which" else code for side, code in sides}


def share(hits: list[bool]) -> float:
    """Share of true answers."""
    return sum(hits) / len(hits)


def guessed(known: list[set[str]], answers: list[bool], strength: float, folds: int = 5) -> float:
    """Share of right answers of a ridge on names alone, each fifth asked of a model taught by the others."""
    names = {name: at for at, name in enumerate(sorted(set().union(*known)))}
    table = np.zeros((len(known), len(names)))
    for at, here in enumerate(known):
        table[at, [names[name] for name in here]] = 1
    told, fold, right = np.array(answers, float), np.arange(len(answers)) % folds, 0
    for one in range(folds):
        taught, mean = table[fold != one], told[fold != one].mean()
        square = taught.T @ taught + strength * np.eye(len(names))
        weights = np.linalg.solve(square, taught.T @ (told[fold != one] - mean))
        right += int(((table[fold == one] @ weights + mean > 0.5) == (told[fold == one] > 0.5)).sum())
    return right / len(answers)


def test_no_state_is_named_in_a_twentieth_of_the_sentences(rows: list[Row]) -> None:
    found = Counter(code for row in rows for code in codes(row["text"]) | tool.parties(row))
    assert [(code, n) for code, n in found.items() if n > 0.05 * len(rows)] == []


def test_nearly_all_states_of_the_world_play_a_part(rows: list[Row]) -> None:
    assert len({code for row in rows for code in tool.parties(row)}) > 190


@pytest.mark.parametrize("strength", [1, 10, 100])
@pytest.mark.parametrize("seen", ["named in the sentence", "actor and recipient", "who is which"])
def test_names_of_states_do_not_tell_hostile_from_friendly(acting: Acting, seen: str, strength: float) -> None:
    both = [(shown(seen, row["text"], acts[0]), acts[0]["type"] in plover.CONFLICT) for row, acts in acting]
    known = [names for names, _ in both if names]
    answers = [hostile for names, hostile in both if names]
    larger = max(share(answers), 1 - share(answers))
    assert 1 - larger > 0.4
    assert guessed(known, answers, strength) < larger + 0.03


def test_the_measure_would_see_a_state_that_gives_the_type_away() -> None:
    known = [{"ALB"} if at % 2 else {"BEN"} for at in range(100)]
    assert guessed(known, [at % 2 == 1 for at in range(100)], 1) == 1


def test_no_frame_stands_more_than_three_times(rows: list[Row]) -> None:
    frames = Counter(frame(row["text"]) for row in rows)
    assert [(text, n) for text, n in frames.most_common(5) if n > 3] == []


def test_two_sentences_with_other_names_and_numbers_have_one_frame() -> None:
    assert frame("On Monday Peru sent 12 ships to Ana Duarte in Oslo.") == frame(
        "On Friday Niger sent 3 ships to Bo Li in Rome."
    )


def test_sentences_are_no_twins_once_their_names_are_gone(rows: list[Row]) -> None:
    assert tool.twins([(row["id"], frame(row["text"])) for row in rows], []) == []


def test_the_recipient_stands_first_in_a_sixth(acts: list[Row]) -> None:
    both = [item for item in acts if item["actor_span"] and item["recipient_span"]]
    assert share([item["recipient_span"] < item["actor_span"] for item in both]) > 1 / 6


def test_a_fifth_of_the_sentences_hold_two_pairs_or_more(acting: Acting) -> None:
    pairs = [{(str(item["actor_span"]), str(item["recipient_span"])) for item in found} for _, found in acting]
    assert share([len(one) > 1 for one in pairs]) > 0.2


def test_a_quarter_of_the_sentences_report_what_somebody_said(acting: Acting) -> None:
    assert share([any(i["form"] == "reported" or i["holder"] for i in found) for _, found in acting]) > 0.25


def test_sentences_are_as_long_as_those_of_the_news(acting: Acting, rows: list[Row]) -> None:
    for texts, median, long in (([row["text"] for row, _ in acting], 23, 38), ([row["text"] for row in rows], 20, 35)):
        words = sorted(len(text.split()) for text in texts)
        assert words[len(words) // 2] >= median
        assert words[len(words) * 9 // 10] >= long
        assert words[len(words) // 20] <= 12
