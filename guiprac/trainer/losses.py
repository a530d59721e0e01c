"""The data term of J for each task, from the output layer's z, numerically stable.

binary: sigmoid output, cross-entropy; multiclass: softmax, cross-entropy; regression: linear output,
½(ŷ - y)². Each is a mean over examples. Targets travel as (n[L], r): 0/1, one-hot, or values.
"""

from functools import partial
from typing import cast

import numpy as np

from guiprac.events import Task
from guiprac.trainer.activations import Operation
from guiprac.trainer.layout import AnyFloats


def n_outputs(task: Task, n_classes: int) -> int:
    """Units of the output layer: one a class for "multiclass", else 1."""
    return n_classes if task == "multiclass" else 1


def gradient(
    task: Task, z: AnyFloats, targets: AnyFloats, delta: AnyFloats, scale: AnyFloats
) -> list[Operation]:
    """Operations that write scale · (ŷ - y) into `delta`: dJ/dz[L] of all three tasks when scale is 1/r.

    z, targets, delta: (n[L], r); scale: a 0-d array. z is left as it is.
    """
    if task == "regression":
        return [partial(np.subtract, z, targets, delta), partial(np.multiply, delta, scale, delta)]
    if task == "binary":
        half = np.full((), 0.5, z.dtype)
        return [
            partial(np.multiply, z, half, delta),
            partial(np.tanh, delta, delta),
            partial(np.multiply, delta, half, delta),
            partial(np.add, delta, half, delta),
            partial(np.subtract, delta, targets, delta),
            partial(np.multiply, delta, scale, delta),
        ]
    top = np.empty((1, z.shape[1]), z.dtype)
    total = np.empty((1, z.shape[1]), z.dtype)
    return [
        partial(np.maximum.reduce, z, axis=0, out=top, keepdims=True),
        partial(np.subtract, z, top, delta),
        partial(np.exp, delta, delta),
        partial(np.add.reduce, delta, axis=0, out=total, keepdims=True),
        partial(np.divide, delta, total, delta),
        partial(np.subtract, delta, targets, delta),
        partial(np.multiply, delta, scale, delta),
    ]


def total_loss(task: Task, z: AnyFloats, targets: AnyFloats) -> float:
    """The data term summed over r examples; z and targets (n[L], r). Computed in float64."""
    z = z.astype(np.float64)
    if task == "regression":
        return float(0.5 * np.sum((z - targets) ** 2))
    if task == "binary":
        # log(1 + exp(z)) - y·z, which overflows for no z.
        return float(np.sum(np.logaddexp(0, z) - targets * z))
    top = z.max(axis=0)
    log_sum = top + np.log(np.exp(z - top).sum(axis=0))
    return float(np.sum(log_sum - (z * targets).sum(axis=0)))


def predictions(task: Task, z: AnyFloats) -> AnyFloats:
    """What the network says for z (n[L], r): probability of class 1 (r,), class probabilities (n[L], r), or
    values (r,)."""
    if task == "regression":
        return z[0]
    if task == "binary":
        return cast(AnyFloats, 0.5 * np.tanh(0.5 * z[0]) + 0.5)
    shifted = np.exp(z - z.max(axis=0))
    return cast(AnyFloats, shifted / shifted.sum(axis=0))


def classes(task: Task, z: AnyFloats) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The winning class of each example, (r,), from z (n[L], r) of a classification."""
    if task == "binary":
        return (z[0] > 0).astype(np.intp)
    return np.argmax(z, axis=0)
