"""Standing ties that a sentence asserts: dependence, alliance, rivalry, sanction regime, presence, leverage."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from interstate.codes import ties
from interstate.model.relation import RelationKind
from interstate.reading.frames import owned, topics, unique
from interstate.reading.goods import in_front
from interstate.reading.grammar import children, lemma, listed, objects, prepositions, subjects
from interstate.reading.parties import Parties, Party
from interstate.reading.states import Named
from interstate.reading.triggers import FORCES, Trigger
from interstate.reading.words import Entry, goods, nouns

Token = Any
DEPEND_VERBS = frozenset({"rely", "depend", "hinge"})
DEPEND_NOUNS = frozenset({"reliance", "dependence", "dependency", "overreliance", "vulnerability", "addiction", "debt"})
DEPEND_ADJ = frozenset({"dependent", "reliant", "indebted", "beholden"})
ALLY_NOUNS = frozenset({"ally", "friend", "patron", "protector", "alliance", "pact", "treaty"})
RIVAL_NOUNS = frozenset(
    {"rival", "rivalry", "adversary", "foe", "enemy", "archrival", "arch-rival", "enmity", "hostility", "archenemy"}
)
LEVERAGE_NOUNS = frozenset({"leverage", "influence", "sway", "clout", "hold", "grip"})
PRESENCE_NOUNS = frozenset({"presence", "base", "foothold", "garrison", "outpost", "footprint", "stronghold"})
SUPPORTIVE = frozenset(
    {"cooperation", "support", "help", "consent", "aid", "assistance", "supply", "goodwill", "backing"}
)
VITAL = frozenset({"critical", "essential", "vital", "crucial", "indispensable"})
PLACED = frozenset({"in", "at", "on", "near", "inside", "across"})
STATIONED = frozenset({"station", "base", "garrison", "billet", "deploy", "quarter"})
BUY_VERBS = frozenset({"buy", "import", "get", "obtain", "source", "receive", "purchase", "draw", "procure"})
SELL_VERBS = frozenset({"supply", "provide", "deliver", "account", "sell", "cover", "meet", "furnish"})
FAMILY = {
    "dependence": "dependence", "alliance": "alliance", "rivalry": "threat", "sanction regime": "sanctions",
    "presence": "alignment", "leverage": "dependence",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation as found: its kind, its two ends, what it is about, the word that says so."""

    kind: RelationKind
    a: Party
    b: Party | None
    goods: tuple[str, ...]
    place: str | None
    trigger: Trigger
    rule: str


def found(doc: Any, parties: Parties, regions: dict[int, Named]) -> Iterator[Bond]:
    """Every relation of a sentence."""
    for token in doc:
        word = lemma(token)
        if token.pos_ == "VERB" and word in DEPEND_VERBS:
            yield from depends(token, subjects(token), parties)
        elif token.pos_ == "VERB" and word in (*BUY_VERBS, *SELL_VERBS):
            yield from share(token, parties)
        elif token.pos_ == "ADJ" and word in DEPEND_ADJ:
            holders = subjects(token.head) if token.head.pos_ in ("AUX", "VERB") else [token.head]
            yield from depends(token, holders, parties)
        elif (token.tag_ == "VBN" and word in STATIONED) or (token.pos_ == "VERB" and word == "serve"):
            yield from stationed(token, parties)
        elif token.pos_ == "ADJ" and word in VITAL and token.dep_ == "acomp":
            yield from vital(token, parties)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from of_noun(token, word, parties, regions)
        elif (
            token.pos_ in ("VERB", "ADJ")
            and word in ("sanction", "sanctioned", "isolate", "isolated")
            and token.dep_ in ("amod", "acl", "appos")
        ):
            continue


def of_noun(token: Token, word: str, parties: Parties, regions: dict[int, Named]) -> Iterator[Bond]:
    """Relations that hang on a noun."""
    if word in DEPEND_NOUNS:
        holders = children(token, "poss") or [obj for prep, obj in prepositions(token) if prep == "of"]
        found_any = list(depends(token, [part for one in holders for part in listed(one)], parties))
        if not found_any and token.head.pos_ in ("VERB", "AUX"):
            found_any = list(depends(token, subjects(token.head), parties))
        yield from found_any
    elif word in ALLY_NOUNS or word in RIVAL_NOUNS:
        yield from bound(token, "alliance" if word in ALLY_NOUNS else "rivalry", parties)
    elif word in LEVERAGE_NOUNS:
        over = [obj for prep, obj in prepositions(token) if prep in ("over", "with", "on")]
        for a in unique(p for part in holders_of(token) for p in parties.of(part) or owned(part, parties)) or unique(
            parties.near(token)
        ):
            for b in unique(p for one in over for part in listed(one) for p in parties.of(part)):
                if a.code != b.code:
                    yield Bond("leverage", a, b, (), None, state(token), "noun of leverage")
        if not over:
            yield from present(token, parties, regions)
    elif word in PRESENCE_NOUNS:
        yield from present(token, parties, regions)


