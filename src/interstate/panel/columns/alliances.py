"""Alliance pledges of one state to another, by type of pledge."""

from interstate.errors import UsageError
from interstate.panel.column import Column

PLEDGES = ("consultation", "non-aggression", "neutrality", "defence")
"""From the weakest to the strongest."""


def alliances(pledge: str = "defence", ordinal: bool = False) -> Column:
    """a has pledged this to b (true or false); with `ordinal` the strongest pledge as a number, 0 none to 4 defence.

    `pledge`: defence, neutrality, non-aggression, consultation, or any of them. A defence pledge is what makes an ally.

    Raises:
        UsageError: no such pledge.
    """
    if pledge not in (*PLEDGES, "any"):
        raise UsageError(f'alliances has no pledge "{pledge}"; choose one of {", ".join((*PLEDGES, "any"))}.')
    if ordinal:
        ranks = tuple((kind, rank) for rank, kind in enumerate(PLEDGES, 1))
        title = "strongest pledge of a to b: 0 none, 1 consultation, 2 non-aggression, 3 neutrality, 4 defence"
        return Column(
            "alliance_rank", "alliance", "number", "directed", "closed", title, kinds=PLEDGES, ranks=ranks, pick="max"
        )
    name = "alliances" if pledge == "defence" else f"alliances_{pledge.replace('-', '_')}"
    kinds = PLEDGES if pledge == "any" else (pledge,)
    return Column(name, "alliance", "flag", "directed", "closed", f"a has a pledge to b: {pledge}", kinds=kinds)
