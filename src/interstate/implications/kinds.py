"""What kind of act a trigger is, as several mechanisms ask it: only by its coded type, goods, contexts and family."""

from interstate.implications.base import Trigger
from interstate.implications.placing import recorded
from interstate.model.event import Event
from interstate.model.relation import Relation
from interstate.store.world import World

FRIENDLY = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID"})
MATERIAL = frozenset({"AGREE", "COOPERATE", "AID"})
ARMED = frozenset({"arms", "munitions", "missile", "nuclear", "space", "chemical"})
SENSITIVE = frozenset({"missile", "nuclear", "space", "chemical"})
SECURITY = frozenset({"arms", "alliance", "proliferation"})
HOSTILE = frozenset({"MOBILIZE", "THREATEN", "COERCE", "ASSAULT"})


def friendly(trigger: Trigger) -> bool:
    """Any cooperative act between two states."""
    return isinstance(trigger, Event) and trigger.type in FRIENDLY


def security(trigger: Trigger) -> bool:
    """Cooperation in arms or defence: by goods, context, family, or a standing alliance."""
    if isinstance(trigger, Relation):
        return trigger.kind == "alliance"
    if not isinstance(trigger, Event) or trigger.type not in MATERIAL | {"SUPPORT"}:
        return False
    return bool(ARMED & set(trigger.goods)) or "military" in trigger.contexts or trigger.family in SECURITY


def standing(trigger: Trigger, world: World) -> bool:
    """True for what the record holds already and the text only recalls: a relation, or an act without a day that is an old one."""
    if isinstance(trigger, Relation):
        return bool(recorded(trigger, world))
    if not isinstance(trigger, Event) or trigger.day is not None:
        return False
    known = recorded(trigger, world)
    return bool(known) and all(tie.layer == "transfer" for tie in known)


def sensitive(trigger: Trigger) -> bool:
    """Cooperation in nuclear, missile, space or chemical goods."""
    return isinstance(trigger, Event) and trigger.type in FRIENDLY and bool(SENSITIVE & set(trigger.goods))


def hostile(trigger: Trigger) -> bool:
    """A threat, a show or a use of force, coercion."""
    return isinstance(trigger, Event) and trigger.type in HOSTILE


def ways(trigger: Trigger, a: str, b: str) -> tuple[tuple[str, str], ...]:
    """(who gives or backs, who receives): the actor's way, both ways where the act is mutual or a standing tie."""
    both = isinstance(trigger, Relation) or (
        isinstance(trigger, Event) and (trigger.mutual or trigger.type in ("AGREE", "COOPERATE"))
    )
    return ((a, b), (b, a)) if both else ((a, b),)
