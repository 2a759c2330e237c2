"""Choose the key judgements and word them: what changes, by how much, how likely, and how far the evidence carries."""

from collections.abc import Iterator, Sequence

from interstate.brief.words import act, change, number, subject, tie
from interstate.codes import likelihood, states
from interstate.model.article import Reading
from interstate.model.brief import Confidence, ConfidenceLevel, Judgement, Line
from interstate.model.event import Claim
from interstate.model.implication import Implication

MOST, FEWEST, FEWEST_COUNTED = 5, 3, 2
STANDING = {
    "A": "in past cases, with this size",
    "B": "in past cases",
    "C": "in theory",
    "D": "the literature claims, and the data do not bear it out",
}
"""What the grade of a mechanism allows the sentence to say (PRODUCT section 7)."""
NONE_ESTIMATED = "No likelihood has been estimated."


def judge(implications: Sequence[Implication], readings: Sequence[Reading], focal: str) -> tuple[Judgement, ...]:
    """Up to five key judgements, the focal state's first; at least two with a counted likelihood where there are two."""
    claims = {claim.id: act(claim) for reading in readings for claim in reading.claims}
    ties = {item.id: tie(item) for reading in readings for item in reading.relations}
    moods = {claim.id: claim for reading in readings for claim in reading.claims}
    chosen = choose(implications, focal, central(readings))
    return tuple(word(item, {**claims, **ties}, moods) for item in chosen)


def central(readings: Sequence[Reading]) -> frozenset[str]:
    """The states of the event that the texts tell most often."""
    events = [event for reading in readings for event in (reading.events or reading.claims)]
    if not events:
        return frozenset()
    most = max(len(event.evidence) for event in events)
    first = next(event for event in events if len(event.evidence) == most)
    return frozenset(code for code in (first.actor, first.recipient) if code)


def choose(implications: Sequence[Implication], focal: str, parties: frozenset[str]) -> tuple[Implication, ...]:
    """The focal state's weightiest implications, one a mechanism; the last places go to counted ones, so that two are."""
    ranked = sorted(implications, key=lambda item: rank(item, focal, parties))
    own = [item for item in ranked if item.state == focal]
    counted = [item for item in ranked if item.likelihood is not None]
    chosen = list(distinct(own))[:MOST]
    have = sum(1 for item in chosen if item.likelihood)
    extra = [item for item in distinct(counted) if item not in chosen][: max(0, FEWEST_COUNTED - have)]
    chosen = chosen[: MOST - len(extra)] + extra
    used = {item.mechanism for item in chosen}
    rest = [item for item in distinct(ranked) if item not in chosen and item.mechanism not in used]
    chosen += rest[: max(0, FEWEST - len(chosen))]
    return tuple(sorted(chosen, key=lambda item: rank(item, focal, parties)))


def distinct(ranked: Sequence[Implication]) -> Iterator[Implication]:
    """The first of each mechanism."""
    used: set[str] = set()
    for item in ranked:
        if item.mechanism not in used:
            used.add(item.mechanism)
            yield item


def rank(item: Implication, focal: str, parties: frozenset[str]) -> tuple[bool, int, bool, bool, bool, float, int]:
    """Small is important: with a direction or a size, about the focal state, then about the states of the event; firm, counted,
    sized, on facts that were checked; then the engine's order."""
    vague = item.value is None and item.direction == "open"
    about = 0 if item.state == focal else 1 if item.toward == focal else 2 if item.state in parties else 3
    return (
        vague,
        about,
        bool(item.contingent_on),
        item.likelihood is None,
        item.value is None,
        loose_share(item),
        int(item.id[1:]),
    )


def loose_share(item: Implication) -> float:
    """Share of the facts under an implication that nobody has looked up, in tenths; 1 where it rests on no fact."""
    facts = [pointer for pointer in item.evidence if pointer.kind == "fact"]
    return round(sum(pointer.unverified for pointer in facts) / len(facts), 1) if facts else 1.0


def word(item: Implication, claims: dict[str, str], moods: dict[str, Claim]) -> Judgement:
    """One judgement: its sentence, likelihood and confidence."""
    parts = [condition(item, claims, moods) + headline(item), size(item), chance(item)]
    line = Line(" ".join(part for part in parts if part), item.evidence, (item.id,))
    return Judgement(line, item.likelihood, confidence(item), (item.id,))


def condition(item: Implication, claims: dict[str, str], moods: dict[str, Claim]) -> str:
    """`If C3 is true (Russia works with North Korea; feared, not reported as done): ` for what hangs on a claim."""
    if not item.contingent_on:
        return ""
    first = item.contingent_on[0]
    mood = moods[first].modality if first in moods else "not"
    label = {"possible": "speculated", "feared": "feared", "planned": "planned"}.get(mood, "claimed")
    return f"If {first} is true ({claims.get(first, 'a claim')}; {label}, not reported as done): "


def headline(item: Implication) -> str:
    """What changes, for whom, and why."""
    what = change(item.quantity, item.direction, item.toward)
    return f"{subject(states.name(item.state))}: {STANDING[item.grade]}, {what}. {subject(item.steps[-1].because.rstrip('.'))}."


def size(item: Implication) -> str:
    """The size on the measure's own scale, with its range."""
    if item.value is None:
        return ""
    span = ""
    if item.low is not None and item.high is not None and item.low != item.high:
        span = f" ({number(item.low, item.unit)} to {number(item.high, item.unit)})"
    return f"Size: {number(item.value, item.unit)}{span} on the scale {item.unit}."


def chance(item: Implication) -> str:
    """The likelihood with its cases, or the words that none has been estimated."""
    if item.likelihood is None:
        return NONE_ESTIMATED
    count = item.likelihood
    return f"{subject(count.question)}: {likelihood.phrase(count.p)}; {count.cases} of {count.n} past cases ({count.window})."


def confidence(item: Implication) -> Confidence:
    """High, moderate or low, by the weakest thing under the judgement."""
    limits = list(limited(item))
    level: ConfidenceLevel = "high"
    for found, _ in limits:
        level = "low" if found == "low" else level if level == "low" else "moderate"
    reasons = [reason for found, reason in limits if found == level]
    return Confidence(level, reasons[0] if reasons else "nothing that was found")


def limited(item: Implication) -> Iterator[tuple[str, str]]:
    """Each thing that limits confidence, with the level that it allows, the weightiest first."""
    facts = [pointer for pointer in item.evidence if pointer.kind == "fact"]
    loose = [pointer for pointer in facts if pointer.unverified]
    if item.contingent_on:
        yield "low", "its trigger is claimed, not reported as done"
    if item.direction == "open":
        yield "low", "theory gives no direction"
    if loose:
        yield "low", f"{len(loose)} of the {len(facts)} facts under it have not been checked at a source"
    if item.fragile:
        yield "low", "a single fact carries it"
    if item.grade in ("C", "D"):
        yield "moderate", "the mechanism's effect has not been estimated from history"
    if not facts:
        yield "moderate", "it rests on the text alone"
