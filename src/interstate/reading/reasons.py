"""Why a sentence gave nothing, in plain words."""

import re
from typing import Any

from interstate.model.article import Sentence
from interstate.reading.article import day_in
from interstate.reading.states import Named
from interstate.reading.triggers import found
from interstate.reading.words import nouns

BYLINE = re.compile(
    r"^(by |this article is (authored|written)|published|updated|\(?reuters|\(?ap\)|written by|photo|image)",
    re.IGNORECASE,
)
THEMES = ("sport", "culture", "market", "weather")


def reason(plain: str, doc: Any, names: list[Named], sentence: Sentence) -> str:
    """The first of these that fits."""
    words = {token.lemma_.lower() for token in doc}
    codes = {code for one in names for code in one.codes if one.kind != "region"}
    if BYLINE.match(plain.strip()):
        return "byline"
    if len(plain.split()) <= 6 and day_in(plain):
        return "date line"
    if sentence.number == 1 and len(plain.split()) <= 14 and not plain.rstrip().endswith("."):
        return "title without an act between two states"
    if any(one.kind == "ambiguous" for one in names):
        return "a name with several meanings, left open"
    if not names:
        theme = next((theme for theme in THEMES if words & nouns(theme)), None)
        return f"no state named ({theme})" if theme else "no state named"
    theme = next((theme for theme in THEMES if len(words & nouns(theme)) > 1), None)
    if theme:
        return f"{theme}: no act between states"
    if not codes:
        return "only a region or a leader out of office is named"
    acts = list(found(doc))
    if len(codes) == 1:
        return "one state only" if acts else "one state only, no act named"
    if not acts:
        return "states named, no trigger word"
    return "states and acts named, but no act links two of the states"
