"""Two-sided differences of J (S23), many perturbations at a time; nothing here is shared with backpropagation.

Perturbing one weight of layer l changes one row of z[l] only. Everything below it stays, the next layer changes
by one outer product, and from there the network is carried on for all perturbations of a chunk at once.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from guiprac.trainer import activations, losses
from guiprac.trainer.layout import AnyFloats, Layout
from guiprac.trainer.program import Architecture
from guiprac.trainer.regularization import Penalty

Places = npt.NDArray[np.intp]

# The widest array of a chunk has about this many numbers, so that a chunk stays in the cache.
CHUNK_NUMBERS = 1 << 16
# Activations with a corner at z = 0, where they have no derivative.
CORNERED = ("relu", "leaky_relu")
# An example whose z comes this near to a corner, in units of ε times the largest input of the unit, would
# lie on both sides of it.
CORNER_MARGIN = 10
ROUNDING = float(np.finfo(np.float64).eps)
# Estimates of round-off are standard deviations; this makes them limits that are rarely passed.
ROUND_OFF_MARGIN = 4


@dataclass(frozen=True)
class Snapshot:
    """J as a function of the parameters: a network, some examples, and the penalty, all in float64.

    Attributes:
        parameters: flat, see Layout.
        inputs: (r, d + 1), normalized, with a last column of ones.
        targets: (n[L], r): 0/1, one-hot, or values.
        masks: D/keep_prob of each hidden layer (n[l], r), or None; held for the whole check (S28).
    """

    architecture: Architecture
    penalty: Penalty
    parameters: AnyFloats
    inputs: AnyFloats
    targets: AnyFloats
    masks: tuple[AnyFloats | None, ...] = ()

    @property
    def layout(self) -> Layout:
        """The shapes of the network."""
        return self.architecture.layout

    @property
    def n_examples(self) -> int:
        """r, over which the data term is a mean."""
        return len(self.inputs)

    def mask(self, layer: int) -> AnyFloats | None:
        """The mask of a[layer + 1], if it has one."""
        return self.masks[layer] if self.masks else None

    def without(self, left_out: npt.NDArray[np.bool_]) -> "Snapshot":
        """The same over the examples that are not left out, (r,)."""
        masks = tuple(None if mask is None else mask[:, ~left_out] for mask in self.masks)
        return replace(self, inputs=self.inputs[~left_out], targets=self.targets[:, ~left_out], masks=masks)


@dataclass(frozen=True)
class Difference:
    """Two-sided differences of some entries, each (p,).

    Attributes:
        data: of the data term.
        penalty: of the penalties.
        at_corner: whether a ReLU or |w| has its corner between the two sides, where J has no derivative.
    """

    data: AnyFloats
    penalty: AnyFloats
    at_corner: npt.NDArray[np.bool_]


def pass_forward(snapshot: Snapshot) -> tuple[list[AnyFloats], list[AnyFloats]]:
    """a[0] … a[L-1], each (n[l] + 1, r) with a last row of ones, and z[1] … z[L], each (n[l], r)."""
    a: list[AnyFloats] = [np.ascontiguousarray(snapshot.inputs.T)]
    z: list[AnyFloats] = []
    for matrix in snapshot.layout.matrices(snapshot.parameters):
        if z:
            a.append(np.ones((len(z[-1]) + 1, snapshot.n_examples)))
            a[-1][:-1] = activations.plain(snapshot.architecture.activation, z[-1])
            mask = snapshot.mask(len(z) - 1)
            if mask is not None:
                a[-1][:-1] *= mask
        z.append(cast(AnyFloats, matrix @ a[-1]))
    return a, z


def cost(snapshot: Snapshot) -> float:
    """J from a whole forward pass: mean data term and penalties."""
    a = snapshot.inputs.T
    for layer, matrix in enumerate(snapshot.layout.matrices(snapshot.parameters)):
        z = matrix[:, :-1] @ a[: matrix.shape[1] - 1] + matrix[:, -1:]
        a = activations.plain(snapshot.architecture.activation, z)
        mask = snapshot.mask(layer) if layer < snapshot.layout.depth - 1 else None
        if mask is not None:
            a = a * mask
    data = losses.total_loss(snapshot.architecture.task, z, snapshot.targets) / snapshot.n_examples
    return data + snapshot.penalty.cost(snapshot.layout, snapshot.parameters)


def plain_difference(snapshot: Snapshot, layer: int, row: int, column: int, epsilon: float) -> float:
    """(J(θ + ε) - J(θ - ε)) / 2ε of one entry of [W b] of layer + 1, from two whole forward passes (S23)."""
    matrix = snapshot.layout.matrices(snapshot.parameters)[layer]
    saved = matrix[row, column]
    matrix[row, column] = saved + epsilon
    above = cost(snapshot)
    matrix[row, column] = saved - epsilon
    below = cost(snapshot)
    matrix[row, column] = saved
    return (above - below) / (2 * epsilon)


def near_a_corner(snapshot: Snapshot, epsilon: float) -> npt.NDArray[np.bool_]:
    """Which examples have a unit so close to ReLU's corner that ±ε would reach across it, (r,)."""
    near = np.zeros(snapshot.n_examples, dtype=bool)
    if snapshot.architecture.activation in CORNERED:
        a, z = pass_forward(snapshot)
        for below, hidden in zip(a, z[:-1], strict=False):
            reach = CORNER_MARGIN * epsilon * np.abs(below).max(axis=0)
            near |= (np.abs(hidden) <= reach).any(axis=0)
    return near


