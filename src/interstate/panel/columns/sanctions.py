"""Sanctions of one state on another."""

from interstate.panel.column import Column
from interstate.panel.text import slug


def sanctions(family: str = "any") -> Column:
    """a has sanctions on b (true or false). Those of a bloc (EU, UN) are not rows of its members.

    `family`: measure family (arms, finance, trade, travel ...), or any.
    """
    name = "sanctions" if family == "any" else f"sanctions_{slug(family)}"
    word = "" if family == "any" else family
    return Column(name, "sanction", "flag", "directed", "closed", f"a has sanctions on b: {family}", family=word)