def holders_of(token: Token) -> list[Token]:
    """Whose a thing is: possessor, `of`, or the subject of the verb that has it."""
    own = [part for one in children(token, "poss") for part in listed(one)]
    own += [part for prep, obj in prepositions(token) if prep == "of" for part in listed(obj)]
    if not own and token.dep_ in ("dobj", "attr") and token.head.pos_ in ("VERB", "AUX"):
        own = subjects(token.head)
    return own


def depends(token: Token, holders: list[Token], parties: Parties) -> Iterator[Bond]:
    """`A relies on B for C and D`: one relation a layer of goods."""
    on = [obj for prep, obj in prepositions(token) if prep in ("on", "upon", "to")]
    on += [obj for child in children(token, "xcomp") for prep, obj in prepositions(child) if prep in ("on", "upon")]
    suppliers = unique(
        p for one in on for part in listed(one) for p in parties.of(part) or owned(part, parties) or parties.near(part)
    )
    needed = [obj for prep, obj in prepositions(token) if prep == "for"]
    needed += [obj for one in on for prep, obj in prepositions(one) if prep == "for"]
    needed += [part for one in on for part in listed(one) if lemma(part) in goods()]
    kinds = layers([word for one in needed for part in listed(one) for word in (part, *in_front(part))])
    for a in unique(p for part in holders for p in parties.of(part) or owned(part, parties) or parties.near(part)):
        for b in suppliers:
            if a.code != b.code:
                for about in kinds or [()]:
                    yield Bond("dependence", a, b, about, None, state(token), "word of dependence")


def layers(tokens: list[Token]) -> list[tuple[str, ...]]:
    """Goods among some words, grouped by the layer they belong to."""
    groups: dict[str, list[str]] = {}
    for token in tokens:
        good = goods().get(lemma(token))
        if good is not None:
            layer = ties.layer_of_good(good.good) if good.good in ties.GOODS else None
            groups.setdefault("arms" if layer == "transfer" else layer or good.good, []).append(good.good)
    return [tuple(dict.fromkeys(group)) for group in groups.values()]


def share(verb: Token, parties: Parties) -> Iterator[Bond]:
    """`A buys 40 per cent of its gas from B`, `B supplies most of A's gas`: a dependence only where a part of the whole is named."""
    parts = [t for one in objects(verb) for t in (one, *one.subtree)]
    parts += [t for prep, obj in prepositions(verb) if prep == "for" for t in (obj, *obj.subtree)]
    words = {lemma(t) for t in parts}
    if not words & {
        "%",
        "percent",
        "cent",
        "half",
        "third",
        "quarter",
        "most",
        "majority",
        "bulk",
        "all",
        "much",
        "share",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "part",
    }:
        return
    about = layers(parts)
    if not about:
        return
    actors = unique(p for part in subjects(verb) for p in parties.of(part) or owned(part, parties))
    if lemma(verb) in BUY_VERBS:
        suppliers = unique(
            p for prep, obj in prepositions(verb) if prep == "from" for part in listed(obj) for p in parties.of(part)
        )
        suppliers = suppliers or unique(
            p
            for one in parts
            for prep, obj in prepositions(one)
            if prep == "from"
            for part in listed(obj)
            for p in parties.of(part)
        )
        ends = [(a, b) for a in actors for b in suppliers]
    else:
        buyers = unique(p for t in parts for p in (owned(t, parties) or parties.near(t)))
        buyers = buyers or unique(
            p for prep, obj in prepositions(verb) if prep == "to" for part in listed(obj) for p in parties.of(part)
        )
        ends = [(b, a) for a in actors for b in buyers]
    for a, b in ends:
        if a.code != b.code:
            for group in about:
                yield Bond("dependence", a, b, group, None, state(verb), "part of the whole")


