"""Layers of the world (WORLD section 2), goods that change hands, kinds of relation, and themes."""

from dataclasses import dataclass
from typing import get_args

from interstate.errors import UnknownCode
from interstate.model.relation import RelationKind


@dataclass(frozen=True, slots=True)
class Layer:
    """`a` and `b`: what the first and the second state are (b empty for a fact about one state); `directed` = order matters.

    `unit`: units of `value`, empty if none. `kinds`: closed list of `kind`, empty where it is open or unused.
    """

    code: str
    a: str
    b: str
    directed: bool
    unit: str
    kinds: tuple[str, ...] = ()


PLEDGES = ("defence", "neutrality", "non-aggression", "consultation", "partnership")
"""Alliance pledges from the strongest to the weakest; an ally by default has a defence pledge."""

_ALL = (
    Layer("alliance", "who pledges", "who is protected", True, "", PLEDGES),
    Layer(
        "rivalry", "one of a pair", "the other", False, "", ("strategic", "territorial", "maritime", "severe", "lesser")
    ),
    Layer("dispute", "one of a pair", "the other", False, "", ("territorial", "maritime", "other", "militarised")),
    Layer("conflict", "one of a pair", "the other", False, "deaths or level"),
    Layer("sanction", "sender", "target", True, ""),
    Layer("arms", "recipient", "supplier", True, "% or TIV"),
    Layer("energy", "importer", "supplier", True, "%", ("crude", "gas", "lng", "coal", "nuclear_fuel")),
    Layer("trade", "importer", "exporter", True, "% or US$", ("import", "export")),
    Layer("visit", "visitor", "host", True, "days"),
    Layer("nuclear", "state", "", False, "", ("consider", "pursue", "possess")),
    Layer("nuclear_test", "state", "", False, "tests"),
    Layer("missile", "state", "", False, "km"),
    Layer("transfer", "giver", "receiver", True, "", ("missile", "nuclear", "space", "chemical")),
    Layer("presence", "outside state", "host, or empty with a region in place", True, ""),
    Layer("border", "one of a pair", "the other", False, "km"),
    Layer("gdp", "state", "", False, "US$"),
    Layer("milex", "state", "", False, "US$"),
    Layer("personnel", "state", "", False, "persons"),
    Layer("population", "state", "", False, "persons"),
    Layer("bloc", "member", "", False, ""),
    Layer("region", "state", "", False, ""),
    Layer("vote", "state", "", False, "1 yes, 2 abstain, 3 no"),
    Layer("ideal_point", "state", "", False, "position"),
    Layer("vote_agreement", "one of a pair", "the other", False, "share"),
    Layer("capability", "state", "", False, "", ("cinc", "milex", "milper", "irst", "pec", "tpop", "upop")),
    Layer("state", "state", "", False, "", ("cow", "gw")),
    Layer("major_power", "state", "", False, ""),
    Layer("contiguity", "one of a pair", "the other", False, "1 land to 5 sea", ("land", "water")),
    Layer("igo", "member", "", False, ""),
    Layer("igo_shared", "one of a pair", "the other", False, "organisations"),
    Layer("diplomacy", "sender", "host", True, "", ("charge", "minister", "ambassador", "other")),
    Layer("democracy", "state", "", False, "index"),
    Layer("development", "state", "", False, ""),
    Layer("event", "actor", "recipient", True, ""),
    Layer("treaty", "party", "party", False, ""),
)
LAYERS: dict[str, Layer] = {layer.code: layer for layer in _ALL}

SPELLS = frozenset(
    {
        "alliance",
        "rivalry",
        "dispute",
        "conflict",
        "sanction",
        "visit",
        "nuclear",
        "nuclear_test",
        "border",
        "transfer",
        "presence",
        "bloc",
    }
)
"""Layers that say what held or happened. Of data sets, only these join what an analysis reads fact by fact; figures by year are
asked for through a panel, where one source and one unit are chosen."""

GOODS: dict[str, tuple[str, ...]] = {
    "arms": ("arms", "transfer"),
    "munitions": ("arms",),
    "missile": ("transfer", "missile"),
    "nuclear": ("transfer", "nuclear"),
    "space": ("transfer",),
    "chemical": ("transfer",),
    "technology": ("transfer",),
    "drones": ("arms",),
    "troops": ("presence",),
    "training": ("arms",),
    "intelligence": (),
    "energy": ("energy",),
    "oil": ("energy",),
    "crude": ("energy",),
    "gas": ("energy",),
    "lng": ("energy",),
    "coal": ("energy",),
    "nuclear_fuel": ("energy",),
    "electricity": ("energy",),
    "food": ("trade",),
    "fertiliser": ("trade",),
    "minerals": ("trade",),
    "chips": ("trade",),
    "goods": ("trade",),
    "finance": ("trade",),
    "labour": ("trade",),
    "tourism": ("trade",),
    "medical": ("trade",),
    "water": (),
    "prisoners": (),
}
"""What changes hands, with the layers it touches, the likeliest first."""

SENSITIVE = frozenset({"missile", "nuclear", "space", "chemical"})
"""Goods whose transfer is a matter of proliferation."""

RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)

FAMILIES = (
    "diplomacy",
    "arms",
    "alliance",
    "alignment",
    "hedging",
    "dependence",
    "sanctions",
    "coercion",
    "threat",
    "war",
    "proliferation",
    "mediation",
    "statement",
)
"""Themes of an event, claim or relation."""

_LAYER_OF_RELATION: dict[str, str] = {
    "dependence": "trade",
    "alliance": "alliance",
    "rivalry": "rivalry",
    "sanction regime": "sanction",
    "presence": "presence",
    "leverage": "leverage",
}


def layer(code: str) -> Layer:
    """The layer of a code.

    Raises:
        UnknownCode: no such layer.
    """
    if code not in LAYERS:
        raise UnknownCode(f'no layer is called "{code}"; there are: {", ".join(LAYERS)}')
    return LAYERS[code]


def layer_of_good(good: str) -> str | None:
    """The layer in which a good is counted first (`munitions` -> arms, `crude` -> energy); None if in none.

    Raises:
        UnknownCode: not in the closed list of goods.
    """
    if good not in GOODS:
        raise UnknownCode(f'no good is called "{good}"; there are: {", ".join(GOODS)}')
    return GOODS[good][0] if GOODS[good] else None


def layer_of_relation(kind: RelationKind, goods: tuple[str, ...] = ()) -> str:
    """Layer of a relation read from a text: that of its good for a dependence, else that of its kind."""
    if kind == "dependence" and goods:
        return layer_of_good(goods[0]) or kind
    return kind if kind == "dependence" else _LAYER_OF_RELATION[kind]
