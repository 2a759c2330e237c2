"""Fingerprints of texts that the project measures with and must not learn from: hashes of seven-word runs, never the words.

    python tools/fingerprints.py FOLDER      write tests/corpus/development.hashes from the field `text` of every *.jsonl in it

One line a sentence, each run a hash of twelve hex digits, sorted in the line, lines sorted and single: neither the order of the words
nor that of the sentences is kept. A run shorter than seven words is the whole sentence.
"""

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

HASHES = Path(__file__).parents[1] / "tests" / "corpus" / "development.hashes"
RUN = 7
WIDTH = 12
"""Hex digits of a hash (six bytes): two different runs meet by chance less than once in 10,000 corpora."""
NEAR = 0.3
"""Two sentences that share this much of their runs (Jaccard) are near-duplicates."""


def runs(text: str) -> frozenset[str]:
    """Hashes of the seven-word runs of a sentence, without case, marks and spaces."""
    words = re.findall(r"\w+", text.casefold())
    said = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    return frozenset(hashlib.sha256(run.encode()).hexdigest()[:WIDTH] for run in said)


def lines(texts: Iterable[str]) -> list[str]:
    """One line of hashes a sentence, sorted, each once."""
    return sorted({"".join(sorted(runs(text))) for text in texts})


def held(path: Path = HASHES) -> list[frozenset[str]]:
    """The fingerprints of a file, one set a sentence."""
    return [
        frozenset(line[at : at + WIDTH] for at in range(0, len(line), WIDTH))
        for line in path.read_text(encoding="ascii").split()
    ]


def near(texts: Iterable[str], known: list[frozenset[str]]) -> Iterator[tuple[str, float]]:
    """Texts that share `NEAR` or more of their runs with a known sentence, with that share."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(known):
        for run in one:
            index[run].append(at)
    for text in texts:
        here = runs(text)
        met = Counter(at for run in here for at in index.get(run, ()))
        most = max((n / len(here | known[at]) for at, n in met.items()), default=0.0)
        if most >= NEAR:
            yield text, most


def main(folder: str) -> int:
    """Write the fingerprints of a folder."""
    texts = [
        json.loads(line)["text"]
        for path in sorted(Path(folder).glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    made = lines(texts)
    HASHES.write_text("\n".join(made) + "\n", encoding="ascii")
    print(f"{len(texts)} texts, {len(made)} fingerprints, {HASHES.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
