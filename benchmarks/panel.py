"""How fast a panel is made: directed dyad-years 1946-2023 with eight layers, beside a plain join of the same layers in pandas.

    python benchmarks/panel.py [--first 1946] [--last 2023] [--to json]

Needs polars, pyarrow and pandas beside the package: pip install polars pyarrow pandas. The layers are made up (seeded), of the sizes
that the real ones have, and lie in a DuckDB file of their own; nothing is downloaded. Each way runs in a process of its own, so that
its peak memory is its own; seconds are from an open connection to a frame in memory, the imports not counted. `--way` runs one
of them. The two results are compared cell by cell.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

THREADS = 2
SEED = 0.5
COLUMNS = ("alliances", "rivalry", "dispute", "contiguity", "sanctions", "trade", "arms_dependence", "un_ideal_points")
AS_OF = date(2025, 12, 31)
KEY = ["state_a", "state_b", "year"]
FLAGS = (
    ("alliances", "alliance", False),
    ("rivalry", "rivalry", True),
    ("dispute", "dispute", True),
    ("contiguity", "contiguity", True),
    ("sanctions", "sanction", False),
)
"""Name, layer, and whether the pair has no order."""
DAY = timedelta(days=1)
ENDS = {
    "alliance": 2018,
    "rivalry": 2020,
    "dispute": 2014,
    "contiguity": 2016,
    "sanction": 2022,
    "trade": 2022,
    "arms": 2023,
}
ENDS |= {"ideal_point": 2023}
"""Last year that each layer covers; all are closed from 1946."""
LAYERS = {
    "alliance": ("spell", 9_000, "'defence'", "NULL"),
    "rivalry": ("spell", 1_500, "'strategic'", "NULL"),
    "dispute": ("spell", 3_500, "'territorial'", "NULL"),
    "contiguity": ("spell", 1_200, "'land'", "NULL"),
    "sanction": ("spell", 1_800, "''", "NULL"),
    "trade": ("year", 1_300_000, "''", "'US$'"),
    "arms": ("year", 30_000, "''", "'TIV million'"),
    "ideal_point": ("state", 12_000, "''", "NULL"),
}
"""Shape, rows, kind and unit of each layer."""


def make(path: Path) -> None:
    """Write the layers, their coverage and the list of states."""
    from interstate.codes import states
    from interstate.codes.tables import day, rows
    from interstate.store.identity import COLUMNS as NAMES
    from interstate.store.tables import TYPES

    con = duckdb.connect(str(path), config={"threads": THREADS})
    con.execute(f"SELECT setseed({SEED})")
    con.execute('CREATE TABLE state (system VARCHAR, iso3 VARCHAR, number INTEGER, "start" DATE, "end" DATE)')
    for row in rows("state_numbers"):
        if row["system"] in ("gw", "cow") and states.standing(row["iso3"]) == "member":
            spell = [day(row["start"]), day(row["end"])]
            con.execute(
                "INSERT INTO state VALUES (?, ?, ?, ?, ?)", [row["system"], row["iso3"], int(row["code"]), *spell]
            )
    con.execute("CREATE TABLE facts (" + ", ".join(f'"{n}" {TYPES.get(n, "VARCHAR")}' for n in NAMES) + ")")
    con.execute(
        "CREATE TABLE coverage AS SELECT ''source, '' version, '' layer, '' frame, DATE '1946-01-01' start, "
        "DATE '2024-01-01' \"end\", '' AS rule, '' note, '' kind WHERE false"
    )
    con.execute(
        "CREATE TEMP TABLE c AS SELECT iso3, row_number() OVER (ORDER BY iso3) - 1 AS id FROM "
        "(SELECT DISTINCT iso3 FROM state WHERE system = 'gw')"
    )
    for layer, (shape, size, kind, unit) in LAYERS.items():
        con.execute(_rows(layer, shape, size, kind, unit))
        con.execute(
            "INSERT INTO coverage VALUES ('made', '1', ?, 'all', DATE '1946-01-01', make_date(?, 1, 1), 'closed', '', '')",
            [layer, ENDS[layer] + 1],
        )
    con.close()


def _rows(layer: str, shape: str, size: int, kind: str, unit: str) -> str:
    """INSERT of one layer: pairs drawn at random, one fact a pair and year where there is a value."""
    undirected = layer in ("rivalry", "dispute", "contiguity")
    drawn = "(random() * n)::INTEGER % n"
    length = "1" if shape != "spell" else "1 + (random() * 40)::INTEGER"
    draw = (
        f"SELECT {drawn} AS i, {drawn} AS j, 1946 + (random() * 77)::INTEGER AS y, {length} AS l, random() * 1000 AS v "
        f"FROM range({size * 5 // 4}), (SELECT count(*)::INTEGER n FROM c)"
    )
    one = "least(i, j)" if undirected else "i"
    two = "greatest(i, j)" if undirected else "j"
    second = "NULL" if shape == "state" else "b.iso3"
    value = "1" if layer == "contiguity" else "v" if shape != "spell" else "NULL"
    alone = "a.iso3, NULL, y" if shape == "state" else "a.iso3, b.iso3, y"
    end = "NULL" if layer in ("alliance", "contiguity") else "make_date(least(y + l, 2024), 1, 1)"
    return (
        f"INSERT INTO facts BY NAME SELECT '{layer}' || row_number() OVER () AS fact_id, '{layer}' AS layer, a.iso3 AS state_a, "
        f"{second} AS state_b, make_date(y, 1, 1) AS start, {end} AS \"end\", DATE '2024-06-01' AS published, 'made' AS source, "
        f"'{layer}' || row_number() OVER () AS record, {value} AS value, {unit} AS unit, {kind} AS kind, '' AS families, 'year' AS precision, "
        f"'1' AS version FROM ({draw}) JOIN c a ON a.id = {one} JOIN c b ON b.id = {two} WHERE i <> j "
        f"QUALIFY row_number() OVER (PARTITION BY {alone.replace(', NULL', '')} ORDER BY v) = 1 LIMIT {size}"
    )


def ours(path: Path, first: int, last: int) -> Any:
    """The panel."""
    from interstate.panel.build import dyads

    con = duckdb.connect(str(path), read_only=True, config={"threads": THREADS})
    con.execute(
        f"CREATE TEMP VIEW facts AS SELECT * FROM {path.stem}.main.facts WHERE published <= DATE '{AS_OF.isoformat()}'"
    )
    panel = dyads(first, last, directed=True, as_of=AS_OF, connect=lambda _, __: con).add(*COLUMNS)
    import polars  # noqa: F401
    import pyarrow  # noqa: F401

    begun = time.perf_counter(), time.process_time()
    frame = panel.to_polars()
    return frame, time.perf_counter() - begun[0], time.process_time() - begun[1]


def theirs(path: Path, first: int, last: int) -> Any:
    """The same in pandas: rows from the list of states, spells spread over their years, one left join a layer, checked to add no row."""
    import pandas as pd

    con = duckdb.connect(str(path), read_only=True, config={"threads": THREADS})
    begun = time.perf_counter(), time.process_time()
    frame = _pairs(con, first, last)
    for name, layer, both in FLAGS:
        held = _spread(_layer(con, layer), first, last)
        if both:
            held = pd.concat([held, held.rename(columns={"state_a": "state_b", "state_b": "state_a"})])
        held = held[KEY].drop_duplicates().assign(**{name: True})
        frame = frame.merge(held, on=KEY, how="left", validate="m:1")
        known = frame["year"] <= ENDS[layer]
        frame[name] = frame[name].eq(True).astype("boolean").where(known)
    trade = _layer(con, "trade").rename(columns={"value": "trade", "s": "year"})[[*KEY, "trade"]]
    frame = frame.merge(trade, on=KEY, how="left", validate="m:1")
    frame["trade"] = frame["trade"].fillna(0.0).where(frame["year"] <= ENDS["trade"])
    frame = _dependence(frame, _layer(con, "arms"), first, last)
    point = _layer(con, "ideal_point").rename(columns={"s": "year"})[["state_a", "year", "value"]]
    for side in ("a", "b"):
        mine = point.rename(columns={"state_a": f"state_{side}", "value": f"un_ideal_points_{side}"})
        frame = frame.merge(mine, on=[f"state_{side}", "year"], how="left", validate="m:1")
    frame = frame.sort_values(KEY, ignore_index=True)
    return frame, time.perf_counter() - begun[0], time.process_time() - begun[1]


def _pairs(con: duckdb.DuckDBPyConnection, first: int, last: int) -> Any:
    """Two states that coexist on some day of the year, in both directions."""
    state = con.execute("SELECT iso3, start AS s, \"end\" AS e FROM state WHERE system = 'gw'").df()
    state = state.fillna({"s": "1800-01-01", "e": "2200-01-01"}).assign(
        year=[list(range(first, last + 1))] * len(state)
    )
    state = state.explode("year").astype({"year": "int64"})
    state = state[(state.s.dt.year <= state.year) & ((state.e - DAY).dt.year >= state.year)]
    pairs = state.merge(state, on="year", suffixes=("_a", "_b"))
    pairs = pairs[(pairs.iso3_a != pairs.iso3_b) & (pairs.s_a < pairs.e_b) & (pairs.s_b < pairs.e_a)]
    return pairs.rename(columns={"iso3_a": "state_a", "iso3_b": "state_b"})[KEY].drop_duplicates()


def _layer(con: duckdb.DuckDBPyConnection, layer: str) -> Any:
    """What was published by the day; what has no end goes on to the end of the source."""
    return con.execute(
        'SELECT state_a, state_b, value, year(start) AS s, least(coalesce(year("end" - 1), $1), $1) AS e FROM facts '
        "WHERE layer = $2 AND published <= $3",
        [ENDS[layer], layer, AS_OF],
    ).df()


def _spread(spells: Any, first: int, last: int) -> Any:
    """One row for each spell and year."""
    spells = spells.assign(s=spells.s.clip(lower=first), e=spells.e.clip(upper=last))
    spells = spells[spells.s <= spells.e]
    spread = spells.loc[spells.index.repeat(spells.e - spells.s + 1)]
    return spread.assign(year=spread.s + spread.groupby(level=0).cumcount())


def _dependence(frame: Any, arms: Any, first: int, last: int) -> Any:
    """Share of the arms imports of five years; a state without imports has none, nor has a window that begins before 1946."""
    window = arms.assign(e=arms.s + 4)
    sums = _spread(window, first, last).groupby(["state_a", "state_b", "year"], as_index=False)["value"].sum()
    total = sums.groupby(["state_a", "year"], as_index=False)["value"].sum().rename(columns={"value": "total"})
    frame = frame.merge(sums, on=["state_a", "state_b", "year"], how="left").merge(
        total, on=["state_a", "year"], how="left"
    )
    share = (frame["value"].fillna(0) / frame["total"]).where(frame["year"].between(1950, ENDS["arms"]))
    return frame.drop(columns=["value", "total"]).assign(arms_dependence=share)


def peak() -> float:
    """Most memory this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_way(way: str, path: Path, first: int, last: int, out: Path) -> dict[str, float]:
    """Run one way in this process, and leave its rows in a Parquet file."""
    frame, seconds, busy = (ours if way == "panel" else theirs)(path, first, last)
    held = peak()
    shape = (len(frame), len(frame.columns))
    frame.write_parquet(out) if way == "panel" else frame.to_parquet(out)
    return {
        "rows": shape[0],
        "columns": shape[1],
        "seconds": round(seconds, 2),
        "cpu": round(busy, 2),
        "peak_mb": round(held),
    }


