"""Measuring train and dev alike: dropout off, same parameters, same metric, no penalty, no random numbers."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from guiprac.data.dataset import Integers, Splits
from guiprac.trainer import losses, program
from guiprac.trainer.activations import Operation
from guiprac.trainer.batches import gather_inputs, gather_targets
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.program import Architecture, Workspace

# A part larger than this is measured on a fixed sample; at an error of 5 % that is known to ±0.43 points (S1).
MOST_MEASURED = 10_000
CHUNK_ROWS = 1024


@dataclass(frozen=True)
class Measure:
    """Error (a share, or RMSE in the target's unit) and mean data term of one part."""

    error: float
    loss: float


def measured_rows(part: Integers, rng: np.random.Generator) -> Integers:
    """The rows of a part that readings measure: all, or a seeded sample without repetition, ascending."""
    if len(part) <= MOST_MEASURED:
        return part
    places = rng.choice(len(part), size=MOST_MEASURED, replace=False, shuffle=False)
    return np.sort(part[places])


class Evaluation:
    """Forward passes over fixed examples, with buffers and operations bound once."""

    def __init__(
        self, architecture: Architecture, parameters: AnyFloats, splits: Splits, rows: Integers
    ) -> None:
        self._architecture = architecture
        self._target_scale = splits.target_scale
        self._target_mean = splits.target_mean
        self.rows = rows
        dtype = parameters.dtype
        count, n_inputs = len(rows), splits.dataset.inputs.shape[1]
        self._inputs: AnyFloats = np.ones((count, n_inputs + 1), dtype)
        raw = np.empty((min(count, CHUNK_ROWS), n_inputs), np.float32)
        for start in range(0, count, CHUNK_ROWS):
            chunk = rows[start : start + CHUNK_ROWS]
            gather_inputs(splits, chunk, raw[: len(chunk)], self._inputs[start : start + len(chunk), :-1])
        self.targets = gather_targets(splits, rows)
        self.z: AnyFloats = np.empty((architecture.layout.sizes[-1], count), dtype)
        self._places = np.arange(count)
        self._operations = self._bind(parameters)

    def _bind(self, parameters: AnyFloats) -> list[Operation]:
        operations: list[Operation] = []
        spaces: dict[int, Workspace] = {}
        for start in range(0, len(self.rows), CHUNK_ROWS):
            inputs = self._inputs[start : start + CHUNK_ROWS]
            count = len(inputs)
            space = spaces.setdefault(count, Workspace(self._architecture.layout, count, parameters.dtype))
            operations += program.forward(self._architecture, parameters, inputs, space)
            operations.append(_copier(self.z[:, start : start + count], space.z[-1]))
        return operations

    def run(self) -> AnyFloats:
        """z[L] of the fixed examples at the present parameters, (n[L], r); overwritten by the next call."""
        for operation in self._operations:
            operation()
        return self.z

    def measure(self) -> Measure:
        """Error and loss at the present parameters."""
        z = self.run().astype(np.float64)
        count = len(self.rows)
        if self._architecture.task == "regression":
            squares = float(np.mean((z[0] - self.targets) ** 2))
            return Measure(math.sqrt(squares) * self._target_scale, squares / 2)
        wrong = int(np.count_nonzero(losses.classes(self._architecture.task, z) != self.targets))
        return Measure(wrong / count, self._mean_loss(z))

    def _mean_loss(self, z: npt.NDArray[np.float64]) -> float:
        if self._architecture.task == "binary":
            total = np.logaddexp(0, z[0]) - self.targets * z[0]
        else:
            top = z.max(axis=0)
            total = top + np.log(np.exp(z - top).sum(axis=0)) - z[self.targets, self._places]
        return float(np.mean(total))

    def predictions(self) -> AnyFloats:
        """What the network says: probability of class 1 (r,), of each class (n[L], r), or values in the target's
        unit (r,)."""
        said = losses.predictions(self._architecture.task, self.run())
        if self._architecture.task == "regression":
            return said * self._target_scale + self._target_mean
        return said

    def true_targets(self) -> npt.NDArray[Any]:
        """Class codes (r,), or values in the target's unit (r,)."""
        if self._architecture.task == "regression":
            return self.targets * self._target_scale + self._target_mean
        return self.targets


def _copier(target: AnyFloats, source: AnyFloats) -> Operation:
    return lambda: np.copyto(target, source)
