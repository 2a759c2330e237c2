"""The corpus of coded sentences: check a draft, add it, print what there is.

    python tools/corpus.py check DRAFT.txt        say what is wrong, line by line
    python tools/corpus.py add DRAFT.txt --author NAME
    python tools/corpus.py review SHEET.txt ANSWERS.txt --author NAME
    python tools/corpus.py stats [--card]         print the counts, or put them into corpus/README.md

A draft holds one sentence after another, each with its items; `docs/reference/codebook.md` says how to code:

    > Kenya urged Ghana on Tuesday to stop shelling Togo's villages.
    act KEN REQUEST GHA occurred active | Kenya | urged | Ghana
    act GHA ASSAULT TGO prescribed active | Ghana | shelling | Togo's villages | holder=Kenya cue=urged
    > Riot police fired tear gas at students in Lima.
    act - COERCE - occurred active | Riot police | fired tear gas | students
    > Ghana relies on Kenya for fuel.
    rel dependence energy GHA KEN ongoing | Ghana | relies | Kenya
    > Kenya beat Ghana 2-1 in Accra.
    none sport
    > I would have called if the train had stopped.
    pred possible | called
    pred denied | stopped

A span is written as it stands in the sentence (`word#2` for its second place, `_` for a party that is not named there).

A sheet for a second coder holds lines `T001 A sentence with **one** trigger marked.` and `G001 A bare sentence.`; its answers are
`T001 REQUEST occurred` (type and modality of the marked act) and `G001 NONE` (type of the main act, or none). They are kept in
`reviewed`, beside the first coding and never instead of it.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interstate.codes import blocs, plover, states

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus" / "sentences.jsonl"
CARD = ROOT / "corpus" / "README.md"
FORMS = ("active", "passive", "nominal", "reported")
MODALITIES = ("occurred", "ongoing", "planned", "possible", "feared", "prescribed", "denied")
RELATIONS = ("dependence", "alliance", "rivalry", "sanction regime", "presence", "leverage")
NOTHING = ("domestic", "sport", "markets", "weather", "culture", "travel", "crime", "firms", "history", "statistics",
           "one-state", "sub-state", "no-act", "headline", "metaphor", "accident", "science", "person", "opinion")  # fmt: skip
ALIKE = 0.3
"""Two sentences that share this much of their seven-word runs are twins."""


class Wrong(Exception):
    """A line of a draft that breaks a rule."""


@dataclass
class Sentence:
    """One sentence of a draft."""

    line: int
    text: str
    items: list[dict[str, Any]] = field(default_factory=list)
    nothing: str | None = None


def span(text: str, written: str) -> list[int] | None:
    """Characters of a phrase in a sentence."""
    phrase, _, nth = (
        written.strip().rpartition("#") if re.search(r"#\d$", written.strip()) else (written.strip(), "", "1")
    )
    if phrase == "_":
        return None
    at = -1
    for _ in range(int(nth or 1)):
        at = text.find(phrase, at + 1)
        while at >= 0 and cut(text, at, at + len(phrase)):
            at = text.find(phrase, at + 1)
        if at < 0:
            raise Wrong(f"{written.strip()!r} does not stand in the sentence as whole words")
    return [at, at + len(phrase)]


def cut(text: str, start: int, end: int) -> bool:
    """True where a span would cut a word in two."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return before or (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def code(text: str) -> str | None:
    """A state or a bloc; `-` for a party that is neither."""
    if text == "-":
        return None
    if not states.is_state(text) and not blocs.is_bloc(text):
        raise Wrong(f"{text} is no code of a state or a bloc")
    return text


def one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    """A value of a closed list."""
    if value not in allowed:
        raise Wrong(f"{what} {value!r}: expected one of {', '.join(allowed)}")
    return value


