"""How large a state is: output, military spending, service personnel, as known on the day."""

from collections.abc import Iterable

from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

LAYERS = ("gdp", "milex", "personnel")


def newest(ties: Iterable[Tie]) -> Tie | None:
    """The figure for the latest period, and of several editions of it the one published last."""
    found = [tie for tie in ties if tie.value is not None]
    return max(found, key=lambda tie: (tie.start or tie.published, tie.published, tie.value or 0.0), default=None)


@remembered("gdp", "milex", "personnel")
def figures(world: World, layer: str) -> dict[str, Tie]:
    """The newest figure of each state in a layer; a state without one is absent, not zero."""
    groups: dict[str, list[Tie]] = {}
    for tie in world.ties(layer):
        if tie.state_b is None:
            groups.setdefault(tie.state_a, []).append(tie)
    found = {code: newest(rows) for code, rows in groups.items()}
    return {code: tie for code, tie in found.items() if tie is not None}


def size(world: World, layer: str, state: str) -> Measurement | None:
    """One state's newest figure in `gdp`, `milex` or `personnel`; None if none is known by the day."""
    tie = figures(world, layer).get(state)
    return None if tie is None else measured(world, layer, tie)


def measured(world: World, layer: str, tie: Tie) -> Measurement:
    """A figure as a measurement, with its range."""
    year = f"{tie.start:%Y}" if tie.start else "year not given"
    return Measurement(
        layer, tie.state_a, None, world.as_of, tie.value, tie.unit or "", tie.low, tie.high, tie.proof, f"newest: {year}",
        f"{layer}({tie.state_a}) = {tie.value:g} {tie.unit or ''} ({year})",
    )  # fmt: skip


def ratio(world: World, layer: str, a: str, b: str) -> Measurement | None:
    """Size of a over size of b; None if one of them is not known or b has none."""
    held = figures(world, layer)
    x, y = held.get(a), held.get(b)
    if x is None or y is None or not y.value:
        return None
    value = (x.value or 0.0) / y.value
    formula = f"{layer}({a}) / {layer}({b}) = {x.value:g} / {y.value:g} = {value:.3g}"
    return Measurement(f"{layer}_ratio", a, b, world.as_of, value, "ratio", None, None, x.proof + y.proof, "", formula)


def capability(world: World, layer: str = "milex") -> Table:
    """Newest military spending, output or personnel of each state.

    The figure for the latest year known by `world.as_of`; of several editions the one published last. Nothing is carried
    forward silently: `settings` names the year.

    Returns:
        One row a state with a figure; value and unit as in the source, interval where the source has one.

    Raises:
        ValueError: no such layer.
    """
    if layer not in LAYERS:
        raise ValueError(f"layer must be one of {', '.join(LAYERS)}, got {layer}")
    return tuple(measured(world, layer, tie) for tie in figures(world, layer).values())
