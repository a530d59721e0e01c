"""False alarms and power of the mismatch meter: `python tests/benchmarks/mismatch.py [splits]`.

Promised: at most 5 % of equal splits called unlike. Power is printed for shifts of one input by 0.25, 0.5 and 1
standard deviation, for a wider scale and for added noise, with dev and test of some sizes.
"""

import sys
import time

import numpy as np

from guiprac.analysis.mismatch import mismatch
from guiprac.data.prepare import prepare
from guiprac.experiment import Experiment, with_values

INPUTS = 10


def verdicts(rng, n, change, repeats):
    """Shares of "unlike" and "not sure" over repeats of two samples of which the second is changed."""
    found = []
    for repeat in range(repeats):
        inputs = rng.standard_normal((2 * n, INPUTS))
        change(inputs[n:], rng)
        rows = np.arange(2 * n, dtype=np.int32)
        answer = mismatch(
            inputs.astype(np.float32),
            rows[:n],
            rows[n:],
            names=[f"x{index}" for index in range(INPUTS)],
            between=("dev", "test"),
            seed=repeat,
        )
        found.append(answer.answer)
    return found.count("unlike") / repeats, found.count("not sure") / repeats


def shift(by):
    """Move the first input."""

    def change(inputs, rng):
        inputs[:, 0] += by

    return change


def widen(inputs, rng):
    """One input on a wider scale."""
    inputs[:, 0] *= 1.5


def add_noise(inputs, rng):
    """Noise of half a standard deviation on every input."""
    inputs += 0.5 * rng.standard_normal(inputs.shape)


def real_alarms(source, repeats):
    """Shares of "unlike" and "not sure" between dev and test of random splits of real data."""
    found = []
    for seed in range(repeats):
        experiment = with_values(Experiment(), {"data.source": source, "training.seed": seed})
        splits = prepare(experiment)
        answer = mismatch(
            splits.dataset.inputs,
            splits.dev,
            splits.test,
            names=splits.dataset.input_names,
            between=("dev", "test"),
            seed=seed,
        )
        found.append(answer.answer)
    return found.count("unlike") / repeats, found.count("not sure") / repeats


def main() -> None:
    """Print the table."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = np.random.default_rng(1)
    rows = [(f"equal, n = {n}", n, shift(0.0), repeats) for n in (100, 400)]
    for n in (100, 400, 1000):
        rows += [
            (f"shift {by} σ of 1 of 10 inputs, n = {n}", n, shift(by), repeats // 4)
            for by in (0.25, 0.5, 1.0)
        ]
    rows += [("scale 1.5 of 1 of 10 inputs, n = 400", 400, widen, repeats // 4)]
    rows += [("noise 0.5 σ on all inputs, n = 400", 400, add_noise, repeats // 4)]
    for name, n, change, times in rows:
        start = time.perf_counter()
        unlike, unsure = verdicts(rng, n, change, times)
        seconds = (time.perf_counter() - start) / times
        print(f"{name:44} unlike {unlike:6.1%}   not sure {unsure:6.1%}   {seconds:.2f} s each", flush=True)
    for source in ("diabetes", "breast_cancer", "digits"):
        unlike, unsure = real_alarms(source, repeats)
        print(f"{source + ', dev against test':44} unlike {unlike:6.1%}   not sure {unsure:6.1%}", flush=True)


if __name__ == "__main__":
    main()
