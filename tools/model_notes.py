"""Write the table of the reader's models into its page: what each file says of itself, and how large it is.

    python tools/model_notes.py [--check]

The figures come from the `note` that `tools/fit_reader.py` left in each model; run this after every fit. `--check` writes nothing
and answers 1 where the page is behind.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from interstate.reading.learned.linear import CHECKSUMS, FOLDER

PAGE = Path(__file__).parents[1] / "docs/reference/reader-models.md"
FIRST, LAST = "<!-- model notes -->\n", "<!-- end of model notes -->"
ORDER = ("pair", "whole", "mood", "act", "role", "absent", "tie", "end")
HEAD = """| model | classes | features | rows | held back: macro-F1 | slope | kB |
| --- | --- | --- | --- | --- | --- | --- |
"""


def table() -> str:
    """The rows of all models, those of `ORDER` first, and what they were made from."""
    names = sorted((p.stem for p in FOLDER.glob("*.json") if p != CHECKSUMS), key=lambda n: ((*ORDER, n).index(n), n))
    held = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in names}
    seals = sorted({one["note"]["corpus_sha256"] for one in held.values()})
    total = sum(size(name) for name in names)
    rows = "".join(row(name, held[name]) for name in names)
    return (
        f"{HEAD}{rows}\nAll files together: {total:,} kB. Made from the corpus whose seal is `{'`, `'.join(seals)}`.\n"
    )


def row(name: str, held: dict[str, Any]) -> str:
    """One model as a line of the table."""
    note = held["note"]
    cells = (
        f"`{name}`",
        len(held["classes"]),
        f"{len(held['features']):,}",
        f"{note['rows']:,}",
        f"{note['held_back_macro_f1']:.1f}",
        f"{held['slope']:.2f}",
        f"{size(name):,}",
    )
    return f"| {' | '.join(map(str, cells))} |\n"


def size(name: str) -> int:
    """Size of a model's file in thousands of bytes."""
    return round((FOLDER / f"{name}.json").stat().st_size / 1000)


def rewritten(page: str) -> str:
    """The page with the table of today between its two marks.

    Raises:
        ValueError: the marks are missing.
    """
    before, first, rest = page.partition(FIRST)
    _, last, after = rest.partition(LAST)
    if not first or not last:
        raise ValueError(f"{PAGE.name} has no part between {FIRST.strip()} and {LAST}.")
    return f"{before}{first}{table()}{last}{after}"


def main() -> int:
    """Write the table, or say whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    held = PAGE.read_text(encoding="utf-8")
    made = rewritten(held)
    if parser.parse_args().check:
        return int(held != made)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
