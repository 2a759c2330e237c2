"""No model knows a state by its name: other names in the same sentence show it the same features."""

import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from interstate.codes import names
from interstate.reading.learned import linear

ROOT = Path(__file__).parents[2]
WORDS = frozenset({"chad", "china", "georgia", "german", "guinea", "jordan", "mali", "niger", "oman", "pole", "polish", "turkey", "western",
                   "gulf", "swede", "dane", "finn", "cologne", "panama", "nice", "man", "male", "victoria", "valletta"})  # fmt: skip
"""Names that are also ordinary words, or given names."""
MODELS = tuple(sorted(path.stem for path in linear.FOLDER.glob("*.json") if path != linear.CHECKSUMS))
MAKERS = ("mood", "act", "role", "pair", "whole", "tie", "end")
Shape = list[tuple[Any, ...]]


@cache
def known(*kinds: str) -> frozenset[str]:
    """Names of states in one word, by kind (`name`, `adjective` ...), without those that mean something else."""
    found = {
        alias.text for alias in names.aliases() if alias.kind in kinds and re.fullmatch(r"[A-Z][a-z]{3,}", alias.text)
    }
    return frozenset(name for name in found if name.lower() not in WORDS)


@cache
def examples() -> Any:
    """The tool that makes rows of features of the corpus."""
    sys.path.insert(0, str(ROOT / "tools"))
    return importlib.import_module("reader_examples")


def renamed(text: str) -> str | None:
    """The sentence with other names of the same length and kind; None where it has none."""
    said = set(re.findall(r"[A-Z][a-z]+", text))
    made = text
    for kind in ("name", "adjective"):
        pool = known(kind)
        for old in sorted(said & pool):
            fits = [new for new in sorted(pool - said) if len(new) == len(old) and article(new) == article(old)]
            if fits:
                new = fits[len(text) % len(fits)]
                said.add(new)
                made = re.sub(rf"\b{old}\b", new, made)
    return made if made != text else None


def article(name: str) -> bool:
    """True for a name that takes `an`."""
    return name[0] in "AEIOU"


def shape(one: Any) -> Shape:
    """What the parser says of a sentence, without the words of names."""
    masks = one.masks()
    other = known("name") | known("adjective")
    return [
        (t.tag_, t.pos_, t.dep_, t.head.i, t.i in masks, "" if t.text in other else t.lemma_, t.i in one.known)
        for t in one.doc
    ]


def who(one: Any) -> list[list[int]]:
    """Who is who: the states of the names of a sentence, numbered as they come."""
    order: dict[str, int] = {}
    return [[order.setdefault(code, len(order)) for code in named.codes] for named in one.names]


@cache
def twice(least: int = 40) -> tuple[tuple[Any, Any], ...]:
    """Sentences of the corpus beside themselves under other names, parsed alike."""
    tool = examples()
    rows = [
        row
        for row in tool.corpus()
        if any(item["kind"] != "predicate" for item in row["items"]) and renamed(row["text"])
    ]
    chosen = [
        row for author in ("b", "c", "a", "r") for row in [r for r in rows if r["author"].startswith(author)][::9][:60]
    ]
    others = [row | {"text": renamed(row["text"])} for row in chosen]
    both = zip(tool.examples(chosen), tool.examples(others), strict=True)
    found = tuple((one, other) for one, other in both if shape(one) == shape(other) and who(one) == who(other))
    assert len(found) >= least
    return found


def features(one: Any, maker: str) -> list[tuple[dict[str, float], str]]:
    """Rows of features of a sentence for one model."""
    make: Callable[[Any], Iterator[tuple[dict[str, float], str]]] = getattr(examples(), f"{maker}_rows")
    return list(make(one))


@pytest.mark.parametrize("maker", MAKERS)
def test_other_names_change_no_feature(maker: str) -> None:
    changed = [
        (one.row["text"], sorted(set(old) ^ set(new))[:6])
        for one, other in twice()
        for (old, _), (new, _) in zip(features(one, maker), features(other, maker), strict=True)
        if old != new
    ]
    assert list(islice(changed, 8)) == []


@pytest.mark.parametrize("name", MODELS)
def test_no_weight_rests_on_the_name_of_a_state(name: str) -> None:
    held = json.loads((linear.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    told = {word.lower() for word in known("name", "short", "adjective", "demonym", "capital")}
    wrong = [f for f in held["features"] if not f.startswith("c:") and told & set(re.findall(r"[^\W\d_]+", f.lower()))]
    assert wrong == []


def test_names_are_swapped_for_others_of_their_length() -> None:
    text = "Kenya urged Ghana to free a Danish nurse."
    other = renamed(text)
    assert other is not None
    assert len(other) == len(text)
    assert not {"Kenya", "Ghana"} & set(other.split())
