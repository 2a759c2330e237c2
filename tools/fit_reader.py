"""Fit the reader's models on the corpus and write them: `make models`.

    python tools/fit_reader.py [--only NAME] [--passages START]

Linear models (multinomial logistic regression): `pair` types the act between two given parties; `whole` finds the class of a
sentence's main political event; `mood` says whether a predicate happened; `act` finds words that carry an act, at home too, and
types them, `deed` those that carry one between states; `role` says who plays which part in it, `absent` which state of the text
fills a part that the sentence leaves open; `tie` finds words that say that a relation stands, `end` its two ends. Each is scored
on held-back folds of the corpus; the slope that makes its probabilities honest is taken from these held-back scores. Nothing
here reads a data set of somebody else; the same corpus gives the same bytes.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import passage_examples as passages
import reader_examples as sentences
from reader_examples import Row
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from interstate.reading.learned import acts
from interstate.reading.learned.linear import CHECKSUMS, FOLDER, written

Maker = Callable[[Any], Iterator[Row]]
SETTINGS: dict[str, tuple[Maker | None, Maker | None, float]] = {
    "pair": (sentences.pair_rows, None, 1.0),
    "whole": (sentences.whole_rows, None, 1.0),
    "mood": (sentences.mood_rows, passages.mood_rows, 1.0),
    "act": (sentences.act_rows, None, 2.0),
    "deed": (sentences.act_rows, passages.act_rows, 2.0),
    "role": (sentences.role_rows, passages.role_rows, 2.0),
    "tie": (sentences.tie_rows, passages.tie_rows, 2.0),
    "end": (sentences.end_rows, passages.end_rows, 2.0),
    "absent": (None, passages.absent_rows, 1.0),
}
"""For each model: its rows from single sentences, its rows from passages, and the strength of its weights (C)."""
FOLDS = 3
PLAIN = ("b", "c", "h", "m", "o")
"""Parts of the corpus in the plain style of news agencies: their rows count twice in the model of given pairs."""
LEAST = 2
"""A feature must stand in this many rows."""


def fitted(rows: list[dict[str, float]], answers: list[str], strength: float) -> tuple[Any, Any]:
    """A vectoriser and a classifier."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    kept = [{n: v for n, v in row.items() if counts[n] >= LEAST} for row in rows]
    shaped = DictVectorizer(sort=True, dtype=np.float32)
    return shaped, LogisticRegression(C=strength, max_iter=120, tol=1e-3).fit(shaped.fit_transform(kept), answers)


def held_back(data: list[tuple[int, Row]], strength: float) -> tuple[list[str], Any, list[str]]:
    """Scores of every row by a model that has not seen its fold: classes, scores (rows x classes), answers in that order."""
    classes = sorted({answer for _, (_, answer) in data})
    scores, answers = [], []
    for fold in sorted({fold for fold, _ in data}):
        taught = [row for at, row in data if at != fold]
        asked = [row for at, row in data if at == fold]
        shaped, model = fitted([r for r, _ in taught], [a for _, a in taught], strength)
        made = np.full((len(asked), len(classes)), -30.0)
        given = model.decision_function(shaped.transform([r for r, _ in asked]))
        made[:, [classes.index(c) for c in model.classes_]] = given
        scores.append(made)
        answers += [a for _, a in asked]
    return classes, np.vstack(scores), answers


def loss(slope: float, scores: Any, at: Any) -> float:
    """Mean surprise at the answers under a slope."""
    scaled = scores * slope
    top = scaled.max(axis=1, keepdims=True)
    log = scaled - top - np.log(np.exp(scaled - top).sum(axis=1, keepdims=True))
    return float(-log[np.arange(len(at)), at].mean())


def macro_f1(answers: list[str], given: list[str], classes: list[str]) -> float:
    """Mean of the F1 of the classes, in percent."""
    out = []
    for kind in classes:
        both = sum(a == g == kind for a, g in zip(answers, given, strict=True))
        out.append(2 * both / max(answers.count(kind) + given.count(kind), 1))
    return 100 * sum(out) / len(out)


