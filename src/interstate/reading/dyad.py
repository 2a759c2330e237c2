"""Two states that a text is about: an act of the one that names nobody else is toward the other.

News and analysis of a quarrel name both sides at the start and then tell what each did. Only in a text of some length in which
two states stand out does this rule speak, and the item says that it did.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from interstate.reading.parties import Party
from interstate.reading.states import Named

SENTENCES, SHARE, LEAD, ALONE = 8, 0.3, 1.4, 0.35
"""A text this long; each of the two in this share of its sentences; so many times as often as the third state; the share from
which one state alone is what a text is about."""
TYPES = frozenset({"ACCUSE", "REJECT", "AGREE", "REQUEST", "THREATEN", "CONCEDE", "SANCTION", "RETREAT"})
AT = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SANCTION"})
CALM = frozenset(
    {"calm", "restraint", "dialogue", "ceasefire", "cease-fire", "truce", "de-escalation", "moderation", "peace", "settlement",
     "compromise", "patience"}
)  # fmt: skip
VESSELS = frozenset(
    {"ship", "boat", "trawler", "tanker", "vessel", "clipper", "freighter", "aircraft", "plane", "diplomat", "ambassador",
     "embassy", "envoy", "consulate", "sailor", "fisherman", "border", "frontier", "crossing", "check", "lorry"}
)  # fmt: skip
"""What is seized, held or shut of another state where a text is about two."""
RULE = "the other state of the text"


def shares(sentences: Iterable[Sequence[Named]]) -> dict[str, float]:
    """The share of a text's sentences that name each state."""
    counts: Counter[str] = Counter()
    total = 0
    for names in sentences:
        total += 1
        counts.update({code for one in names if one.kind not in ("region", "ambiguous") for code in one.codes})
    return {code: n / total for code, n in counts.items()}


def dyad(sentences: Iterable[Sequence[Named]]) -> tuple[tuple[str, ...], str | None]:
    """(the two states that stand out in a text, by the sentences that name them; the one state that it is about), or none."""
    counts: Counter[str] = Counter()
    total = 0
    for names in sentences:
        total += 1
        counts.update({code for one in names if one.kind not in ("region", "ambiguous") for code in one.codes})
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    if total < SENTENCES or len(ranked) < 2:
        return (), None
    (first, most), (second, more) = ranked[:2]
    third = ranked[2][1] if len(ranked) > 2 else 0
    two = (first, second) if more >= SHARE * total and more >= LEAD * third else ()
    return two, first if most >= ALONE * total and most >= LEAD * more else None


def toward(
    actors: Sequence[Party], kind: str, family: str, words: Iterable[str], two: tuple[str, ...], one: str | None
) -> list[Party]:
    """Who an act without a recipient is toward: the other of the two; for a mediator, or a call to both sides, each of them;
    the state that a text is about, for what others say to it. `words`: what the act is about.
    """
    codes = {party.code for party in actors}
    others = [code for code in two if code not in codes]
    if not codes or any(party.named.kind == "linked" for party in actors):
        return []
    both = family == "mediation" or (kind == "REQUEST" and not CALM.isdisjoint(words))
    if (
        len(two) == 2
        and len(codes) == 1
        and len(others) == 1
        and (kind in TYPES or (kind == "COERCE" and not VESSELS.isdisjoint(words)))
    ):
        return [Party(others[0], actors[0].named, RULE)]
    if len(others) == 2 and both:
        return [Party(code, actors[0].named, RULE) for code in others]
    if one is not None and one not in codes and kind in AT:
        return [Party(one, actors[0].named, "the state that the text is about")]
    return []
