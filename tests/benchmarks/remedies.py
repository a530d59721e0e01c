"""Does a remedy that changes nothing look like one that helps? `python tests/benchmarks/remedies.py [scale]`.

Pairs of runs of one experiment on one split that differ in `training.restart` alone are held against each other:
"better" is then wrong, and may be said in at most 5 of 100 cases ("worse" likewise). The column "paired alone" is
what the interval that covers dev's examples only would say. Then the power: of one run of each pair so many of the
mistakes are taken away as make 1, 2 or 4 points (of RMSE, as many percent), and counted how often that is seen;
last, groups of five restarts against five others.
"""

import itertools
import sys
import time
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from guiprac import events
from guiprac.analysis import comparison
from guiprac.analysis.comparison import compare, compare_groups
from guiprac.analysis.dev_outcome import DevOutcome, Reached, dev_outcome
from guiprac.data.prepare import Preparer
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run, train

SEED = 1
IMPROVEMENTS = (0.01, 0.02, 0.04)
GROUP = 5
ADAM = {"training.optimizer": "adam", "training.learning_rate": 0.01}
MOONS = ADAM | {"data.source": "moons", "data.noise": 0.3}
WAVE = ADAM | {"data.source": "wave", "network.hidden": [16, 16]}


class Setting(msgspec.Struct):
    """Values of the experiment, and how many seeds of the data, each with how many restarts."""

    values: dict[str, object]
    seeds: int
    restarts: int = 4


SETTINGS = {
    "small dev": Setting(
        MOONS | {"data.samples": 400, "network.hidden": [16, 16], "training.epochs": 30}, 100
    ),
    "large dev, short": Setting(
        MOONS
        | {
            "data.samples": 10_000,
            "network.hidden": [16],
            "training.epochs": 6,
            "training.batch_size": 128,
        },
        60,
    ),
    "large dev, long": Setting(
        MOONS
        | {
            "data.samples": 10_000,
            "split.train": 0.2,
            "split.dev": 0.7,
            "split.test": 0.1,
            "network.hidden": [16, 16],
            "training.epochs": 30,
        },
        50,
    ),
    "full batch": Setting(
        {
            "data.source": "moons",
            "data.noise": 0.3,
            "data.samples": 2000,
            "network.hidden": [16],
            "training.batch_size": 2000,
            "training.epochs": 150,
            "training.learning_rate": 0.5,
        },
        50,
    ),
    "digits": Setting({"training.epochs": 15}, 50),
    "digits, dropout": Setting({"training.epochs": 25, "regularization.keep_prob": 0.7}, 40),
    "breast cancer": Setting(
        {"data.source": "breast_cancer", "network.hidden": [16], "training.epochs": 30}, 60
    ),
    "spiral, half learned": Setting(
        ADAM
        | {
            "data.source": "spiral",
            "data.noise": 0.1,
            "data.samples": 2000,
            "network.hidden": [16, 16],
            "training.epochs": 20,
        },
        50,
    ),
    "regression, small": Setting(WAVE | {"data.samples": 600, "training.epochs": 40}, 60),
    "regression, large": Setting(WAVE | {"data.samples": 10_000, "training.epochs": 6}, 50),
    "diabetes": Setting(
        {
            "data.source": "diabetes",
            "network.hidden": [16],
            "training.learning_rate": 0.01,
            "training.epochs": 40,
        },
        60,
    ),
    # Some starts never find the fourth quarter: no pair of runs can show that the next pair may differ.
    "xor, some get stuck": Setting(
        ADAM
        | {
            "data.source": "xor",
            "data.samples": 20_000,
            "split.train": 0.2,
            "split.dev": 0.7,
            "split.test": 0.1,
            "network.hidden": [4],
            "training.epochs": 8,
        },
        40,
    ),
}

# Real changes: the setting they are made on, and what is changed.
REMEDIES = {
    "digits, 64-32 to 128": ("digits", {"network.hidden": [128]}),
    "digits, a tenth of train": (
        "digits",
        {"split.train": 0.1, "split.dev": 0.2, "split.test": 0.7},
    ),
    "large dev, long: λ = 30": ("large dev, long", {"regularization.l2": 30.0}),
    "large dev, short: 20 epochs": ("large dev, short", {"training.epochs": 20}),
    "spiral: 16-16 to 64-64": ("spiral, half learned", {"network.hidden": [64, 64]}),
    "xor: 4 to 16": ("xor, some get stuck", {"network.hidden": [16]}),
}


@dataclass
class Measured:
    """The outcomes of one setting: a list of restarts for each seed."""

    outcomes: list[list[DevOutcome]]

    def pairs(self):
        """All pairs of restarts of one seed."""
        return [pair for of_seed in self.outcomes for pair in itertools.combinations(of_seed, 2)]


