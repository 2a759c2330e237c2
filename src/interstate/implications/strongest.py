"""Of several paths to the same quantity of the same state, the strongest; the others are named, never added up."""

from collections.abc import Iterable, Sequence

from interstate.implications.paths import Path

NOTHING = 1e-12


def strength(path: Path) -> tuple[bool, float, int, int]:
    """Small is strong: firm before contingent, then |change| x likelihood, then more evidence, then earlier in the text."""
    chance = path.last.likelihood.p if path.last.likelihood else 1.0
    return (path.contingent, -abs(path.last.change or 0.0) * chance, -len(path.last.evidence), path.place)


def strongest(paths: Iterable[Path]) -> list[tuple[Path, tuple[Path, ...]]]:
    """One path a key, with the weaker ones behind it."""
    groups: dict[tuple[str, str, str, str | None], list[Path]] = {}
    for path in paths:
        groups.setdefault(path.key, []).append(path)
    ranked = [sorted(group, key=lambda path: (strength(path), len(path.steps))) for group in groups.values()]
    return [(group[0], tuple(group[1:])) for group in ranked]


def moved(path: Path) -> bool:
    """True if the path says that something changes: a size that is not nothing, or a direction without a size."""
    return path.last.change is None or abs(path.last.change) > NOTHING


def beneath(paths: Sequence[Path]) -> tuple[str, ...]:
    """The weaker paths in words, each once."""
    words = []
    for path in paths:
        size = "not sized" if path.last.change is None else f"{path.last.change:.3g} {path.last.unit}"
        words.append(f"{path.root.id} by {' > '.join(step.mechanism for step in path.steps)}: {size}")
    return tuple(dict.fromkeys(words))