def act(text: str, head: list[str], parts: list[str]) -> dict[str, Any]:
    """`act KEN REQUEST GHA occurred active | actor | trigger | recipient | holder=... cue=...`"""
    if len(head) != 5 or len(parts) < 3:
        raise Wrong("expected: act ACTOR TYPE RECIPIENT MODALITY FORM | actor | trigger | recipient")
    more = extras(parts[3]) if len(parts) > 3 else {}
    item = {
        "kind": "act", "actor": code(head[0]), "type": one_of(head[1], plover.TYPES, "type"), "recipient": code(head[2]),
        "modality": one_of(head[3], MODALITIES, "modality"), "form": one_of(head[4], FORMS, "form"),
        "actor_span": span(text, parts[0]), "trigger_span": span(text, parts[1]), "recipient_span": span(text, parts[2]),
        "holder": more.get("holder"), "cue_span": span(text, more["cue"]) if "cue" in more else None,
    }  # fmt: skip
    if item["trigger_span"] is None:
        raise Wrong("an act needs a trigger that stands in the sentence")
    if item["actor"] is not None and item["actor"] == item["recipient"]:
        raise Wrong("actor and recipient are the same state")
    return item


def extras(part: str) -> dict[str, str]:
    """`holder=the minister cue=fears` as pairs."""
    return {m[1]: m[2].strip() for m in re.finditer(r"(holder|cue)=(.*?)(?=\s+(?:holder|cue)=|$)", part)}


def rel(text: str, head: list[str], parts: list[str]) -> dict[str, Any]:
    """`rel dependence energy GHA KEN ongoing | a | trigger | b`"""
    if len(head) < 5 or len(parts) < 3:
        raise Wrong("expected: rel KIND LAYER A B MODALITY | a | trigger | b")
    kind, layer, a, b, mood = " ".join(head[:-4]), *head[-4:]
    return {
        "kind": "relation", "relation": one_of(kind, RELATIONS, "relation"), "layer": layer,
        "state_a": code(a), "state_b": code(b), "modality": one_of(mood, MODALITIES, "modality"),
        "a_span": span(text, parts[0]), "trigger_span": span(text, parts[1]), "b_span": span(text, parts[2]),
    }  # fmt: skip


def pred(text: str, head: list[str], parts: list[str]) -> dict[str, Any]:
    """`pred denied | stopped`: the modality of one predicate, whatever it is about."""
    if len(head) != 1 or len(parts) != 1:
        raise Wrong("expected: pred MODALITY | word")
    return {
        "kind": "predicate",
        "modality": one_of(head[0], MODALITIES, "modality"),
        "trigger_span": span(text, parts[0]),
    }


def parse(path: Path) -> tuple[list[Sentence], list[str]]:
    """Sentences of a draft and what is wrong with it."""
    found: list[Sentence] = []
    wrong: list[str] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("//"):
            continue
        if line.startswith(">"):
            found.append(Sentence(number, line[1:].strip()))
            continue
        try:
            take(found, line)
        except Wrong as error:
            wrong.append(f"line {number}: {error}")
    wrong += [f"line {one.line}: no item" for one in found if not one.items and one.nothing is None]
    return found, wrong


def take(found: list[Sentence], line: str) -> None:
    """One item line of the sentence before it."""
    if not found:
        raise Wrong("an item before the first sentence")
    first, *parts = line.split("|")
    kind, *head = first.split()
    here = found[-1]
    if kind == "none":
        here.nothing = one_of(head[0] if head else "", NOTHING, "kind of nothing")
        return
    makers = {"act": act, "rel": rel, "pred": pred}
    if kind not in makers:
        raise Wrong(f"{kind!r}: expected act, rel, pred or none")
    here.items.append(makers[kind](here.text, head, [part.strip() for part in parts]))


def words(text: str) -> list[str]:
    """Lower-case words."""
    return re.findall(r"[a-z0-9]+", text.lower())


def shingles(text: str, n: int = 7) -> frozenset[tuple[str, ...]]:
    """Runs of seven words; of a shorter sentence the whole."""
    said = words(text)
    return frozenset(tuple(said[i : i + n]) for i in range(max(1, len(said) - n + 1)))