def measure(values: dict[str, object], seeds: int, restarts: int) -> Measured:
    """Train every seed with every restart."""
    preparer = Preparer()
    found = []
    for seed in range(1, seeds + 1):
        of_seed = []
        for restart in range(restarts):
            changes = {"training.seed": seed, "training.restart": restart}
            experiment = with_values(Experiment(), values | changes)
            run = Run(experiment, preparer.prepare(experiment))
            readings = [event for event in train(run) if isinstance(event, events.Reading)]
            of_seed.append(dev_outcome(run, readings))
        found.append(of_seed)
    return Measured(found)


def outcomes_of(pairs, at) -> tuple[float, float, float]:
    """How often "better", "worse" and "not sure" are said."""
    said = [compare(*pair, (2, 1), at).outcome for pair in pairs]
    better, worse, unsure = (said.count(outcome) / len(said) for outcome in ("better", "worse", "not sure"))
    return better, worse, unsure


def paired_alone(pairs, at) -> float:
    """How often the paired interval alone excludes 0 on one side."""
    found = [comparison._sampling(run.unit, run.at(at), other.at(at), paired=True) for run, other in pairs]
    return sum(interval.high < 0 for interval in found) / len(pairs)


def improved(outcome: DevOutcome, by: float, rng: np.random.Generator) -> DevOutcome | None:
    """The run with `by` of its dev examples put right; with RMSE lower by that share; None if there are too few."""
    reached = outcome.best
    errors = reached.errors.copy()
    if errors.dtype == bool:
        wrong = np.flatnonzero(errors)
        count = round(by * errors.size)
        if count > wrong.size:
            return None
        errors[rng.choice(wrong, count, replace=False)] = False
        error = float(errors.mean())
    else:
        errors *= (1 - by) ** 2
        error = reached.error * (1 - by)
    return replace(outcome, best=Reached(reached.step, errors, error, "improved"))


def power(pairs, by: float) -> str:
    """How often an improvement is seen."""
    rng = np.random.default_rng(SEED)
    seen = []
    for run, other in pairs:
        better = improved(run, by, rng)
        if better is not None:
            seen.append(compare(better, other, (2, 1), "best").outcome == "better")
    return f"{np.mean(seen):6.0%}" if seen else "     -"


def groups(measured: Measured, by: float = 0.0) -> str:
    """How often five restarts are called better than five others of the same seed."""
    rng = np.random.default_rng(SEED)
    said = []
    for of_seed in measured.outcomes:
        ours = [replace(outcome, restart=k) for k, outcome in enumerate(of_seed[:GROUP])]
        theirs = [replace(outcome, restart=k) for k, outcome in enumerate(of_seed[GROUP : 2 * GROUP])]
        if by:
            better = [improved(outcome, by, rng) for outcome in ours]
            if None in better:
                continue
            ours = better
        said.append(compare_groups(ours, theirs, (2, 1), "best").outcome == "better")
    return f"{np.mean(said):6.0%}" if said else "     -"


def main() -> None:
    """Print the tables."""
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    began = time.perf_counter()
    found = {}
    print(
        f"{'':24}{'pairs':>6} {'error':>7}{'paired alone':>14}{'better':>8}{'worse':>7}{'not sure':>10}"
        f"{'at end':>8}   seen at"
    )
    for name, setting in SETTINGS.items():
        measured = measure(setting.values, max(4, round(scale * setting.seeds)), setting.restarts)
        pairs = found[name] = measured.pairs()
        better, worse, unsure = outcomes_of(pairs, "best")
        at_end, _, _ = outcomes_of(pairs, "end")
        error = np.mean([run.best.error for run, _ in pairs])
        seen = " ".join(f"{100 * by:.0f}: {power(pairs, by)}" for by in IMPROVEMENTS)
        print(
            f"{name:24}{len(pairs):6} {error:7.3g}{paired_alone(pairs, 'best'):14.1%}{better:8.1%}{worse:7.1%}"
            f"{unsure:10.1%}{at_end:8.1%}   {seen}",
            flush=True,
        )
    print("\nreal changes:             difference, seen by one pair")
    for name, (base, changes) in REMEDIES.items():
        setting = SETTINGS[base]
        seeds = max(4, round(scale * setting.seeds / 2))
        before = measure(setting.values, seeds, 2).outcomes
        after = measure(setting.values | changes, seeds, 2).outcomes
        pairs = [pair for each in zip(after, before, strict=True) for pair in zip(*each, strict=True)]
        gap = np.mean([run.best.error - other.best.error for run, other in pairs])
        better, worse, unsure = outcomes_of(pairs, "best")
        says = f"better {better:5.0%}, worse {worse:5.0%}, not sure {unsure:5.0%}"
        print(f"{name:34}{100 * gap:+6.1f} points   {says}", flush=True)
    print(f"\n{GROUP} restarts against {GROUP} others: better by chance, and 1, 2, 4 points seen")
    for name in ("small dev", "large dev, short", "digits", "regression, small", "xor, some get stuck"):
        setting = SETTINGS[name]
        measured = measure(setting.values, max(4, round(scale * 60)), 2 * GROUP)
        seen = " ".join(groups(measured, by) for by in IMPROVEMENTS)
        print(f"{name:24}{groups(measured)}   {seen}", flush=True)
    print(f"\n{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
