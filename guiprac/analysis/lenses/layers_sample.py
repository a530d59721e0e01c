"""A fixed sample of train, and what the network does with it: no dropout, no random number of the run."""

from dataclasses import dataclass

import numpy as np

from guiprac.data import seeds
from guiprac.trainer import program
from guiprac.trainer.batches import gather_inputs, gather_targets
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.program import Workspace
from guiprac.trainer.training import Run

# The stream of `seeds.SAMPLE` that belongs to samples that lenses look at.
_STREAM = 1


@dataclass(frozen=True)
class Sample:
    """Some examples of train, as the trainer sees them.

    Attributes:
        inputs: (n, d + 1) normalized, the last column ones.
        targets: (n[L], n): 0/1, one-hot, or standardized values.
    """

    inputs: AnyFloats
    targets: AnyFloats

    def first(self, n: int) -> "Sample":
        """The first n examples; they are in no order."""
        return Sample(self.inputs[:n], np.ascontiguousarray(self.targets[:, :n]))


def sample_of_train(run: Run, most: int) -> Sample:
    """At most so many of the examples of train that readings measure; the same ones at every step of a run."""
    rng = seeds.stream(run.experiment.training.seed, seeds.SAMPLE, _STREAM)
    measured = run.train_evaluation.rows
    rows = measured[rng.permutation(len(measured))[:most]]
    n, n_inputs = len(rows), run.layout.sizes[0]
    dtype = run.parameters.dtype
    inputs = np.ones((n, n_inputs + 1), dtype)
    gather_inputs(run.splits, rows, np.empty((n, n_inputs), np.float32), inputs[:, :-1])
    chosen = gather_targets(run.splits, rows)
    targets = np.zeros((run.layout.sizes[-1], n), dtype)
    if run.architecture.task == "multiclass":
        targets[chosen, np.arange(n)] = 1
    else:
        targets[0] = chosen
    return Sample(inputs, targets)


def forward(run: Run, sample: Sample) -> Workspace:
    """z[1] … z[L] and a[1] … a[L-1] of the sample, dropout off (S16)."""
    space = Workspace(run.layout, len(sample.inputs), run.parameters.dtype)
    with np.errstate(all="ignore"):
        for operation in program.forward(run.architecture, run.parameters, sample.inputs, space):
            operation()
    return space


def backward(run: Run, sample: Sample, space: Workspace) -> AnyFloats:
    """The gradient of J's data term over the sample, flat, after `forward`; penalties are left out.

    Leaves dJ/dz[l] of each layer in `space`, of which each example's part is 1/n of its own.
    """
    gradient = np.empty_like(run.parameters)
    scale = np.full((), 1 / len(sample.inputs), gradient.dtype)
    with np.errstate(all="ignore"):
        for operation in program.backward(
            run.architecture, run.parameters, gradient, sample.inputs, sample.targets, space, scale
        ):
            operation()
    return gradient