def see(single: list[sentences.Example]) -> None:
    """Let each sentence be seen by a model of acts that was taught by the other folds: what the pair and the gate build upon."""
    strength = SETTINGS["act"][2]
    rows = {id(one): list(sentences.act_rows(one)) for one in single}
    for fold in range(FOLDS):
        taught_by = [row for one in single if one.fold != fold for row in rows[id(one)]]
        shaped, model = fitted([r for r, _ in taught_by], [a for _, a in taught_by], strength)
        kinds = list(model.classes_)
        for one in (one for one in single if one.fold == fold and rows[id(one)]):
            shares = model.predict_proba(shaped.transform([r for r, _ in rows[id(one)]]))
            words = [token.i for token in acts.carriers(one.doc, one.known)]
            for at, share in zip(words, shares, strict=True):
                one.seen[at] = {kind: float(p) for kind, p in zip(kinds, share, strict=True) if kind != "none"}


def fit(name: str, data: list[tuple[int, Row]], seal: str) -> str:
    """Fit and score one model; the text of its file."""
    strength = SETTINGS[name][2]
    classes, scores, answers = held_back(data, strength)
    at = np.array([classes.index(a) for a in answers])
    slope = float(minimize_scalar(loss, bounds=(0.2, 3.0), args=(scores, at), method="bounded").x)
    given = [classes[i] for i in scores.argmax(axis=1)]
    score = macro_f1(answers, given, classes)
    right = np.mean([a == g for a, g in zip(answers, given, strict=True)])
    print(
        f"{name}: n {len(data)}, held back: macro-F1 {score:.1f}, accuracy {right:.3f}; slope {slope:.2f}", flush=True
    )
    shaped, model = fitted([r for _, (r, _) in data], [a for _, (_, a) in data], strength)
    assert list(model.classes_) == classes
    note = {
        "rows": len(data),
        "held_back_macro_f1": round(score, 1),
        "corpus_sha256": seal,
        "made_by": "tools/fit_reader.py",
    }
    return written(classes, list(shaped.feature_names_), model.coef_.T, model.intercept_, slope, note)


def main() -> int:
    """Fit all models, or one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(SETTINGS), action="append")
    parser.add_argument("--passages", default="", help="only passages whose name starts so")
    asked = parser.parse_args()
    rows = sentences.corpus()
    seal = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]
    single = list(sentences.examples(rows, FOLDS))
    if not asked.only or {"pair", "whole"} & set(asked.only):
        see(single)
    data = taught(asked.only or sorted(SETTINGS), single, asked.passages)
    sums = json.loads(CHECKSUMS.read_text(encoding="utf-8")) if CHECKSUMS.is_file() else {}
    made = {name: fit(name, found, seal) for name, found in data.items()}
    for name, text in made.items():
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
        sums[name] = hashlib.sha256(text.encode()).hexdigest()
    CHECKSUMS.write_text(json.dumps(sums, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def taught(names: list[str], single: list[sentences.Example], only: str) -> dict[str, list[tuple[int, Row]]]:
    """Rows of each model. A passage is read by the rules alone; its rows are taken while the reader stands there, and count twice,
    since whole texts are what is read.
    """
    found: dict[str, list[tuple[int, Row]]] = {name: [] for name in names}
    for name in names:
        one_by_one = SETTINGS[name][0]
        for held in single if one_by_one else []:
            twice = 1 + (name == "pair" and held.row["author"].startswith(PLAIN))
            found[name] += [(held.fold, row) for row in one_by_one(held)] * twice
    told = sorted(path.name for path in passages.FOLDER.glob("*.answers.json"))
    for one in passages.passages(only):
        for name in names:
            many = SETTINGS[name][1]
            if many is not None:
                found[name] += [(told.index(one.passage) % FOLDS, row) for row in many(one)] * 2
    return found


if __name__ == "__main__":
    sys.exit(main())
