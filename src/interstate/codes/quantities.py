"""The closed list of things an implication can change, each with its unit and the words a brief uses."""

from dataclasses import dataclass

from interstate.errors import UnknownCode
from interstate.model.implication import Direction


@dataclass(frozen=True, slots=True)
class Quantity:
    """`code` in the JSON; `unit` of its size; `words` = noun phrase; `toward` = preposition to another state, empty if none.

    `good`: True if more of it is good for the state, False if bad, None if it depends.
    """

    code: str
    unit: str
    words: str
    toward: str
    good: bool | None


_ALL = (
    Quantity("alignment", "index -1 to 1", "alignment", "with", None),
    Quantity("trade_share", "share 0 to 1", "share in trade", "with", None),
    Quantity("visit_rate", "visits per year", "rate of high-level visits", "with", None),
    Quantity("transfer_partners", "states", "number of transfer partners", "", None),
    Quantity("capability", "share 0 to 1", "military capability", "", True),
    Quantity("reassurance", "acts per year", "need for reassurance", "from", None),
    Quantity("deterrence", "share 0 to 1", "deterrence", "against", True),
    Quantity("threat", "probability per year", "threat", "from", False),
    Quantity("sanctions_pressure", "share of world GDP", "sanctions pressure", "from", False),
    Quantity("new_measure", "probability", "chance of a new sanctions measure", "from", False),
    Quantity("secondary_exposure", "share 0 to 1", "exposure to secondary sanctions", "through", False),
    Quantity("proliferation_exposure", "path weight 0 to 1", "exposure to proliferation", "through", False),
    Quantity("supply_risk", "share 0 to 1", "supply risk", "from", False),
    Quantity("leverage", "share -1 to 1", "leverage", "over", True),
    Quantity("strained_triads", "triads", "number of strained triads", "", False),
    Quantity("cross_pressure", "index 0 to 1", "cross-pressure between partners", "", False),
    Quantity("autonomy", "index 0 to 1", "strategic autonomy", "", True),
    Quantity("presence", "share 0 to 1", "presence", "in", True),
    Quantity("access", "share 0 to 1", "access", "to", True),
    Quantity("escalation", "probability", "risk of escalation", "with", False),
    Quantity("co_isolation", "share of world GDP", "shared isolation", "with", None),
    Quantity("host_share", "share 0 to 1", "share in the host's visits", "in", None),
)

QUANTITIES: dict[str, Quantity] = {one.code: one for one in _ALL}
_VERBS: dict[Direction, str] = {"up": "rises", "down": "falls"}


def quantity(code: str) -> Quantity:
    """The quantity of a code.

    Raises:
        UnknownCode: not in the closed list.
    """
    if code not in QUANTITIES:
        raise UnknownCode(f'no quantity is called "{code}"; there are: {", ".join(QUANTITIES)}')
    return QUANTITIES[code]


def unit(code: str) -> str:
    """Unit of a quantity."""
    return quantity(code).unit


def words(code: str, direction: Direction = "open") -> str:
    """Noun phrase and verb: `leverage falls`, `threat rises`; open: `alignment moves, the direction is open`."""
    noun = quantity(code).words
    return f"{noun} moves, the direction is open" if direction == "open" else f"{noun} {_VERBS[direction]}"