def twins(rows: list[tuple[str, str]], known: list[tuple[str, str]]) -> list[str]:
    """Pairs of near-duplicates among `rows`, and between them and `known`; both are lists of (name, text)."""
    index: dict[tuple[str, ...], list[int]] = {}
    every = [*known, *rows]
    sets = [shingles(text) for _, text in every]
    out = []
    for i, (name, _) in enumerate(every):
        met = Counter(j for run in sets[i] for j in index.get(run, ()))
        if i >= len(known):
            out += [f"{name} is a twin of {every[j][0]}" for j, n in met.items() if n / len(sets[i] | sets[j]) >= ALIKE]
        for run in sets[i]:
            index.setdefault(run, []).append(i)
    return out


def corpus() -> list[dict[str, Any]]:
    """Rows of the corpus."""
    if not CORPUS.is_file():
        return []
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def record(one: Sentence, identity: str, author: str) -> dict[str, Any]:
    """A sentence as a row of the corpus."""
    return {"id": identity, "text": one.text, "items": one.items, "nothing": one.nothing, "author": author,
            "reviewed": None, "rule": None}  # fmt: skip


def marked(line: str) -> tuple[str, str, list[int] | None]:
    """A line of a sheet: its key, its sentence, and the characters of the marked trigger."""
    key, said = line.split(maxsplit=1)
    before, _, rest = said.strip().partition("**")
    inside, _, after = rest.partition("**")
    return key, before + inside + after, [len(before), len(before) + len(inside)] if inside else None


def review(rows: list[dict[str, Any]], sheet: str, answers: str, by: str) -> list[str]:
    """Put a second coder's answers into the rows they are about; the keys whose sentence is no longer there.

    Raises:
        Wrong: an answer names no type or no modality.
    """
    known = {row["text"]: row for row in rows}
    given = {key: rest for key, *rest in (line.split() for line in answers.splitlines() if line.strip())}
    lost = []
    for key, text, trigger in (marked(line) for line in sheet.splitlines() if line.strip()):
        if key not in given:
            continue
        if text not in known:
            lost.append(key)
            continue
        kind, *felt = given[key]
        second = {
            "by": by, "trigger_span": trigger, "type": None if kind == "NONE" else one_of(kind, plover.TYPES, "type"),
            "modality": one_of(felt[0], MODALITIES, "modality") if felt else None,
        }  # fmt: skip
        told = known[text]["reviewed"] or []
        known[text]["reviewed"] = [one for one in told if (one["by"], one["trigger_span"]) != (by, trigger)] + [second]
    return lost


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two coders: agreement beyond what their shares of each class give by chance."""
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[kind] * second[kind] for kind in first) / n**2
    return (sum(a == b for a, b in pairs) / n - chance) / (1 - chance)


def agreement(rows: list[dict[str, Any]]) -> dict[str, list[tuple[str, str]]]:
    """First and second coding side by side: type and modality of marked acts, event or none of bare sentences."""
    found: dict[str, list[tuple[str, str]]] = {"type": [], "modality": [], "event or none": []}
    for row in rows:
        acts = [item for item in row["items"] if item["kind"] == "act"]
        for second in row["reviewed"] or []:
            if second["trigger_span"] is None:
                found["event or none"].append((event(bool(acts)), event(second["type"] is not None)))
                continue
            same = [item for item in acts if item["trigger_span"] == second["trigger_span"]]
            if same:
                close = min(
                    same, key=lambda item: (item["type"] != second["type"], item["modality"] != second["modality"])
                )
                found["type"].append((close["type"], second["type"] or "none"))
                found["modality"].append((close["modality"], second["modality"] or "none"))
    return {what: pairs for what, pairs in found.items() if pairs}


def event(there: bool) -> str:
    """The gate's answer as a word."""
    return "event" if there else "none"


def counted(values: Iterable[str]) -> str:
    """Values by falling count, in words."""
    return ", ".join(f"{value} {n:,}" for value, n in Counter(values).most_common()) or "none"


