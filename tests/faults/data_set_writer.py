"""A child that loads files of invented acts into a world, to be killed: `python -m tests.faults.data_set_writer WORLD FILE...`."""

import sys
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


def main(folder: Path, paths: list[Path]) -> None:
    """Load the files one by one, and say so after each."""
    for path in paths:
        add(Acts(), folder, path, wait=5)
        print(path.name, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
