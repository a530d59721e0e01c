"""Steps a second of the real trainer against PyTorch, scikit-learn and the bare matrix products.

    python tests/benchmarks/throughput.py [--only 2-4-2-1] [--seconds 0.2] [--rounds 5] [--threads 1] [--json]

All contestants train the same network on the same examples with the same number of BLAS threads, in turns
(A B C A B C …) in one process; each figure is the median over the rounds. Readings are off. Ours is
`Run.advance`, the code that every run goes through: batch gathering, normalization, dropout, optimizer, and the
look at whether the gradient is finite. Peers: pip install torch==2.13.0 scikit-learn
"""

import argparse
import importlib.util
import json
import platform
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guiprac.data.dataset import Dataset, Normalization, Splits
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run

KEEP_PROB = 0.8
LEARNING_RATE = 0.01
PEERS = ("torch", "sklearn", "products")
STEPS_BETWEEN_CLOCKS = 16


@dataclass(frozen=True)
class Case:
    """One network on random examples."""

    sizes: tuple[int, ...]
    batch: int
    activation: str
    examples: int

    @property
    def name(self) -> str:
        """Sizes and batch, such as "2-4-2-1 [10]"."""
        return f"{'-'.join(map(str, self.sizes))} [{self.batch}]"


CASES = (
    Case((2, 4, 2, 1), 10, "tanh", 400),
    Case((2, 4, 2, 1), 30, "tanh", 1200),
    Case((2, *(8,) * 6, 1), 10, "tanh", 400),
    Case((64, 64, 32, 10), 32, "relu", 1280),
    Case((784, 256, 128, 10), 64, "relu", 5120),
    Case((784, 256, 128, 10), 256, "relu", 5120),
    Case((784, 1024, 1024, 10), 256, "relu", 5120),
    Case((784, 1024, 1024, 10), 1024, "relu", 5120),
)

Stepper = Callable[[int], None]


def random_splits(case: Case) -> Splits:
    """Normal inputs with random labels; all but two examples are train."""
    rng = np.random.default_rng(1)
    n_inputs, n_classes = case.sizes[0], max(2, case.sizes[-1])
    count = case.examples + 2
    dataset = Dataset(
        source="random",
        title="random",
        about="",
        inputs=rng.standard_normal((count, n_inputs), dtype=np.float32),
        targets=rng.integers(0, n_classes, count).astype(np.int32),
        task="binary" if n_classes == 2 else "multiclass",
        input_names=tuple(f"x{i}" for i in range(n_inputs)),
        target_name="y",
        class_names=tuple(map(str, range(n_classes))),
    )
    rows = np.arange(count, dtype=np.int32)
    zeros, ones = np.zeros(n_inputs, np.float32), np.ones(n_inputs, np.float32)
    return Splits(dataset, rows[:-2], rows[-2:-1], rows[-1:], Normalization(zeros, ones))


def ours(case: Case, splits: Splits, optimizer: str, keep_prob: float) -> Stepper:
    """The trainer of the program."""
    run = Run(
        with_values(
            Experiment(),
            {
                "network.hidden": case.sizes[1:-1],
                "network.activation": case.activation,
                "network.initialization": "xavier",
                "regularization.keep_prob": keep_prob,
                "training.optimizer": optimizer,
                "training.learning_rate": LEARNING_RATE,
                "training.batch_size": case.batch,
                "training.epochs": 1_000_000,
            },
        ),
        splits,
    )
    return lambda steps: run.advance(run.step + steps)


def torch_peer(case: Case, splits: Splits, optimizer: str, keep_prob: float, threads: int) -> Stepper:
    """PyTorch, eager: the loop that its tutorials teach, with the examples in memory."""
    import torch

    torch.set_num_threads(threads)
    layers: list[torch.nn.Module] = []
    activation = torch.nn.Tanh if case.activation == "tanh" else torch.nn.ReLU
    for n_in, n_out in zip(case.sizes[:-2], case.sizes[1:-1], strict=True):
        layers += [torch.nn.Linear(n_in, n_out), activation()]
        if keep_prob < 1:
            layers.append(torch.nn.Dropout(1 - keep_prob))
    layers.append(torch.nn.Linear(case.sizes[-2], case.sizes[-1]))
    model = torch.nn.Sequential(*layers)
    make = {
        "sgd": lambda: torch.optim.SGD(model.parameters(), LEARNING_RATE),
        "momentum": lambda: torch.optim.SGD(model.parameters(), LEARNING_RATE, momentum=0.9),
        "adam": lambda: torch.optim.Adam(model.parameters(), LEARNING_RATE),
    }
    stepper = make[optimizer]()
    inputs = torch.from_numpy(splits.dataset.inputs)
    if case.sizes[-1] == 1:
        targets = torch.from_numpy(splits.dataset.targets).float()[:, None]
        loss_of: torch.nn.Module = torch.nn.BCEWithLogitsLoss()
    else:
        targets = torch.from_numpy(splits.dataset.targets).long()
        loss_of = torch.nn.CrossEntropyLoss()
    batches: list[torch.Tensor] = []

    def advance(steps: int) -> None:
        for _ in range(steps):
            if not batches:
                batches.extend(torch.randperm(case.examples).split(case.batch))
            rows = batches.pop()
            stepper.zero_grad(set_to_none=True)
            loss_of(model(inputs[rows]), targets[rows]).backward()
            stepper.step()

    return advance


