"""What is kept of a run so that it can be held against another one on dev."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.analysis.examine import example_errors, unit_of
from guiprac.events import Unit
from guiprac.trainer.training import Run

At = Literal["end", "best"]

# The share of a run's readings, at its end, whose spread tells how unsteady it is; and the fewest that are taken.
LATE = 1 / 2
FEWEST_LATE = 6
FEWEST_READINGS = 3


@dataclass(frozen=True)
class Reached:
    """What one set of parameters does on dev.

    Attributes:
        errors: (n,) bool, whether each example is wrong; or float64, squared errors in the target's unit.
        error: the share of wrong ones, or RMSE.
        sha256: the hash of the parameters' bytes.
        train_error: by the reading at that step; NaN if there was none.
    """

    step: int
    errors: npt.NDArray[Any]
    error: float
    sha256: str
    train_error: float = math.nan


@dataclass(frozen=True)
class DevOutcome:
    """What is kept of a run so that it can be compared after it is gone.

    Attributes:
        examples: the same for runs that were measured on the same examples of dev.
        best: at the parameters of the run's best dev reading.
        unsteadiness: standard deviation of the dev error of late readings; None where there are too few.
        restart: by which repeated runs are paired.
        start: the same for runs that began from the same weights; "" where those do not matter.
    """

    unit: Unit
    examples: str
    end: Reached
    best: Reached
    unsteadiness: float | None
    restart: int
    start: str = ""

    def at(self, which: At) -> Reached:
        """The end, or the best reading."""
        return self.end if which == "end" else self.best


def dev_outcome(run: Run, readings: Sequence[events.Reading]) -> DevOutcome:
    """The outcome of a run as it stands, on the examples of dev that its readings measure; the run stays as it is."""
    on_train = {reading.step: reading.train_error for reading in readings}
    end = _reached(run, run.step, on_train)
    return DevOutcome(
        unit_of(run),
        identity_of_dev(run),
        end,
        _best(run, end, on_train),
        unsteadiness(readings),
        run.experiment.training.restart,
        _start(run),
    )


def _best(run: Run, end: Reached, on_train: dict[int, float]) -> Reached:
    if np.array_equal(run.parameters, run.best.parameters):
        return replace(end, step=run.best.step)
    kept = run.parameters.copy()
    np.copyto(run.parameters, run.best.parameters)
    try:
        return _reached(run, run.best.step, on_train)
    finally:
        np.copyto(run.parameters, kept)


def _reached(run: Run, step: int, on_train: dict[int, float]) -> Reached:
    errors = example_errors(run, run.dev_evaluation.rows)
    train_error = on_train.get(step, math.nan)
    if unit_of(run) == "error":
        return Reached(step, errors.astype(bool), float(errors.mean()), run.sha256(), train_error)
    return Reached(step, errors, math.sqrt(float(errors.mean())), run.sha256(), train_error)


def _start(run: Run) -> str:
    """What decides the weights that a run begins from; J of a model without a hidden layer has but one minimum."""
    network, training = run.experiment.network, run.experiment.training
    if not network.hidden:
        return ""
    return f"{run.layout.sizes} {network.initialization} {training.seed} {training.restart}"


def identity_of_dev(run: Run) -> str:
    """A hash of the inputs, as they were read, and the targets of the measured examples of dev."""
    rows, dataset = run.dev_evaluation.rows, run.splits.dataset
    digest = hashlib.sha256(f"{dataset.task} {rows.size} {dataset.inputs.shape[1]}".encode())
    digest.update(np.ascontiguousarray(dataset.inputs[rows]).data)
    digest.update(np.ascontiguousarray(dataset.targets[rows]).data)
    return digest.hexdigest()


def unsteadiness(readings: Sequence[events.Reading]) -> float | None:
    """Standard deviation of the dev error over the later half of the readings, in the error's unit.

    What a run still learns counts as well as what it jitters: another seed may be as far ahead or behind. None where
    there are fewer than three readings behind the start.
    """
    errors = [reading.dev_error for reading in readings if reading.step > 0]
    late = [error for error in errors[-_n_late(len(errors)) :] if math.isfinite(error)]
    return float(np.std(late, ddof=1)) if len(late) >= FEWEST_READINGS else None


def _n_late(count: int) -> int:
    return max(FEWEST_LATE, math.ceil(LATE * (count + 1)))
