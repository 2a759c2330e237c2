"""Did it happen? The rules speak first; the fitted model may overrule them where it is sure, and doubts more readily than it believes."""

from dataclasses import replace

from interstate.codes.modality import HAPPENED
from interstate.model.event import Modality
from interstate.reading.learned import mood as learned
from interstate.reading.learned.linear import model
from interstate.reading.modality import CONTENT, ORDER, Mood, mood
from interstate.reading.triggers import Trigger

DOUBT = 0.45
"""An act that the rules take as done is a claim where the model finds it likely to have happened by less than this."""
FITTED = 0.7
"""The same for a pair that only the models see."""
BELIEF = 0.93
"""An act that the rules doubt is taken as done from this probability on."""
SURE = 0.75
"""Another kind of doubt than that of the rules is taken from this probability on."""


def felt(trigger: Trigger, doubt: float = DOUBT) -> Mood:
    """The modality of the act that a trigger reports. What is asked for, refused or promised keeps the rule's word."""
    ruled = mood(trigger)
    if trigger.turned in CONTENT:
        return ruled
    moods = model("mood").probabilities(learned.features(trigger.token, ruled.modality))
    happened = moods["occurred"] + moods["ongoing"]
    if ruled.modality in HAPPENED:
        return ruled if happened >= doubt else replace(ruled, modality=best(moods, False))
    if happened >= BELIEF:
        return Mood(best(moods, True), None, ruled.governor)
    other = best(moods, False)
    return replace(ruled, modality=other) if moods[other] >= SURE else ruled


def best(moods: dict[str, float], happened: bool) -> Modality:
    """The likeliest modality on one side."""
    return max((name for name in ORDER if (name in HAPPENED) == happened), key=lambda name: moods[name])
