"""A small brief made by hand: one text, one event, one claim, one implication each."""

from dataclasses import replace
from datetime import date

from interstate.model.article import Article, Reading, Sentence
from interstate.model.brief import Brief, Confidence, Judgement, Line, Section
from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Implication, Input, Step
from interstate.model.likelihood import Likelihood

TEXT = "Chile visits Peru\nChile's president visited Peru on Monday. Analysts fear that Chile may arm Peru."
DAY = date(2024, 6, 20)


def span(words: str, sentence: int) -> Evidence:
    start = TEXT.index(words)
    return Evidence(
        "text", "note.txt", f"note.txt#{start}-{start + len(words)}", document="note.txt", sentence=sentence,
        start=start, end=start + len(words), quote=words,
    )  # fmt: skip


VISIT = span("Chile's president visited Peru on Monday.", 2)
FEAR = span("Analysts fear that Chile may arm Peru.", 3)
SHARE = Evidence(
    "fact", "starter", "dependence/BOL-PER", statement="Bolivia bought 40 % of its gas from Peru in 2019-2023", value=40,
    unit="%", published=date(2024, 3, 1), url="https://example.org/gas", terms="own", check="general",
    valid_from=date(2019, 1, 1),
)  # fmt: skip
COUNT = Evidence(
    "model", "base rates", "visits/365", statement="50 of 80 visits were followed by another within 365 days"
)


def reading() -> Reading:
    event = Event(
        "E1", "CHL", "PER", "CONSULT", "occurred", "diplomacy", (VISIT,), day=date(2024, 6, 17), precision="day"
    )
    claim = Claim("C1", "CHL", "PER", "AID", "feared", "arms", (FEAR,), goods=("arms",), holder="Analysts")
    sentences = (
        Sentence(1, 0, 17, False, "title: two states named, no act dated"),
        Sentence(2, VISIT.start or 0, VISIT.end or 0, True),
        Sentence(3, FEAR.start or 0, FEAR.end or 0, True),
    )
    article = Article("note.txt", TEXT, "Chile visits Peru", date(2024, 6, 18), "ab" * 32, "en", "note.txt")
    return Reading(article, sentences, (event,), (claim,), (), coder="rules 1")


def counted() -> Likelihood:
    return Likelihood(50, 80, "another visit between Chile and Peru within 365 days", "visits 2000-2023", (COUNT,))


def implication(**changes: object) -> Implication:
    step = Step(
        mechanism="outside_option", state="BOL", toward="PER", quantity="leverage", change=-0.1, unit="share",
        because="Peru turned to Chile, while Bolivia buys 40 % of its gas from Peru", formula="-0.25 * 0.4 = -0.1",
        evidence=(VISIT, SHARE), direction="down", gain=False, inputs=(Input("share", 0.4, "share", evidence=(SHARE,)),),
    )  # fmt: skip
    made = Implication(
        "I1", "BOL", "PER", "leverage", "down", -0.1, -0.2, 0.0, "share", 365, None, "C", False, ("E1",), (), (step,)
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def brief(line: Line | None = None, judgement: Judgement | None = None) -> Brief:
    first = judgement or Judgement(
        Line(
            "Bolivia toward Peru: leverage falls. Bolivia buys 40 % of its gas from Peru. No likelihood has been estimated.",
            (VISIT, SHARE),
            ("I1",),
        ),
        None,
        Confidence("low", "1 of the 1 facts under it has not been checked at a source"),
        ("I1",),
    )
    sections = (Section("What the record says", (line,)),) if line else ()
    return Brief(
        title="Chile visits Peru", focal="BOL", as_of=DAY, day_note="World as of 20 June 2024 (as asked).",
        readings=(reading(),), bottom_line=Line("For Bolivia: Peru turned to Chile.", (VISIT, SHARE), ("I1",)),
        judgements=(first,), implications=(implication(likelihood=first.likelihood),),
        considered=(Considered("wedge", "no state holds more than half of the visits of Peru", absent=True),),
        sections=sections, indicators=(), ties=(), vintage=(), gaps=("No forecaster is in use yet.",),
    )  # fmt: skip
