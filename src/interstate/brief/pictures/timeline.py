"""A timeline: dated events of the text above, dated facts under the implications below, one lane a layer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from interstate.brief.pictures import svg
from interstate.brief.words import MODALITIES, act, subject
from interstate.model.brief import Brief

WIDTH, LANE, LEFT, RIGHT = 860, 34, 130, 20
LANES = {"text": ("circle", svg.BLACK), "claim": ("diamond", svg.ORANGE), "record": ("square", svg.BLUE)}
MOST = 60


@dataclass(frozen=True, slots=True)
class Point:
    """One dated thing: its day, its lane, its shape and what it is."""

    day: date
    lane: str
    shape: str
    words: str


def points(brief: Brief) -> tuple[Point, ...]:
    """Everything dated in the brief, oldest first; the text's own items, then facts by the table they come from."""
    found = []
    for reading in brief.readings:
        for item in (*reading.events, *reading.claims):
            if item.day:
                lane = "in the text"
                mark = "circle" if item in reading.events else "diamond"
                found.append(
                    Point(item.day, lane, mark, f"{item.id} {subject(act(item))} ({MODALITIES[item.modality]})")
                )
    facts = {e.key: e for i in brief.implications for e in i.evidence if e.kind == "fact" and e.valid_from}
    for pointer in list(facts.values())[:MOST]:
        lane = pointer.record.split("/")[0].replace("_", " ")
        if pointer.valid_from:
            found.append(Point(pointer.valid_from, lane, "square", pointer.statement))
    return tuple(sorted(found, key=lambda point: (point.day, point.lane, point.words)))


def draw(brief: Brief) -> str:
    """The timeline as SVG, or nothing where nothing is dated."""
    found = points(brief)
    if not found:
        return ""
    lanes = list(dict.fromkeys(["in the text", *sorted({point.lane for point in found})]))
    lanes = [lane for lane in lanes if any(point.lane == lane for point in found)]
    first, last = found[0].day.toordinal(), max(brief.as_of, found[-1].day).toordinal()
    span = max(1, last - first)
    height = LANE * len(lanes) + 46

    def x(day: date) -> float:
        return LEFT + (day.toordinal() - first) / span * (WIDTH - LEFT - RIGHT)

    parts = [axis(first, last, x, height)]
    for place, lane in enumerate(lanes):
        y = 24 + LANE * place
        parts += [svg.text(4, y + 4, lane), svg.line(LEFT, y, WIDTH - RIGHT, y, "#999", width=0.5)]
        for point in found:
            if point.lane == lane:
                colour = svg.BLACK if lane == "in the text" else svg.BLUE
                colour = "currentColor" if colour == svg.BLACK else colour
                parts.append(svg.shape(point.shape, x(point.day), y, colour))
    parts.append(svg.line(x(brief.as_of), 8, x(brief.as_of), height - 30, svg.VERMILION, "4 3"))
    parts.append(svg.text(x(brief.as_of) - 4, height - 34, "as of", "end", 11))
    about = (
        f"{len(found)} dated events and facts from {found[0].day.year} to {found[-1].day.year}, in {len(lanes)} lanes."
    )
    return svg.picture(WIDTH, height, "timeline", "Timeline of the text and of the record", about, parts)


def axis(first: int, last: int, x: Callable[[date], float], height: float) -> str:
    """Ticks at round years."""
    start, end = date.fromordinal(first).year, date.fromordinal(last).year
    step = next((s for s in (1, 2, 5, 10, 20, 50) if (end - start) / s <= 9), 100)
    years = [year for year in range(start + 1, end + 1) if year % step == 0]
    return "".join(
        svg.text(x(date(year, 1, 1)), height - 12, str(year), "middle", 11)
        + svg.line(x(date(year, 1, 1)), height - 26, x(date(year, 1, 1)), height - 30, "currentColor", width=1)
        for year in years
    )