def bound(token: Token, kind: RelationKind, parties: Parties) -> Iterator[Bond]:
    """`X, an ally of Y`, `US allies Japan and South Korea`, `X-Y rivalry`, `alliance between X and Y`."""
    linked = parties.heads.get(token.i)
    if linked is not None and linked.kind == "linked":
        for owner in unique(p for child in children(token, "poss") for p in parties.of(child)):
            for code in linked.codes:
                yield Bond(
                    kind, owner, Party(code, linked, linked.rule), (), None, state(token), f"noun of {kind}; linked"
                )
        return
    front = unique(parties.near(token))
    behind = unique(
        p
        for prep, obj in prepositions(token)
        if prep in ("of", "with", "between", "to", "against")
        for part in listed(obj)
        for p in parties.of(part)
    )
    others: list[Token] = []
    if token.dep_ == "appos":
        others += [part for part in listed(token.head) if part.i != token.i]
    others += [part for child in children(token, "appos") for part in listed(child)]
    if token.dep_ == "attr":
        others += subjects(token.head)
    if token.dep_ == "pobj" and lemma(token.head) == "as" and token.head.head.pos_ == "VERB":
        others += objects(token.head.head)
    others += beside(token, parties) if not others and not behind else []
    outside = unique(p for part in others for p in parties.of(part))
    ends = front + [p for p in behind if p.code not in {f.code for f in front}]
    if len(outside) > 1 and not ends:
        joined = [(a, b) for at, a in enumerate(outside) for b in outside[at + 1 :]]
    elif outside:
        joined = [(a, b) for a in outside for b in ends if a.code != b.code]
    else:
        joined = [(a, b) for at, a in enumerate(ends) for b in ends[at + 1 :]]
    for a, b in joined:
        yield Bond(kind, a, b, (), None, state(token), f"noun of {kind}")


def beside(token: Token, parties: Parties) -> list[Token]:
    """`For Chile and Peru, staunch US allies,`: what stands before the comma, where the parse lost the apposition."""
    left = token.left_edge.i
    if left < 2 or token.doc[left - 1].text != "," or left - 2 not in parties.heads:
        return []
    one = token.doc[left - 2]
    while one.dep_ == "conj":
        one = one.head
    return list(listed(one))


def described(token: Token) -> list[Token]:
    """`East Asia, a region where ... its influence`: the noun that a clause with "where" stands behind, and what that renames."""
    clause = token.head
    if clause.dep_ != "relcl" or not any(c.text.lower() == "where" for c in children(clause, "advmod")):
        return []
    noun = clause.head
    return [noun.head] if noun.dep_ == "appos" else [noun]


def stationed(verb: Token, parties: Parties) -> Iterator[Bond]:
    """`X's soldiers remain stationed in Y`, `are based at a port in Y`, `serve in Y`."""
    guests = objects(verb) + (subjects(verb) if lemma(verb) == "serve" else [])
    if verb.dep_ in ("acomp", "xcomp", "oprd", "attr", "advcl", "conj"):
        guests += subjects(verb.head)
    for prep, obj in prepositions(verb):
        if prep not in PLACED:
            continue
        hosts = unique(p for part in listed(obj) for p in parties.of(part) or parties.near(part))
        for a in unique(
            p for one in guests if lemma(one) in nouns("institution") or lemma(one) in FORCES for p in parties.of(one)
        ):
            for b in hosts:
                if a.code != b.code:
                    yield Bond("presence", a, b, (), None, state(verb), "forces in a state")


def vital(token: Token, parties: Parties) -> Iterator[Bond]:
    """`where X's cooperation is crucial`: the state that the clause is about depends on X."""
    for noun in children(token.head, "nsubj"):
        if lemma(noun) not in SUPPORTIVE:
            continue
        givers = unique(parties.near(noun)) or unique(owned(noun, parties))
        for a in topics(token.head, parties):
            for b in givers:
                if a.code != b.code:
                    yield Bond("dependence", a, b, (), None, state(token), "help that is vital")


def present(token: Token, parties: Parties, regions: dict[int, Named]) -> Iterator[Bond]:
    """`X's base in Y`, `a strategic presence in East Asia`."""
    guests = unique(p for part in holders_of(token) for p in parties.of(part) or owned(part, parties)) or unique(
        parties.near(token)
    )
    where = [(prep, obj) for prep, obj in prepositions(token) if prep in PLACED]
    if not where and token.dep_ == "dobj" and lemma(token.head) in ("host", "house", "shelter"):
        guests = unique(parties.near(token)) or guests
        where = [("in", one) for one in subjects(token.head)]
    if not where and token.dep_ == "dobj":
        where = [(prep, obj) for prep, obj in prepositions(token.head) if prep in PLACED]
    for _, obj in where or [("where", one) for one in described(token)]:
        for part in listed(obj):
            hosts = parties.of(part)
            region = regions.get(part.i)
            for a in guests:
                for b in hosts:
                    if a.code != b.code:
                        yield Bond("presence", a, b, (), None, state(token), "presence in a state")
                if region is not None and not hosts:
                    yield Bond("presence", a, None, (), region.codes[0], state(token), "presence in a region")


def state(token: Token) -> Trigger:
    """A relation word as a trigger, so that its modality is found in the same way."""
    return Trigger(token, Entry("COOPERATE", "", (), (), (), ""), token.pos_ == "VERB")
