"""The ego network of the focal state: who it is tied to on the day, by which layers, with sign and share."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from interstate.brief.pictures import svg
from interstate.codes import states
from interstate.model.brief import Brief
from interstate.model.tie import Tie

WIDTH, HEIGHT, RADIUS, MOST = 860, 560, 200, 18
STYLES = {
    "alliance": (svg.BLUE, "", "pledge or partnership"),
    "rivalry": (svg.VERMILION, "8 4", "rivalry"),
    "dispute": (svg.VERMILION, "2 3", "dispute"),
    "conflict": (svg.VERMILION, "12 3 2 3", "armed conflict"),
    "sanction": (svg.ORANGE, "1 4", "sanctions"),
    "arms": (svg.GREEN, "", "arms share"),
    "energy": (svg.PURPLE, "10 3", "energy share"),
    "trade": (svg.SKY, "5 5", "trade share"),
}


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie of the focal state as it is drawn and listed."""

    other: str
    layer: str
    words: str
    value: float | None


def edges(brief: Brief) -> tuple[Edge, ...]:
    """Ties of the focal state, one a neighbour and layer, those of the brief's own states first, then by number of layers."""
    best: dict[tuple[str, str], Edge] = {}
    for tie in brief.ties:
        other = neighbour(tie, brief.focal)
        if other is None:
            continue
        edge = Edge(other, tie.layer, tie.statement or STYLES[tie.layer][2], tie.value)
        held = best.get((other, tie.layer))
        if held is None or (edge.value or 0) > (held.value or 0):
            best[(other, tie.layer)] = edge
    central = {
        code for reading in brief.readings for event in reading.events for code in (event.actor, event.recipient)
    }
    central |= {item.toward for item in brief.implications if item.state == brief.focal and item.toward}
    layers: dict[str, int] = {}
    for other, _ in best:
        layers[other] = layers.get(other, 0) + 1
    order = sorted(layers, key=lambda code: (code not in central, -layers[code], code))[:MOST]
    return tuple(edge for code in order for (other, _), edge in sorted(best.items()) if other == code)


def neighbour(tie: Tie, focal: str) -> str | None:
    """The other end of a tie."""
    return tie.state_b if tie.state_a == focal else tie.state_a


def draw(brief: Brief) -> str:
    """The network as SVG, or nothing where the focal state has no tie in this world."""
    found = edges(brief)
    if not found:
        return ""
    others = list(dict.fromkeys(edge.other for edge in found))
    cx, cy = WIDTH / 2, HEIGHT / 2 - 20
    parts: list[str] = []
    for place, other in enumerate(others):
        angle = 2 * pi * place / len(others) - pi / 2
        x, y = cx + 1.35 * RADIUS * cos(angle), cy + RADIUS * sin(angle)
        mine = [edge for edge in found if edge.other == other]
        parts += spokes(mine, cx, cy, x, y)
        anchor = "start" if x > cx + 20 else "end" if x < cx - 20 else "middle"
        shift = 9 if anchor == "start" else -9 if anchor == "end" else 0
        low = 16 if y > cy else -10
        parts += [svg.shape("circle", x, y, "currentColor", 5)]
        parts += [svg.text(x + shift, y + (4 if shift else low), states.name(other).removeprefix("the "), anchor)]
    parts += [
        svg.shape("circle", cx, cy, "currentColor", 9),
        svg.text(cx, cy - 14, states.name(brief.focal), "middle", 14, "bold"),
    ]
    parts += legend({edge.layer for edge in found})
    about = f"{states.name(brief.focal)} and {len(others)} states; {len(found)} ties in force on the day, listed in the table below."
    return svg.picture(WIDTH, HEIGHT, "network", f"Ties of {states.name(brief.focal)}", about, parts)


def spokes(mine: Sequence[Edge], cx: float, cy: float, x: float, y: float) -> list[str]:
    """Parallel lines, one a layer; a share widens its line."""
    length = ((x - cx) ** 2 + (y - cy) ** 2) ** 0.5 or 1
    nx, ny = -(y - cy) / length, (x - cx) / length
    drawn = []
    for place, edge in enumerate(mine):
        offset = (place - (len(mine) - 1) / 2) * 4
        colour, dash, _ = STYLES[edge.layer]
        share = min(1.0, (edge.value or 0) / 100) if edge.layer in ("arms", "energy", "trade") else 0.0
        dx, dy = nx * offset, ny * offset
        drawn.append(svg.line(cx + dx, cy + dy, x + dx, y + dy, colour, dash, 1.5 + 4 * share))
    return drawn


def legend(layers: set[str]) -> list[str]:
    """What each line stands for."""
    parts = []
    for place, layer in enumerate(name for name in STYLES if name in layers):
        colour, dash, words = STYLES[layer]
        x, y = 10 + (place % 4) * 210, HEIGHT - 36 + (place // 4) * 20
        parts += [svg.line(x, y, x + 44, y, colour, dash, 2.5), svg.text(x + 52, y + 4, words)]
    return parts
