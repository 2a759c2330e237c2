"""Write files in the layout of GDELT 2.0's 15-minute exports, with invented events.

61 columns, separated by tabs, no header, one zip a slot; proportions as in the public files: about half of the rows name no second
state, a third of the rest stays inside one state, addresses repeat over neighbouring rows. Deterministic.

    python benchmarks/gdelt_files.py FOLDER --days 30 --rows 1000
"""

import argparse
import tempfile
import time
import zipfile
from datetime import date, timedelta
from pathlib import Path

import duckdb

ACTORS = (
    "USA USA USA GBR RUS CHN ISR IRN IND PAK FRA DEU UKR TUR JPN KOR PRK SAU EGY SYR AUS CAN BRA MEX ZAF NGA".split()
)
PLACES = "US US US UK RS CH IS IR IN PK FR GM UP TU JA KS KN SA EG SY AS CA BR MX SF NI".split()
CODES = "010 020 036 040 042 043 046 051 057 061 071 080 0841 090 100 111 112 120 130 138 141 150 160 163 172 173 180 190 193".split()
SECTORS = "GOV MIL COP BUS OPP MED CVL REB EDU LEG".split()


def listed(values: list[str]) -> str:
    """A list of strings as SQL."""
    return "[" + ", ".join(f"'{value}'" for value in values) + "]"


def statement(day: date, slots: int, rows: int, first: int) -> str:
    """One day of events: `slots` times `rows` rows, ids from `first`; the last column is the slot."""
    text = day.strftime("%Y%m%d")

    def pick(values: str, salt: int) -> str:
        return f"{values}[1 + (hash(i * 31 + {salt}) % len({values}))::INT]"

    def actor(salt: int, empty: int) -> str:
        known = f"(hash(i * 7 + {salt}) % 100 >= {empty})"
        code, sector = (
            pick("actors", salt),
            f"CASE WHEN hash(i * 3 + {salt}) % 10 < 4 THEN {pick('sectors', salt + 1)} ELSE '' END",
        )
        return (
            f"CASE WHEN {known} THEN {code} || {sector} ELSE {sector} END, CASE WHEN {known} THEN 'NAME OF ACTOR' ELSE '' END, "
            f"CASE WHEN {known} THEN {code} ELSE '' END, '', '', '', '', {sector}, '', ''"
        )

    def place(salt: int) -> str:
        fips = pick("places", salt)
        return (
            f"'4', 'Some Town, Some Region ' || (i % 977) || ', Some Country', {fips}, {fips} || lpad((i % 48)::VARCHAR, 2, '0'), "
            f"(1000 + i % 9000)::VARCHAR, round((hash(i + {salt}) % 1200000)::DOUBLE / 10000 - 60, 4)::VARCHAR, "
            f"round((hash(i * 5 + {salt}) % 3600000)::DOUBLE / 10000 - 180, 4)::VARCHAR, (-1000000 - i % 100000)::VARCHAR"
        )

    code = pick("codes", 5)
    return f"""
        WITH books AS (SELECT {listed(ACTORS)} AS actors, {listed(PLACES)} AS places, {listed(CODES)} AS codes, {listed(SECTORS)} AS sectors)
        SELECT i, '{text}', '{text[:6]}', '{text[:4]}', '{text[:4]}.4712', {actor(11, 12)}, {actor(12, 42)},
            (i % 2)::VARCHAR, {code}, left({code}, 3), left({code}, 2), (1 + i % 4)::VARCHAR, round((i % 200)::DOUBLE / 10 - 10, 1)::VARCHAR,
            (1 + i % 20)::VARCHAR, '1', (1 + i % 20)::VARCHAR, round((i % 1700)::DOUBLE / 100 - 10, 6)::VARCHAR,
            {place(21)}, {place(22)}, {place(23)}, '{text}' || slot,
            'https://www.example' || (i // 7 % 1000) || '.com/news/world/some-long-title-of-an-article-about-things-' || (i // 7) || '.html'
        FROM books, (
            SELECT {first} + j AS i, lpad((j // {rows} // 4)::VARCHAR, 2, '0') || lpad((j // {rows} % 4 * 15)::VARCHAR, 2, '0') || '00' AS slot
            FROM range({slots * rows}) t(j))
        ORDER BY i
    """


def write(folder: Path, days: int, rows: int, start: date = date(2024, 1, 1), slots: int = 96) -> int:
    """Write `days` times `slots` files of `rows` rows into a folder; returns the bytes of text."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"threads": "2"})
    total = 0
    with tempfile.TemporaryDirectory() as place:
        for number in range(days):
            day = start + timedelta(number)
            path = Path(place) / "day.csv"
            sql = statement(day, slots, rows, 1_150_000_000 + number * slots * rows)
            connection.execute(
                f"COPY ({sql}) TO '{path}' (FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE '')"
            )
            lines = path.read_bytes().splitlines(keepends=True)
            for slot in range(slots):
                text = b"".join(lines[slot * rows : (slot + 1) * rows])
                stamp = f"{day:%Y%m%d}{slot // 4:02d}{slot % 4 * 15:02d}00"
                with zipfile.ZipFile(
                    folder / f"{stamp}.export.CSV.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=4
                ) as archive:
                    archive.writestr(f"{stamp}.export.CSV", text)
                total += len(text)
    return total


def main() -> None:
    """Write the files and say how many bytes they hold."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--days", type=int, default=30)
    options.add_argument("--rows", type=int, default=1000, help="rows a file")
    given = options.parse_args()
    began = time.perf_counter()
    total = write(given.folder, given.days, given.rows)
    print(f"{given.days * 96} files, {total / 1e6:,.0f} MB of text, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
