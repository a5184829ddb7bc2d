#!/usr/bin/env python3
"""Compares wayline-data with DuckDB on the same work: the figures of a map from a log that this script makes.

    cargo build --release --locked
    (cd ../.. && cargo build --release --locked)
    pip install duckdb
    benches/compare.py [--rows 10000000] [--threads 2] [--text] [--keep FOLDER]

DuckDB runs the query that `wayline data sql --dialect duckdb` prints, and the results of both have to be the same. The scan reads the same columns and
does nothing else with them. Each is a process of its own: CPU time, wall time and peak memory are those that the system counted for it.
Shared machines are noisy, so read the ratios of one run.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
ROOT = HERE.parent.parent
EVENTS_OF_A_CASE = 8

MAP = """journey: Shop
persona anna: Anna
  segment: Regulars
source log: Shop events
  data: log.parquet
  columns: case visit, event activity, when occurred, segment plan
  window: last 90 days
  open 2 days
stage: Buy
  touchpoint look: Look
    event: look*
    reach: measured
    reach anna: measured
    takes: measured
    then basket measured
    leaves measured
  touchpoint basket: Basket
    event: add_to_basket
    reach: measured
    takes: measured from look
    leaves measured
  touchpoint pay: Pay
    event: pay
    reach: measured
    takes: measured
    takes anna: measured from look
  touchpoint wait: Wait
    event: wait
    reach: measured
    then wait measured
    takes: measured
      as: median
"""

LOG = """COPY (
  SELECT {case} AS visit,
    ['look', 'look_again', 'add_to_basket', 'pay', 'wait', 'search', 'help', 'error'][1 + h % 8] AS activity,
    make_timestamp_ms(1780000000000 + c % 7776000000 + step * (h % 900000)) AS occurred,
    ['Regulars', 'others', 'new'][1 + c % 3] AS plan
  FROM (
    SELECT i // {each} AS number, i % {each} AS step, (hash(i) >> 2)::BIGINT AS h, (hash(i // {each}) >> 2)::BIGINT AS c
    FROM range({rows}) t(i)
  )
  ORDER BY occurred
) TO '{file}' (FORMAT parquet, ROW_GROUP_SIZE 250000)"""

SCAN = """SELECT COUNT(*), {case}, MAX(LENGTH(activity)), BIT_XOR(EPOCH_MS(occurred)), MAX(LENGTH(plan)) FROM 'log.parquet'"""

DUCKDB = """
import duckdb, sys
connection = duckdb.connect()
connection.execute(f"SET threads = {sys.argv[2]}")
connection.execute(open(sys.argv[1]).read())
names = [column[0] for column in connection.description]
with open(sys.argv[1] + ".csv", "w") as out:
    print(*names, sep=",", file=out)
    for row in connection.fetchall():
        print(*["" if value is None else value for value in row], sep=",", file=out)
"""


def timed(name, command, folder):
    """Runs a command, and gives its CPU seconds, wall seconds and peak memory in MiB."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{name} failed")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024


def undated(path):
    """The results without the fingerprint of the data, which an answer of a database doesn't have."""
    lines = path.read_text().splitlines()
    return [",".join(part for part in line.split(",") if not part.startswith(" data ")) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--memory", default="4GiB", help="for wayline-data")
    parser.add_argument("--text", action="store_true", help="cases are texts; numbers by default")
    parser.add_argument("--keep", help="folder for the log, which is made once there")
    parser.add_argument("--program", default=HERE / "target/release/wayline-data", help="wayline-data")
    parser.add_argument("--wayline", default=ROOT / "target/release/wayline", help="wayline")
    arguments = parser.parse_args()
    import duckdb

    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(arguments.keep or temporary)
        folder.mkdir(exist_ok=True)
        log = folder / "log.parquet"
        if not log.exists():
            case = "'visit-' || number" if arguments.text else "number"
            made = LOG.format(rows=arguments.rows, each=EVENTS_OF_A_CASE, case=case, file=log)
            # In another process: the peak memory of a program includes what its parent used when it started it, and making the log uses a lot.
            subprocess.run([sys.executable, "-c", "import duckdb, sys; duckdb.connect().execute(sys.argv[1])", made], check=True)
        (folder / "map.journey").write_text(MAP)
        query = subprocess.run([arguments.wayline, "data", "sql", "map.journey", "--dialect", "duckdb"], cwd=folder, capture_output=True, text=True, check=True)
        (folder / "figures.sql").write_text(query.stdout)
        case = "MAX(LENGTH(visit))" if arguments.text else "BIT_XOR(visit)"
        (folder / "scan.sql").write_text(SCAN.format(case=case))
        day, threads = ["--today", "2026-11-29"], str(arguments.threads)
        python = [sys.executable, "-c", DUCKDB]
        runs = {
            "scan (DuckDB)": timed("the scan", [*python, "scan.sql", threads], folder),
            "figures (DuckDB)": timed("DuckDB", [*python, "figures.sql", threads], folder),
        }
        subprocess.run([arguments.wayline, "data", "sql", "map.journey", "--results", "figures.sql.csv", *day], cwd=folder, check=True)
        wanted = undated(folder / "map.measured")
        pull = [arguments.program, "pull", "map.journey", "--threads", threads, "--memory", arguments.memory, "--quiet", *day]
        runs["figures (wayline-data)"] = timed("wayline-data", pull, folder)
        if undated(folder / "map.measured") != wanted:
            sys.exit("the results differ")
        scan, other = runs["scan (DuckDB)"][0], runs["figures (DuckDB)"][0]
        print(f"{arguments.rows:,} rows, {log.stat().st_size / 2**20:.0f} MiB, {threads} threads, DuckDB {duckdb.__version__}\n")
        print("| work | CPU s | wall s | peak MiB | CPU, of DuckDB's | CPU, of the scan's |")
        print("| --- | --- | --- | --- | --- | --- |")
        for name, (cpu, wall, peak) in runs.items():
            print(f"| {name} | {cpu:.1f} | {wall:.1f} | {peak:.0f} | {cpu / other:.2f} | {cpu / scan:.1f} |")


if __name__ == "__main__":
    main()
