"""Of several paths to the same quantity the strongest is shown; the others are listed beneath, never added up."""

from collections.abc import Iterable

from interstate.implications.likelihoods import of_path
from interstate.implications.paths import Path


def strongest(paths: Iterable[Path]) -> list[tuple[Path, tuple[Path, ...]]]:
    """For each (mechanism, quantity, state, toward, contingent) the strongest path, with the weaker ones."""
    groups: dict[object, list[Path]] = {}
    for path in paths:
        groups.setdefault(path.key, []).append(path)
    ranked = [sorted(group, key=strength(group)) for group in groups.values()]
    same: dict[object, list[list[Path]]] = {}
    for group in ranked:
        same.setdefault(quantity(group[0]), []).append(group)
    found = []
    for group in ranked:
        rest = same[quantity(group[0])]
        if not any(outdoes(other[0], group[0]) for other in rest):
            below = [path for other in rest if outdoes(group[0], other[0]) for path in other]
            found.append((group[0], (*group[1:], *below)))
    return found


def outdoes(one: Path, other: Path) -> bool:
    """Of two paths to one quantity: what happened has at least the effect of what is only claimed, so the claim adds nothing."""
    if one.contingent or not other.contingent:
        return False
    return abs(one.last.change or 0.0) >= abs(other.last.change or 0.0) - 1e-12


def quantity(path: Path) -> tuple[str, str, str, str | None]:
    """What a path is about, whether it happened or not."""
    last = path.last
    return (last.mechanism, last.quantity, last.state, last.toward)


def strength(group: Iterable[Path]) -> "Strength":
    """The order among paths to one quantity: by |effect| x likelihood if all have one, else by |effect|."""
    return Strength(all(of_path(path) is not None for path in group))


class Strength:
    """Sort key: the strongest first; then the shorter path, the better evidenced, the earlier trigger, by its records."""

    def __init__(self, counted: bool) -> None:
        self.counted = counted

    def __call__(self, path: Path) -> tuple[object, ...]:
        likelihood = of_path(path)
        effect = abs(path.last.change) if path.last.change is not None else 0.0
        weight = effect * likelihood.p if self.counted and likelihood is not None else effect
        evidence = path.last.evidence
        return (
            -round(weight, 9),
            len(path.steps),
            -len(evidence),
            path.order,
            tuple(step.mechanism for step in path.steps),
            tuple((piece.kind, piece.source, piece.record) for piece in evidence),
        )


def told(path: Path) -> str:
    """A weaker path in a line: its trigger, its mechanisms, its size."""
    last = path.last
    size = last.direction if last.change is None else f"{last.change:+.3g} {last.unit}"
    return f"{path.trigger.id}: {' > '.join(step.mechanism for step in path.steps)}: {size}"
