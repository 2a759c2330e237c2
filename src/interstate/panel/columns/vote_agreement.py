"""How often two states vote alike in the UN General Assembly."""

from interstate.panel.column import Column


def vote_agreement() -> Column:
    """Share of the roll calls in which both took part (yes, no, abstain) with the same vote: 0 to 1."""
    title = "share of common roll calls with the same vote"
    printed = Column("vote_agreement", "vote_agreement", "number", "undirected", "open", title)
    return Column(
        "vote_agreement", "vote", "number", "undirected", "open", title, recipe="agreement", otherwise=printed
    )
