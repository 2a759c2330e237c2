"""How fast the reader is, and how much memory it takes: sentences a second and peak memory, beside the parser alone.

    python benchmarks/reading.py [--sentences 10000] [--to json]

The text is made of the project's own articles (`tests/articles`), repeated to N sentences. Each row is measured in a process of its
own, pinned to one core, after a first short text (the start is not counted): `parse` is the spaCy pipeline without the coder, `batch`
is `read --batch` line by line, `document` one long article in one piece. Memory is measured at N and at 2 N: the growth is the difference.
On a busy machine `per second` falls with what others do; `per CPU second`, and the ratio made from it, hardly do.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ARTICLES = Path(__file__).parents[1] / "tests/articles"
WARM = "Chile signed a fishing accord with Peru on Monday."
MEBI = 1024


def sentences(count: int) -> Iterator[str]:
    """`count` sentences of the articles, round and round; titles and datelines are left out."""
    from interstate.reading.article import load_article
    from interstate.reading.sentences import split

    pool = []
    for path in sorted(ARTICLES.rglob("*.txt")):
        article = load_article(str(path))
        pool += [article.text[one.start : one.end].replace("\n", " ") for one in split(article.text)]
    return islice(cycle(pool), count)


def parse(texts: list[str]) -> int:
    """The parser alone."""
    from interstate.reading.parse import parsed

    return sum(1 for _ in parsed(texts))


def batch(texts: list[str]) -> int:
    """One line in, one line out."""
    from interstate.reading.batch import answers

    lines = (json.dumps({"id": number, "text": text}) for number, text in enumerate(texts))
    return sum(1 for _ in answers(lines))


def document(texts: list[str]) -> int:
    """One long article, five sentences a paragraph."""
    from interstate.reading.article import load_article
    from interstate.reading.read import read

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text("\n\n".join(" ".join(texts[at : at + 5]) for at in range(0, len(texts), 5)), encoding="utf-8")
        found = read(load_article(str(path)))
    return len(found.sentences)


JOBS: dict[str, Callable[[list[str]], int]] = {"parse": parse, "batch": batch, "document": document}


def measured(job: str, count: int) -> dict[str, Any]:
    """Seconds by the clock and of CPU, and peak memory (MiB), of one job, in this process; the pool of texts is made before the clock starts."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts = list(sentences(count))
    JOBS[job]([WARM])
    base = peak()
    start, work = time.perf_counter(), time.process_time()
    done = JOBS[job](texts)
    seconds, cpu = time.perf_counter() - start, time.process_time() - work
    return {"job": job, "sentences": done, "seconds": seconds, "cpu": cpu, "base": base, "peak": peak()}


def peak() -> float:
    """Peak memory of this process so far, in MiB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBI


def alone(job: str, count: int) -> dict[str, Any]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--one", job, "--sentences", str(count)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def row(job: str, count: int) -> dict[str, Any]:
    """One job at N and 2 N sentences."""
    print(f"... {job}", file=sys.stderr)
    small, large = alone(job, count), alone(job, 2 * count)
    return {
        "job": job,
        "sentences": large["sentences"],
        "per second": round(large["sentences"] / large["seconds"], 1),
        "per CPU second": round(large["sentences"] / large["cpu"], 1),
        "at half the length": round(small["sentences"] / small["cpu"], 1),
        "peak MiB": round(large["peak"]),
        "MiB per 10,000 sentences": round((large["peak"] - small["peak"]) * 10_000 / count, 1),
    }


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sentences", type=int, default=10_000)
    asked.add_argument("--to", choices=["table", "json"], default="table")
    asked.add_argument("--one", choices=list(JOBS), help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        print(json.dumps(measured(given.one, given.sentences)))
        return
    rows = [row(job, given.sentences) for job in JOBS]
    for found in rows:
        found["of the parser's speed"] = round(found["per CPU second"] / rows[0]["per CPU second"], 2)
    show(rows, given.to)


def show(rows: list[dict[str, Any]], style: str) -> None:
    """A small table in Markdown, or JSON."""
    if style == "json":
        print(json.dumps(rows, indent=1))
        return
    print("| " + " | ".join(rows[0]) + " |")
    print("|" + "---|" * len(rows[0]))
    for found in rows:
        print("| " + " | ".join(map(str, found.values())) + " |")


if __name__ == "__main__":
    main()
