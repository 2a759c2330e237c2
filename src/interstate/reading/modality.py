"""Did it happen? Scope first: what governs the trigger decides, the strongest doubt wins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from interstate.model.event import Modality
from interstate.reading.grammar import children, climb, lemma, misjoined, passive, subjects
from interstate.reading.triggers import Trigger
from interstate.reading.words import Entry, cues

Token = Any
ORDER: tuple[Modality, ...] = ("occurred", "ongoing", "planned", "possible", "prescribed", "feared", "denied")
STANDING = frozenset({"COOPERATE", "SANCTION", "SUPPORT"})
DOUBLE = frozenset(
    {"deny", "doubt", "stop", "fail", "refuse", "reject", "cease", "hesitate", "halt", "dispute", "question", "rule"}
)
BREWING = frozenset(
    {"be", "grow", "rise", "mount", "abound", "exist", "remain", "spread", "swirl", "persist", "loom", "increase", "emerge",
     "circulate", "arise", "linger", "run", "deepen", "surface"}
)  # fmt: skip
NOBODY = frozenset({"nobody", "none", "neither", "nothing", "one"})
SAME_PAST = frozenset({"cut", "put", "hit", "shut", "set", "split", "quit", "spread", "burst", "broadcast", "rid"})
"""Verbs whose past looks like their bare form: with a subject of their own they are taken as past."""
HEARSAY = frozenset(
    {"say", "report", "believe", "allege", "think", "rumour", "rumor", "suspect", "suppose", "claim", "presume"}
)
ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
CONTENT = {"ask": "prescribed", "no": "denied", "yes": "planned", "threat": "planned"}
ADJUNCTS = frozenset(
    {
        "amid",
        "amidst",
        "after",
        "before",
        "despite",
        "because",
        "since",
        "following",
        "during",
        "due",
        "given",
        "over",
        "under",
    }
)
BROUGHT_ABOUT = frozenset(
    {"make", "let", "have", "see", "hear", "watch", "get", "force", "compel", "lead", "cause", "enable"}
)
WITHOUT: dict[str, Modality] = {"without": "denied", "instead": "denied", "before": "planned", "about": "planned"}


@dataclass(frozen=True, slots=True)
class Mood:
    """A modality, the word that decided it (None = the tense of the trigger), and who holds it, if a governing verb says so."""

    modality: Modality
    cue: Token | None
    governor: Token | None


def mood(trigger: Trigger) -> Mood:
    """The modality of the act that a trigger reports."""
    found = list(doubts(trigger))
    base = plain(trigger)
    best = Mood(base, None, None)
    for one in found:
        if ORDER.index(one.modality) > ORDER.index(best.modality):
            best = one
    if best.governor is None:
        speaker = next((one.governor for one in found if one.governor is not None), None)
        best = Mood(best.modality, best.cue, speaker)
    return best


def of_token(token: Token, known: Mapping[int, Trigger]) -> Modality:
    """The modality of any predicate, an act or not."""
    bare = Trigger(token, Entry("CONSULT", "", (), (), (), ""), token.pos_ in ("VERB", "AUX"))
    return mood(known.get(token.i, bare)).modality


def doubts(trigger: Trigger) -> Iterator[Mood]:
    """Every cue that bears on the trigger, from its own words outward."""
    word = trigger.carrier if trigger.carrier is not None else trigger.token
    if trigger.turned in CONTENT:
        yield Mood(CONTENT[trigger.turned], word, word)  # type: ignore[arg-type]
    if not trigger.verb:
        yield from in_front(trigger.token)
    yield from around_verb(word) if word.pos_ in ("VERB", "AUX") else ()
    yield from outward(word if trigger.verb or trigger.carrier is not None else trigger.token, trigger)


def in_front(noun: Token) -> Iterator[Mood]:
    """Adjectives and negations of a noun: `potential`, `planned`, `no`."""
    for child in children(noun, "amod", "det", "compound"):
        found = cues("adjective").get(lemma(child))
        if found:
            yield Mood(found, child, None)  # type: ignore[arg-type]


def around_verb(verb: Token) -> Iterator[Mood]:
    """Modals, negation, adverbs and conditions of a verb."""
    for child in verb.children:
        word = lemma(child)
        text = child.text.lower()
        if inverted(child, verb):
            yield Mood("possible", child, None)
        elif child.dep_ in ("aux", "auxpass") and child.tag_ == "MD":
            found = cues("aux").get(text) or cues("aux").get(word)
            if found:
                yield Mood(found, child, None)  # type: ignore[arg-type]
        elif child.dep_ == "neg" and not not_only(child):
            yield Mood("denied", child, None)
        elif child.dep_ == "mark" and text in ("if", "unless", "should", "whether"):
            yield Mood("possible", child, None)
        elif child.dep_ == "advmod" and word in cues("adverb"):
            yield Mood(cues("adverb")[word], child, None)  # type: ignore[arg-type]
        elif child.dep_ in ("nsubj", "nsubjpass") and nobody(child):
            yield Mood("denied", child, None)
        elif (nothing := empty(child)) is not None:
            yield Mood("denied", nothing, None)
        elif child.dep_ == "mark" and text == "until" and any(c.dep_ == "neg" for c in verb.head.children):
            yield Mood("possible", child, None)
    if any(
        child.dep_ == "advcl" and any(m.text.lower() == "if" for m in children(child, "mark"))
        for child in verb.children
    ) and not any(c.tag_ == "MD" for c in verb.children):
        return
    if verb.dep_ == "pcomp" and lemma(verb.head) in WITHOUT:
        yield Mood(WITHOUT[lemma(verb.head)], verb.head, None)
    if verb.tag_ == "VB" and infinitive(verb) and verb.dep_ in ("advcl", "acl", "relcl") and not first_to(verb):
        yield Mood("planned", None, None)


def inverted(aux: Token, verb: Token) -> bool:
    """`Should X attack`, `Were X to attack`, `Had X attacked`: a condition without `if`."""
    if aux.dep_ not in ("aux", "auxpass") or aux.text.lower() not in ("should", "were", "had"):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and aux.i < subject.i and verb.doc[aux.i - 1 if aux.i else 0].pos_ != "VERB"


def nobody(subject: Token) -> bool:
    """`Nobody`, `no one`, `none of them`."""
    word = subject.text.lower()
    return word in NOBODY and (word != "one" or any(c.text.lower() == "no" for c in subject.children))


def empty(child: Token) -> Token | None:
    """`promised nothing`, `agree on nothing`: an object that is none."""
    inner = (
        child if child.dep_ == "dobj" else next(iter(children(child, "pobj")), None) if child.dep_ == "prep" else None
    )
    return inner if inner is not None and inner.text.lower() in ("nothing", "nobody", "none") else None


def first_to(verb: Token) -> bool:
    """`The first leader to visit`: told as done."""
    return any(lemma(child) in ORDINALS for child in verb.head.children) or lemma(verb.head) in ORDINALS


def infinitive(verb: Token) -> bool:
    """True for `to send`."""
    return any(child.dep_ == "aux" and child.text.lower() == "to" for child in verb.children)


def not_only(neg: Token) -> bool:
    """`not only signed but also` denies nothing."""
    after = neg.nbor(1).text.lower() if neg.i + 1 < len(neg.doc) else ""
    return after in ("only", "just", "merely", "simply")


def outward(start: Token, trigger: Trigger) -> Iterator[Mood]:
    """Governing verbs and nouns: `plans to`, `fear that`, `speculation about`, `call for`."""
    token = start
    means = False
    presupposed = not trigger.verb and definite(trigger.token)
    for head in climb(start):
        label = token.dep_
        if label == "appos":
            return
        if head.pos_ in ("ADP", "SCONJ") and lemma(head) in ADJUNCTS:
            return
        if head.pos_ in ("VERB", "AUX"):
            if label in ("nsubj", "nsubjpass") and not trigger.verb and trigger.carrier is None:
                yield from not_in_sight(head)
                if not presupposed and trigger.entry.type != "CONSULT":
                    yield from (one for one in around_verb(head) if one.modality != "denied")
                return
            if (
                label in ("xcomp", "ccomp", "pcomp")
                or (label in ("dobj", "pobj") and not trigger.verb)
                or label == "prep"
            ):
                yield from governed(head, token, trigger)
                yield from extraposed(head, token)
                if (label in ("xcomp", "ccomp", "pcomp") or means) and not set_off(token, head):
                    yield from (one for one in around_verb(head) if not undone(head, one))
                bare_noun = not trigger.verb and trigger.carrier is None and not presupposed
                if bare_noun and label in ("dobj", "pobj", "prep"):
                    yield from (
                        one for one in around_verb(head) if one.modality not in ("denied", "planned") or one.cue
                    )
            elif label == "conj":
                if misjoined(token):
                    return
                yield from (one for one in around_verb(head) if shared(one, token))
            elif label in ("acomp", "attr") and token.i != start.i:
                yield from extraposed(head, token)
            elif label in ("advcl", "relcl", "acl") and not (infinitive(token) and label == "advcl"):
                return
        elif head.pos_ in ("NOUN", "PROPN"):
            found = cues("noun").get(lemma(head))
            if found and label in ("acl", "prep", "relcl", "advcl", "ccomp") and head.i != trigger.token.i:
                yield Mood(found, head, None)  # type: ignore[arg-type]
            if found and label == "amod":
                return
            if label == "relcl" and not found:
                return
        elif head.pos_ == "ADP":
            means = label == "pcomp" and lemma(head) in ("by", "through") and token.tag_ == "VBG"
        elif head.pos_ == "ADJ":
            found = (
                cues("adjective").get(lemma(head))
                or {"afraid": "feared", "ready": "planned", "willing": "planned", "set": "planned"}.get(lemma(head), "")
                or {"worried": "feared", "concerned": "feared", "apprehensive": "feared", "likely": "possible"}.get(
                    lemma(head), ""
                )
            )
            if found:
                yield Mood(found, head, head)  # type: ignore[arg-type]
        token = head


def set_off(token: Token, head: Token) -> bool:
    """True where a semicolon or colon parts the two: the parser hangs one sentence under another."""
    low, high = sorted((token.i, head.i))
    return any(t.text in (";", ":") for t in token.doc[low:high])


def not_in_sight(head: Token) -> Iterator[Mood]:
    """`Peace is not in sight`, `talks are out of the question`: what the subject names has not come."""
    if lemma(head) != "be":
        return
    negated = any(child.dep_ == "neg" for child in head.children)
    for prep in children(head, "prep"):
        for inner in prep.subtree:
            word = lemma(inner)
            if (negated and word in ("sight", "prospect", "offing", "table", "card")) or (
                word == "question" and lemma(prep) == "out"
            ):
                yield Mood("denied", prep, None)


def extraposed(head: Token, token: Token) -> Iterator[Mood]:
    """`Concern is growing that`, `Speculation is rife about`: the cue is the subject, what it is about stands behind the verb."""
    if token.i < head.i or lemma(head) not in BREWING:
        return
    for child in children(head, "nsubj", "nsubjpass", "attr"):
        found = cues("noun").get(lemma(child))
        if found and child.i != token.i and not children(child, "acl", "relcl"):
            yield Mood(found, child, None)  # type: ignore[arg-type]


def undone(head: Token, one: Mood) -> bool:
    """True for the `not` of a verb that itself denies: `did not stop sending`, `no one doubts that`."""
    return one.modality == "denied" and lemma(head) in DOUBLE


def shared(one: Mood, token: Token) -> bool:
    """A modal before a list of verbs counts for all of them; a verb with its own tense stands alone."""
    return token.tag_ == "VB" and one.modality != "denied"


def governed(head: Token, token: Token, trigger: Trigger) -> Iterator[Mood]:
    """What a governing verb does to what it governs; a negated doubt is none."""
    word = lemma(head)
    if head.tag_ == "MD" and token.dep_ in ("xcomp", "ccomp") and word in cues("aux"):
        yield Mood(cues("aux")[word], head, None)  # type: ignore[arg-type]
        return
    if word in HEARSAY and passive(head) and token.dep_ == "xcomp":
        yield Mood("possible", head, None)
        return
    if word == "have" and token.dep_ == "xcomp" and infinitive(token):
        yield Mood("prescribed", head, None)
        return
    if word in cues("happened") and word not in cues("verb"):
        return
    found = cues("verb").get(word)
    if not found:
        return
    if (
        found == "planned"
        and token.dep_ in ("dobj", "pobj", "prep")
        and word in ("want", "expect", "decide", "announce", "mean", "set")
    ):
        found = "planned" if word in ("want", "expect") else ""
    if found in ("planned", "prescribed") and finished(token) and word not in ("demand", "require", "insist"):
        return
    if word == "want" and any(child.dep_ == "nsubj" for child in token.children):
        found = "prescribed"
    if word in ("promise", "hope", "propose", "pledge") and token.dep_ in ("xcomp", "ccomp"):
        found = "planned"
    negated = any(child.dep_ == "neg" or nobody(child) for child in head.children)
    if negated and found in ("denied", "possible"):
        return
    if head.i == trigger.token.i:
        return
    if word in ("accuse", "blame") and head.i != trigger.token.i:
        found = "possible"
    if found:
        yield Mood(found, head, head)  # type: ignore[arg-type]


def finished(token: Token) -> bool:
    """True for a clause with a past or perfect tense of its own: `announced that it had signed`, `told us that he left`."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in ("ccomp", "conj"):
        return False
    if any(child.tag_ == "MD" for child in token.children):
        return False
    return token.tag_ == "VBD" or any(
        child.tag_ in ("VBD", "VBZ", "VBP") for child in children(token, "aux", "auxpass")
    )


