"""The gradient of one mini-batch as a list of NumPy operations on buffers allocated once.

Examples are the rows of the input and the columns of everything behind it: z[l] and a[l] are (n[l], r), so that
every elementwise operation runs over contiguous memory. a[l] carries a last row of ones for the biases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from guiprac.events import Task
from guiprac.experiment import Activation
from guiprac.trainer import activations, losses
from guiprac.trainer.activations import Operation
from guiprac.trainer.layout import AnyFloats, Layout


@dataclass(frozen=True)
class Architecture:
    """What kind of network it is, apart from its parameters."""

    layout: Layout
    activation: Activation
    task: Task


class Workspace:
    """The buffers of one forward and backward pass over `rows` examples."""

    def __init__(self, layout: Layout, rows: int, dtype: np.dtype[np.floating]) -> None:
        sizes = layout.sizes[1:]
        self.z: list[AnyFloats] = [np.empty((n, rows), dtype) for n in sizes]
        self.a: list[AnyFloats] = [np.ones((n + 1, rows), dtype) for n in sizes[:-1]]
        # One row more than needed: the product with [W b] transposed gives it, and a view without it would
        # make the product copy its matrix.
        self.da: list[AnyFloats] = [np.empty((n + 1, rows), dtype) for n in sizes[:-1]]
        self.delta: AnyFloats = np.empty((sizes[-1], rows), dtype)


def forward(
    architecture: Architecture,
    parameters: AnyFloats,
    inputs: AnyFloats,
    space: Workspace,
    masks: Sequence[AnyFloats | None] = (),
) -> list[Operation]:
    """Operations that compute z[1] … z[L] from inputs (r, d + 1).

    `masks` holds D/keep_prob of each hidden layer (n[l], r), or None where dropout is off (S14). With a mask,
    z[l] is overwritten by g(z[l]) and a[l] is the masked one; without, z[l] is kept.
    """
    matrices = architecture.layout.matrices(parameters)
    operations: list[Operation] = [partial(matrices[0].dot, inputs.T, space.z[0])]
    for layer, matrix in enumerate(matrices[1:]):
        z, a = space.z[layer], space.a[layer][:-1]
        mask = masks[layer] if masks else None
        if mask is None:
            operations += activations.forward(architecture.activation, z, a)
        else:
            operations += activations.forward(architecture.activation, z, z)
            operations.append(partial(np.multiply, z, mask, a))
        operations.append(partial(matrix.dot, space.a[layer], space.z[layer + 1]))
    return operations


def backward(
    architecture: Architecture,
    parameters: AnyFloats,
    gradient: AnyFloats,
    inputs: AnyFloats,
    targets: AnyFloats,
    space: Workspace,
    scale: AnyFloats,
    masks: Sequence[AnyFloats | None] = (),
) -> list[Operation]:
    """Operations that write scale · Σ dJ_data/dθ over the examples into `gradient` (flat), after `forward`.

    The same masks as in the forward pass go back (S14).
    """
    layout = architecture.layout
    matrices, gradients = layout.matrices(parameters), layout.matrices(gradient)
    operations = losses.gradient(architecture.task, space.z[-1], targets, space.delta, scale)
    delta = space.delta
    for layer in range(layout.depth - 1, 0, -1):
        below = layer - 1
        operations.append(partial(delta.dot, space.a[below].T, gradients[layer]))
        operations.append(partial(matrices[layer].T.dot, delta, space.da[below]))
        delta = space.da[below][:-1]
        mask = masks[below] if masks else None
        if mask is None:
            unmasked = space.a[below][:-1]
        else:
            unmasked = space.z[below]
            operations.append(partial(np.multiply, delta, mask, delta))
        operations += activations.backward(architecture.activation, unmasked, delta)
    operations.append(partial(delta.dot, inputs, gradients[0]))
    return operations
