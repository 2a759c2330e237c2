"""Results remembered for as long as the rows they were read from are the same."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from interstate.store.world import World

P = ParamSpec("P")
T = TypeVar("T")
MOST = 32768
_held: dict[tuple[object, ...], tuple[object, Any]] = {}


def remembered(
    *layers: str | Callable[..., str],
) -> Callable[[Callable[Concatenate[World, P], T]], Callable[Concatenate[World, P], T]]:
    """For a function of a world that reads these layers (all that it reads) and nothing else: work it out once.

    A layer that depends on the other arguments is given as a function of them that names it.
    Derived worlds share the rows of the layers that they do not touch, so they share results too. Rows are told apart by identity
    and held, so that an identity is never met twice. Arguments must be hashable; an answer must not be changed by who asks.
    """

    def wrap(measure: Callable[Concatenate[World, P], T]) -> Callable[Concatenate[World, P], T]:
        def asked(world: World, /, *args: P.args, **kwargs: P.kwargs) -> T:
            rows = [world.ties(one if isinstance(one, str) else one(*args, **kwargs)) for one in layers]
            key = (
                measure,
                world.as_of,
                world.everyone,
                args,
                tuple(sorted(kwargs.items())) if kwargs else (),
                *map(id, rows),
            )
            held = _held.get(key)
            if held is None:
                if len(_held) >= MOST:
                    _held.clear()
                held = _held[key] = (rows, measure(world, *args, **kwargs))
            answer: T = held[1]
            return answer

        update_wrapper(asked, measure)
        return asked

    return wrap