def stats(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What there is, as pairs of a name and its counts."""
    acts, ties, predicates = (
        [item for row in rows for item in row["items"] if item["kind"] == kind]
        for kind in ("act", "relation", "predicate")
    )
    named = Counter(code for row in rows for code in parties(row))
    lengths = sorted(len(row["text"].split()) for row in rows) or [0]
    reviewed = [row for row in rows if row["reviewed"]]
    out = [
        ("sentences", f"{len(rows):,}"),
        (
            "nothing in them",
            f"{sum(r['nothing'] is not None for r in rows):,}: {counted(r['nothing'] for r in rows if r['nothing'])}",
        ),
        ("acts", f"{len(acts):,}"),
        ("type", counted(item["type"] for item in acts)),
        ("modality", counted(item["modality"] for item in acts)),
        ("form", counted(item["form"] for item in acts)),
        ("relations", f"{len(ties):,}: {counted(item['relation'] for item in ties)}"),
        ("predicates", f"{len(predicates):,}: {counted(item['modality'] for item in predicates)}"),
        (
            "coded states and blocs",
            f"{len(named)}, most often {', '.join(f'{c} {n}' for c, n in named.most_common(5))}",
        ),
        ("words", f"median {lengths[len(lengths) // 2]}, a tenth have {lengths[len(lengths) * 9 // 10]} or more"),
        ("parts", counted(row["author"] for row in rows)),
        ("reviewed sentences", f"{len(reviewed):,}"),
    ]
    for what, pairs in agreement(rows).items():
        out.append((f"agreement, {what}", f"kappa {kappa(pairs):.2f} on {len(pairs)}"))
    return out


def parties(row: dict[str, Any]) -> set[str]:
    """States and blocs that are coded in a sentence."""
    return {
        item[side] for item in row["items"] for side in ("actor", "recipient", "state_a", "state_b") if item.get(side)
    }


def table(rows: list[dict[str, Any]]) -> str:
    """The counts as the table of the data card."""
    return "\n".join(["| | |", "| --- | --- |", *(f"| {name} | {said} |" for name, said in stats(rows))])


def carded(card: str, counts: str) -> str:
    """The data card with its counts between the two marks."""
    before, _, rest = card.partition("<!-- counts -->")
    return f"{before}<!-- counts -->\n{counts}\n<!-- end of counts -->{rest.partition('<!-- end of counts -->')[2]}"


def write(rows: list[dict[str, Any]]) -> None:
    """The corpus, one row a line."""
    CORPUS.parent.mkdir(exist_ok=True)
    CORPUS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def drafted(path: Path, author: str, known: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows of a draft, and what is wrong with it, twins included."""
    found, wrong = parse(path)
    at = 1 + sum(row["author"] == author for row in known)
    rows = [record(one, f"{author}-{number:04}", author) for number, one in enumerate(found, at)]
    every = [(row["id"], row["text"]) for row in known]
    return rows, wrong + twins([(f"line {one.line}", one.text) for one in found], every)


def main() -> int:
    """Run one of the four verbs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("check", "add", "review", "stats"))
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--author", default="")
    parser.add_argument("--card", action="store_true", help="stats: write them into corpus/README.md")
    asked = parser.parse_args()
    known = corpus()
    if len(asked.files) != {"stats": 0, "review": 2}.get(asked.verb, 1):
        parser.error("check and add take one draft, review a sheet and its answers, stats no file")
    if asked.verb == "stats":
        print(table(known))
        if asked.card:
            CARD.write_text(carded(CARD.read_text(encoding="utf-8"), table(known)), encoding="utf-8")
        return 0
    if asked.verb == "review":
        sheet, answers = (path.read_text(encoding="utf-8") for path in asked.files)
        try:
            lost = review(known, sheet, answers, asked.author)
        except Wrong as error:
            print(error)
            return 7
        print("".join(f"{key}: its sentence is not in the corpus\n" for key in lost), end="")
        write(known)
        return 0
    rows, wrong = drafted(asked.files[0], asked.author or "draft", known)
    print("\n".join([*wrong, *(f"{name}: {said}" for name, said in stats(rows))]))
    if not wrong and asked.verb == "add":
        write([*known, *rows])
    return 7 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
