"""Small pieces of SVG: escaped text, shapes, colours that hold in grey and for the colour-blind (Okabe-Ito)."""

from html import escape

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"

SHAPES: dict[str, list[tuple[float, float]]] = {
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
    "triangle": [(0, -1.2), (1.2, 1), (-1.2, 1)],
}


def text(x: float, y: float, words: str, anchor: str = "start", size: float = 12, weight: str = "normal") -> str:
    """A label."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size:g}" font-weight="{weight}" '
        f'fill="currentColor">{escape(words)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str, dash: str = "", width: float = 1.5) -> str:
    """A straight line; `dash` as in SVG."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width:g}"{dashes}/>'
    )


def shape(kind: str, x: float, y: float, colour: str, size: float = 5) -> str:
    """A mark: circle, square, diamond, triangle or ring."""
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" fill="{colour}"/>'
    if kind == "ring":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" fill="none" stroke="{colour}" stroke-width="2"/>'
    points = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in SHAPES[kind])
    return f'<polygon points="{points}" fill="{colour}"/>'


def picture(width: float, height: float, key: str, title: str, about: str, parts: list[str]) -> str:
    """A whole picture with its title and description."""
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="{key}-title {key}-about" '
        f'font-family="system-ui, sans-serif"><title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-about">{escape(about)}</desc>{"".join(parts)}</svg>'
    )
