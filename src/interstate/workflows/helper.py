"""A language model that the user named, asked after the local reading of each text. Without both options there is none."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from interstate.errors import UsageError
from interstate.model.article import Reading


@dataclass
class Helper:
    """An endpoint for one run; after its first silence it is not asked again.

    `ask`: how a question is sent, for tests; None is over the network.
    """

    url: str
    model: str
    ask: Any = None
    down: bool = field(default=False, init=False)

    def help(self, reading: Reading, day: date | None, progress: Callable[[str], None]) -> Reading:
        """The reading with what the model adds to it, or as it was with a line that says why."""
        from interstate.reading.backend.base import Endpoint
        from interstate.reading.backend.propose import helped
        from interstate.store.folders import cache_folder

        if self.down:
            gap = f"{reading.article.id}: the model was not asked, because it fell silent before."
            return replace(reading, gaps=(*reading.gaps, gap))
        progress(f"asking the model {self.model}")
        folder = cache_folder() / "model"
        made, self.down = helped(reading, Endpoint(self.url, self.model, self.ask, folder), day)
        for gap in made.gaps[len(reading.gaps) :]:
            progress(gap)
        return made


def helper(url: str | None, model: str | None) -> Helper | None:
    """The model of `--llm` and `--llm-model`; None without them. The environment alone never switches it on.

    Raises:
        UsageError: one without the other, or an address that cannot be used.
    """
    if url is None and model is None:
        return None
    if not url or not model or not model.strip():
        raise UsageError("--llm URL and --llm-model NAME go together: give both or neither")
    from interstate.reading.backend.client import check

    if len(model) > 200 or not model.isprintable():
        raise UsageError("--llm-model needs the plain name of a model")
    return Helper(check(url), model)