def sklearn_peer(case: Case, splits: Splits, optimizer: str, keep_prob: float) -> Stepper:
    """scikit-learn's MLPClassifier, which has no dropout; whole epochs are run, as it knows no single steps."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        case.sizes[1:-1],
        activation=case.activation,
        solver="adam" if optimizer == "adam" else "sgd",
        momentum=0.9 if optimizer == "momentum" else 0.0,
        nesterovs_momentum=False,
        alpha=0.0,
        batch_size=case.batch,
        learning_rate_init=LEARNING_RATE,
        n_iter_no_change=10**9,
        tol=0.0,
        random_state=1,
        early_stopping=False,
    )
    rows = splits.train
    inputs, targets = splits.dataset.inputs[rows], splits.dataset.targets[rows]
    per_epoch = len(rows) // case.batch

    def advance(steps: int) -> None:
        epochs = max(1, round(steps / per_epoch))
        model.set_params(max_iter=epochs)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(inputs, targets)

    advance.granularity = per_epoch  # type: ignore[attr-defined]
    return advance


def products_peer(case: Case) -> Stepper:
    """Nothing but the matrix products of forward and backward pass, into buffers."""
    rng = np.random.default_rng(1)

    def random(*shape: int) -> np.ndarray:
        return rng.standard_normal(shape, dtype=np.float32)

    calls: list[Callable[[], object]] = []
    for place, (n_in, n_out) in enumerate(zip(case.sizes, case.sizes[1:], strict=False)):
        a, w, delta = random(case.batch, n_in), random(n_in, n_out), random(case.batch, n_out)
        z, dw, da = random(case.batch, n_out), random(n_in, n_out), random(case.batch, n_in)
        calls.append(lambda a=a, w=w, z=z: np.dot(a, w, z))
        calls.append(lambda a=a, delta=delta, dw=dw: np.dot(a.T, delta, dw))
        if place:
            calls.append(lambda w=w, delta=delta, da=da: np.dot(delta, w.T, da))

    def advance(steps: int) -> None:
        for _ in range(steps):
            for call in calls:
                call()

    return advance


def rate(advance: Stepper, seconds: float) -> float:
    """Steps a second over at least `seconds`."""
    granularity = getattr(advance, "granularity", STEPS_BETWEEN_CLOCKS)
    steps, began = 0, time.perf_counter()
    chunk = granularity
    while (took := time.perf_counter() - began) < seconds:
        advance(chunk)
        steps += chunk
        if took < seconds / 20:
            chunk = min(2 * chunk, granularity * 4096)
    return steps / (time.perf_counter() - began)


def measure(case: Case, optimizer: str, keep_prob: float, options: argparse.Namespace) -> dict[str, object]:
    """Median steps a second of every contestant, in turns."""
    splits = random_splits(case)
    contestants: dict[str, Stepper] = {"guiprac": ours(case, splits, optimizer, keep_prob)}
    if importlib.util.find_spec("torch"):
        contestants["torch"] = torch_peer(case, splits, optimizer, keep_prob, options.threads)
    if importlib.util.find_spec("sklearn") and keep_prob == 1:
        contestants["sklearn"] = sklearn_peer(case, splits, optimizer, keep_prob)
    contestants["products"] = products_peer(case)
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    for advance in contestants.values():
        advance(getattr(advance, "granularity", 2))
    for _ in range(options.rounds):
        for name, advance in contestants.items():
            rates[name].append(rate(advance, options.seconds))
    medians = {name: statistics.median(values) for name, values in rates.items()}
    return {
        "case": case.name,
        "optimizer": optimizer,
        "keep_prob": keep_prob,
        "steps_per_second": medians,
        "ratio_to": {name: medians["guiprac"] / medians[name] for name in PEERS if name in medians},
    }


def main() -> int:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="only cases whose name begins so")
    parser.add_argument("--optimizer", choices=["sgd", "momentum", "adam"], help="only this one")
    parser.add_argument("--seconds", type=float, default=0.2, help="a measurement's least length")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1, help="BLAS threads of every contestant")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    missing = [name for name in ("torch", "sklearn") if importlib.util.find_spec(name) is None]
    if missing:
        print(f"missing: {', '.join(missing)} (pip install torch==2.13.0 scikit-learn)", file=sys.stderr)
    rows = []
    if not options.json:
        print(f"{platform.machine()}, Python {platform.python_version()}, NumPy {np.__version__}, ", end="")
        print(f"{options.threads} BLAS thread(s), median of {options.rounds} rounds; steps/s")
        print(
            "| network [batch] | optimizer | keep_prob | guiprac | PyTorch | × "
            "| scikit-learn | × | products | time × |"
        )
        print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with threadpool_limits(limits=options.threads):
        for case in CASES:
            if not case.name.startswith(options.only):
                continue
            for optimizer in ("sgd", "momentum", "adam"):
                if options.optimizer not in (None, optimizer):
                    continue
                for keep_prob in (1.0, KEEP_PROB):
                    row = measure(case, optimizer, keep_prob, options)
                    rows.append(row)
                    if not options.json:
                        print(table_row(row), flush=True)
    if options.json:
        print(json.dumps({"missing": missing, "threads": options.threads, "rows": rows}, indent=1))
    return 0


def table_row(row: dict[str, object]) -> str:
    """One line of the table; a contestant that did not run is a dash."""
    rates, ratios = row["steps_per_second"], row["ratio_to"]
    cells = [f"{row['case']}", f"{row['optimizer']}", f"{row['keep_prob']:g}", f"{rates['guiprac']:,.0f}"]
    for name in ("torch", "sklearn"):
        cells += [f"{rates[name]:,.0f}", f"{ratios[name]:.2f}"] if name in rates else ["–", "–"]
    cells += [f"{rates['products']:,.0f}", f"{1 / ratios['products']:.2f}"]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
