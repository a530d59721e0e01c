"""Every example of train and dev put to a network, and the diagnosis that follows; test is never touched."""

from collections.abc import Sequence

import numpy as np

from guiprac import events
from guiprac.analysis.best_error import best_error
from guiprac.analysis.bias_variance import (
    Diagnosis,
    Part,
    default_tolerance,
    diagnose,
    rate,
    rmse_of,
)
from guiprac.analysis.intervals import Values
from guiprac.data import seeds
from guiprac.data.dataset import Integers
from guiprac.events import Interval, Unit
from guiprac.trainer import losses
from guiprac.trainer.evaluation import Evaluation
from guiprac.trainer.training import Run

_ROWS_AT_ONCE = 10_000


def unit_of(run: Run) -> Unit:
    """In what the errors of the run are measured."""
    return "RMSE" if run.architecture.task == "regression" else "error"


def example_errors(run: Run, rows: Integers) -> Values:
    """1 for each wrong example and 0 for each right one, or squared errors in the target's unit, (r,)."""
    found = [
        _errors(
            run, Evaluation(run.architecture, run.parameters, run.splits, rows[start : start + _ROWS_AT_ONCE])
        )
        for start in range(0, len(rows), _ROWS_AT_ONCE)
    ]
    return np.concatenate(found)


def _errors(run: Run, evaluation: Evaluation) -> Values:
    with np.errstate(all="ignore"):
        z = evaluation.run().astype(np.float64)
        if run.architecture.task == "regression":
            squares: Values = ((z[0] - evaluation.targets) * run.splits.target_scale) ** 2
            return squares
    return (losses.classes(run.architecture.task, z) != evaluation.targets).astype(np.float64)


def part_of(run: Run, errors: Values) -> Part:
    """The error of a part with its interval, from the errors of its examples; the same for the same run."""
    if unit_of(run) == "error":
        return rate(float(errors.mean()), errors.size)
    return rmse_of(errors, seeds.stream(run.experiment.training.seed, seeds.BOOTSTRAP))


def diagnose_run(
    run: Run,
    readings: Sequence[events.Reading],
    *,
    best: Interval | None = None,
    tolerance: float | None = None,
    diverged: bool = False,
) -> Diagnosis:
    """The diagnosis of a run as it stands, from every example of train and dev.

    Args:
        best: e*; that of the generator if left out, and 0 where it is unknown.
        tolerance: in the error's unit; left out, 2 points or 5 % of the target's standard deviation.
    """
    unit = unit_of(run)
    if best is None:
        best = best_error(run.experiment.data)
    if tolerance is None:
        tolerance = default_tolerance(unit, run.splits.target_scale)
    return diagnose(
        run.experiment,
        part_of(run, example_errors(run, run.splits.train)),
        part_of(run, example_errors(run, run.splits.dev)),
        unit=unit,
        n_train=len(run.splits.train),
        best_error=best,
        tolerance=tolerance,
        readings=readings,
        diverged=diverged,
    )
