"""Time per parameter of the gradient check against torch.autograd.gradcheck, same networks, batch 16, float64.

    python tests/benchmarks/gradient_check.py [--only 784-64-10] [--rounds 3] [--threads 1] [--json]

Ours checks every parameter and is timed whole, with its verification and diagnosis. torch's check of a large
network takes minutes, so it is timed on as many rows of W1 as fit `--seconds`, and divided by their parameters;
each parameter costs it two forward passes of the whole network, whichever it is. Both run in turns in one
process. torch is optional: pip install torch==2.13.0
"""

import argparse
import importlib.util
import json
import platform
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guiprac import events
from guiprac.data.dataset import Dataset, Normalization, Splits
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.gradient_check import check_gradients
from guiprac.trainer.training import Run

CASES = {"784-64-10": ((784, 64, 10), 40), "784-256-128-10": ((784, 256, 128, 10), 10)}
BATCH = 16
GET_TORCH = "torch is not installed; to compare: pip install torch==2.13.0"


def random_run(sizes: tuple[int, ...]) -> Run:
    """A run whose train holds one batch of normal inputs with random labels."""
    rng = np.random.default_rng(1)
    count = BATCH + 2
    dataset = Dataset(
        source="random",
        title="random",
        about="",
        inputs=rng.standard_normal((count, sizes[0]), dtype=np.float32),
        targets=rng.integers(0, sizes[-1], count).astype(np.int32),
        task="multiclass",
        input_names=tuple(f"x{i}" for i in range(sizes[0])),
        target_name="y",
        class_names=tuple(map(str, range(sizes[-1]))),
    )
    rows = np.arange(count, dtype=np.int32)
    identity = Normalization(np.zeros(sizes[0], np.float32), np.ones(sizes[0], np.float32))
    splits = Splits(dataset, rows[:BATCH], rows[BATCH:-1], rows[-1:], identity)
    return Run(
        with_values(Experiment(), {"network.hidden": list(sizes[1:-1]), "network.activation": "tanh"}), splits
    )


def time_ours(run: Run) -> tuple[float, events.Checked]:
    """Seconds per parameter of a check of all of them, and its result."""
    start = time.perf_counter()
    *_, result = check_gradients(run, all_parameters=True)
    seconds = time.perf_counter() - start
    if not isinstance(result, events.Checked):
        raise RuntimeError("a check ends with its result")
    return seconds / result.checked, result


class Torch:
    """torch.autograd.gradcheck of the same network at the same parameters."""

    def __init__(self, run: Run, threads: int) -> None:
        import torch

        torch.set_num_threads(threads)
        self._torch = torch
        self._weights = [torch.tensor(w, dtype=torch.float64) for w in run.layout.weights(run.parameters)]
        self._biases = [torch.tensor(b, dtype=torch.float64) for b in run.layout.biases(run.parameters)]
        self._inputs = torch.tensor(run.splits.dataset.inputs[:BATCH], dtype=torch.float64)
        self._targets = torch.tensor(run.splits.dataset.targets[:BATCH], dtype=torch.int64)
        self.version = torch.__version__

    def time(self, rows: int) -> float:
        """Seconds per parameter of a check of some rows of W1."""
        torch = self._torch
        checked = self._weights[0][:rows].clone().requires_grad_(True)

        linear = torch.nn.functional.linear
        other_rows = self._weights[0][rows:].clone()

        def cost(first_rows):
            # The same products as a whole forward pass; joining z costs less than joining W.
            parts = (linear(self._inputs, first_rows), linear(self._inputs, other_rows))
            z = torch.cat(parts, dim=1) + self._biases[0]
            for w, b in zip(self._weights[1:], self._biases[1:], strict=True):
                z = linear(torch.tanh(z), w, b)
            return torch.nn.functional.cross_entropy(z, self._targets)

        start = time.perf_counter()
        torch.autograd.gradcheck(cost, (checked,), eps=1e-6, atol=1e-7, rtol=1e-4)
        return (time.perf_counter() - start) / checked.numel()


def measure(name: str, rounds: int, seconds: float, threads: int) -> dict[str, object]:
    """Both sides of one case."""
    sizes, promised = CASES[name]
    run = random_run(sizes)
    peer = Torch(run, threads) if importlib.util.find_spec("torch") else None
    rows = 1
    if peer:
        peer.time(1)
        rows = max(1, min(sizes[1], int(seconds / rounds / (peer.time(1) * sizes[0]))))
    ours, theirs = [], []
    for _ in range(rounds):
        per_parameter, result = time_ours(run)
        ours.append(per_parameter)
        if peer:
            theirs.append(peer.time(rows))
    figures: dict[str, object] = {
        "case": name,
        "batch": BATCH,
        "parameters": result.checked,
        "difference": result.difference,
        "verdict": result.verdict,
        "us_per_parameter": 1e6 * statistics.median(ours),
        "promised_ratio": promised,
        "torch_us_per_parameter": None,
        "ratio": None,
    }
    if peer:
        figures["torch_us_per_parameter"] = 1e6 * statistics.median(theirs)
        figures["torch_parameters"] = rows * sizes[0]
        figures["ratio"] = statistics.median(theirs) / statistics.median(ours)
    return figures


def main() -> int:
    """Measure, print; 1 if a promised ratio is missed."""
    parser = argparse.ArgumentParser(
        description="Gradient check per parameter, against torch.autograd.gradcheck."
    )
    parser.add_argument("--only", choices=list(CASES))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=15.0, help="of torch's work per case")
    parser.add_argument("--threads", type=int, default=1, help="BLAS threads of both sides")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with threadpool_limits(options.threads):
        results = [
            measure(name, options.rounds, options.seconds, options.threads)
            for name in CASES
            if options.only in (None, name)
        ]
    if options.json:
        print(
            json.dumps(
                {
                    "numpy": np.__version__,
                    "python": platform.python_version(),
                    "threads": options.threads,
                    "torch": None if importlib.util.find_spec("torch") else GET_TORCH,
                    "cases": results,
                }
            )
        )
    else:
        print_table(results)
    return int(any(row["ratio"] is not None and row["ratio"] < row["promised_ratio"] for row in results))


def print_table(results: list[dict[str, object]]) -> None:
    """The figures for people."""
    print(
        f"{'network [batch]':24}{'guiprac':>14}{'torch gradcheck':>18}{'ratio':>8}{'promised':>10}   difference"
    )
    for row in results:
        theirs = "-" if row["ratio"] is None else f"{row['torch_us_per_parameter']:.0f} µs/par."
        ratio = "-" if row["ratio"] is None else f"{row['ratio']:.0f}×"
        print(
            f"{row['case']} [{row['batch']}]".ljust(24)
            + f"{row['us_per_parameter']:.2f} µs/par.".rjust(14)
            + f"{theirs:>18}{ratio:>8}{'≥ ' + str(row['promised_ratio']) + '×':>10}"
            + f"   {row['difference']:.1e} ({row['verdict']}, {row['parameters']:,} parameters)"
        )
    if not importlib.util.find_spec("torch"):
        print(GET_TORCH)


if __name__ == "__main__":
    sys.exit(main())