def definite(noun: Token) -> bool:
    """`the visit`, `this deal`, `Putin's visit`: taken as known."""
    if any(child.dep_ == "poss" for child in noun.children):
        return True
    return any(child.dep_ == "det" and child.text.lower() in DEFINITE for child in noun.children)


def plain(trigger: Trigger) -> Modality:
    """The modality that tense alone gives."""
    verb = trigger.carrier if trigger.carrier is not None else trigger.token
    if not trigger.verb and trigger.carrier is None:
        return "ongoing" if standing(trigger) else "occurred"
    forms = {child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    words = {lemma(child) for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ in ("VBD", "VBN"):
        return (
            "ongoing"
            if "VBZ" in forms and "have" not in words and passive(verb) and trigger.entry.type in STANDING
            else "occurred"
        )
    if verb.tag_ == "VBG":
        return "occurred" if "VBD" in forms or told_as_past(verb, forms) else "ongoing"
    return bare(verb) if verb.tag_ == "VB" else "ongoing"


def told_as_past(verb: Token, helpers: set[str]) -> bool:
    """`responded by arming`, `attacked, killing two`: a participle that shares the past of the verb above it."""
    if helpers or verb.dep_ not in ("pcomp", "advcl"):
        return False
    above = next((head for head in climb(verb) if head.pos_ in ("VERB", "AUX")), None)
    return above is not None and above.tag_ == "VBD"


def bare(verb: Token) -> Modality:
    """A verb without tense: `did sign`, an order (`sign!`), an aim (`to sign`), or what a verb above it brings about."""
    helpers = {child.text.lower() for child in children(verb, "aux")}
    if verb.dep_ in ("relcl", "acl", "advcl") and first_to(verb):
        return "occurred"
    if not helpers and verb.text.lower() in SAME_PAST and children(verb, "nsubj"):
        return "occurred"
    if helpers & {"did", "do", "does"}:
        return "occurred" if "did" in helpers else "ongoing"
    if helpers - {"to"}:
        return "occurred"
    if children(verb, "nsubj") and verb.dep_ == "ROOT":
        return "ongoing"
    if verb.dep_ in ("ROOT", "parataxis") and not infinitive(verb):
        return "prescribed"
    if governed_as_done(verb):
        return "occurred"
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return bare(verb.head) if verb.head.tag_ == "VB" else "planned"
    return "planned"


def governed_as_done(verb: Token) -> bool:
    """`began to`, `managed to`, `helped`."""
    done = verb.dep_ in ("xcomp", "ccomp") and (
        lemma(verb.head) in cues("happened") or lemma(verb.head) in BROUGHT_ABOUT
    )
    return done and verb.head.tag_ != "VB"


def standing(trigger: Trigger) -> bool:
    """A noun for something that lasts: ties, cooperation, sanctions, an alliance."""
    return trigger.entry.type in STANDING or (
        trigger.entry.type == "ASSAULT" and lemma(trigger.token) in ("war", "conflict", "fighting")
    )


def holder_of(found: Mood, trigger: Trigger) -> Token | None:
    """The subject of the nearest verb of saying, fearing or thinking above the trigger (None = the author)."""
    start = trigger.carrier if trigger.carrier is not None else trigger.token
    for head in climb(start):
        if head.pos_ == "VERB" and lemma(head) in cues("say") and head.i != start.i:
            named = subjects(head)
            if named and named[0].pos_ in ("NOUN", "PROPN", "PRON"):
                return named[0]
        if head.pos_ == "VERB":
            for child in head.children:
                if child.dep_ == "prep" and child.text.lower() == "according":
                    inner = [c for p in child.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
                    if inner:
                        return inner[0]
    for child in start.children:
        if child.dep_ == "prep" and child.text.lower() == "according":
            inner = [c for p in child.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
            if inner:
                return inner[0]
    if found.governor is not None:
        named = subjects(found.governor) if found.governor.pos_ in ("VERB", "AUX") else []
        if named:
            return named[0]
    return None
