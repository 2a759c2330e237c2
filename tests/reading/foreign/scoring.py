"""Hand-coded sentences against what is found: recall and precision of names and of dates."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from interstate.model.article import Article
from interstate.reading.foreign.read import days, mentioned
from interstate.reading.foreign.sentences import sentences
from interstate.reading.language import language

PUBLISHED = date(2024, 6, 20)
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Score:
    """Items of the coder, items found, items that are both."""

    coded: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        return self.right / self.coded

    @property
    def precision(self) -> float:
        return self.right / self.found


def rows(name: str, code: str) -> list[dict[str, Any]]:
    """Sentences of one language."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["language"] == code]


def article(text: str, code: str) -> Article:
    return Article("a.txt", text, text[:20], PUBLISHED, "0" * 64, code, "a.txt")


def names_of(text: str, code: str) -> list[tuple[str, str | None]]:
    """Words and code of each state or bloc, places left out."""
    found = [one for sentence in sentences(text, code) for one in mentioned(text, sentence, code)]
    return [(text[one.span[0] : one.span[1]], one.code) for one in found if one.kind != "place"]


def dates_of(text: str, code: str) -> list[tuple[str, str]]:
    return [(one.day.day.isoformat(), one.day.precision) for one in days(article(text, code), PUBLISHED)]


def score(name: str, code: str, what: str) -> Score:
    """`what`: names or dates."""
    coded = found = right = 0
    for row in rows(name, code):
        want = Counter(map(tuple, row[what]))
        got = Counter((names_of if what == "names" else dates_of)(row["text"], code))
        coded, found, right = coded + want.total(), found + got.total(), right + (want & got).total()
    return Score(coded, found, right)


def recognised(name: str, code: str) -> float:
    """Share of the sentences whose language is told, each alone."""
    told = [language(row["text"]) == code for row in rows(name, code)]
    return sum(told) / len(told)


def differences(name: str, code: str) -> list[tuple[str, Any, Any]]:
    """Sentences whose answer differs, with the coder's and the one found."""
    out: list[tuple[str, Any, Any]] = []
    for row in rows(name, code):
        for what, of in (("names", names_of), ("dates", dates_of)):
            want, got = sorted(map(tuple, row[what])), sorted(of(row["text"], code), key=str)
            if want != got:
                out.append((row["text"], want, got))
    return out


if __name__ == "__main__":
    import sys

    for tongue in ("fr", "es", "ru", "hi", "zh"):
        n = len(rows(sys.argv[1], tongue))
        a, b = score(sys.argv[1], tongue, "names"), score(sys.argv[1], tongue, "dates")
        print(
            tongue,
            n,
            f"{recognised(sys.argv[1], tongue):.2f}",
            a,
            f"{a.recall:.2f} {a.precision:.2f}",
            b,
            f"{b.recall:.2f} {b.precision:.2f}",
        )
        if len(sys.argv) > 2:
            print(*differences(sys.argv[1], tongue), sep="\n")
