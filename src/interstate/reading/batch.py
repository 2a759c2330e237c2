"""Sentences in, codes out: one JSON object a line (INTERFACES section 2)."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from interstate.codes import plover
from interstate.errors import BadInput
from interstate.model.article import Article, Sentence
from interstate.model.event import Claim, Event
from interstate.model.relation import Relation
from interstate.reading import collapse, frames, modality, pair_type, states, triggers
from interstate.reading.clean import clean
from interstate.reading.gate import best, level
from interstate.reading.language import language
from interstate.reading.learned import acts, whole
from interstate.reading.learned import mood as learned_mood
from interstate.reading.learned import pair as learned_pair
from interstate.reading.learned.linear import model
from interstate.reading.parse import parsed
from interstate.reading.parties import Parties, Party
from interstate.reading.read import HAPPENED, Found, Marks, act, claim, code
from interstate.reading.reliability import gate as counted_gate
from interstate.reading.states import Named
from interstate.reading.words import Entry

CHUNK = 64
COUNTED = 0.3
"""Weight of the counted opinion on the gate."""
NEWS = 1.2
"""Odds by which the gate leans to none: the corpus holds more events than news does. Both numbers were chosen on development figures."""


def answers(lines: Iterable[str]) -> Iterator[str]:
    """One answer a line, in order; blank lines are left out.

    Raises:
        BadInput: a line that is no JSON object with an id and a text, or a span outside the text.
    """
    waiting: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        waiting.append(asked(line, number))
        if len(waiting) == CHUNK:
            yield from answered(waiting)
            waiting = []
    yield from answered(waiting)


def asked(line: str, number: int) -> dict[str, Any]:
    """A line of input, checked."""
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"line {number} is not JSON: {error}") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise BadInput(f"line {number}: expected an object with id and text.")
    for name in ("actor", "recipient", "trigger"):
        span = row.get(name)
        if span is not None and not (
            isinstance(span, list) and len(span) == 2 and all(isinstance(n, int) for n in span)
            and 0 <= span[0] < span[1] <= len(row["text"])
        ):  # fmt: skip
            raise BadInput(f"line {number}: {name} must be [start, end] inside the text.")
    told = row.get("names") or []
    if not isinstance(told, list) or not all(
        isinstance(one, dict) and all(isinstance(one.get(k), str) and one[k] for k in ("name", "code")) for one in told
    ):
        raise BadInput(f"line {number}: names must be a list of {{name, code}}.")
    try:
        row["day"] = date.fromisoformat(row["published"]) if row.get("published") else None
    except (ValueError, TypeError):
        raise BadInput(f"line {number}: published must be a day such as 2024-06-20.") from None
    return row


def answered(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Answers to a handful of sentences, parsed together."""
    docs = parsed(row["text"] for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        yield json.dumps(answer(row, doc), ensure_ascii=False)


def answer(row: dict[str, Any], doc: Any) -> dict[str, Any]:
    """What one sentence holds, or what is asked of it."""
    text = row["text"]
    article = Article(str(row["id"]), text, "", row["day"], "", "en", str(row["id"]))
    sentence = Sentence(1, 0, len(text))
    names = [*states.named(clean(text), row["day"]), *also_named(text, row.get("names") or [])]
    names = [one for one in names if one.end <= len(doc.text)]
    marks = Marks(doc, sentence, article, row["day"])
    if language(text) not in ("en", "und"):
        names, found = [], Found()
    elif row.get("actor") or row.get("recipient"):
        found = of_pair(row, doc, names, marks)
    else:
        found = code(doc, names, sentence, article, row["day"])
    events = collapse.acts(found.events)
    claims = collapse.acts(found.claims)
    relations = collapse.ties(found.relations)
    return {
        "id": row["id"],
        "gate": gate(doc, names, events, claims),
        "events": [item_json(item) for item in events],
        "claims": [item_json(item) for item in claims],
        "relations": [relation_json(item) for item in relations],
        "triggers": [of_trigger(row["trigger"], doc)] if row.get("trigger") else [],
    }


def also_named(text: str, told: list[dict[str, str]]) -> list[Named]:
    """Names that the asker adds to the tables, as `{name, code}`: invented states of a test, parties of a study."""
    found: dict[int, Named] = {}
    for one in sorted(told, key=lambda one: -len(one["name"])):
        kind = "adjective" if one["name"].endswith(("i", "ian", "ish", "ese")) else "name"
        for match in re.finditer(rf"(?<!\w){re.escape(one['name'])}(?!\w)", text):
            if not any(held.start < match.end() and match.start() < held.end for held in found.values()):
                found[match.start()] = Named(match.start(), match.end(), (one["code"],), kind, "name given")
    return [found[at] for at in sorted(found)]


def gate(doc: Any, names: list[Named], events: tuple[Event, ...], claims: tuple[Claim, ...]) -> dict[str, Any]:
    """Is there a political event at all (at home too), of which class, and is it between states?

    Two opinions are weighed: the fitted model's, leaning to the share of events that news has, and the count for what was found.
    """
    classes = model("whole").probabilities(seen_whole(doc, names))
    none = classes.pop("none")
    reached = level(doc, names, events, claims)
    counted = counted_gate("event", reached)
    fitted = (1 - none) / (1 - none + none * NEWS)
    return {
        "event": round(fitted if counted is None else (1 - COUNTED) * fitted + COUNTED * counted, 3),
        "quad": max(sorted(classes), key=classes.__getitem__),
        "interstate": counted_gate("interstate", reached),
    }


def seen_whole(doc: Any, names: list[Named]) -> dict[str, float]:
    """A sentence as the model of the gate sees it."""
    known = {one.token.i: one for one in triggers.found(doc)}
    masks = masked(doc, names)
    return whole.features(doc, masks, list(known.values()), best(doc, names)[0], acts.seen_in(doc, masks, known))


def masked(doc: Any, names: list[Named]) -> dict[int, str]:
    """Tokens of names of states."""
    return {t.i: "STATE" for one in names if one.codes for t in doc if one.start <= t.idx < one.end}


def of_pair(row: dict[str, Any], doc: Any, names: list[Named], marks: Marks) -> Found:
    """The act between two parties whose spans are given: of all triggers the best fit, else the nearest verb."""
    given = [named_at(row.get(side), row["text"], names, side) for side in ("actor", "recipient")]
    own = [one for one in given if one is not None]
    heads = states.tokens_of(doc, own)
    parties = Parties(doc, heads)
    found = Found()
    first, second = (Party(one.codes[0], one, "span given") if one else None for one in given)
    if first is None:
        first, second = second, None
    if first is None or not row["text"].strip():
        return found
    pair = frames.Pair(first, second, False, "span given")
    every = {one.token.i: one for one in triggers.found(doc)}
    known = {at: one for at, one in every.items() if not inside(one.token, own)}
    ends = [next((doc[i] for i, named in heads.items() if named is one), None) if one else None for one in given]
    hit = pair_type.asked(doc, ends[0], ends[1], known)
    if hit is None:
        trigger = guessed(doc, own, known)
        hit = pair_type.Asked(trigger.entry.type, trigger, "nearest trigger")
    spans = [[t for t in doc if one and one.start < t.idx + len(t.text) and t.idx < one.end] for one in given]
    masks = masked(doc, names)
    kinds = model("pair").probabilities(
        learned_pair.features(doc, spans[0], spans[1], masks, known, hit, acts.seen_in(doc, masks, every))
    )
    kind = max(sorted(kinds), key=kinds.__getitem__)
    bare = hit.bare or (hit.type if hit.type != kind else None)
    hit = replace(hit, type=kind, bare=bare, rule=f"typed, {hit.rule}")
    put(found, hit, pair, marks, parties, round(kinds[kind], 3))
    return found


def inside(token: Any, own: list[Named]) -> bool:
    """True for a word of one of the spans given."""
    return any(one.start <= token.idx < one.end for one in own)


def put(found: Found, hit: pair_type.Asked, pair: frames.Pair, marks: Marks, parties: Parties, sure: float) -> None:
    """One act as an event or a claim, its type always stated; the bare act under a promise or a refusal beside it, as a claim."""
    trigger = hit.trigger
    feel = modality.mood(trigger)
    made = replace(act(trigger, pair, feel, marks), second_type=hit.bare, rule=hit.rule)
    stated = replace(made, type=hit.type, probability=sure)
    if hit.bare is not None and hit.bare != hit.type:
        inner = replace(made, type=hit.bare, probability=rest(stated.probability))
        found.events.append(replace(stated, modality="occurred"))
        if inner.modality not in HAPPENED:
            found.claims.append(claim(inner, feel, trigger, parties))
    elif made.modality in HAPPENED:
        found.events.append(stated)
    else:
        found.claims.append(claim(stated, feel, trigger, parties))


def rest(p: float | None) -> float | None:
    """What is left for the second reading."""
    return None if p is None else min(p, round((1 - p) / 2, 3))


def named_at(span: list[int] | None, text: str, names: list[Named], side: str) -> Named | None:
    """The party at a given span: a name that overlaps it, else the words themselves."""
    if span is None:
        return None
    start, end = span
    inside = [one for one in names if one.codes and one.start < end and start < one.end]
    codes = inside[0].codes[:1] if inside else (text[start:end],)
    return Named(start, end, codes, "given", f"{side} given")


def guessed(doc: Any, own: list[Named], known: dict[int, triggers.Trigger]) -> triggers.Trigger:
    """Where no act stands between the two: the trigger nearest to both spans, else the root of the sentence as a statement."""
    middle = sum(one.start + one.end for one in own) / (2 * len(own)) if own else 0
    if known:
        return min(known.values(), key=lambda one: (not one.verb, abs(one.token.idx - middle)))
    root = next((token for token in doc if token.dep_ == "ROOT"), doc[0])
    return triggers.Trigger(root, Entry("CONSULT", "", (), (), (), "diplomacy"), root.pos_ == "VERB")


def of_trigger(span: list[int], doc: Any) -> dict[str, Any]:
    """The modality of the predicate at a span, whatever it is about."""
    start, end = span
    token = next((t for t in doc if t.idx < end and start < t.idx + len(t.text)), doc[0])
    known = {one.token.i: one for one in triggers.found(doc)}
    moods = model("mood").probabilities(learned_mood.features(token, modality.of_token(token, known)))
    happened = moods["occurred"] + moods["ongoing"]
    side = [name for name in sorted(moods) if (name in HAPPENED) == (happened >= 0.5)]
    return {"span": span, "modality": max(side, key=moods.__getitem__), "happened": round(happened, 3)}


def item_json(item: Event) -> dict[str, Any]:
    """An event or a claim of one sentence."""
    row: dict[str, Any] = {
        "actor": item.actor,
        "recipient": item.recipient,
        "actor_span": item.actor_span,
        "recipient_span": item.recipient_span,
        "trigger_span": item.trigger_span,
        "type": item.type,
        "quad": plover.quad(item.type) if item.type else None,
        "probability": item.probability,
        "modality": item.modality,
        "day": item.day.isoformat() if item.day else None,
        "precision": item.precision,
        "mutual": item.mutual,
        "family": item.family,
    }
    return row | ({"holder": item.holder} if isinstance(item, Claim) else {})


def relation_json(item: Relation) -> dict[str, Any]:
    """A relation of one sentence."""
    return {
        "kind": item.kind,
        "layer": item.layer,
        "state_a": item.state_a,
        "state_b": item.state_b,
        "modality": item.modality,
        "family": item.family,
        "span": item.trigger_span,
    }