def chunk_size(snapshot: Snapshot, layer: int) -> int:
    """How many entries of W[layer + 1] or b[layer + 1] to perturb at a time."""
    sizes = snapshot.layout.sizes
    widest = max(sizes[layer + 2 :], default=sizes[-1])
    return max(1, CHUNK_NUMBERS // (2 * widest * snapshot.n_examples))


def work(snapshot: Snapshot, layer: int) -> float:
    """The cost of one entry of layer + 1, in operations on single numbers, roughly a nanosecond each."""
    sizes = snapshot.layout.sizes
    behind = sizes[layer + 2 :] or sizes[-1:]
    elementwise = 10 + 6 * sum(behind)
    products = sum(below * n for below, n in pairwise(behind)) / 8
    return 2 * snapshot.n_examples * (elementwise + products)


class Differences:
    """Differences at one snapshot.

    Attributes:
        scale: the size of the numbers that J is made of.
    """

    def __init__(self, snapshot: Snapshot, epsilon: float) -> None:
        self._snapshot = snapshot
        self._epsilon = epsilon
        self._matrices = snapshot.layout.matrices(snapshot.parameters)
        self._a, self._z = pass_forward(snapshot)
        self._loss = _Loss(snapshot, self._z[-1])
        here = self._loss(self._z[-1][:, np.newaxis, :])[0]
        noise = self._loss.slope(here) * self._rounding_of_output() + ROUNDING * here
        # Examples that look alike to the network are rounded alike, so that their errors add up.
        self._data_round_off = ROUND_OFF_MARGIN * float(noise.mean()) / epsilon
        self.scale = (
            1
            + max(float(np.abs(z).max()) for z in self._z)
            + float(here.mean())
            + snapshot.penalty.cost(snapshot.layout, snapshot.parameters)
        )

    def _rounding_of_output(self) -> AnyFloats:
        """How far rounding puts z[L] of each example off, (r,): standard deviations, carried from layer to layer."""
        activation = self._snapshot.architecture.activation
        spread = np.zeros_like(self._z[0])
        for layer, (matrix, z) in enumerate(zip(self._matrices, self._z, strict=True)):
            carried = matrix[:, :-1] ** 2 @ spread**2 if layer else 0.0
            spread = np.sqrt(carried + (ROUNDING * z) ** 2)
            if layer < len(self._z) - 1:
                steepness = activations.plain(activation, z + 1e-6) - activations.plain(activation, z - 1e-6)
                spread = spread * steepness / 2e-6
                mask = self._snapshot.mask(layer)
                if mask is not None:
                    spread = spread * mask
                spread = spread + ROUNDING * np.abs(self._a[layer + 1][:-1])
        return np.sqrt(np.square(spread).sum(axis=0))

    def round_off(
        self, layer: int, rows: Places, columns: Places, gradient: AnyFloats
    ) -> tuple[AnyFloats, AnyFloats]:
        """How far rounding alone may put the differences of some entries off, roughly: data term, penalties.

        Small gradients drown in the rounding of z, large parameters in that of θ ± ε; `gradient` is the size of
        the derivatives that are measured.
        """
        penalty = self._snapshot.penalty
        size = np.abs(self._matrices[layer][rows, columns]) + self._epsilon
        step = ROUND_OFF_MARGIN * ROUNDING * size / self._epsilon
        with np.errstate(over="ignore"):
            data: AnyFloats = self._data_round_off + step * np.abs(gradient)
        is_weight = columns < self._snapshot.layout.sizes[layer]
        return data, is_weight * step * (penalty.l2 * size + penalty.l1) / (2 * penalty.n_train)

    def of(self, layer: int, rows: Places, columns: Places) -> Difference:
        """Differences of the entries (rows[p], columns[p]) of the matrix [W b] of layer + 1.

        Each is perturbed alone, from its saved value; nothing is written to the parameters.
        """
        saved = self._matrices[layer][rows, columns]
        above, below = saved + self._epsilon, saved - self._epsilon
        # Both sides of all entries, one behind the other: q = 2p perturbed networks.
        moves = np.concatenate((above - saved, below - saved))[:, np.newaxis]
        units, sources = np.tile(rows, 2), np.tile(columns, 2)
        z = self._a[layer][sources]
        z *= moves
        z += self._z[layer][units]
        at_corner = np.zeros(len(rows), dtype=bool)
        loss = self._loss(self._carry_on(layer, units, z, at_corner))
        data = (loss[: len(rows)] - loss[len(rows) :]).sum(axis=1)
        data /= 2 * self._epsilon * self._snapshot.n_examples
        penalty = self._penalty(above, below, columns < self._snapshot.layout.sizes[layer], at_corner)
        return Difference(data, penalty, at_corner)

    def _carry_on(
        self, layer: int, units: Places, z: AnyFloats, at_corner: npt.NDArray[np.bool_]
    ) -> AnyFloats:
        """z[L] of all perturbed networks, (n[L], q, r), from the rows of z[layer + 1] that change, (q, r)."""
        activation = self._snapshot.architecture.activation
        if layer == len(self._z) - 1:
            out = np.repeat(self._z[layer][:, np.newaxis, :], len(units), axis=1)
            out[units, np.arange(len(units))] = z
            return out
        self._note_corners(z[np.newaxis], at_corner)
        change = activations.plain(activation, z)
        mask = self._snapshot.mask(layer)
        if mask is not None:
            change *= mask[units]
        change -= self._a[layer + 1][units]
        out = self._matrices[layer + 1][:, units, np.newaxis] * change
        out += self._z[layer + 1][:, np.newaxis, :]
        for above, matrix in enumerate(self._matrices[layer + 2 :], layer + 1):
            self._note_corners(out, at_corner)
            a = activations.plain(activation, out)
            mask = self._snapshot.mask(above)
            if mask is not None:
                a = a * mask[:, np.newaxis, :]
            out = (matrix[:, :-1] @ a.reshape(len(a), -1)).reshape(len(matrix), *z.shape)
            out += matrix[:, -1, np.newaxis, np.newaxis]
        return out

    def _note_corners(self, z: AnyFloats, at_corner: npt.NDArray[np.bool_]) -> None:
        """Note the entries whose two sides lie on two sides of a corner; z is (n, q, r)."""
        if self._snapshot.architecture.activation not in CORNERED:
            return
        positive = z > 0
        across = positive[:, : len(at_corner)] != positive[:, len(at_corner) :]
        if across.any():
            at_corner |= across.any(axis=(0, 2))

    def _penalty(
        self,
        above: AnyFloats,
        below: AnyFloats,
        is_weight: npt.NDArray[np.bool_],
        at_corner: npt.NDArray[np.bool_],
    ) -> AnyFloats:
        """Differences of the penalties, of which only the perturbed weight's own share changes (S7, S8)."""
        penalty = self._snapshot.penalty
        change = penalty.l2 * (above**2 - below**2)
        if penalty.l1:
            change += penalty.l1 * (np.abs(above) - np.abs(below))
            at_corner |= is_weight & (above > 0) & (below < 0)
        return cast(AnyFloats, is_weight * change / (2 * penalty.n_train) / (2 * self._epsilon))


class _Loss:
    """The data term of each example and perturbed network, (q, r), from z[L] (n[L], q, r), which is used up.

    Cross-entropy is written as log(1 + exp(x)) with x the log odds against the true class. Its relative error
    is then small even where the loss is, so that the gradients of a well trained network can be checked.
    """

    def __init__(self, snapshot: Snapshot, z: AnyFloats) -> None:
        self._task = snapshot.architecture.task
        targets = snapshot.targets
        self._targets = targets[0]
        if self._task == "binary":
            self._against = 1 - 2 * targets[0]
        elif self._task == "multiclass":
            self._true = np.argmax(targets, axis=0)
            self._examples = np.arange(snapshot.n_examples)
            others = np.where(targets == 1, -np.inf, z)
            # Each exponential stays near 1 or below: the perturbations are small against this shift.
            self._shift = others.max(axis=0)
            self._others = np.where(targets == 1, -np.inf, -self._shift)[:, np.newaxis, :]

    def __call__(self, z: AnyFloats) -> AnyFloats:
        if self._task == "regression":
            return cast(AnyFloats, 0.5 * (z[0] - self._targets) ** 2)
        if self._task == "binary":
            return np.logaddexp(0, self._against * z[0])
        odds = self._shift - z[self._true, :, self._examples].T
        shifted: npt.NDArray[Any] = z + self._others
        np.exp(shifted, shifted)
        odds += np.log(np.add.reduce(shifted, axis=0))
        return np.logaddexp(0, odds)

    def slope(self, loss: AnyFloats) -> AnyFloats:
        """How fast a loss of that size moves with z[L], in absolute value."""
        if self._task == "regression":
            return np.sqrt(2 * loss)
        return cast(AnyFloats, -np.expm1(-loss))
