"""Signals over depth, forecast and measured (S21, S22)."""

from typing import get_args

import numpy as np

from guiprac.analysis.signal_alarms import Situation, alarms, says
from guiprac.analysis.signals import Output, forecast, measure
from guiprac.commands.initialization import LookAtInitialization
from guiprac.data.dataset import Integers
from guiprac.events.initialization import InitializationSeen
from guiprac.experiment import Initialization
from guiprac.trainer.batches import gather_inputs, gather_targets
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run

MOST_EXAMPLES, FEWEST_EXAMPLES = 500, 100
# Multiplications that take a few milliseconds, forward and back.
_MOST_PRODUCTS = 120_000_000


def see(run: Run, command: LookAtInitialization) -> InitializationSeen:
    """Signals over depth, forecast and measured (S21, S22); draws nothing random, and leaves the run as it is."""
    rows = _sample(run)
    inputs, targets = _gathered(run, rows)
    sizes, activation = run.layout.sizes, run.architecture.activation
    start = run.experiment.network.initialization
    with np.errstate(all="ignore"):
        measured = measure(run.architecture, run.parameters, inputs, targets)
    output = _output(run, targets)
    forecasts = tuple(
        forecast(name, sizes, activation, measured.signals[0] ** 2, output)
        for name in get_args(Initialization)
    )
    own = next(one for one in forecasts if one.initialization == start)
    situation = Situation(sizes, activation, start, measured, own, run.step)
    told = alarms(situation)
    return InitializationSeen(
        step=run.step,
        n_examples=len(rows),
        sizes=sizes,
        activation=activation,
        initialization=start,
        signals=measured.signals,
        gradients=measured.gradients,
        saturated=measured.saturated,
        weights=measured.weights,
        symmetric=measured.symmetric,
        forecasts=forecasts,
        alarms=told,
        says=says(situation, told),
    )


def _sample(run: Run) -> Integers:
    """Evenly spread rows of train, as many as can be afforded between two steps."""
    rows = run.train_evaluation.rows
    affordable = max(_MOST_PRODUCTS // (2 * run.layout.n_parameters), FEWEST_EXAMPLES)
    count = min(len(rows), MOST_EXAMPLES, affordable)
    return rows[np.linspace(0, len(rows) - 1, count).round().astype(np.intp)]


def _gathered(run: Run, rows: Integers) -> tuple[AnyFloats, AnyFloats]:
    """Inputs (r, d + 1) and targets (n[L], r) of these rows, as mini-batches hold them."""
    count, dtype = len(rows), run.parameters.dtype
    inputs: AnyFloats = np.ones((count, run.layout.sizes[0] + 1), dtype)
    raw = np.empty((count, run.layout.sizes[0]), np.float32)
    gather_inputs(run.splits, rows, raw, inputs[:, :-1])
    found = gather_targets(run.splits, rows)
    targets: AnyFloats = np.zeros((run.layout.sizes[-1], count), dtype)
    if run.architecture.task == "multiclass":
        targets[found, np.arange(count)] = 1
    else:
        targets[0] = found
    return inputs, targets


def _output(run: Run, targets: AnyFloats) -> Output:
    task = run.architecture.task
    if task == "regression":
        return Output(task, second_moment=float(np.mean(targets.astype(np.float64) ** 2)))
    share = targets.astype(np.float64).mean(axis=1)
    return Output(task, (1 - float(share[0]), float(share[0])) if task == "binary" else tuple(share.tolist()))
