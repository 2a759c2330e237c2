"""Write docs/quality/data.md: `python tools/quality_data.py ../shared/data > docs/quality/data.md`.

Runs `interstate data verify --against FOLDER --to json` and puts the rates and every disagreement into a page; the verdicts
beside them are written here by a person.
"""

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

CHECKS = ("seen", "cross", "computed", "general")

VERDICTS = {
    "land borders (factbook)": "CAN-DNK: ours (Hans Island is shared since June 2022). MAR-MRT: theirs leaves Western Sahara out, the "
    "Factbook counts it; a matter of border policy. IND-LKA: ours (the shoals of Adam's Bridge are no land border).",
    "land borders (starter)": "As above; the others are borders of former states or borders that have ended, which the list does not keep.",
    "capitals": "Spellings and states with several capitals; nobody is wrong.",
    "nuclear possession, first year": "India 1974 and Pakistan 1987 there (device), 1998 here (first declared tests): two definitions.",
    "net importer of energy": "Their figures end in 2014, ours are of 2022 to 2025; most of the states listed changed sides in between.",
    "rivals in 2000-2020": "Two classifications. Ours counts frozen quarrels and diplomatic breaks, theirs counts rivalries that the parties "
    "themselves perceive. The misses are mostly pairs of the Great Lakes and of West Africa.",
    "sanction programmes in force": "Theirs lists programmes of August 2026; the misses are thematic or recent ones. Ours to be extended.",
    "governments that fought since 2000": "The misses are members of the coalition that struck Yemen in 2024 for which "
    "no page that was read says that they fought.",
}


def books() -> str:
    """A sentence with the counts of the code books, and of all rows together."""
    counts: Counter[str] = Counter()
    lines = []
    for path in sorted([*Path("src/interstate/codes").glob("*.csv"), *Path("src/interstate/data").glob("*.csv")]):
        with path.open(encoding="utf-8", newline="") as rows:
            checks = Counter(row["check"] for row in csv.DictReader(rows) if row.get("check"))
        counts += checks
        if checks and path.parent.name == "codes":
            lines.append(
                f"| {path.stem} | {sum(checks.values())} | " + " | ".join(str(checks[c]) for c in CHECKS) + " |"
            )
    total = sum(counts.values())
    share = 1 - counts["general"] / total
    return "\n".join(lines) + f"\n\nOf all {total:,} rows, {total - counts['general']:,} are verified: {share:.1%}.\n"


def main(folder: str) -> None:
    """Print the page."""
    command = ["interstate", "data", "verify", "--against", folder, "--to", "json", "--quiet"]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(
        "# How good are the data?\n\n```\ninterstate data verify --against ../shared/data\npython tools/quality_data.py ../shared/data\n```\n"
    )
    print(
        "Every row of the starter tables has a `check`: `seen` = the named public page was opened; `cross` = agrees with the independent data "
        "set that the row names ([how](cross-check.md)); `computed` = from cited figures; "
        "`general` = common knowledge that nobody has looked up yet. A `general` row is used, every sentence on it says "
        "*unverified*, and it limits confidence.\n"
    )
    print("| table | rows | seen | cross | computed | general |\n|---|---|---|---|---|---|")
    for row in found["tables"]:
        print(
            f"| {row['table']} | {row['rows']} | {row.get('seen', 0)} | {row.get('cross', 0)} | {row.get('computed', 0)} | "
            f"{row.get('general', 0)} |"
        )
    print(books())
    print(
        "\n## Agreement with independent data\n\n| check | against | rows compared | agree | share | note |\n|---|---|---|---|---|---|"
    )
    for row in found["agreement"]:
        share = f"{row['agreed'] / row['rows']:.3f}" if row["rows"] else ""
        print(f"| {row['check']} | {row['against']} | {row['rows']} | {row['agreed']} | {share} | {row['note']} |")
    print(
        "\nA disagreement is work for a person, never corrected toward either side by itself.\n\n## Every disagreement\n"
    )
    for row in found["agreement"]:
        if row["disagreements"]:
            print(f"### {row['check']}\n\n{VERDICTS.get(row['check'], 'Open: not settled yet.')}\n")
            print("\n".join(f"- {words}" for words in row["disagreements"]) + "\n")
    print(
        "## Rows that a rule points at\n\nTo be looked at; some are right (a treaty in force from before its signature, an envoy's visit).\n"
    )
    for row in found["breaches"]:
        print(f"- {row['file']} line {row['line']}: {row['rule']}: {row['words']}")


if __name__ == "__main__":
    main(sys.argv[1])
