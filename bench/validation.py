"""How fast a CSV file is validated, beside frictionless and beside a bare DuckDB: `make bench-validation`."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb

from bench.tables import make_table
from catalog.checks.validate import validate_file
from catalog.reading.duck import MEMORY, THREADS, quote_text
from catalog.reading.limits import Limits

MEGABYTE = 1_000_000
FAULT_ROW = 900_000
# Rows are about this long: a smaller file does not reach the faulty row.
ROW_BYTES = 150
Measured = dict[str, object]


def ours(path: Path, folder: Path) -> Measured:
    """Every finding too, so that a run shows what was found."""
    begin = time.perf_counter()
    validation = validate_file(
        path, path.name, workdir=folder, parquet=folder / "table.parquet", limits=Limits(), progress=lambda _: None
    )
    seconds = time.perf_counter() - begin
    assert validation.staged is not None
    findings = [[finding.code, finding.row, finding.column_name, finding.count] for finding in validation.findings]
    return {"seconds": seconds, "rows": validation.staged.rows_read, "findings": findings}


def bare_duckdb(path: Path, folder: Path) -> Measured:
    target = folder / "table.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"SET threads = {THREADS}")
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        begin = time.perf_counter()
        connection.execute(
            f"COPY (SELECT * FROM read_csv({quote_text(str(path))})) TO {quote_text(str(target))} "
            "(FORMAT parquet, COMPRESSION zstd)"
        )
        return {"seconds": time.perf_counter() - begin}


def frictionless(path: Path, _folder: Path) -> Measured:
    from frictionless import Resource, system, validate  # noqa: PLC0415 (only its own process pays for it)

    with system.use_context(trusted=True):
        begin = time.perf_counter()
        report = validate(Resource(path=str(path)))
        return {"seconds": time.perf_counter() - begin, "valid": report.valid}


PROGRAMS: dict[str, Callable[[Path, Path], Measured]] = {
    "ours": ours,
    "bare_duckdb": bare_duckdb,
    "frictionless": frictionless,
}


def measure(program: str, path: Path) -> Measured:
    """In a process of its own, whose peak memory is its own too."""
    run = subprocess.run(
        [sys.executable, "-m", "bench.validation", program, str(path)], check=True, capture_output=True, text=True
    )
    measured: Measured = json.loads(run.stdout.splitlines()[-1])
    return measured


def be_measured(program: str, path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        measured = PROGRAMS[program](path, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**measured, "peak_rss_mb": round(peak / 1024)}))


def compare(path: Path, rounds: int) -> Measured:
    """The programs in turns, so that what else the machine does falls on all of them."""
    seconds: dict[str, list[float]] = {program: [] for program in PROGRAMS}
    peak = 0
    for number in range(1, rounds + 1):
        for program in PROGRAMS:
            measured = measure(program, path)
            seconds[program].append(float(str(measured["seconds"])))
            peak = max(peak, int(str(measured["peak_rss_mb"]))) if program == "ours" else peak
        print(
            f"round {number}: " + ", ".join(f"{program} {seconds[program][-1]:.2f} s" for program in PROGRAMS),
            flush=True,
        )
    middle = {program: median(times) for program, times in seconds.items()}
    return {
        "ratio_vs_frictionless": round(middle["frictionless"] / middle["ours"], 2),
        "ratio_vs_bare_duckdb": round(middle["bare_duckdb"] / middle["ours"], 2),
        "mb_per_s": round(path.stat().st_size / MEGABYTE / middle["ours"], 1),
        "peak_rss_mb": peak,
    }


def measure_large(path: Path) -> Measured:
    measured = measure("ours", path)
    print(f"large: {measured['seconds']} s, findings: {measured['findings']}", flush=True)
    return {
        "large_mb_per_s": round(path.stat().st_size / MEGABYTE / float(str(measured["seconds"])), 1),
        "large_peak_rss_mb": measured["peak_rss_mb"],
        "large_findings": measured["findings"],
    }


def main() -> None:
    sizes = {
        name: int(os.environ.get(name, default)) for name, default in (("BENCH_MB", "100"), ("BENCH_LARGE_MB", "1000"))
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "city.csv"
        rows = make_table(path, sizes["BENCH_MB"] * MEGABYTE)
        print(f"{path.stat().st_size / MEGABYTE:.0f} MB, {rows} rows", flush=True)
        result = compare(path, int(os.environ.get("BENCH_ROUNDS", "3")))
        if sizes["BENCH_LARGE_MB"]:
            fault = FAULT_ROW if sizes["BENCH_LARGE_MB"] * MEGABYTE > FAULT_ROW * ROW_BYTES * 2 else 1_000
            make_table(path, sizes["BENCH_LARGE_MB"] * MEGABYTE, fault_row=fault)
            result = {**result, **measure_large(path)}
    print(json.dumps(result))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        be_measured(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
