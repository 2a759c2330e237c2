"""From an article to a sourced brief: what an event between states means for every state.

A handful of names, imported when they are used: `World`, `read`, `analyse`, the units of a panel (`states`, `dyads`,
`state_days`, `dyad_months`), and the nouns they return.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interstate.model.article import Reading
    from interstate.model.brief import Brief
    from interstate.model.event import Claim, Event
    from interstate.model.implication import Implication
    from interstate.model.relation import Relation
    from interstate.panel.build import dyad_months, dyads, state_days, states
    from interstate.store.world import World
    from interstate.workflows.analyse import Analysis, analyse
    from interstate.workflows.read import read

_HOMES = {
    "World": "interstate.workflows.world",
    "read": "interstate.workflows.read",
    "analyse": "interstate.workflows.analyse",
    "states": "interstate.panel.build",
    "dyads": "interstate.panel.build",
    "state_days": "interstate.panel.build",
    "dyad_months": "interstate.panel.build",
    "Analysis": "interstate.workflows.analyse",
    "Brief": "interstate.model.brief",
    "Reading": "interstate.model.article",
    "Event": "interstate.model.event",
    "Claim": "interstate.model.event",
    "Relation": "interstate.model.relation",
    "Implication": "interstate.model.implication",
}

__all__ = [
    "Analysis",
    "Brief",
    "Claim",
    "Event",
    "Implication",
    "Reading",
    "Relation",
    "World",
    "analyse",
    "dyad_months",
    "dyads",
    "read",
    "state_days",
    "states",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'interstate' has no attribute {name!r}")
