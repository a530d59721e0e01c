"""J of the same network on raw and on normalized inputs: one function, two sets of coordinates (S19, S20).

W[1] and b[1] are rewritten so that the network says the same of every example on either: with x' = (x - μ)/σ,
W'[1] = W[1]·σ and b'[1] = b[1] + W[1]·μ. So both sides stand at the same point, and differ in J's curvature alone.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from guiprac.data import normalization
from guiprac.data.dataset import Integers, Normalization, Splits
from guiprac.data.describe import evenly
from guiprac.experiment import Experiment
from guiprac.trainer.batches import gather_targets
from guiprac.trainer.gradient_differences import Snapshot
from guiprac.trainer.layout import AnyFloats, Layout
from guiprac.trainer.program import Architecture
from guiprac.trainer.regularization import Penalty
from guiprac.trainer.training import Run

Model = Literal["network", "linear"]

MOST_EXAMPLES, FEWEST_EXAMPLES = 1000, 64


@dataclass(frozen=True)
class Sides:
    """J on raw and on normalized inputs, at the same point, over the same examples of train.

    Attributes:
        measured: μ and σ of the inputs.
        step: how many steps the run had taken; 0 for weights that were just drawn, and for the linear model.
    """

    raw: Snapshot
    normalized: Snapshot
    measured: Normalization
    step: int


def statistics(splits: Splits, experiment: Experiment) -> Normalization:
    """The run's μ and σ; where it does without them, those of train (S19)."""
    if experiment.training.normalize:
        return splits.normalization
    return normalization.measure(splits.dataset.inputs, splits.train)


def standing_run(experiment: Experiment, splits: Splits, run: Run | None) -> Run:
    """The run if it is of this experiment's network and data; else the one that Start would begin."""
    if run is not None and run.splits is splits and run.experiment.network == experiment.network:
        return run
    return Run(experiment, splits)


def sides(
    experiment: Experiment, splits: Splits, run: Run | None, model: Model, most_work: float = np.inf
) -> Sides:
    """J of the run's network as it stands, or of a linear model, over up to 1,000 examples of train.

    The linear model is least squares from the inputs to the target (to whether it is the last class, for a
    classification) at W = 0, b = 0, without a penalty: its J is a convex quadratic.

    Args:
        most_work: how many parameters times examples there may be; at least 64 examples are taken.
    """
    measured = statistics(splits, experiment)
    standing = None if model == "linear" else standing_run(experiment, splits, run)
    size = splits.dataset.inputs.shape[1] + 1 if standing is None else standing.parameters.size
    affordable = MOST_EXAMPLES if most_work >= size * MOST_EXAMPLES else int(most_work / size)
    rows = evenly(splits.train, max(FEWEST_EXAMPLES, affordable))
    raw, normalized = _inputs(splits, rows, measured)
    if standing is None:
        flat = _least_squares(splits, rows, raw)
        return Sides(flat, replace(flat, inputs=normalized), measured, 0)
    here = Snapshot(
        standing.architecture,
        standing.penalty,
        standing.parameters.astype(np.float64),
        normalized if experiment.training.normalize else raw,
        _targets(splits, rows, standing.layout.sizes[-1]),
    )
    if experiment.training.normalize:
        return Sides(to_raw(here, measured, raw), here, measured, standing.step)
    return Sides(here, to_normalized(here, measured, normalized), measured, standing.step)


def to_raw(snapshot: Snapshot, measured: Normalization, raw: AnyFloats) -> Snapshot:
    """The same network for raw inputs (r, d + 1): W[1] = W'[1]/σ, b[1] = b'[1] - W'[1]·μ/σ."""
    parameters = snapshot.parameters.copy()
    first = snapshot.layout.matrices(parameters)[0]
    mean, scale = measured.mean.astype(np.float64), measured.scale.astype(np.float64)
    first[:, :-1] /= scale
    first[:, -1] -= first[:, :-1] @ mean
    return replace(snapshot, parameters=parameters, inputs=raw)


def to_normalized(snapshot: Snapshot, measured: Normalization, normalized: AnyFloats) -> Snapshot:
    """The same network for normalized inputs (r, d + 1): W'[1] = W[1]·σ, b'[1] = b[1] + W[1]·μ."""
    parameters = snapshot.parameters.copy()
    first = snapshot.layout.matrices(parameters)[0]
    mean, scale = measured.mean.astype(np.float64), measured.scale.astype(np.float64)
    first[:, -1] += first[:, :-1] @ mean
    first[:, :-1] *= scale
    return replace(snapshot, parameters=parameters, inputs=normalized)


def _inputs(splits: Splits, rows: Integers, measured: Normalization) -> tuple[AnyFloats, AnyFloats]:
    """Raw and normalized inputs of some examples, each (r, d + 1) with a last column of ones."""
    raw = np.ones((len(rows), splits.dataset.inputs.shape[1] + 1))
    raw[:, :-1] = splits.dataset.inputs[rows]
    normalized = raw.copy()
    normalized[:, :-1] = (raw[:, :-1] - measured.mean) / measured.scale
    return raw, normalized


def _targets(splits: Splits, rows: Integers, n_outputs: int) -> npt.NDArray[np.float64]:
    """(n[L], r): 0/1, one-hot, or values standardized by the statistics of train."""
    given = gather_targets(splits, rows)
    targets = np.zeros((n_outputs, len(rows)))
    if splits.dataset.task == "multiclass":
        targets[given, np.arange(len(rows))] = 1
    else:
        targets[0] = given
    return targets


def _least_squares(splits: Splits, rows: Integers, inputs: AnyFloats) -> Snapshot:
    layout = Layout((inputs.shape[1] - 1, 1))
    given = gather_targets(splits, rows)
    if splits.dataset.task != "regression":
        given = (given == len(splits.dataset.class_names) - 1).astype(np.float64)
    penalty = Penalty(0.0, 0.0, len(splits.train))
    architecture = Architecture(layout, "linear", "regression")
    return Snapshot(
        architecture, penalty, np.zeros(layout.n_parameters), inputs, given[None, :].astype(np.float64)
    )
