"""Are the verdicts right? `python tests/benchmarks/verdicts.py [seeds]`: the four cases of S4 on generators.

The best achievable error is computed from the generator's density, so that the truth is known by construction: each
case is trained with its known cause. Promised: at least 95 % right, the rest "not sure", none opposite.
"""

import sys
from collections import Counter

from guiprac import events
from guiprac.analysis.examine import diagnose_run
from guiprac.data.prepare import prepare
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run, train

COMMON = {"training.optimizer": "adam", "training.learning_rate": 0.01}
SPLIT = {"split.train": 0.60, "split.dev": 0.35, "split.test": 0.05}
CASES = {
    # A straight line through four quarters.
    "high bias": {
        "data.source": "xor",
        "data.noise": 0.1,
        "data.samples": 40_000,
        "network.hidden": [],
        "training.epochs": 10,
    },
    # Few examples with much noise, and a network large enough to learn them by heart.
    "high variance": {
        "data.source": "moons",
        "data.noise": 0.5,
        "data.samples": 6000,
        "split.train": 0.05,
        "split.dev": 0.90,
        "network.hidden": [64, 64],
        "training.epochs": 150,
    },
    # Eight layers of far too large weights, stopped half way: every example is learned by heart, one after the other.
    "both": {
        "data.source": "spiral",
        "data.noise": 0.1,
        "data.samples": 10_000,
        "split.train": 0.10,
        "split.dev": 0.85,
        "network.hidden": [64] * 8,
        "network.activation": "tanh",
        "network.initialization": "large",
        "training.learning_rate": 0.0003,
        "training.epochs": 15,
    },
    # Enough of everything.
    "neither": {
        "data.source": "gauss",
        "data.noise": 0.3,
        "data.samples": 20_000,
        "network.hidden": [8],
        "training.epochs": 10,
    },
}


def verdict_of(case: str, seed: int):
    """The diagnosis of one case with one seed."""
    experiment = with_values(Experiment(), COMMON | SPLIT | CASES[case] | {"training.seed": seed})
    run = Run(experiment, prepare(experiment))
    readings = [event for event in train(run) if isinstance(event, events.Reading)]
    return diagnose_run(run, readings)


def main() -> None:
    """Print how often each verdict was given."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    right = opposite = 0
    for case in CASES:
        found = [verdict_of(case, seed) for seed in range(1, seeds + 1)]
        verdicts = Counter(each.verdict for each in found)
        right += verdicts[case]
        opposite += sum(count for verdict, count in verdicts.items() if verdict not in (case, "not sure"))
        first = found[0]
        print(
            f"{case:14} {dict(verdicts)}   e* {first.best_error.value:.1%}, bias {first.avoidable_bias.value:.1%}, "
            f"variance {first.variance.value:.1%}",
            flush=True,
        )
    total = seeds * len(CASES)
    print(f"right {right} of {total} ({right / total:.0%}), opposite {opposite}")


if __name__ == "__main__":
    main()
