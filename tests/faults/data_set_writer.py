"""A child that loads files of invented acts into a world, to be killed: `python -m tests.faults.data_set_writer WORLD FILE...`.

Without arguments it stays, reads `WORLD FILE...` as one JSON list a line, and has each loaded by a fork of its own: it says
`pid NUMBER` first and `over` when the fork is gone. So fifty children cost one start. It never opens a connection itself, so a
fork has no thread to miss.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.sources.invented import Acts
from tests.sources.loading import add


def write(folder: Path, files: int, rows: int = 40) -> list[Path]:
    """Files of a quarter of an hour, with rows that overlap from one file to the next."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(files):
        path = folder / f"202401{1 + number // 96:02d}{number // 4 % 24:02d}{number % 4 * 15:02d}00.tsv"
        events = range(number * rows, (number + 1) * rows + 5)
        path.write_text(
            "".join(
                f"{event:06d}\t2024-01-01\tUSA\t{('RUS', 'CHN', 'IRN')[event % 3]}\t042\t1.5\tu{event}\n"
                for event in events
            ),
            encoding="utf-8",
        )
        paths.append(path)
    return paths


def main(folder: Path, paths: Sequence[Path]) -> None:
    """Load the files one by one, and say so after each."""
    for path in paths:
        add(Acts(), folder, path, wait=5)
        print(path.name, flush=True)


def stay() -> None:
    """Load what each line of the input asks for, in a fork."""
    for line in sys.stdin:
        folder, *paths = map(Path, json.loads(line))
        child = os.fork()
        if not child:
            main(folder, paths)
            os._exit(0)
        print("pid", child, flush=True)
        os.waitpid(child, 0)
        print("over", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    else:
        stay()
