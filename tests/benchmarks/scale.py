"""How the program behaves from ten thousand to ten million examples.

    python tests/benchmarks/scale.py [--largest 10000000] [--columns 20] [--rounds 3] [--json]

For a generator and for tables of growing length, each figure from a process of its own: loading (for tables
against polars alone reading the same file, in turns), splitting, time per example while training, the share of
the time that readings take, and peak memory against the float32 matrix of the inputs. Files are written to a
temporary folder: about 2 GB for ten million rows.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

TRAINING_SECONDS = 4.0


def peak_bytes() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def write_table(path: Path, rows: int, columns: int) -> None:
    """A CSV of normal numbers with four digits and a column of two classes."""
    import numpy as np
    import polars as pl

    rng = np.random.default_rng(rows)
    table = {f"x{i}": rng.standard_normal(rows, dtype=np.float32) for i in range(columns)}
    label = np.where(table["x0"] + table["x1"] > 0, "yes", "no")
    pl.DataFrame({**table, "label": label}).write_csv(path, float_precision=4)


def polars_alone(path: str) -> dict[str, float]:
    """Polars reading the file, nothing else."""
    import polars as pl

    began = time.perf_counter()
    pl.read_csv(path)
    return {"seconds": time.perf_counter() - began}


def ours(source: str, samples: int) -> dict[str, float]:
    """Load, split and train for a few seconds, as a run does."""
    from guiprac.data.load import load
    from guiprac.data.split import split
    from guiprac.experiment import Experiment, with_values
    from guiprac.runtime.blas import limit_threads
    from guiprac.trainer.training import Run

    limit_threads()
    experiment = with_values(
        Experiment(),
        {
            "data.source": source,
            "data.samples": samples,
            "network.hidden": [32, 16],
            "training.batch_size": 64,
            "training.epochs": 1000,
        },
    )
    if Path(source).suffix:
        import polars  # noqa: F401 - the import is not part of reading the file, on either side
    empty = peak_bytes()
    began = time.perf_counter()
    dataset = load(experiment.data, seed=1)
    loaded = time.perf_counter()
    splits = split(dataset, experiment.split, normalize=True, seed=1)
    parted = time.perf_counter()
    run = Run(experiment, splits)
    run.read()
    run.advance(run.step + 500)
    trained = read = 0.0
    steps = 0
    while trained + read < TRAINING_SECONDS:
        due = run.next_reading()
        at = time.perf_counter()
        before = run.step
        run.advance(min(due, run.step + 2000))
        trained += time.perf_counter() - at
        steps += run.step - before
        if run.step == due:
            at = time.perf_counter()
            run.read()
            read += time.perf_counter() - at
    return {
        "load_seconds": loaded - began,
        "split_seconds": parted - loaded,
        "nanoseconds_per_example": trained / (steps * 64) * 1e9,
        "reading_share": read / (trained + read),
        "peak_bytes": peak_bytes() - empty,
        "matrix_bytes": dataset.inputs.nbytes,
        "train_measured": len(run.train_evaluation.rows),
        "dev_measured": len(run.dev_evaluation.rows),
    }


def in_a_process(name: str, *arguments: str) -> dict[str, float]:
    """Run one worker in a fresh interpreter and take its figures."""
    told = subprocess.run(
        [sys.executable, __file__, "--worker", name, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return json.loads(told.stdout)


def medians(figures: list[dict[str, float]]) -> dict[str, float]:
    """The median of each figure."""
    return {name: statistics.median(figure[name] for figure in figures) for name in figures[0]}


def measure(source: str, rows: int, rounds: int, *, table: bool) -> dict[str, Any]:
    """One line of the table: ours and, for a file, polars alone, in turns."""
    mine, peer = [], []
    for _ in range(rounds):
        mine.append(in_a_process("ours", source, str(rows)))
        if table:
            peer.append(in_a_process("polars", source))
    row: dict[str, Any] = {"source": "table" if table else source, "rows": rows, **medians(mine)}
    row["memory_ratio"] = row["peak_bytes"] / row["matrix_bytes"]
    if table:
        row["polars_seconds"] = medians(peer)["seconds"]
        row["load_ratio"] = row["load_seconds"] / row["polars_seconds"]
    return row


def main() -> int:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=10_000_000)
    parser.add_argument("--columns", type=int, default=20, help="number columns of the table")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--worker", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        name, *arguments = options.worker
        figures = polars_alone(*arguments) if name == "polars" else ours(arguments[0], int(arguments[1]))
        print(json.dumps(figures))
        return 0
    sizes = [rows for rows in (10_000, 100_000, 1_000_000, 10_000_000) if rows <= options.largest]
    rows = []
    if not options.json:
        print(
            "| source | rows | load s | polars s | × | split s | ns/example | × 10 k | readings | peak/matrix |"
        )
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for table in (False, True):
            first = None
            for size in sizes:
                source = "moons"
                if table:
                    source = str(Path(folder) / f"{size}.csv")
                    write_table(Path(source), size, options.columns)
                row = measure(source, size, options.rounds, table=table)
                first = first or row["nanoseconds_per_example"]
                row["example_ratio"] = row["nanoseconds_per_example"] / first
                rows.append(row)
                if not options.json:
                    print(table_row(row), flush=True)
                if table:
                    Path(source).unlink()
    if options.json:
        print(json.dumps(rows, indent=1))
    return 0


def table_row(row: dict[str, Any]) -> str:
    """One line of the table."""
    peer = f"{row['polars_seconds']:.3f} | {row['load_ratio']:.2f}" if "load_ratio" in row else "– | –"
    return (
        f"| {row['source']} | {row['rows']:,} | {row['load_seconds']:.3f} | {peer} | {row['split_seconds']:.3f} | "
        f"{row['nanoseconds_per_example']:.0f} | {row['example_ratio']:.2f} | {row['reading_share']:.1%} | "
        f"{row['memory_ratio']:.2f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
