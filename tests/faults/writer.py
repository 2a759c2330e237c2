"""A child that loads batches into a folder, to be killed: `python -m tests.faults.writer FOLDER COUNT`."""

import sys
from pathlib import Path

from interstate.store.load import load
from tests.store.small import batch, claim, covered, happening, many


def batches(count: int):  # type: ignore[no-untyped-def]
    """The same batches each time."""
    return [
        batch(*many(30, f"s{n}", n), source=f"s{n}", coverage=(covered(f"s{n}"),), events=(happening(n), claim(n)))
        for n in range(count)
    ]


def main(folder: Path, count: int) -> None:
    """Load the batches one by one, and say so after each."""
    for one in batches(count):
        load(folder, [one], wait=5)
        print(one.source, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
