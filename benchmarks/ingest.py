"""How fast a day, a month and six months of GDELT-sized files are loaded, and in how much memory, beside two other ways to read them.

    python benchmarks/ingest.py [--periods day month six] [--rows 1000] [--keep FOLDER]

- `interstate`: `data add gdelt` from files that lie in the cache, into an empty world: every column audited, codes looked up, rows
  counted, duplicates dropped, Parquet written with checksums, the snapshot swapped. Events that name no two states are counted and
  not kept.
- `pandas`: as a competent user would read the files: `usecols` of the columns that we keep, `dtype`, quoting off, one `concat`. In memory.
- `gdelt`: the reading of the `gdelt` package (its own worker and pool of processes, then `concat`), its downloads answered from the same
  files. In memory; of the sizes that fit.

Each way runs in a process of its own; seconds are from the list of files to the end, peak memory is that of the largest process. The
files are invented (benchmarks/gdelt_files.py). Other ways need: pip install pandas pyarrow gdelt; what is not installed is left out.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from gdelt_files import write

DAYS = {"day": 1, "month": 30, "six": 180}
COLUMNS = [0, 1, 6, 7, 12, 16, 17, 22, 26, 30, 31, 53, 59, 60]
NUMBERS = {0: "int64", 1: "int32", 30: "float32", 31: "int32", 59: "int64"}


def by_interstate(folder: Path) -> dict[str, Any]:
    """Load the files into an empty world."""
    from interstate.sources.catalogue import add

    with tempfile.TemporaryDirectory(dir=folder.parent) as home:
        began = time.perf_counter()
        (loaded,) = add(Path(home) / "world", "gdelt", [folder])
        seconds = time.perf_counter() - began
        size = sum(path.stat().st_size for path in (Path(home) / "world" / "parts").iterdir())
        return {"seconds": seconds, "rows": loaded.rows_read, "kept": loaded.events_new, "stored_mb": size / 1e6}


def by_pandas(folder: Path) -> dict[str, Any]:
    """Read the columns that are needed, file by file."""
    import pandas as pd

    began = time.perf_counter()
    types = {number: NUMBERS.get(number, "str") for number in COLUMNS}
    frames = [
        pd.read_csv(
            path,
            sep="\t",
            header=None,
            usecols=COLUMNS,
            dtype=types,
            quoting=3,
            keep_default_na=False,
            compression="zip",
        )
        for path in sorted(folder.iterdir())
    ]
    rows = len(pd.concat(frames, ignore_index=True))
    return {"seconds": time.perf_counter() - began, "rows": rows}


def by_gdelt(folder: Path) -> dict[str, Any]:
    """Read with the worker of the package, as many processes as it takes; its requests are answered from the files."""
    from concurrent.futures import ProcessPoolExecutor

    import pandas as pd
    import requests

    class Answer:
        status_code = 200

        def __init__(self, content: bytes) -> None:
            self.content = content

    requests.get = lambda url, **_: Answer(Path(url).read_bytes() if url.startswith("/") else b"{}")  # type: ignore[assignment]
    with redirect_stdout(StringIO()):  # the package prints while it is imported
        from gdelt.parallel import _mp_worker

    began = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        frames = list(pool.map(worker, [_mp_worker] * len(list(folder.iterdir())), map(str, sorted(folder.iterdir()))))
    rows = len(pd.concat(frames))
    return {"seconds": time.perf_counter() - began, "rows": rows}


def worker(read: Any, path: str) -> Any:
    """One file, read as a table of events."""
    return read(path, table="events")


WAYS = {"interstate": by_interstate, "pandas": by_pandas, "gdelt": by_gdelt}


def measured(way: str, folder: Path) -> dict[str, Any] | None:
    """Run one way in a process of its own; None where a library is missing or memory did not do."""
    command = [sys.executable, __file__, "--way", way, "--folder", str(folder)]
    environment = {**os.environ, "INTERSTATE_HOME": str(folder.parent.parent)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        print(f"  {way}: not measured ({(done.stderr.strip().splitlines() or ['killed'])[-1][:120]})")
        return None
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(way: str, folder: Path) -> None:
    """Inside the process of one way: print what it took."""
    found = WAYS[way](folder)
    mine = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    peak = max(int(mine.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    print(json.dumps({**found, "peak_mb": peak / 1024}))


def period(name: str, rows: int, place: Path) -> None:
    """Write the files of a period, and have every way read them."""
    folder = place / "cache" / "gdelt"
    size = write(folder, DAYS[name], rows)
    print(f"{name}: {DAYS[name] * 96:,} files, {size / 1e6:,.0f} MB of text")
    ways = WAYS if name != "six" else {"interstate": by_interstate}
    found = {way: measured(way, folder) for way in ways}
    base = found["interstate"]
    for way, one in found.items():
        if one is None or base is None:
            continue
        ratio = f", {one['seconds'] / base['seconds']:.1f} times our time" if way != "interstate" else ""
        kept = f", {one['kept']:,} kept, {one['stored_mb']:.0f} MB on disk" if "kept" in one else ""
        speed = one["rows"] / one["seconds"]
        print(
            f"  {way}: {one['rows']:,} rows in {one['seconds']:.1f} s ({speed:,.0f} rows/s), peak {one['peak_mb']:.0f} MB{kept}{ratio}"
        )
    shutil.rmtree(folder)


def main() -> None:
    """Measure the periods that are asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--periods", nargs="+", choices=tuple(DAYS), default=["day", "month"])
    options.add_argument("--rows", type=int, default=1000, help="rows a file of a quarter of an hour")
    options.add_argument("--keep", type=Path, help="write the files here instead of in a temporary folder")
    options.add_argument("--way", choices=tuple(WAYS), help=argparse.SUPPRESS)
    options.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.way:
        run(given.way, given.folder)
        return
    with tempfile.TemporaryDirectory(dir=given.keep) as place:
        for name in given.periods:
            period(name, given.rows, Path(place))


if __name__ == "__main__":
    main()
