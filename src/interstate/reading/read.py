"""Read an article: sentences, names, triggers, frames, modality; every sentence coded, or listed with the reason why not."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from interstate.codes import plover, ties
from interstate.model.article import Article, Mention, Reading, Sentence
from interstate.model.event import Claim, Event, Span
from interstate.model.evidence import Evidence
from interstate.model.relation import Relation
from interstate.reading import (
    bonds,
    collapse,
    coreference,
    dates,
    duties,
    dyad,
    frames,
    goods,
    modality,
    relations,
    roles,
    states,
    triggers,
)
from interstate.reading.clean import clean
from interstate.reading.coreference import Memory
from interstate.reading.felt import FITTED, felt
from interstate.reading.foreign import read as other
from interstate.reading.frames import Pair
from interstate.reading.grammar import children, lemma
from interstate.reading.parse import parsed, parser
from interstate.reading.parties import Parties, Party
from interstate.reading.reasons import reason
from interstate.reading.reliability import probability
from interstate.reading.sentences import split
from interstate.reading.states import Named
from interstate.reading.words import Entry, nouns

HAPPENED = frozenset({"occurred", "ongoing"})
VERSION = "interstate rules and fitted models 2"
STANDING_WORDS = frozenset({"ally", "friend", "patron", "rival", "foe", "enemy", "adversary"})
"""Said of a state in passing (`its rival`), such a word takes the tie as known, whatever is feared around it."""
REGIMES = frozenset({"sanction", "embargo", "boycott", "ban", "restriction", "import curb"})


@dataclass
class Found:
    """What one sentence gave."""

    events: list[Event] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def read(article: Article, day: date | None = None) -> Reading:
    """Events, claims and relations of an article, with exact spans. `day`: what an undated text is read against."""
    when = article.published or day
    sentences = split(article.text)
    if article.language != "en":
        return foreign(article, sentences, when)
    memory = begun(article, sentences, when)
    mentions: list[Mention] = []
    given: list[Found] = []
    numbered: list[Sentence] = []
    docs = parsed(article.text[s.start : s.end] for s in sentences)
    for sentence, doc in zip(sentences, docs, strict=True):
        plain = clean(article.text[sentence.start : sentence.end])
        names = named(plain, when, memory)
        found = code(doc, names, sentence, article, when, memory)
        mentions += [mention(one, sentence) for one in names]
        given.append(found)
        any_found = bool(found.events or found.claims or found.relations)
        why = None if any_found else reason(plain, doc, names, sentence)
        numbered.append(replace(sentence, coded=any_found, reason=why))
    gaps = [] if parser().grammar else ["The English parser is missing: only names were found, no acts."]
    return assembled(article, numbered, given, mentions, gaps)


def begun(article: Article, sentences: Iterable[Sentence], when: date | None) -> Memory:
    """What is known of a text before its first sentence is coded: the states that it names most."""
    named_in = [states.named(clean(article.text[s.start : s.end]), when) for s in sentences]
    two, one = dyad.dyad(named_in)
    return Memory(two=two, one=one, shares=dyad.shares(named_in))


def assembled(
    article: Article, sentences: list[Sentence], given: list[Found], mentions: list[Mention], gaps: list[str]
) -> Reading:
    """One reading, mentions of one act collapsed, ids in the order of the text."""
    made = Reading(
        article,
        tuple(sentences),
        collapse.acts([event for found in given for event in found.events]),
        collapse.acts([claim for found in given for claim in found.claims]),
        collapse.ties([item for found in given for item in found.relations]),
        tuple(mentions),
        tuple(gaps),
        f"{VERSION}, {parser().name}",
    )
    return collapse.across([made])[0]


def foreign(article: Article, sentences: tuple[Sentence, ...], when: date | None) -> Reading:
    """A text in another language: states, dates and sentences are found, nothing is coded, and it is said."""
    return other.read(article, when, VERSION)


def named(plain: str, when: date | None, memory: Memory) -> list[Named]:
    """Names of a sentence in order; leaders named in full are remembered."""
    found = states.named(plain, when, memory.full)
    memory.full |= states.leaders_in_full(found, plain, when)
    return found


def mention(one: Named, sentence: Sentence) -> Mention:
    """A name as it is reported."""
    at = (sentence.start + one.start, sentence.start + one.end)
    return Mention(sentence.number, at, one.codes[0] if one.codes else None, one.rule, one.kind)


def code(
    doc: Any,
    names: list[Named],
    sentence: Sentence,
    article: Article,
    when: date | None,
    memory: Memory | None = None,
    fitted: bool = True,
) -> Found:
    """Everything that one sentence holds. `names` grows by what pronouns and the like are linked to; the memory moves on.

    `fitted`: False for the rules alone, as the models are taught.
    """
    found = Found()
    memory = memory or Memory()
    heads, parties = linking(doc, names, memory)
    if any(one.codes for one in names) and not sporting(doc):
        marks = Marks(doc, sentence, article, when, memory.charges)
        known: dict[int, list[Pair]] = {}
        words = {one.token.i: one for one in triggers.found(doc)}
        seen = roles.proposals(doc, parties, words, memory) if fitted else []
        for trigger in words.values():
            pairs = frames.pairs(trigger, parties)
            known[trigger.token.i] = pairs
            for pair in pairs or frames.of_subject(trigger, known):
                put(found, trigger, pair, parties, marks, memory)
        for trigger, pair in roles.further(seen, words, known):
            put(found, trigger, pair, parties, marks, memory)
        for token, pair in duties.found(doc, parties):
            keep_duty(found, token, pair, parties, marks)
        regions = {at: one for at, one in heads.items() if one.kind == "region"}
        ties_found = list(relations.found(doc, parties, regions))
        more = bonds.further(doc, parties, words, ties_found) if fitted else ()
        for bond in (*ties_found, *more):
            item = relation(bond, marks)
            if item is not None:
                found.relations.append(item)
    memory.close(doc, names, heads, parties)
    return found


def put(found: Found, trigger: triggers.Trigger, pair: Pair, parties: Parties, marks: "Marks", memory: Memory) -> None:
    """One act of a pair, with what follows from it; the memory knows the two as partners."""
    keep(found, trigger, pair, parties, marks)
    if pair.recipient is not None:
        memory.partners |= {pair.actor.code: pair.recipient.code, pair.recipient.code: pair.actor.code}
    regime(found, trigger, pair, marks)


def sporting(doc: Any) -> bool:
    """Two or more words of sport: a game between states is no act between them."""
    return len({lemma(token) for token in doc} & nouns("sport")) > 1


def linking(doc: Any, names: list[Named], memory: Memory) -> tuple[dict[int, Named], Parties]:
    """Names by token, those linked to earlier names included."""
    heads = states.tokens_of(doc, names)
    pairs = coreference.both(clean(doc.text), doc, names, heads, memory)
    heads |= {at: one for at, one in states.tokens_of(doc, pairs).items() if at not in heads}
    links = coreference.linked(doc, heads, Parties(doc, heads), memory)
    heads |= links
    names += [*pairs, *links.values()]
    names.sort(key=lambda one: (one.start, one.end))
    return heads, Parties(
        doc, heads, tuple(c for group in memory.recent for c in group), memory.partners, memory.two, memory.one
    )


@dataclass
class Marks:
    """Where a sentence stands in its text."""

    doc: Any
    sentence: Sentence
    article: Article
    when: date | None
    charges: dict[str, tuple[str, str, str | None]] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """Characters of the document."""
        return (self.sentence.start + start, self.sentence.start + end)

    def of(self, token: Any) -> Span:
        """Characters of one word."""
        return self.span(token.idx, token.idx + len(token.text))

    def evidence(self, *spans: Span | None) -> tuple[Evidence, ...]:
        """One passage that holds all these spans, verbatim."""
        held = [span for span in spans if span is not None]
        start, end = min(s[0] for s in held), max(s[1] for s in held)
        text = self.article.text[start:end]
        return (
            Evidence(
                "text", self.article.id, f"{self.article.id}#{start}-{end}", published=self.article.published,
                terms=self.article.terms, document=self.article.id, sentence=self.sentence.number, start=start, end=end, quote=text,
            ),
        )  # fmt: skip

    @cached_property
    def _dates(self) -> list[dates.Dated]:
        return dates.candidates(clean(self.article.text[self.sentence.start : self.sentence.end]), self.when)

    def dates(self) -> list[dates.Dated]:
        """Dates of the sentence."""
        return self._dates


def keep(found: Found, trigger: triggers.Trigger, pair: Pair, parties: Parties, marks: Marks) -> None:
    """An act as an event or a claim; a demand, refusal, promise or threat as an event with the claim of its content."""
    feel = felt(trigger, FITTED) if pair.rule.startswith("fitted") else felt(trigger)
    if pair.recipient is None:
        if open_ended(trigger, pair, feel):
            found.claims.append(claim(act(trigger, pair, feel, marks), feel, trigger, parties))
        return
    if feel.modality in HAPPENED and (
        pair.rule.endswith("the speaker") or told_by_victim(trigger, pair, feel, parties)
    ):
        feel = modality.Mood("possible", trigger.token.head, modality.holder_of(feel, trigger))
    made = act(trigger, pair, feel, marks)
    if trigger.turned in modality.CONTENT:
        speech = {"ask": "REQUEST", "no": "REJECT", "yes": "AGREE", "threat": "THREATEN"}[trigger.turned]
        outer = modality.mood(triggers.Trigger(trigger.carrier, trigger.entry, True))
        said = replace(made, type=speech, family=plover.family(speech, ()), modality=outer.modality, mutual=False)
        if outer.modality in HAPPENED:
            found.events.append(said)
    if (
        made.modality == "denied"
        and trigger.verb
        and frames.will_not(trigger.token)
        and made.type in plover.COOPERATION
    ):
        refusal = replace(made, type="REJECT", family=plover.family("REJECT", ()), modality="occurred", mutual=False)
        found.events.append(refusal)
    if made.modality in HAPPENED:
        found.events.append(made)
        promised(found, trigger, made, marks)
        denied(found, trigger, made, marks)
        return
    found.claims.append(claim(made, feel, trigger, parties))
    if made.modality == "possible" and made.type in frames.AGAINST and made.type is not None:
        marks.charges[made.actor] = (made.type, made.family, made.recipient)
    if trigger.turned == "less" and trigger.was is not None and trigger.was.type in ("CONSULT", "COOPERATE", "AID"):
        found.events.append(replace(made, type=trigger.was.type, family=trigger.was.family, modality="ongoing"))


def denied(found: Found, trigger: triggers.Trigger, made: Event, marks: Marks) -> None:
    """`rejected the charge`: what the state was charged with before, denied by it."""
    if made.type != "REJECT" or lemma(trigger.token) not in ("deny", "reject", "dismiss", "refute"):
        return
    charge = marks.charges.get(made.actor)
    if charge is None or any(c.modality == "denied" and c.actor == made.actor for c in found.claims):
        return
    values = {name: getattr(made, name) for name in Event.__dataclass_fields__}
    values |= {
        "type": charge[0],
        "family": charge[1],
        "recipient": charge[2],
        "modality": "denied",
        "rule": "charge denied",
    }
    found.claims.append(Claim(**values, holder=made.actor))


def promised(found: Found, trigger: triggers.Trigger, made: Event, marks: Marks) -> None:
    """`promised Chile ten helicopters`: a promise that was made, and help that is planned."""
    things = [t for t in children(trigger.token, "dobj") if t.dep_ == "dobj"] if trigger.verb else []
    if made.type != "AGREE" or not things or made.recipient_span is None:
        return
    wares, contexts = goods.about(trigger)
    if not wares:
        return
    gift = replace(made, type="AID", modality="planned", family=plover.family("AID", contexts), mutual=False)
    values = {name: getattr(gift, name) for name in Event.__dataclass_fields__}
    found.claims.append(Claim(**values, holder=made.actor))


def regime(found: Found, trigger: triggers.Trigger, pair: Pair, marks: Marks) -> None:
    """Sanctions that a text speaks of as standing are a relation too, not only an act."""
    if (
        trigger.verb
        or trigger.entry.type != "SANCTION"
        or lemma(trigger.token) not in REGIMES
        or pair.recipient is None
    ):
        return
    bond = relations.Bond("sanction regime", pair.actor, pair.recipient, (), None, trigger, f"sanctions, {pair.rule}")
    item = relation(bond, marks)
    if item is not None and item.modality == "ongoing":
        found.relations.append(item)


def told_by_victim(trigger: triggers.Trigger, pair: Pair, feel: modality.Mood, parties: Parties) -> bool:
    """True for a hostile act that only the state it was done to tells of: an accusation, not yet a fact."""
    if pair.recipient is None or trigger.entry.type not in frames.AGAINST:
        return False
    token = modality.holder_of(feel, trigger)
    return token is not None and any(p.code == pair.recipient.code for p in parties.of(token))


def open_ended(trigger: triggers.Trigger, pair: Pair, feel: modality.Mood) -> bool:
    """True for a claim worth keeping without a recipient: what a state should do, or an armed or hostile step feared of it."""
    if feel.cue is None or pair.rule.endswith("linked") or lemma(feel.cue) in ("order", "tell", "ask"):
        return False
    if feel.modality == "prescribed":
        return pair.rule.startswith("verb")
    wares, _ = goods.about(trigger)
    return feel.modality in ("possible", "feared") and (
        trigger.entry.type in ("MOBILIZE", "THREATEN") or bool({"nuclear", "missile", "munitions"} & set(wares))
    )


def keep_duty(found: Found, token: Any, pair: Pair, parties: Parties, marks: Marks) -> None:
    """What a text prescribes to a state, though no act toward another state is named: a claim without a type."""
    if any(one.modality == "prescribed" and one.actor == pair.actor.code for one in found.claims):
        return
    entry = Entry("AGREE", "", (), (), (), "hedging")
    trigger = triggers.Trigger(token, entry, True)
    feel = modality.Mood("prescribed", token, None)
    found.claims.append(claim(replace(act(trigger, pair, feel, marks), type=None, goods=()), feel, trigger, parties))


def act(trigger: triggers.Trigger, pair: Pair, feel: modality.Mood, marks: Marks) -> Event:
    """The event of a pair, with spans, date and themes."""
    wares, contexts = goods.about(trigger)
    at = marks.of(trigger.token)
    actor = span_of(pair.actor, marks)
    there = pair.recipient is not None and (actor is None or pair.recipient.named is not pair.actor.named)
    other = span_of(pair.recipient, marks) if pair.recipient and there else None
    cue = marks.of(feel.cue) if feel.cue is not None else None
    ahead = feel.modality in ("planned", "possible", "feared", "prescribed")
    when = dates.nearest(marks.dates(), trigger.token.idx, trigger.token, future=ahead)
    mood = feel.modality
    if when and marks.when and mood in HAPPENED and when[0] > marks.when and when[1] == "day":
        mood = "planned"
    kind: str | None = trigger.entry.type
    return Event(
        id="", actor=pair.actor.code, recipient=pair.recipient.code if pair.recipient else None, type=kind, modality=mood,
        family=goods.family(trigger, wares, contexts), evidence=marks.evidence(at, actor, other, cue),
        day=when[0] if when else None, precision=when[1] if when else "unknown", mutual=pair.mutual, contexts=contexts,
        goods=tuple(good for good in wares if good in ties.GOODS), probability=probability(pair.rule), rule=pair.rule,
        actor_span=actor, recipient_span=other, trigger_span=at, cue_span=cue, actor_rule=pair.actor.rule,
        recipient_rule=pair.recipient.rule if pair.recipient else "",
    )  # fmt: skip


def span_of(party: Party, marks: Marks) -> Span | None:
    """Where a party stands; a state of the text stands in another sentence."""
    return None if party.rule == roles.ELSEWHERE else marks.span(party.named.start, party.named.end)


def claim(event: Event, feel: modality.Mood, trigger: triggers.Trigger, parties: Parties) -> Claim:
    """An event that did not (or not yet) happen, with who says so."""
    token = modality.holder_of(feel, trigger)
    values = {name: getattr(event, name) for name in Event.__dataclass_fields__}
    return Claim(**values, holder=holder(token, parties))


def holder(token: Any, parties: Parties) -> str:
    """A state by its code, else the words of the text, else the author."""
    if token is None or token.pos_ == "PRON":
        return "author"
    found: list[Party] = parties.of(token)
    if found:
        return found[0].code
    words = [
        t.text
        for t in token.subtree
        if (t.i <= token.i and t.dep_ in ("amod", "compound", "nummod", "nmod")) or t.i == token.i
    ]
    return " ".join(words)[:80] or "author"


def relation(bond: relations.Bond, marks: Marks) -> Relation | None:
    """A relation with spans and modality; one that is only asked for is left out."""
    feel = modality.mood(bond.trigger)
    at = marks.of(bond.trigger.token)
    a = marks.span(bond.a.named.start, bond.a.named.end)
    b = marks.span(bond.b.named.start, bond.b.named.end) if bond.b else None
    kinds = tuple(good for good in bond.goods if good in ties.GOODS)
    known = lemma(bond.trigger.token) in STANDING_WORDS and modality.definite(bond.trigger.token)
    mood = "ongoing" if feel.modality == "occurred" or known else feel.modality
    return Relation(
        id="", kind=bond.kind, layer=ties.layer_of_relation(bond.kind, kinds), state_a=bond.a.code,
        state_b=bond.b.code if bond.b else None, modality=mood, family=relations.FAMILY[bond.kind],
        evidence=marks.evidence(at, a, b), goods=kinds, place=bond.place, probability=probability(bond.rule), rule=bond.rule,
        a_span=a, b_span=b, trigger_span=at,
    )  # fmt: skip