def different(one: Path, two: Path) -> int:
    """Rows that are not in both; numbers to one part in a thousand million."""
    names = ("trade", "arms_dependence", "un_ideal_points_a", "un_ideal_points_b")
    flags = ("alliances", "rivalry", "dispute", "contiguity", "sanctions")
    unlike = [f"p.{n} IS DISTINCT FROM q.{n}" for n in flags]
    unlike += [
        f"(p.{n} IS NULL) <> (q.{n} IS NULL) OR abs(p.{n} - q.{n}) > 1e-9 * greatest(1, abs(p.{n}))" for n in names
    ]
    row = (
        duckdb.connect(config={"threads": THREADS})
        .execute(
            f"SELECT count(*) FROM (SELECT *, 1 AS here FROM '{one}') p FULL JOIN (SELECT *, 1 AS here FROM '{two}') q "
            f"USING (state_a, state_b, year) WHERE p.here IS NULL OR q.here IS NULL OR {' OR '.join(unlike)}"
        )
        .fetchone()
    )
    return int(row[0]) if row else -1


def main() -> None:
    """Run both ways and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=int, default=1946)
    parser.add_argument("--last", type=int, default=2023)
    parser.add_argument("--to", choices=("text", "json"), default="text")
    parser.add_argument("--way", choices=("panel", "pandas"))
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    if args.way:
        print(json.dumps(one_way(args.way, args.data, args.first, args.last, args.out)))
        return
    with tempfile.TemporaryDirectory() as folder:
        report = compare(Path(folder), args.first, args.last)
    if args.to == "json":
        print(json.dumps(report))
        return
    for way in ("panel", "pandas"):
        print(
            f"{way:7} {report[way]['rows']:,} rows {report[way]['columns']} columns {report[way]['seconds']} s "
            f"({report[way]['cpu']} s of CPU) {report[way]['peak_mb']} MB"
        )
    print(f"ratio {report['ratio']} ({report['cpu_ratio']} in CPU), rows that differ {report['different']}")


def compare(folder: Path, first: int, last: int) -> dict[str, Any]:
    """Both ways on the same layers, each in a process of its own."""
    data = folder / "layers.duckdb"
    make(data)
    report: dict[str, Any] = {"threads": THREADS, "layers": {layer: size for layer, (_, size, _, _) in LAYERS.items()}}
    for way in ("panel", "pandas"):
        line = [sys.executable, __file__, "--way", way, "--data", str(data), "--out", str(folder / f"{way}.parquet")]
        line += ["--first", str(first), "--last", str(last)]
        report[way] = json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)
    report["cpu_ratio"] = round(report["pandas"]["cpu"] / report["panel"]["cpu"], 1)
    report["ratio"] = round(report["pandas"]["seconds"] / report["panel"]["seconds"], 1)
    report["different"] = different(folder / "panel.parquet", folder / "pandas.parquet")
    return report


if __name__ == "__main__":
    main()
